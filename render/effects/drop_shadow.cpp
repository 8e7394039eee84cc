// SPDX-License-Identifier: GPL-3.0-or-later
// Drop shadow: the picture's alpha, moved, blurred and coloured, under the picture. It falls `distance` away towards `angle`, degrees
// clockwise, 90 straight down; softness is the sigma of a Gaussian.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>
#include <cmath>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Opacity, Distance, Angle, Softness, Red, Green, Blue };

constexpr EffectUnit percent = EffectUnit::Percent, height = EffectUnit::Height;
constexpr std::array parameters{
    EffectParameter{"opacity", "Opacity", percent, 0, 1, 0.6},
    EffectParameter{"distance", "Distance", height, 0, 0.25, 0.015, 0.001},
    EffectParameter{"angle", "Angle", EffectUnit::Degrees, -360, 360, 60, 1},
    EffectParameter{"softness", "Softness", height, 0, 0.1, 0.01, 0.001},
    EffectParameter{"red", "Red", percent, 0, 1, 0},
    EffectParameter{"green", "Green", percent, 0, 1, 0},
    EffectParameter{"blue", "Blue", percent, 0, 1, 0},
};

void drawDropShadow(EffectPicture& picture, EffectValues v)
{
    const int width = picture.image.width(), height = picture.image.height();
    const double turn = v[Angle] * M_PI / 180, away = v[Distance] * picture.unit, dx = std::cos(turn) * away, dy = std::sin(turn) * away;
    const int wholeX = static_cast<int>(std::floor(dx)), wholeY = static_cast<int>(std::floor(dy));
    const auto partX = static_cast<float>(dx - wholeX), partY = static_cast<float>(dy - wholeY);
    Image shadow({width, height}, PixelFormat::RgbaF32, picture.image.colour(), AlphaMode::Premultiplied);
    float *first = picture.row(0), *to = shadow.mutableRowAs<float>(0, 0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    const auto alphaAt = [&](int x, int y) { return x < 0 || y < 0 || x >= width || y >= height ? 0.f : first[pitch * static_cast<std::size_t>(y) + static_cast<std::size_t>(4 * x + 3)]; };
    const float colour[4] = {static_cast<float>(v[Red]), static_cast<float>(v[Green]), static_cast<float>(v[Blue]), 1};
    picture.eachRow([&](int y) {
        float* s = to + pitch * static_cast<std::size_t>(y);
        for (int x = 0; x < width; ++x, s += 4) {
            const int u = x - wholeX, w = y - wholeY; // the pixel, and its neighbours before it, fall here
            const float alpha = (alphaAt(u, w) * (1 - partX) + alphaAt(u - 1, w) * partX) * (1 - partY) + (alphaAt(u, w - 1) * (1 - partX) + alphaAt(u - 1, w - 1) * partX) * partY;
            for (int c = 0; c < 4; ++c) s[c] = colour[c] * alpha * static_cast<float>(v[Opacity]);
        }
    });
    spot::blur(shadow, v[Softness] * picture.unit, false, *picture.rows);
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        const float* s = to + pitch * static_cast<std::size_t>(y);
        for (int x = 0; x < width; ++x, p += 4, s += 4) {
            const float through = 1 - p[3];
            for (int c = 0; c < 4; ++c) p[c] += s[c] * through;
        }
    });
}

} // namespace

const EffectKind dropShadow{.id = "drop shadow", .name = "Drop shadow", .group = EffectGroup::Shape, .parameters = parameters,
                            .changesNothing = [](EffectValues v) { return v[Opacity] == 0; },
                            .margin = [](EffectValues v) { return v[Distance] + v[Softness] * blurReach + 0.002; }, .draw = drawDropShadow};

} // namespace spot::effects
