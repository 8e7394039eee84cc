// SPDX-License-Identifier: GPL-3.0-or-later
// Qualifier: changes only the colours of one range of hue, saturation and brightness: the brand's orange, a sky, skin. How far a colour
// is inside is the product of three soft ranges, on straight R'G'B' of BT.709: its hue, its saturation (range of the channels to the
// largest), its luma. "Show selection" draws that share as grey.
#include "render/effects/effect_list.h"
#include "render/effects/hue_math.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Hue, Width, LeastSaturation, Dark, Bright, Softness, Turn, Saturation, Light, Show };

constexpr EffectUnit degrees = EffectUnit::Degrees, percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"hue", "Hue", degrees, 0, 360, 30, 1},
    EffectParameter{"width", "Hue width", degrees, 1, 360, 50, 1},
    EffectParameter{"leastSaturation", "Least saturation", percent, 0, 1, 0.2},
    EffectParameter{"dark", "Darkest", percent, 0, 1, 0},
    EffectParameter{"bright", "Brightest", percent, 0, 1, 1},
    EffectParameter{"softness", "Softness", percent, 0, 1, 0.25},
    EffectParameter{"turn", "Turn hue", degrees, -180, 180, 0, 1},
    EffectParameter{"saturation", "Saturation", percent, 0, 4, 1},
    EffectParameter{"light", "Brightness", percent, -1, 1, 0},
    EffectParameter{"show", "Show selection", EffectUnit::Switch, 0, 1, 0, 1},
};

bool isPlain(EffectValues v) { return v[Turn] == 0 && v[Saturation] == 1 && v[Light] == 0 && v[Show] < 0.5; }

/// 0..1: how far the colour lies inside of the range.
float shareOf(const float* rgb, EffectValues v)
{
    const HueOf hue(rgb);
    const double half = v[Width] / 2, soft = v[Softness];
    const double away = std::abs(std::remainder(static_cast<double>(hue.degrees) - v[Hue], 360.0));
    const double inHue = v[Width] >= 360 ? 1 : 1 - smoothStep(half, half * (1 + soft) + 0.01, away);
    const double high = static_cast<double>(std::max({rgb[0], rgb[1], rgb[2]})), saturation = high > 0 ? static_cast<double>(hue.range) / high : 0;
    const double inSaturation = v[LeastSaturation] <= 0 ? 1 : smoothStep(v[LeastSaturation] * (1 - soft), v[LeastSaturation], saturation);
    const double luma = static_cast<double>(lumaOf(rgb[0], rgb[1], rgb[2])), edge = 0.25 * soft;
    const double inDark = v[Dark] <= 0 ? 1 : smoothStep(v[Dark] - edge, v[Dark], luma), inBright = v[Bright] >= 1 ? 1 : 1 - smoothStep(v[Bright], v[Bright] + edge, luma);
    return static_cast<float>(inHue * inSaturation * inDark * inBright);
}

void drawQualifier(EffectPicture& picture, EffectValues v)
{
    if (isPlain(v)) return;
    const auto turn = static_cast<float>(v[Turn]), saturation = static_cast<float>(v[Saturation]), light = static_cast<float>(v[Light]);
    eachColour(picture, [&](float* p) {
        const float share = shareOf(p, v);
        if (v[Show] >= 0.5) {
            p[0] = p[1] = p[2] = share;
            return;
        }
        if (share <= 0) return;
        float changed[3] = {p[0], p[1], p[2]};
        turnHue(changed, turn, saturation, light);
        for (int c = 0; c < 3; ++c) p[c] += (changed[c] - p[c]) * share;
    });
}

} // namespace

const EffectKind qualifier{.id = "qualifier", .name = "Qualifier", .group = EffectGroup::Colour, .parameters = parameters, .keepsOpaque = true,
                           .changesNothing = isPlain, .draw = drawQualifier};

} // namespace spot::effects
