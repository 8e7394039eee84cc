// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/layout.h: what a card is made from, and one function for each layout.
#pragma once

#include "palette.h"

#include <QImage>
#include <QPainter>

#include <cstdint>
#include <optional>
#include <string>

namespace card
{

/// Everything a layout needs, read from the request.
struct CardContent {
    QSize size;
    std::uint64_t seed = 1;
    QString headline, tagline, price, url, cta, brand, family;
    QString logo;                  ///< a file in the scratch folder, or empty
    std::optional<QImage> product; ///< premultiplied
    Palette palette;

    bool isTall() const { return size.height() > size.width(); }
    double unit() const { return std::min(size.width(), size.height()) / 100.0; } ///< a hundredth of the shorter side
};

// Each paints the whole picture.
void paintEndCard(QPainter&, const CardContent&);
void paintPackshot(QPainter&, const CardContent&);
void paintPriceFlash(QPainter&, const CardContent&); ///< on nothing: transparent ground
void paintTitle(QPainter&, const CardContent&);
void paintLowerThird(QPainter&, const CardContent&); ///< on nothing

/// The ground: a gradient of the brand's colour with large soft shapes and a fine grain.
void paintBackdrop(QPainter&, const CardContent&);
/// The logo (SVG or picture), else a monogram, inside the square. Returns false when the logo's file cannot be read.
bool paintEmblem(QPainter&, const CardContent&, QRectF square);
/// The product with a contact shadow and a faint reflection, standing on `floor` and centred at x, inside the height.
void paintProduct(QPainter&, const QImage& product, double x, double floor, QSizeF most);
/// A product picture: its plain border colour is taken away when it has no alpha of its own. Nothing when it cannot be read.
std::optional<QImage> readProduct(const QString& file);

} // namespace card
