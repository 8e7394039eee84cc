// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/card/picture_file.h"

#include "plugins/sdk/failure.hpp"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <algorithm>

namespace card
{

namespace
{

constexpr qint64 largestDrawing = 2 * 1024 * 1024, largestPhoto = 128 * 1024 * 1024;
constexpr int mostElements = 20'000, deepest = 64;

/// The reason why a drawing is refused; empty if it may be drawn.
QString objection(const QByteArray& svg)
{
    if (svg.contains("@import")) return QStringLiteral("it refers to something outside");
    QXmlStreamReader xml(svg);
    int elements = 0, depth = 0;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD) return QStringLiteral("it declares entities");
        if (token == QXmlStreamReader::EndElement) --depth;
        if (token != QXmlStreamReader::StartElement) continue;
        if (++elements > mostElements) return QStringLiteral("it has more than 20000 elements");
        if (++depth > deepest) return QStringLiteral("it is nested too deeply");
        const auto name = xml.name();
        if (name == QLatin1String("script") || name == QLatin1String("foreignObject") || name == QLatin1String("image") || name == QLatin1String("filter"))
            return QStringLiteral("it holds a <") + name.toString() + QStringLiteral("> element");
        for (const QXmlStreamAttribute& attribute : xml.attributes()) {
            const auto value = attribute.value();
            if (attribute.name() == QLatin1String("href") && !value.startsWith(QLatin1Char('#'))) return QStringLiteral("it refers to something outside");
            if (value.contains(QLatin1String("url(")) && !value.contains(QLatin1String("url(#")) && !value.contains(QLatin1String("url('#"))) return QStringLiteral("it refers to something outside");
        }
    }
    return xml.hasError() ? xml.errorString() : QString();
}

QImage drawn(const QByteArray& svg, int wanted, const std::string& name)
{
    if (const QString why = objection(svg); !why.isEmpty()) spotwright::refuse(name + " is refused: " + why.toStdString() + ". Save it as plain SVG or PNG.");
    QSvgRenderer renderer(svg);
    const QSizeF size = renderer.viewBoxF().isEmpty() ? QSizeF(renderer.defaultSize()) : renderer.viewBoxF().size();
    if (!renderer.isValid() || size.isEmpty()) spotwright::refuse(name + " is no drawing that can be shown: save it as plain SVG or PNG.");
    const QSize pixels = size.scaled(wanted, wanted, Qt::KeepAspectRatio).toSize().expandedTo(QSize(1, 1));
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    return image;
}

QImage trimmed(const QImage& image)
{
    int left = image.width(), right = -1, top = image.height(), bottom = -1;
    for (int y = 0; y < image.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(row[x]) > 8) left = std::min(left, x), right = std::max(right, x), top = std::min(top, y), bottom = std::max(bottom, y);
    }
    return right < left ? QImage() : image.copy(left, top, right - left + 1, bottom - top + 1);
}

} // namespace

QImage readPicture(const std::string& file, const char* field, int wanted)
{
    const std::string name = std::string(field) + " " + file;
    const QString path = QString::fromStdString(file);
    const QFileInfo info(path);
    if (!info.isFile()) spotwright::refuse(name + " is not there: link the picture again.");
    if (info.size() > largestPhoto) spotwright::refuse(name + " is larger than 128 MiB: save a smaller copy.");
    QFile opened(path);
    if (!opened.open(QIODevice::ReadOnly)) spotwright::refuse(name + " cannot be opened: " + opened.errorString().toStdString() + ".");

    QImage image;
    const QByteArray start = opened.peek(512).trimmed();
    if (start.startsWith("<") || start.startsWith("\xEF\xBB\xBF<")) {
        if (info.size() > largestDrawing) spotwright::refuse(name + " is larger than 2 MiB: simplify the drawing.");
        image = drawn(opened.readAll(), wanted, name);
    } else {
        QImageReader reader(&opened);
        reader.setDecideFormatFromContent(true);
        reader.setAutoTransform(true);
        reader.setAllocationLimit(512);
        if (reader.format() == "svg" || reader.format() == "svgz") spotwright::refuse(name + " is a packed drawing: save it as plain SVG or PNG.");
        if (!reader.read(&image)) spotwright::refuse(name + " cannot be read as a picture (" + reader.errorString().toStdString() + "): link a PNG, JPEG or SVG.");
        if (std::max(image.width(), image.height()) > wanted) image = image.scaled(wanted, wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    image = trimmed(image.convertToFormat(QImage::Format_ARGB32_Premultiplied));
    if (image.isNull()) spotwright::refuse(name + " is wholly transparent: link another picture.");
    return image;
}

} // namespace card
