// SPDX-License-Identifier: GPL-3.0-or-later
// Light leak: three soft lights drift along the edges of the frame and are laid over the picture by screen: c + g - c g. `crossing`
// frames lead a light from one random place to the next; the hue is that of the first, the others lie 20 degrees to its sides.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"
#include "render/effects/picture_sample.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Amount, Hue, Size, Crossing, Seed };

constexpr std::array parameters{
    EffectParameter{"amount", "Amount", EffectUnit::Percent, 0, 2, 0.7},
    EffectParameter{"hue", "Hue", EffectUnit::Degrees, 0, 360, 24, 1},
    EffectParameter{"size", "Size", EffectUnit::Height, 0.1, 2, 0.55},
    EffectParameter{"crossing", "Frames per crossing", EffectUnit::Number, 5, 1000, 75, 1},
    EffectParameter{"seed", "Seed", EffectUnit::Whole, 0, 9999, 0, 1},
};

struct Light {
    double x, y; ///< canvas heights from the centre of the frame
    std::array<float, 3> colour;
};

/// Full colour of a hue in degrees, a little towards white.
std::array<float, 3> colourOf(double hue, double strength)
{
    std::array<float, 3> rgb;
    for (std::size_t c = 0; c < 3; ++c) {
        const double away = std::abs(std::remainder(hue - 120.0 * static_cast<double>(c), 360.0));
        rgb[c] = static_cast<float>(strength * (0.08 + 0.92 * std::clamp(2 - away / 60, 0.0, 1.0)));
    }
    return rgb;
}

std::array<Light, 3> lightsOf(const EffectPicture& picture, EffectValues v)
{
    const double t = static_cast<double>(picture.frame) / v[Crossing], wide = picture.width / picture.unit / 2, tall = picture.height / picture.unit / 2;
    std::array<Light, 3> lights;
    for (std::size_t i = 0; i < lights.size(); ++i) {
        const std::uint64_t seed = static_cast<std::uint64_t>(std::llround(v[Seed])) * 16 + i * 4;
        const double side = chance(seed + 3, 0) < 0.5 ? -1 : 1; // each keeps to a side
        const double strength = v[Amount] * (0.65 + 0.35 * drift(seed + 2, t * 2));
        lights[i] = {side * wide * (0.9 + 0.25 * drift(seed, t)), 1.1 * tall * drift(seed + 1, t), colourOf(v[Hue] + (i == 1 ? 20 : i == 2 ? -20 : 0), strength)};
    }
    return lights;
}

void drawLightLeak(EffectPicture& picture, EffectValues v)
{
    if (v[Amount] == 0) return;
    const auto lights = lightsOf(picture, v);
    const double centreX = picture.left + picture.width / 2.0, centreY = picture.top + picture.height / 2.0, narrow = -1 / (2 * v[Size] * v[Size] / 9);
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        const double v0 = (y + 0.5 - centreY) / picture.unit;
        for (int x = 0; x < picture.image.width(); ++x, p += 4) {
            const double u0 = (x + 0.5 - centreX) / picture.unit;
            std::array<float, 3> glow{};
            for (const Light& light : lights) {
                const double dx = u0 - light.x, dy = (v0 - light.y) * 0.6; // taller than wide, as along the edge of a film
                const auto share = static_cast<float>(std::exp(narrow * (dx * dx + dy * dy)));
                for (std::size_t c = 0; c < 3; ++c) glow[c] += light.colour[c] * share;
            }
            for (std::size_t c = 0; c < 3; ++c)
                if (p[c] < p[3]) p[c] += std::min(1.f, glow[c]) * (p[3] - p[c]);
        }
    });
}

} // namespace

const EffectKind lightLeak{.id = "light leak", .name = "Light leak", .group = EffectGroup::Style, .parameters = parameters, .isTimed = true, .keepsOpaque = true,
                           .changesNothing = [](EffectValues v) { return v[Amount] == 0; }, .draw = drawLightLeak};

} // namespace spot::effects
