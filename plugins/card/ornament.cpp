// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/card/ornament.h"

#include "plugins/card/typesetting.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace card
{

namespace
{

void drawRings(QPainter& painter, const QPointF& centre, double radius, const Palette& palette)
{
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 4; ++i) {
        painter.setBrush(i % 2 == 0 ? mixed(palette.ground, palette.light, 0.55 + 0.15 * i) : palette.ground);
        const double r = radius * (1 - 0.21 * i);
        painter.drawEllipse(centre, r, r);
    }
}

void drawHills(QPainter& painter, const QRectF& frame, const Palette& palette)
{
    painter.setPen(Qt::NoPen);
    for (int layer = 0; layer < 3; ++layer) {
        const double top = frame.height() * (0.70 + 0.10 * layer), swing = frame.height() * 0.05;
        QPainterPath hill(QPointF(0, frame.height()));
        for (int i = 0; i <= 96; ++i)
            hill.lineTo(frame.width() * i / 96.0, top + swing * std::sin(i * 0.065 * (1 + 0.25 * layer) + layer * 2.1) + swing * 0.4 * std::sin(i * 0.13 + layer));
        hill.lineTo(frame.width(), frame.height());
        painter.fillPath(hill, mixed(palette.ground, palette.deep, 0.34 * (layer + 1)));
    }
}

void drawBands(QPainter& painter, const QRectF& frame, const Palette& palette)
{
    painter.save();
    painter.translate(frame.width() * 0.86, frame.height() * 0.5);
    painter.rotate(-32);
    const double length = std::hypot(frame.width(), frame.height()), wide = std::min(frame.width(), frame.height()) * 0.16;
    for (int i = 0; i < 4; ++i)
        painter.fillRect(QRectF((i - 1.2) * wide * 1.02, -length, wide, 2 * length), mixed(palette.ground, i % 2 ? palette.deep : palette.light, 0.75 - 0.12 * i));
    painter.restore();
}

} // namespace

void drawGround(Sheet& sheet)
{
    if (sheet.order.transparent) return;
    const Palette& palette = sheet.order.palette;
    QPainter& painter = sheet.painter;
    QLinearGradient gradient(sheet.frame.topLeft(), sheet.frame.bottomRight());
    gradient.setColorAt(0, mixed(palette.ground, palette.light, 0.35));
    gradient.setColorAt(0.55, palette.ground);
    gradient.setColorAt(1, mixed(palette.ground, palette.deep, 0.55));
    painter.fillRect(sheet.frame, gradient);
    const double w = sheet.frame.width(), h = sheet.frame.height(), reach = std::min(w, h);
    switch (sheet.order.seed / 3 % 3) {
    case 0:
        drawRings(painter, {sheet.wide() ? w * 0.93 : w * 0.9, h * 0.06}, reach * 0.62, palette);
        drawRings(painter, {w * 0.02, h * 1.0}, reach * 0.36, palette);
        break;
    case 1:
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(palette.ground, palette.light, 0.8));
        painter.drawEllipse(QPointF(w * 0.5, h * 0.74), reach * 0.50, reach * 0.50);
        drawHills(painter, sheet.frame, palette);
        break;
    default: drawBands(painter, sheet.frame, palette);
    }
}

void drawMonogram(Sheet& sheet, const QRectF& square)
{
    const Palette& palette = sheet.order.palette;
    QPainter& painter = sheet.painter;
    const QString name = sheet.order.content.brandName.simplified();
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QString letters = words.isEmpty() ? QStringLiteral("●") : words.front().left(1);
    if (words.size() > 1 && letters.front().unicode() < 0x1100) letters += words[1].left(1);
    letters = letters.toUpper();
    const double r = square.width() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.button);
    painter.drawEllipse(square.center(), r, r);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.buttonInk, r * 0.035));
    painter.drawEllipse(square.center(), r * 0.88, r * 0.88);
    const Setting setting = setText(letters, {sheet.order.content.font, 800, -3}, r * 1.25, r * 0.85, r * 1.1, 1);
    drawSetting(painter, setting, square.center().x(), square.center().y() - setting.height / 2, Align::Centre, palette.buttonInk);
}

namespace
{

/// The colour that most of a logo has.
QColor meanColour(const QImage& image)
{
    double r = 0, g = 0, b = 0, a = 0.001;
    for (int y = 0; y < image.height(); y += std::max(1, image.height() / 64))
        for (int x = 0; x < image.width(); x += std::max(1, image.width() / 64)) {
            const QRgb p = image.pixel(x, y); // not premultiplied
            r += qRed(p) * qAlpha(p), g += qGreen(p) * qAlpha(p), b += qBlue(p) * qAlpha(p), a += qAlpha(p);
        }
    return QColor(static_cast<int>(r / a), static_cast<int>(g / a), static_cast<int>(b / a));
}

} // namespace

QRectF drawMark(Sheet& sheet, const QRectF& room)
{
    const QImage& logo = sheet.order.content.logo;
    if (logo.isNull()) {
        const double side = std::min(room.width(), room.height());
        const QRectF square(room.center().x() - side / 2, room.center().y() - side / 2, side, side);
        drawMonogram(sheet, square);
        return square;
    }
    QRectF place(QPointF(), QSizeF(logo.size()).scaled(room.size(), Qt::KeepAspectRatio));
    place.moveCenter(room.center());
    if (contrast(meanColour(logo), sheet.order.palette.ground) < 1.8) {
        const double pad = place.height() * 0.16;
        QRectF plate = place;
        place.adjust(pad, pad, -pad, -pad);
        place = QRectF(QPointF(), QSizeF(logo.size()).scaled(place.size(), Qt::KeepAspectRatio));
        place.moveCenter(plate.center());
        plate = place.adjusted(-pad, -pad, pad, pad);
        sheet.painter.setPen(Qt::NoPen);
        sheet.painter.setBrush(contrast(meanColour(logo), QColor(0xFF, 0xFA, 0xF2)) > 1.8 ? QColor(0xFF, 0xFA, 0xF2) : QColor(0x16, 0x18, 0x1C));
        sheet.painter.drawRoundedRect(plate, pad * 1.1, pad * 1.1);
        sheet.painter.drawImage(place, logo);
        return plate;
    }
    sheet.painter.drawImage(place, logo);
    return place;
}

QRectF drawButton(Sheet& sheet, const QString& words, double x, double top, double size, bool centred)
{
    const Setting setting = setText(words, {sheet.order.content.font, 700, 1.5}, sheet.safe.width() * 0.7, size, size, 1);
    if (setting.empty()) return {};
    const double tall = setting.pixels * 2.25, wide = setting.width + setting.pixels * 2.2;
    const QRectF pill(centred ? x - wide / 2 : x, top, wide, tall);
    sheet.painter.setPen(Qt::NoPen);
    sheet.painter.setBrush(sheet.order.palette.button);
    sheet.painter.drawRoundedRect(pill, tall / 2, tall / 2);
    sheet.words.push_back(drawSetting(sheet.painter, setting, pill.center().x(), pill.center().y() - setting.height / 2, Align::Centre, sheet.order.palette.buttonInk));
    return pill;
}

void addGrain(QImage& image, std::uint64_t seed)
{
    auto state = static_cast<std::uint32_t>(seed * 2654435761u + 12345u);
    for (int y = 0; y < image.height(); ++y) {
        uchar* row = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x, row += 4) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            if (row[3] != 255) continue;
            const int noise = static_cast<int>(state % 5) - 2;
            for (int c = 0; c < 3; ++c) row[c] = static_cast<uchar>(std::clamp(row[c] + noise, 0, 255));
        }
    }
}

} // namespace card
