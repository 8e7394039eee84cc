// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"
#include "typeset.h"

#include <QPainterPath>

#include <cmath>

namespace card
{

namespace
{

QPainterPath burst(QPointF middle, double radius, int points)
{
    QPainterPath path;
    for (int i = 0; i < points * 2; ++i) {
        const double angle = M_PI * i / points, r = radius * (i % 2 ? 0.9 : 1.0);
        const QPointF at = middle + QPointF(std::cos(angle), std::sin(angle)) * r;
        if (i) path.lineTo(at);
        else path.moveTo(at);
    }
    path.closeSubpath();
    return path;
}

} // namespace

void paintPriceFlash(QPainter& painter, const CardContent& c)
{
    const double w = c.size.width(), h = c.size.height(), u = c.unit();
    const QPointF middle(w / 2, h / 2);
    const double radius = std::min(w, h) * 0.4;
    const QColor ground = c.palette.accent, ink = readable(ground, {c.palette.ground, c.palette.ink});
    painter.save();
    painter.translate(middle);
    painter.rotate(-7);
    painter.translate(-middle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 60));
    painter.drawPath(burst(middle + QPointF(u, u * 1.4), radius, 28));
    painter.setBrush(ground);
    painter.drawPath(burst(middle, radius, 28));
    QPen line(ink, u * 0.5);
    painter.setPen(line);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(middle, radius * 0.82, radius * 0.82);
    const TypeBlock price(c.price.isEmpty() ? c.headline : c.price, {c.family, radius * 0.52, 800, ink, -1.5, Qt::AlignHCenter, 1}, radius * 1.45);
    const TypeBlock words(c.price.isEmpty() ? c.tagline : c.headline, {c.family, radius * 0.15, 600, ink, 3, Qt::AlignHCenter, 2}, radius * 1.2);
    const double top = middle.y() - (price.height() + words.height()) / 2;
    words.draw(painter, middle.x() - radius * 0.6, top);
    price.draw(painter, middle.x() - radius * 0.725, top + words.height());
    painter.restore();
}

} // namespace card
