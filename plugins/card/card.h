// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/card/card.h: what a card says, and the five layouts that set it.
#pragma once

#include "plugins/card/palette.h"

#include <QImage>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <vector>

class QPainter;

namespace card
{

enum class Layout { EndCard, Packshot, PriceFlash, Title, LowerThird };

/// Everything may be empty: layouts close the gaps.
struct Content {
    QString headline, brandName, tagline, price, url, cta, font;
    QImage logo, product; ///< premultiplied, trimmed; null if there is none
};

struct Order {
    Layout layout = Layout::EndCard;
    Content content;
    Palette palette;
    int width = 0, height = 0; ///< pixels
    std::uint64_t seed = 1;
    bool transparent = false;  ///< no ground; a price flash and a lower third never have one
};

/// A finished card, and where its words stand (for checks).
struct Card {
    QImage image; ///< RGBA8888
    std::vector<QRectF> words;
};

/// Draws the order. Same order: same pixels. Needs a QGuiApplication.                                        [main]
Card drawCard(const Order& order);

/// Where words may stand: 6 % from each edge; upright frames keep more free above and below, where apps put their controls.
QRectF safeArea(int width, int height);

/// A drawing in progress: what the layouts share.
struct Sheet {
    QPainter& painter;
    const Order& order;
    QRectF frame, safe;
    double unit; ///< the shorter side / 100
    std::vector<QRectF> words;
    bool upright() const { return frame.height() > frame.width() * 1.05; }
    bool wide() const { return frame.width() > frame.height() * 1.2; }
};

void drawEndCard(Sheet& sheet);
void drawPackshot(Sheet& sheet);
void drawPriceFlash(Sheet& sheet);
void drawTitle(Sheet& sheet);
void drawLowerThird(Sheet& sheet);

} // namespace card
