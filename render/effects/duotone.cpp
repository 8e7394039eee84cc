// SPDX-License-Identifier: GPL-3.0-or-later
// Duotone: the luma of BT.709, clamped to 0..1, runs from one colour to another; mixed with the picture by the amount.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Amount, DarkRed, DarkGreen, DarkBlue, LightRed, LightGreen, LightBlue };

constexpr EffectUnit percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"amount", "Amount", percent, 0, 1, 1},
    EffectParameter{"darkRed", "Dark red", percent, 0, 1, 0.05},
    EffectParameter{"darkGreen", "Dark green", percent, 0, 1, 0.05},
    EffectParameter{"darkBlue", "Dark blue", percent, 0, 1, 0.25},
    EffectParameter{"lightRed", "Light red", percent, 0, 1, 1},
    EffectParameter{"lightGreen", "Light green", percent, 0, 1, 0.85},
    EffectParameter{"lightBlue", "Light blue", percent, 0, 1, 0.6},
};

void drawDuotone(EffectPicture& picture, EffectValues v)
{
    float dark[3], light[3];
    for (std::size_t c = 0; c < 3; ++c) dark[c] = static_cast<float>(v[DarkRed + c]), light[c] = static_cast<float>(v[LightRed + c]);
    const auto amount = static_cast<float>(v[Amount]);
    eachColour(picture, [&](float* p) {
        const float y = std::clamp(lumaOf(p[0], p[1], p[2]), 0.f, 1.f);
        for (int c = 0; c < 3; ++c) p[c] += (dark[c] + (light[c] - dark[c]) * y - p[c]) * amount;
    });
}

} // namespace

const EffectKind duotone{.id = "duotone", .name = "Duotone", .group = EffectGroup::Colour, .parameters = parameters, .keepsOpaque = true,
                         .changesNothing = [](EffectValues v) { return v[Amount] == 0; }, .draw = drawDuotone};

} // namespace spot::effects
