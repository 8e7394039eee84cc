// SPDX-License-Identifier: GPL-3.0-or-later
// The packshot: the product on the brand's ground with its shadow and mirror image, the words beside or above it.
#include "plugins/card/card.h"
#include "plugins/card/ornament.h"
#include "plugins/card/typesetting.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace card
{

namespace
{

bool isCutOut(const QImage& image)
{
    return qAlpha(image.pixel(0, 0)) < 40 || qAlpha(image.pixel(image.width() - 1, 0)) < 40 || qAlpha(image.pixel(0, image.height() - 1)) < 40;
}

/// A soft patch of shade that lies on the floor.
void drawShade(QPainter& painter, const QPointF& centre, double halfWidth, double halfHeight, int strength)
{
    painter.save();
    painter.translate(centre);
    painter.scale(halfWidth, halfHeight);
    QRadialGradient shade(QPointF(), 1);
    shade.setColorAt(0, QColor(0, 0, 0, strength));
    shade.setColorAt(0.45, QColor(0, 0, 0, strength / 2));
    shade.setColorAt(0.75, QColor(0, 0, 0, strength / 7));
    shade.setColorAt(1, QColor(0, 0, 0, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    painter.drawEllipse(QPointF(), 1, 1);
    painter.restore();
}

QImage mirrored(const QImage& product, const QSize& size)
{
    QImage image = product.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).mirrored(false, true);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    QLinearGradient fade(0, 0, 0, image.height());
    fade.setColorAt(0, QColor(0, 0, 0, 84));
    fade.setColorAt(0.34, QColor(0, 0, 0, 0));
    painter.fillRect(image.rect(), fade);
    painter.end();
    return image;
}

void drawHalo(Sheet& sheet, const QPointF& centre, double radius)
{
    if (sheet.order.transparent) return;
    QRadialGradient halo(centre, radius);
    QColor light = mixed(sheet.order.palette.light, Qt::white, 0.35);
    light.setAlpha(200);
    halo.setColorAt(0, light);
    light.setAlpha(70);
    halo.setColorAt(0.55, light);
    light.setAlpha(0);
    halo.setColorAt(1, light);
    sheet.painter.setPen(Qt::NoPen);
    sheet.painter.setBrush(halo);
    sheet.painter.drawEllipse(centre, radius, radius);
}

void drawFloor(Sheet& sheet, double line)
{
    if (sheet.order.transparent) return;
    QLinearGradient floor(0, line, 0, sheet.frame.bottom());
    QColor deep = sheet.order.palette.deep;
    deep.setAlpha(0);
    floor.setColorAt(0, deep);
    deep.setAlpha(210);
    floor.setColorAt(1, deep);
    sheet.painter.fillRect(QRectF(0, line, sheet.frame.width(), sheet.frame.bottom() - line), floor);
}

void drawProduct(Sheet& sheet, const QRectF& room)
{
    const QImage& product = sheet.order.content.product;
    if (product.isNull()) {
        drawMark(sheet, room.adjusted(room.width() * 0.15, room.height() * 0.15, -room.width() * 0.15, -room.height() * 0.15));
        return;
    }
    QRectF place(QPointF(), QSizeF(product.size()).scaled(room.size(), Qt::KeepAspectRatio));
    place.moveCenter(room.center());
    drawHalo(sheet, place.center(), std::max(place.width(), place.height()) * 0.72);
    if (!isCutOut(product)) {
        const double round = 2.2 * sheet.unit;
        for (int i = 6; i > 0; --i) {
            sheet.painter.setPen(Qt::NoPen);
            sheet.painter.setBrush(QColor(0, 0, 0, 9));
            sheet.painter.drawRoundedRect(place.adjusted(-i * 0.5, i, i * 0.5, i * 2.0).translated(0, 1.2 * sheet.unit), round + i, round + i);
        }
        QPainterPath corners;
        corners.addRoundedRect(place, round, round);
        sheet.painter.save();
        sheet.painter.setClipPath(corners);
        sheet.painter.drawImage(place, product);
        sheet.painter.restore();
        return;
    }
    place.moveBottom(room.bottom());
    sheet.painter.drawImage(QPointF(place.left(), place.bottom() - 1), mirrored(product, place.size().toSize()));
    drawShade(sheet.painter, {place.center().x() + place.width() * 0.06, place.bottom()}, place.width() * 0.80, place.width() * 0.11, 110);
    drawShade(sheet.painter, {place.center().x(), place.bottom() - place.width() * 0.01}, place.width() * 0.50, place.width() * 0.04, 190);
    sheet.painter.drawImage(place, product);
}

} // namespace

void drawPackshot(Sheet& sheet)
{
    drawGround(sheet);
    const Content& content = sheet.order.content;
    const Palette& palette = sheet.order.palette;
    const double u = sheet.unit, gap = 4.4 * u;
    const bool beside = sheet.wide();
    const Align align = beside ? Align::Left : Align::Centre;
    const double room = beside ? sheet.safe.width() * 0.46 : sheet.safe.width();
    const QString headline = content.headline.isEmpty() ? content.brandName : content.headline;

    const Setting name = setText(content.brandName == headline ? QString() : content.brandName, {content.font, 600, 6}, room, 4 * u, 3.1 * u, 1);
    const Setting head = setText(headline, {content.font, 800, -1.8, 1.1}, room, (beside ? 44 : 26) * u, (beside ? 12 : 11) * u, 3);
    const Setting tag = setText(content.tagline, {content.font, 400, 0.2, 1.35}, room * 0.95, 12 * u, 4.0 * u, 2);
    const Setting price = setText(content.price, {content.font, 800, -1}, room * 0.6, 8 * u, 8 * u, 1);
    const Setting url = setText(content.url, {content.font, 500, 2}, room, 4 * u, 2.8 * u, 1);

    double total = head.advance();
    if (!name.empty()) total += name.advance() + gap * 0.8;
    if (!tag.empty()) total += gap * 0.8 + tag.advance();
    if (!price.empty()) total += gap + price.advance();
    if (!content.cta.isEmpty()) total += gap + 3.1 * u * 2.25;
    if (!url.empty()) total += gap * 0.8 + url.advance();

    QRectF stage;
    double y;
    if (beside) {
        const double centre = sheet.safe.left() + sheet.safe.width() * 0.76;
        stage = QRectF(centre - sheet.safe.width() * 0.2, sheet.safe.top() + 2 * u, sheet.safe.width() * 0.4, sheet.safe.height() * 0.86);
        y = sheet.safe.top() + (sheet.safe.height() - total) * 0.5;
    } else {
        y = sheet.safe.top();
        const double under = y + total + gap * 1.2;
        stage = QRectF(sheet.safe.left() + sheet.safe.width() * 0.1, under, sheet.safe.width() * 0.8, std::max(10 * u, sheet.safe.bottom() - under - (sheet.upright() ? 0 : 2 * u)));
    }
    if (!content.product.isNull()) drawFloor(sheet, stage.bottom() - 6 * u);
    drawProduct(sheet, stage);

    const double x = beside ? sheet.safe.left() : sheet.frame.center().x();
    const auto set = [&](const Setting& setting, const QColor& colour, double after) {
        if (setting.empty()) return;
        sheet.words.push_back(drawSetting(sheet.painter, setting, x, y, align, colour));
        y += setting.advance() + after;
    };
    set(name, palette.quietInk, gap * 0.8);
    set(head, palette.ink, gap * 0.8);
    set(tag, palette.quietInk, gap);
    set(price, palette.ink, gap);
    if (!content.cta.isEmpty()) y = drawButton(sheet, content.cta, x, y, 3.1 * u, !beside).bottom() + gap * 0.8;
    set(url, palette.quietInk, 0);
}

} // namespace card
