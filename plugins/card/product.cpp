// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"

#include <QImageReader>
#include <QRadialGradient>

#include <cstdlib>

namespace card
{

namespace
{

constexpr int largestSide = 8192;

/// The four corners agree on one colour: a plain studio ground.
std::optional<QRgb> plainGround(const QImage& image)
{
    const QRgb first = image.pixel(0, 0);
    const int w = image.width() - 1, h = image.height() - 1;
    for (const QPoint at : {QPoint(w, 0), QPoint(0, h), QPoint(w, h)}) {
        const QRgb c = image.pixel(at);
        if (std::abs(qRed(c) - qRed(first)) + std::abs(qGreen(c) - qGreen(first)) + std::abs(qBlue(c) - qBlue(first)) > 24) return std::nullopt;
    }
    return first;
}

/// Takes the ground away where it is connected with the border; soft at its edge.
QImage withoutGround(QImage image, QRgb ground)
{
    const auto distance = [&](QRgb c) { return std::abs(qRed(c) - qRed(ground)) + std::abs(qGreen(c) - qGreen(ground)) + std::abs(qBlue(c) - qBlue(ground)); };
    constexpr int gone = 36, kept = 90;
    std::vector<char> seen(static_cast<std::size_t>(image.width()) * image.height(), 0);
    std::vector<QPoint> edge;
    const auto visit = [&](int x, int y) {
        if (x < 0 || y < 0 || x >= image.width() || y >= image.height()) return;
        char& s = seen[static_cast<std::size_t>(y) * image.width() + x];
        if (s) return;
        s = 1;
        if (distance(image.pixel(x, y)) < kept) edge.push_back({x, y});
    };
    for (int x = 0; x < image.width(); ++x) visit(x, 0), visit(x, image.height() - 1);
    for (int y = 0; y < image.height(); ++y) visit(0, y), visit(image.width() - 1, y);
    while (!edge.empty()) {
        const QPoint at = edge.back();
        edge.pop_back();
        const QRgb c = image.pixel(at);
        const int d = distance(c);
        image.setPixel(at, qRgba(qRed(c), qGreen(c), qBlue(c), d <= gone ? 0 : 255 * (d - gone) / (kept - gone)));
        if (d > gone) continue;
        visit(at.x() + 1, at.y()), visit(at.x() - 1, at.y()), visit(at.x(), at.y() + 1), visit(at.x(), at.y() - 1);
    }
    return image;
}

/// Without the empty border that would push the product off its floor.
QImage trimmedAlpha(const QImage& image)
{
    QRect box;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) > 16) box |= QRect(x, y, 1, 1);
    return box.isEmpty() ? image : image.copy(box);
}

} // namespace

std::optional<QImage> readProduct(const QString& file)
{
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > largestSide || size.height() > largestSide) return std::nullopt;
    QImage image = reader.read();
    if (image.isNull()) return std::nullopt;
    if (image.width() > 2400 || image.height() > 2400) image = image.scaled(2400, 2400, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    const bool hasAlpha = image.hasAlphaChannel();
    image = image.convertToFormat(QImage::Format_ARGB32);
    if (!hasAlpha)
        if (const auto ground = plainGround(image)) image = withoutGround(std::move(image), *ground);
    return trimmedAlpha(image).convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

void paintProduct(QPainter& painter, const QImage& product, double x, double floor, QSizeF most)
{
    const double scale = std::min(most.width() / product.width(), most.height() / product.height());
    const QSizeF size = QSizeF(product.size()) * scale;
    const QRectF place(x - size.width() / 2, floor - size.height(), size.width(), size.height());

    // Contact shadow: two flat ellipses, a wide soft one and a narrow dark one.
    painter.setPen(Qt::NoPen);
    for (const auto& [wide, alpha] : {std::pair(0.78, 70), std::pair(0.52, 120)}) {
        painter.save();
        painter.translate(x, floor);
        painter.scale(1, 0.13);
        QRadialGradient shadow(QPointF(0, 0), size.width() * wide);
        shadow.setColorAt(0, QColor(0, 0, 0, alpha));
        shadow.setColorAt(1, QColor(0, 0, 0, 0));
        painter.setBrush(shadow);
        painter.drawEllipse(QPointF(0, 0), size.width() * wide, size.width() * wide);
        painter.restore();
    }
    // Reflection, fading with the distance from the floor.
    QImage mirror = product.mirrored(false, true).scaled(size.toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_ARGB32_Premultiplied);
    if (!mirror.isNull()) {
        QPainter fade(&mirror);
        fade.setCompositionMode(QPainter::CompositionMode_DestinationIn);
        QLinearGradient gone(0, 0, 0, mirror.height() * 0.3);
        gone.setColorAt(0, QColor(0, 0, 0, 60));
        gone.setColorAt(1, QColor(0, 0, 0, 0));
        fade.fillRect(mirror.rect(), gone);
        fade.end();
        painter.drawImage(QPointF(place.left(), floor), mirror);
    }
    painter.drawImage(place, product);
}

} // namespace card
