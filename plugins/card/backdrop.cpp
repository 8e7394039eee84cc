// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"

#include <QRadialGradient>

#include <cmath>
#include <random>

namespace card
{

namespace
{

/// Even numbers 0..1 from a seed, the same on every machine.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_random(static_cast<std::uint32_t>(seed * 2654435761u + 17)) {}
    double roll(double low, double high) { return low + (high - low) * (m_random() / 4294967296.0); }

private:
    std::mt19937 m_random;
};

/// Film grain of +-1.5 levels: breaks the bands of the gradient.
void grain(QPainter& painter, QSize size, std::uint64_t seed)
{
    Dice dice(seed + 99);
    QImage noise(256, 256, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < noise.height(); ++y)
        for (int x = 0; x < noise.width(); ++x) {
            const bool bright = dice.roll(0, 1) > 0.5;
            const int alpha = static_cast<int>(dice.roll(0, 6));
            noise.setPixelColor(x, y, bright ? QColor(255, 255, 255, alpha) : QColor(0, 0, 0, alpha));
        }
    painter.fillRect(QRect(QPoint(0, 0), size), QBrush(noise));
}

} // namespace

void paintBackdrop(QPainter& painter, const CardContent& content)
{
    const double w = content.size.width(), h = content.size.height(), reach = std::hypot(w, h);
    const Palette& p = content.palette;
    Dice dice(content.seed);
    const double angle = dice.roll(0.2, 0.6);
    QLinearGradient ground(0, 0, w * std::cos(angle), h);
    ground.setColorAt(0, p.ground);
    ground.setColorAt(1, p.groundDeep);
    painter.fillRect(QRectF(0, 0, w, h), ground);

    // A few very large discs in the brand's own colours, cut by the edge: quiet behind type, but unmistakably the brand's.
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 3; ++i) {
        const double turn = dice.roll(0, 2 * M_PI);
        const QPointF middle(w / 2 + std::cos(turn) * w * dice.roll(0.42, 0.6), h / 2 + std::sin(turn) * h * dice.roll(0.42, 0.6));
        const double radius = reach * dice.roll(0.16, 0.34);
        QColor colour = i == 1 ? p.accent : p.groundDeep;
        colour.setAlphaF(i == 1 ? 0.16f : 0.5f);
        QRadialGradient disc(middle - QPointF(radius, radius) * 0.3, radius * 1.4);
        QColor far = colour;
        far.setAlphaF(colour.alphaF() * 0.55f);
        disc.setColorAt(0, colour);
        disc.setColorAt(1, far);
        painter.setBrush(disc);
        painter.drawEllipse(middle, radius, radius);
    }
    QRadialGradient glow(QPointF(w / 2, h * 0.42), reach * 0.5);
    const bool lightGround = p.ground.lightnessF() > 0.5;
    glow.setColorAt(0, QColor(255, 255, 255, lightGround ? 46 : 26));
    glow.setColorAt(1, QColor(255, 255, 255, 0));
    painter.fillRect(QRectF(0, 0, w, h), glow);
    grain(painter, content.size, content.seed);
}

} // namespace card
