// SPDX-License-Identifier: GPL-3.0-or-later
// Letterbox: bars over what lies outside of a frame of another shape, in the middle of this one. Edges between pixels are shared.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Ratio, Opacity, Red, Green, Blue };

constexpr EffectUnit percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"ratio", "Width to height", EffectUnit::Number, 0.2, 5, 2.39},
    EffectParameter{"opacity", "Opacity", percent, 0, 1, 1},
    EffectParameter{"red", "Red", percent, 0, 1, 0},
    EffectParameter{"green", "Green", percent, 0, 1, 0},
    EffectParameter{"blue", "Blue", percent, 0, 1, 0},
};

/// Share of the pixel at `at` inside of the middle `length` of `whole`.
double inside(int at, double whole, double length)
{
    const double low = (whole - length) / 2, high = whole - low;
    return std::clamp(std::min(at + 1.0, high) - std::max<double>(at, low), 0.0, 1.0);
}

void drawLetterbox(EffectPicture& picture, EffectValues v)
{
    const double width = std::min<double>(picture.width, picture.height * v[Ratio]), height = std::min<double>(picture.height, picture.width / v[Ratio]);
    const float bar[4] = {static_cast<float>(v[Red]), static_cast<float>(v[Green]), static_cast<float>(v[Blue]), 1};
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    (*picture.rows)(picture.height, [&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(picture.top + y) + 4 * static_cast<std::size_t>(picture.left);
        const double down = inside(y, picture.height, height);
        for (int x = 0; x < picture.width; ++x, p += 4) {
            const auto share = static_cast<float>((1 - down * inside(x, picture.width, width)) * v[Opacity]);
            if (share > 0)
                for (int c = 0; c < 4; ++c) p[c] += (bar[c] - p[c]) * share;
        }
    });
}

} // namespace

const EffectKind letterbox{.id = "letterbox", .name = "Letterbox", .group = EffectGroup::Shape, .parameters = parameters, .keepsOpaque = true,
                           .changesNothing = [](EffectValues v) { return v[Opacity] == 0; }, .draw = drawLetterbox};

} // namespace spot::effects
