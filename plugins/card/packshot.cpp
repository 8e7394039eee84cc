// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"
#include "typeset.h"

namespace card
{

namespace
{

/// A table: the lower part of the ground, a little lighter, with a soft horizon.
void paintTable(QPainter& painter, const CardContent& c, double horizon)
{
    QColor light = c.palette.ground.lighter(118), none = light;
    light.setAlphaF(0.55f);
    none.setAlphaF(0);
    QLinearGradient table(0, horizon - c.unit() * 4, 0, c.size.height());
    table.setColorAt(0, none);
    table.setColorAt(0.16, light);
    table.setColorAt(1, none);
    painter.fillRect(QRectF(0, horizon - c.unit() * 4, c.size.width(), c.size.height()), table);
}

} // namespace

void paintPackshot(QPainter& painter, const CardContent& c)
{
    if (!c.product) return paintEndCard(painter, c);
    paintBackdrop(painter, c);
    const double w = c.size.width(), h = c.size.height(), u = c.unit();
    const Palette& p = c.palette;
    const bool beside = !c.isTall() && w > h * 1.2;
    const double floor = h * (beside ? 0.86 : 0.68), x = beside ? w * 0.3 : w / 2;
    paintTable(painter, c, floor - u * 8);
    paintProduct(painter, *c.product, x, floor, beside ? QSizeF(w * 0.36, h * 0.72) : QSizeF(w * 0.66, h * 0.52));

    const double left = beside ? w * 0.5 : w * 0.09, width = beside ? w * 0.43 : w * 0.82;
    const Qt::Alignment align = beside ? Qt::AlignLeft : Qt::AlignHCenter;
    const double emblem = u * 13;
    const TypeBlock headline(c.headline.isEmpty() ? c.brand : c.headline, {c.family, u * (beside ? 11 : 9.5), 800, p.ink, -1.2, align, 3}, width);
    const TypeBlock tagline(c.tagline.isEmpty() ? c.url : c.tagline, {c.family, u * 4.1, 500, p.quiet, 1, align, 2}, width);
    if (beside) {
        const double total = emblem + u * 3 + headline.height() + u * 2 + tagline.height();
        double y = (h - total) / 2;
        paintEmblem(painter, c, {left, y, emblem, emblem});
        y += emblem + u * 3;
        headline.draw(painter, left, y);
        tagline.draw(painter, left, y + headline.height() + u * 2);
        return;
    }
    paintEmblem(painter, c, {w / 2 - emblem / 2, u * 7, emblem, emblem});
    const double room = h - floor - u * 6, total = headline.height() + u * 1.6 + tagline.height();
    const double y = floor + u * 7 + std::max(0.0, (room - total) / 2 - u * 4);
    headline.draw(painter, left, y);
    tagline.draw(painter, left, y + headline.height() + u * 1.6);
}

} // namespace card
