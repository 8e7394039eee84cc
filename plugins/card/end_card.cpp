// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"
#include "typeset.h"

namespace card
{

namespace
{

/// A rounded tag with words on it, centred at x. Returns its height.
double paintTag(QPainter& painter, const CardContent& c, const QString& words, double x, double top)
{
    const double size = c.unit() * 3.4;
    const Palette& p = c.palette;
    const TypeBlock text(words, {c.family, size, 600, readable(p.ink, {p.ground}), 2, Qt::AlignHCenter, 1}, c.size.width() * 0.7);
    const QRectF box(x - text.width() / 2 - size * 1.1, top, text.width() + size * 2.2, size * 2.15);
    painter.setPen(Qt::NoPen);
    painter.setBrush(p.ink);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    text.draw(painter, x - c.size.width() * 0.35, box.center().y() - text.height() / 2);
    return box.height();
}

} // namespace

void paintEndCard(QPainter& painter, const CardContent& c)
{
    paintBackdrop(painter, c);
    const double w = c.size.width(), h = c.size.height(), u = c.unit();
    const Palette& p = c.palette;
    const double emblem = u * (c.isTall() ? 34 : 29);
    const TypeBlock headline(c.headline.isEmpty() ? c.brand : c.headline, {c.family, u * (c.isTall() ? 12.5 : 12), 800, p.ink, -1.2, Qt::AlignHCenter, 2}, w * 0.82);
    const TypeBlock tagline(c.tagline, {c.family, u * 4.4, 500, p.quiet, 1, Qt::AlignHCenter, 2}, w * 0.74);
    const QString tag = c.cta.isEmpty() ? c.url : c.cta;
    const double gap = u * 3.4, small = u * 2;
    const double tagHeight = tag.isEmpty() ? 0 : u * 3.4 * 2.15;
    const double total = emblem + gap + headline.height() + (tagline.isEmpty() ? 0 : small + tagline.height()) + (tag.isEmpty() ? 0 : gap * 1.1 + tagHeight);
    double y = (h - total) / 2 - u * 1.2; // the optical middle lies a little above the measured one
    paintEmblem(painter, c, {w / 2 - emblem / 2, y, emblem, emblem});
    y += emblem + gap;
    headline.draw(painter, w * 0.09, y);
    y += headline.height();
    if (!tagline.isEmpty()) {
        y += small;
        tagline.draw(painter, w * 0.13, y);
        y += tagline.height();
    }
    if (!tag.isEmpty()) paintTag(painter, c, tag, w / 2, y + gap * 1.1);
}

} // namespace card
