// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"
#include "typeset.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QSvgRenderer>

namespace card
{

namespace
{

constexpr qint64 largestSvg = 2 << 20;
constexpr int largestSide = 8192;

QRectF fitted(QSizeF size, QRectF square)
{
    const double scale = std::min(square.width() / size.width(), square.height() / size.height());
    const QSizeF shown = size * scale;
    return {square.center().x() - shown.width() / 2, square.center().y() - shown.height() / 2, shown.width(), shown.height()};
}

/// An SVG without anything that reaches outside itself. Qt loads no network, but may open files that an image element names.
bool paintSvg(QPainter& painter, const QString& file, QRectF square)
{
    QFile in(file);
    if (in.size() > largestSvg || !in.open(QIODevice::ReadOnly)) return false;
    const QByteArray bytes = in.readAll();
    const QByteArray lower = bytes.toLower();
    for (const char* reach : {"<!entity", "<image", "<foreignobject", "<script", "@import"})
        if (lower.contains(reach)) return false;
    QSvgRenderer svg(bytes);
    if (!svg.isValid() || svg.viewBoxF().isEmpty()) return false;
    svg.render(&painter, fitted(svg.viewBoxF().size(), square));
    return true;
}

bool paintPicture(QPainter& painter, const QString& file, QRectF square)
{
    QImageReader reader(file);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > largestSide || size.height() > largestSide) return false;
    const QImage image = reader.read();
    if (image.isNull()) return false;
    painter.drawImage(fitted(image.size(), square), image);
    return true;
}

void paintMonogram(QPainter& painter, const CardContent& content, QRectF square)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(content.palette.ink);
    painter.drawRoundedRect(square, square.width() * 0.27, square.width() * 0.27);
    const QString initial = content.brand.isEmpty() ? QStringLiteral("\u25CF") : content.brand.left(1).toUpper();
    const TypeBlock letter(initial, {content.family, square.width() * 0.6, 800, readable(content.palette.ink, {content.palette.ground}), 0, Qt::AlignHCenter, 1}, square.width());
    letter.draw(painter, square.left(), square.center().y() - letter.height() / 2);
}

} // namespace

bool paintEmblem(QPainter& painter, const CardContent& content, QRectF square)
{
    if (content.logo.isEmpty()) {
        paintMonogram(painter, content, square);
        return true;
    }
    const bool svg = QFileInfo(content.logo).suffix().toLower() == "svg";
    return svg ? paintSvg(painter, content.logo, square) : paintPicture(painter, content.logo, square);
}

} // namespace card
