// SPDX-License-Identifier: GPL-3.0-or-later
// The layouts that lie over moving pictures: price flash and lower third. Their ground stays transparent.
#include "plugins/card/card.h"
#include "plugins/card/typesetting.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace card
{

namespace
{

/// A star of many rounded points.
QPainterPath burst(double outer, double inner, int points)
{
    QPainterPath path;
    for (int i = 0; i < points * 12; ++i) {
        const double angle = i * 6.283185307 / (points * 12), wave = 0.5 + 0.5 * std::cos(angle * points);
        const double r = inner + (outer - inner) * std::pow(wave, 0.8);
        const QPointF at(std::cos(angle) * r, std::sin(angle) * r);
        if (i == 0) path.moveTo(at);
        else path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

} // namespace

void drawPriceFlash(Sheet& sheet)
{
    const Content& content = sheet.order.content;
    const Palette& palette = sheet.order.palette;
    const double radius = (sheet.upright() ? 27 : 24) * sheet.unit;
    const QPointF centre(sheet.safe.right() - radius * 1.03, sheet.upright() ? sheet.safe.top() + radius * 1.05 : sheet.safe.top() + radius * 1.05);
    QPainter& painter = sheet.painter;
    painter.save();
    painter.translate(centre);
    painter.rotate(-7);
    painter.setPen(Qt::NoPen);
    for (int i = 8; i > 0; --i) {
        painter.setBrush(QColor(0, 0, 0, 7));
        painter.drawPath(burst(radius * (1 + 0.006 * i), radius * (0.92 + 0.006 * i), 22).translated(0, radius * (0.012 + 0.006 * i)));
    }
    QLinearGradient fill(0, -radius, 0, radius);
    fill.setColorAt(0, palette.light);
    fill.setColorAt(1, palette.ground);
    painter.setBrush(fill);
    painter.drawPath(burst(radius, radius * 0.92, 22));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.ink, radius * 0.012));
    painter.drawEllipse(QPointF(), radius * 0.83, radius * 0.83);

    const QString amount = content.price.isEmpty() ? (content.headline.isEmpty() ? content.brandName : content.headline) : content.price;
    const Setting above = setText(content.price.isEmpty() ? QString() : content.headline, {content.font, 600, 3, 1.15}, radius * 1.12, radius * 0.34, radius * 0.16, 2);
    const Setting big = setText(amount, {content.font, 800, -2.5, 1.0}, radius * 1.42, radius * 0.62, radius * 0.62, 2);
    const Setting below = setText(content.tagline, {content.font, 500, 1, 1.2}, radius * 1.05, radius * 0.26, radius * 0.125, 2);
    const double gap = radius * 0.13;
    const double total = (above.empty() ? 0 : above.height + gap) + big.height + (below.empty() ? 0 : gap + below.height);
    double y = -total / 2;
    const auto set = [&](const Setting& setting, const QColor& colour) {
        if (setting.empty()) return;
        sheet.words.push_back(drawSetting(painter, setting, 0, y, Align::Centre, colour).translated(centre));
        y += setting.height + gap;
    };
    set(above, palette.ink);
    set(big, palette.ink);
    set(below, palette.quietInk);
    painter.restore();
}

void drawLowerThird(Sheet& sheet)
{
    const Content& content = sheet.order.content;
    const Palette& palette = sheet.order.palette;
    const double u = sheet.unit, pad = 3.2 * u;
    const QString headline = content.headline.isEmpty() ? content.brandName : content.headline;
    const QString second = content.tagline.isEmpty() && content.brandName != headline ? content.brandName : content.tagline;
    const double room = sheet.safe.width() * (sheet.wide() ? 0.58 : 0.94) - 3 * pad;
    const Setting head = setText(headline, {content.font, 700, -0.8, 1.12}, room, 13 * u, 5.6 * u, 2);
    const Setting under = setText(second, {content.font, 400, 0.5, 1.3}, room, 6 * u, 3.2 * u, 2);
    const double tall = head.height + (under.empty() ? 0 : under.height + 3.2 * u), wide = std::max(head.width, under.width);
    const QRectF panel(sheet.safe.left(), sheet.safe.bottom() - tall - 2 * pad, wide + 2.6 * pad, tall + 2 * pad);

    QPainter& painter = sheet.painter;
    painter.setPen(Qt::NoPen);
    for (int i = 6; i > 0; --i) {
        painter.setBrush(QColor(0, 0, 0, 8));
        painter.drawRoundedRect(panel.adjusted(-i * 0.1 * u, 0, i * 0.1 * u, i * 0.18 * u), 1.2 * u, 1.2 * u);
    }
    painter.setBrush(palette.ground);
    painter.drawRoundedRect(panel, 1.0 * u, 1.0 * u);
    QPainterPath edge;
    edge.addRoundedRect(panel, 1.0 * u, 1.0 * u);
    painter.save();
    painter.setClipPath(edge);
    painter.fillRect(QRectF(panel.left(), panel.top(), 1.1 * u, panel.height()), palette.accent);
    painter.restore();
    const double left = panel.left() + 1.4 * pad;
    if (!head.empty()) sheet.words.push_back(drawSetting(painter, head, left, panel.top() + pad, Align::Left, palette.ink));
    if (!under.empty()) sheet.words.push_back(drawSetting(painter, under, left, panel.top() + pad + head.height + 3.2 * u, Align::Left, palette.quietInk));
}

} // namespace card
