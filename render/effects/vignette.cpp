// SPDX-License-Identifier: GPL-3.0-or-later
// Vignette: darkens (or, negative, lightens) towards the corners of the frame. At the distance d from the centre, 1 at the middle of
// the sides of an ellipse that touches the frame (roundness 0) or of a circle of half its height (roundness 1), colours are taken
// times 1 - amount * smooth step of d from size to size + softness.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Amount, Size, Softness, Roundness };

constexpr EffectUnit percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"amount", "Amount", percent, -1, 1, 0.5},
    EffectParameter{"size", "Size", percent, 0, 2, 0.6},
    EffectParameter{"softness", "Softness", percent, 0, 2, 0.8},
    EffectParameter{"roundness", "Roundness", percent, 0, 1, 0},
};

void drawVignette(EffectPicture& picture, EffectValues v)
{
    const double half = picture.height / 2.0, wide = picture.width / 2.0 * (1 - v[Roundness]) + half * v[Roundness];
    const double centreX = picture.left + picture.width / 2.0, centreY = picture.top + half;
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        const double dy = (y + 0.5 - centreY) / half;
        for (int x = 0; x < picture.image.width(); ++x, p += 4) {
            const double dx = (x + 0.5 - centreX) / wide;
            const auto keep = static_cast<float>(1 - v[Amount] * smoothStep(v[Size], v[Size] + v[Softness], std::sqrt(dx * dx + dy * dy)));
            for (int c = 0; c < 3; ++c) p[c] *= keep;
        }
    });
}

} // namespace

const EffectKind vignette{.id = "vignette", .name = "Vignette", .group = EffectGroup::Style, .parameters = parameters, .keepsOpaque = true,
                          .changesNothing = [](EffectValues v) { return v[Amount] == 0; }, .draw = drawVignette};

} // namespace spot::effects
