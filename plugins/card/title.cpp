// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"
#include "typeset.h"

namespace card
{

void paintTitle(QPainter& painter, const CardContent& c)
{
    paintBackdrop(painter, c);
    const double w = c.size.width(), h = c.size.height(), u = c.unit(), margin = w * 0.08;
    const Palette& p = c.palette;
    const TypeBlock headline(c.headline.isEmpty() ? c.brand : c.headline, {c.family, u * (c.isTall() ? 15 : 17), 800, p.ink, -1.8, Qt::AlignLeft, 4}, w - 2 * margin);
    const TypeBlock tagline(c.tagline, {c.family, u * 4.6, 500, p.quiet, 1, Qt::AlignLeft, 2}, w - 2 * margin);
    const double total = headline.height() + (tagline.isEmpty() ? 0 : u * 3 + tagline.height());
    const double top = (h - total) / 2;
    painter.fillRect(QRectF(margin, top - u * 5, u * 12, u * 0.9), p.accent);
    headline.draw(painter, margin, top);
    tagline.draw(painter, margin, top + headline.height() + u * 3);
}

} // namespace card
