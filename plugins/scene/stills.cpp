// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/scene/stills.h"

#include "plugins/scene/look.h"
#include "plugins/sdk/failure.hpp"

#include <QFileInfo>
#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cstring>
#include <memory>

namespace scene
{

namespace
{

/// Text needs an application; one without a window, kept until the process ends.
void ensureApplication()
{
    if (QGuiApplication::instance()) return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) qputenv("XDG_RUNTIME_DIR", "/tmp");
    static int count = 1;
    static char name[] = "scene";
    static char* arguments[] = {name, nullptr};
    static const auto application = std::make_unique<QGuiApplication>(count, arguments);
}

Texture textureOf(const QImage& picture)
{
    const QImage image = picture.convertToFormat(QImage::Format_RGBA8888);
    Texture texture{image.width(), image.height(), {}, false};
    texture.texels.resize(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(texture.texels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width()), image.constScanLine(y),
                    static_cast<std::size_t>(image.width()) * 4);
    const auto clear = [&](int x, int y) { return picture.hasAlphaChannel() && qAlpha(picture.pixel(x, y)) < 40; };
    texture.hasCutOut = clear(0, 0) && clear(picture.width() - 1, 0);
    return texture;
}

QColor coded(const Vec4& linear)
{
    const auto code = [](float c) {
        c = std::clamp(c, 0.0f, 1.0f);
        return c <= 0.0031308f ? 12.92f * c : 1.055f * std::pow(c, 1 / 2.4f) - 0.055f;
    };
    return QColor::fromRgbF(code(linear.x), code(linear.y), code(linear.z));
}

float contrast(const Vec4& a, const Vec4& b)
{
    const float la = lightness(a) + 0.05f, lb = lightness(b) + 0.05f;
    return std::max(la, lb) / std::min(la, lb);
}

QFont fittedFont(const QString& text, const QString& family, qreal width, qreal height)
{
    QFont font(family.isEmpty() ? QStringLiteral("Inter Display") : family);
    font.setFamilies({font.family(), QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK KR"), QStringLiteral("DejaVu Sans")});
    font.setWeight(QFont::ExtraBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 98);
    font.setPixelSize(100);
    const QFontMetricsF metrics(font);
    const qreal natural = std::max(metrics.horizontalAdvance(text), 1.0);
    font.setPixelSize(std::max(4, static_cast<int>(std::min(100 * width / natural, height))));
    return font;
}

/// Two lines if that fills the front better.
QStringList balanced(const QString& name)
{
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() < 2) return {name};
    qsizetype best = 1, bestDifference = name.size();
    for (qsizetype i = 1; i < words.size(); ++i) {
        const qsizetype first = words.mid(0, i).join(QLatin1Char(' ')).size(), difference = std::abs(2 * first - name.size());
        if (difference < bestDifference) bestDifference = difference, best = i;
    }
    return {words.mid(0, best).join(QLatin1Char(' ')), words.mid(best).join(QLatin1Char(' '))};
}

void drawName(QPainter& painter, const QRectF& room, const QString& name, const QString& font, const QColor& colour)
{
    const QStringList lines = balanced(name);
    qreal size = 1e9;
    for (const QString& line : lines) size = std::min<qreal>(size, fittedFont(line, font, room.width(), room.height() / (1.0 * static_cast<qreal>(lines.size()))).pixelSize());
    QFont used = fittedFont(name, font, 1e6, size);
    const QFontMetricsF metrics(used);
    const qreal lead = size * 0.98, block = lead * static_cast<qreal>(lines.size() - 1) + metrics.capHeight();
    qreal base = room.center().y() - block / 2 + metrics.capHeight();
    painter.setFont(used);
    painter.setPen(colour);
    for (const QString& line : lines) {
        painter.drawText(QPointF(room.center().x() - metrics.horizontalAdvance(line) / 2, base), line);
        base += lead;
    }
}

void drawSun(QPainter& painter, const QPointF& centre, qreal radius, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(colour, radius * 0.055, Qt::SolidLine, Qt::RoundCap));
    for (int i = 0; i < 36; ++i) {
        const qreal angle = i * 3.14159265 / 18, from = radius * 1.12, to = radius * (i % 2 ? 1.22 : 1.32);
        painter.drawLine(centre + QPointF(std::cos(angle), std::sin(angle)) * from, centre + QPointF(std::cos(angle), std::sin(angle)) * to);
    }
}

void drawWaves(QPainter& painter, const QRectF& area, const QColor& colour, int rows)
{
    painter.setPen(Qt::NoPen);
    for (int row = 0; row < rows; ++row) {
        QColor tone = colour;
        tone.setAlphaF(0.45f + 0.55f * static_cast<float>(row) / static_cast<float>(rows));
        QPainterPath path(QPointF(area.left(), area.bottom() + 1));
        const qreal top = area.top() + area.height() * row / rows;
        for (int i = 0; i <= 120; ++i)
            path.lineTo(area.left() + area.width() * i / 120.0, top + area.height() * 0.10 * std::sin(i * 6.2831853 * (4 + row) / 120.0 + row * 1.7));
        path.lineTo(area.right(), area.bottom() + 1);
        painter.fillPath(path, tone);
    }
}

} // namespace

