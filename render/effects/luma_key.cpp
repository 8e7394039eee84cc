// SPDX-License-Identifier: GPL-3.0-or-later
// Luma key: alpha rises from 0 to 1 as the luma of BT.709 goes from the threshold to threshold + softness; inverted, it falls.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Threshold, Softness, Inverted };

constexpr std::array parameters{
    EffectParameter{"threshold", "Threshold", EffectUnit::Percent, 0, 1, 0.1},
    EffectParameter{"softness", "Softness", EffectUnit::Percent, 0, 1, 0.1},
    EffectParameter{"inverted", "Inverted", EffectUnit::Switch, 0, 1, 0, 1},
};

void drawLumaKey(EffectPicture& picture, EffectValues v)
{
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        for (int x = 0; x < picture.image.width(); ++x, p += 4) {
            if (p[3] <= 0) continue;
            const double rises = smoothStep(v[Threshold], v[Threshold] + v[Softness], static_cast<double>(lumaOf(p[0], p[1], p[2]) / p[3]));
            const auto keep = static_cast<float>(v[Inverted] >= 0.5 ? 1 - rises : rises);
            for (int c = 0; c < 4; ++c) p[c] *= keep;
        }
    });
}

} // namespace

const EffectKind lumaKey{.id = "luma key", .name = "Luma key", .group = EffectGroup::Key, .parameters = parameters,
                         .changesNothing = [](EffectValues) { return false; }, .draw = drawLumaKey};

} // namespace spot::effects
