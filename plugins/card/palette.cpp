// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/card/palette.h"

#include <algorithm>
#include <cmath>

namespace card
{

namespace
{

double lightness(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

bool readsOnAll(const QColor& ink, const std::vector<QColor>& grounds)
{
    return std::all_of(grounds.begin(), grounds.end(), [&](const QColor& ground) { return contrast(ink, ground) >= readable; });
}

std::vector<QColor> coloursIn(const std::vector<std::string>& codes)
{
    std::vector<QColor> colours;
    for (const std::string& code : codes) {
        const QColor colour(QString::fromStdString(code));
        if (!code.empty() && code.front() == '#' && colour.isValid() && colours.size() < 3) colours.push_back(QColor(colour.red(), colour.green(), colour.blue()));
    }
    if (colours.empty()) colours = {QColor(0xE4, 0x57, 0x2E), QColor(0x17, 0x32, 0x4D)};
    if (colours.size() == 1) {
        const QColor only = colours.front();
        colours.push_back(QColor::fromHsvF(only.hsvHueF() < 0 ? 0.6f : std::fmod(only.hsvHueF() + 0.06f, 1.0f), std::min(1.0f, only.hsvSaturationF() * 0.9f), lightness(only) > 0.2 ? 0.22f : 0.85f));
    }
    return colours;
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double la = lightness(a), lb = lightness(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

QColor inkFor(const std::vector<QColor>& grounds, const std::vector<QColor>& wishes)
{
    for (const QColor& wish : wishes)
        if (readsOnAll(wish, grounds)) return wish;
    const auto worst = [&](const QColor& ink) {
        double least = 21;
        for (const QColor& ground : grounds) least = std::min(least, contrast(ink, ground));
        return least;
    };
    return worst(Qt::white) >= worst(Qt::black) ? QColor(Qt::white) : QColor(Qt::black);
}

QColor quietened(QColor colour, const QColor& ground, const QColor& ink)
{
    for (int step = 0; step < 20 && contrast(colour, ink) < readable; ++step) colour = mixed(colour, ground, 0.2);
    return contrast(colour, ink) < readable ? ground : colour;
}

Palette paletteFor(const std::vector<std::string>& codes, std::uint64_t seed)
{
    const std::vector<QColor> brand = coloursIn(codes);
    const bool firstLeads = seed % 3 != 0;
    Palette palette;
    palette.ground = firstLeads ? brand[0] : brand[1];
    palette.accent = firstLeads ? brand[1] : brand[0];
    if (contrast(palette.ground, palette.accent) < 1.5) palette.accent = brand.size() > 2 ? brand[2] : mixed(palette.accent, lightness(palette.ground) > 0.3 ? Qt::black : Qt::white, 0.6);
    const QColor cream(0xFF, 0xF8, 0xEE), night = mixed(palette.accent, QColor(8, 10, 14), 0.55);
    palette.ink = inkFor({palette.ground}, {cream, palette.accent, night, QColor(0x14, 0x16, 0x1A)});
    palette.light = quietened(mixed(palette.ground, Qt::white, 0.16), palette.ground, palette.ink);
    palette.deep = quietened(mixed(palette.ground, Qt::black, 0.20), palette.ground, palette.ink);
    palette.quietInk = inkFor({palette.ground, palette.light, palette.deep}, {mixed(palette.ink, palette.ground, 0.18), palette.ink});
    palette.button = contrast(palette.ink, palette.ground) > 3 ? palette.ink : palette.accent;
    palette.buttonInk = inkFor({palette.button}, {palette.ground, palette.accent, cream});
    return palette;
}

} // namespace card
