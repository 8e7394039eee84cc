// SPDX-License-Identifier: GPL-3.0-or-later
// Hue curves: for each of six hues how far they turn, how saturated and how bright they become; between two of them smoothly mixed, on
// straight R'G'B' of BT.709. Luma stays where only the hue or the saturation changes; brightness is taken times the range of the
// channels, so that greys keep theirs.
#include "render/effects/effect_list.h"
#include "render/effects/hue_math.h"

#include <array>

namespace spot::effects
{

namespace
{

constexpr std::size_t hues = 6;
constexpr EffectUnit degrees = EffectUnit::Degrees, percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"turnRed", "Hue of red", degrees, -60, 60, 0, 1},           EffectParameter{"turnYellow", "Hue of yellow", degrees, -60, 60, 0, 1},
    EffectParameter{"turnGreen", "Hue of green", degrees, -60, 60, 0, 1},       EffectParameter{"turnCyan", "Hue of cyan", degrees, -60, 60, 0, 1},
    EffectParameter{"turnBlue", "Hue of blue", degrees, -60, 60, 0, 1},         EffectParameter{"turnMagenta", "Hue of magenta", degrees, -60, 60, 0, 1},
    EffectParameter{"saturationRed", "Saturation of red", percent, 0, 4, 1},     EffectParameter{"saturationYellow", "Saturation of yellow", percent, 0, 4, 1},
    EffectParameter{"saturationGreen", "Saturation of green", percent, 0, 4, 1}, EffectParameter{"saturationCyan", "Saturation of cyan", percent, 0, 4, 1},
    EffectParameter{"saturationBlue", "Saturation of blue", percent, 0, 4, 1},   EffectParameter{"saturationMagenta", "Saturation of magenta", percent, 0, 4, 1},
    EffectParameter{"lightRed", "Brightness of red", percent, -1, 1, 0},         EffectParameter{"lightYellow", "Brightness of yellow", percent, -1, 1, 0},
    EffectParameter{"lightGreen", "Brightness of green", percent, -1, 1, 0},     EffectParameter{"lightCyan", "Brightness of cyan", percent, -1, 1, 0},
    EffectParameter{"lightBlue", "Brightness of blue", percent, -1, 1, 0},       EffectParameter{"lightMagenta", "Brightness of magenta", percent, -1, 1, 0},
};

bool isPlain(EffectValues v) { return areFallbacks(parameters, v); }

void drawHueCurves(EffectPicture& picture, EffectValues v)
{
    if (isPlain(v)) return;
    eachColour(picture, [&](float* p) {
        const HueOf hue(p);
        if (hue.range <= 0) return;
        const float at = hue.degrees / 60;
        const auto own = static_cast<std::size_t>(at) % hues, next = (own + 1) % hues;
        const auto share = static_cast<float>(smoothStep(0, 1, static_cast<double>(at - std::floor(at))));
        const auto mixed = [&](std::size_t first) { return static_cast<float>(v[first + own]) * (1 - share) + static_cast<float>(v[first + next]) * share; };
        turnHue(p, mixed(0), mixed(hues), mixed(2 * hues) * hue.range);
    });
}

} // namespace

const EffectKind hueCurves{.id = "hue curves", .name = "Hue curves", .group = EffectGroup::Colour, .parameters = parameters, .keepsOpaque = true,
                           .changesNothing = isPlain, .draw = drawHueCurves};

} // namespace spot::effects
