// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/card/card.h"

#include "plugins/card/ornament.h"

#include <QPainter>

#include <algorithm>

namespace card
{

QRectF safeArea(int width, int height)
{
    const double side = width * 0.06, above = height > width * 1.3 ? height * 0.12 : height * 0.07, below = height > width * 1.3 ? height * 0.16 : height * 0.07;
    return QRectF(side, above, width - 2 * side, height - above - below);
}

Card drawCard(const Order& order)
{
    QImage image(order.width, order.height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    Sheet sheet{painter, order, QRectF(0, 0, order.width, order.height), safeArea(order.width, order.height), std::min(order.width, order.height) / 100.0, {}};
    switch (order.layout) {
    case Layout::EndCard: drawEndCard(sheet); break;
    case Layout::Packshot: drawPackshot(sheet); break;
    case Layout::PriceFlash: drawPriceFlash(sheet); break;
    case Layout::Title: drawTitle(sheet); break;
    case Layout::LowerThird: drawLowerThird(sheet); break;
    }
    painter.end();
    Card card{image.convertToFormat(QImage::Format_RGBA8888), std::move(sheet.words)};
    addGrain(card.image, order.seed);
    return card;
}

} // namespace card
