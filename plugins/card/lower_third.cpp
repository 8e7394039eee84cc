// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"
#include "typeset.h"

namespace card
{

void paintLowerThird(QPainter& painter, const CardContent& c)
{
    const double w = c.size.width(), h = c.size.height(), u = c.unit(), margin = w * 0.06;
    const Palette& p = c.palette;
    const TypeBlock name(c.headline.isEmpty() ? c.brand : c.headline, {c.family, u * 5.4, 700, p.ink, -0.5, Qt::AlignLeft, 1}, w * 0.7);
    const TypeBlock role(c.tagline, {c.family, u * 3.3, 500, p.quiet, 1, Qt::AlignLeft, 1}, w * 0.7);
    const double pad = u * 2.4, height = pad * 2 + name.height() + role.height();
    const double top = h * (c.isTall() ? 0.7 : 0.86) - height;
    const QRectF box(margin, top, std::max(name.width(), role.width()) + pad * 2 + u, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(p.ground);
    painter.drawRoundedRect(box, u * 1.2, u * 1.2);
    painter.setBrush(p.accent);
    painter.drawRoundedRect(QRectF(box.left(), box.top(), u * 0.9, box.height()), u * 0.45, u * 0.45);
    name.draw(painter, margin + pad + u * 0.6, top + pad);
    role.draw(painter, margin + pad + u * 0.6, top + pad + name.height());
}

} // namespace card
