// SPDX-License-Identifier: GPL-3.0-or-later
// Directional blur: the mean along a line of `length` through each pixel, `angle` degrees clockwise from the right, as of a camera or a
// product that moves. Samples lie at most a pixel apart.
#include "render/effects/effect_list.h"
#include "render/effects/picture_sample.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Length, Angle };

constexpr std::array parameters{
    EffectParameter{"length", "Length", EffectUnit::Height, 0, 0.5, 0.04, 0.001},
    EffectParameter{"angle", "Angle", EffectUnit::Degrees, -360, 360, 0, 1},
};

void drawDirectionalBlur(EffectPicture& picture, EffectValues v)
{
    const double length = v[Length] * picture.unit, turn = v[Angle] * M_PI / 180;
    if (length < 1e-3) return;
    const int count = static_cast<int>(std::ceil(length)) + 1;
    const double dx = std::cos(turn) * length / (count - 1), dy = std::sin(turn) * length / (count - 1), first = -(count - 1) / 2.0;
    redraw(picture, [&](const PictureSample& before, int x, int y) {
        std::array<float, 4> sum{};
        for (int i = 0; i < count; ++i) {
            const std::array<float, 4> p = before.linear(x + dx * (first + i), y + dy * (first + i));
            for (std::size_t k = 0; k < 4; ++k) sum[k] += p[k];
        }
        for (float& s : sum) s /= static_cast<float>(count);
        return sum;
    });
}

} // namespace

const EffectKind directionalBlur{.id = "directional blur", .name = "Directional blur", .group = EffectGroup::Blur, .parameters = parameters, .keepsOpaque = true,
                                 .changesNothing = [](EffectValues v) { return v[Length] == 0; }, .margin = [](EffectValues v) { return v[Length] / 2 + 0.002; },
                                 .draw = drawDirectionalBlur};

} // namespace spot::effects