Texture readStill(const std::string& file, int maxSide)
{
    ensureApplication();
    const QString path = QString::fromStdString(file);
    const QFileInfo info(path);
    if (!info.isFile()) spotwright::refuse("media file " + file + " is not there: link the picture again.");
    if (info.size() > 128 * 1024 * 1024) spotwright::refuse("media file " + file + " is larger than 128 MiB: save a smaller copy.");
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    reader.setAllocationLimit(512);
    const QByteArray format = reader.format();
    if (format == "svg" || format == "svgz") spotwright::refuse("media file " + file + " is a drawing: link it as a PNG.");
    const QSize size = reader.size();
    if (size.isValid() && std::max(size.width(), size.height()) > maxSide) reader.setScaledSize(size.scaled(maxSide, maxSide, Qt::KeepAspectRatio));
    QImage image;
    if (!reader.read(&image) || image.isNull())
        spotwright::refuse("media file " + file + " cannot be read as a picture (" + reader.errorString().toStdString() + "): link a PNG or JPEG.");
    if (std::max(image.width(), image.height()) > maxSide) image = image.scaled(maxSide, maxSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return textureOf(image);
}

Texture brandLabel(const std::string& name, const std::vector<std::string>& colours, const std::string& font, int width, float aspect, float front, std::uint64_t seed)
{
    ensureApplication();
    const auto brand = brandColours(colours);
    const int height = std::max(16, static_cast<int>(static_cast<float>(width) / aspect));
    QImage image(width, height, QImage::Format_RGBA8888);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    QLinearGradient ground(0, 0, 0, height);
    ground.setColorAt(0, coded(scaled(brand[0], 1.08f)));
    ground.setColorAt(0.6, coded(brand[0]));
    ground.setColorAt(1, coded(scaled(brand[0], 0.62f)));
    painter.fillRect(image.rect(), ground);

    const QPointF centre(width * 0.5, height * 0.46);
    const qreal face = width * static_cast<qreal>(front), radius = std::min(face * 0.46, height * 0.30);
    const bool waves = seed % 2 == 1;
    drawWaves(painter, QRectF(0, height * (waves ? 0.74 : 0.82), width, height * (waves ? 0.26 : 0.18)), coded(brand[1]), 3);
    const Vec4 disc = contrast(brand[2], brand[0]) > 1.4f ? brand[2] : brand[1];
    for (const qreal shift : {-0.5, 0.0, 0.5}) drawSun(painter, centre + QPointF(shift * width, 0), radius, coded(disc));
    const Vec4 ink = contrast(brand[1], disc) > 3 ? brand[1] : lightness(disc) > 0.2f ? Vec4{0.02f, 0.02f, 0.025f, 1} : Vec4{0.95f, 0.94f, 0.92f, 1};
    const QString text = name.empty() ? QStringLiteral("\u2739") : QString::fromStdString(name).left(40);
    for (const qreal shift : {-0.5, 0.0, 0.5})
        drawName(painter, QRectF(centre.x() + shift * width - radius * 0.88, centre.y() - radius * 0.6, radius * 1.76, radius * 1.2), text, QString::fromStdString(font), coded(ink));
    painter.end();
    return textureOf(image);
}

} // namespace scene
