// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette.h"

#include <algorithm>
#include <cmath>

namespace card
{

namespace
{

double luminance(const QColor& c)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

QColor mixed(const QColor& a, const QColor& b, double k)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - k) + b.redF() * k), static_cast<float>(a.greenF() * (1 - k) + b.greenF() * k), static_cast<float>(a.blueF() * (1 - k) + b.blueF() * k));
}

/// A colour toward the ink's side until it can be read.
QColor quietOn(const QColor& ground, const QColor& ink)
{
    for (double k = 0.72; k < 1; k += 0.04)
        if (const QColor c = mixed(ground, ink, k); contrast(c, ground) >= 4.6) return c;
    return ink;
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor readable(const QColor& ground, const std::vector<QColor>& candidates, double least)
{
    for (const QColor& c : candidates)
        if (contrast(c, ground) >= least) return c;
    const QColor dark(0x16, 0x14, 0x12), light(0xFF, 0xFD, 0xFA); // softer than black and white, where they suffice
    const QColor soft = contrast(dark, ground) > contrast(light, ground) ? dark : light;
    if (contrast(soft, ground) >= least) return soft;
    return contrast(Qt::black, ground) > contrast(Qt::white, ground) ? QColor(Qt::black) : QColor(Qt::white);
}

Palette paletteFrom(const std::vector<std::string>& colours)
{
    std::vector<QColor> brand;
    for (const std::string& text : colours)
        if (const QColor c(QString::fromStdString(text)); c.isValid()) brand.push_back(c);
    if (brand.empty()) brand = {QColor(0x2A, 0x2E, 0x35), QColor(0xE0, 0xB0, 0x6A)};
    Palette p;
    p.ground = brand[0];
    const std::vector<QColor> others(brand.begin() + 1, brand.end());
    p.ink = readable(p.ground, others);
    p.accent = mixed(p.ground, p.ink, 0.5);
    for (const QColor& c : others)
        if (contrast(c, p.ground) >= 1.6) {
            p.accent = c;
            break;
        }
    // The deep end of the ground keeps the ink readable: it moves away from the ink.
    const bool inkIsDark = luminance(p.ink) < luminance(p.ground);
    p.groundDeep = inkIsDark ? mixed(p.ground, QColor(Qt::white), 0.16) : mixed(p.ground, QColor(Qt::black), 0.32);
    p.quiet = quietOn(p.ground, p.ink);
    return p;
}

} // namespace card
