// SPDX-License-Identifier: GPL-3.0-or-later
// Glow: what is brighter than the threshold, blurred and laid over the picture by screen: c + g - c g, alpha alike.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Amount, Threshold, Radius };

constexpr std::array parameters{
    EffectParameter{"amount", "Amount", EffectUnit::Percent, 0, 3, 0.6},
    EffectParameter{"threshold", "Threshold", EffectUnit::Percent, 0, 1, 0.6},
    EffectParameter{"radius", "Radius", EffectUnit::Height, 0.001, 0.2, 0.03, 0.001},
};

void drawGlow(EffectPicture& picture, EffectValues v)
{
    const int width = picture.image.width();
    Image light({width, picture.image.height()}, PixelFormat::RgbaF32, picture.image.colour(), AlphaMode::Premultiplied);
    float *first = picture.row(0), *to = light.mutableRowAs<float>(0, 0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    const double soft = 0.15 * (1 - v[Threshold]) + 0.02; // the threshold is no hard edge
    picture.eachRow([&](int y) {
        const float* p = first + pitch * static_cast<std::size_t>(y);
        float* s = to + pitch * static_cast<std::size_t>(y);
        for (int x = 0; x < width; ++x, p += 4, s += 4) {
            const float alpha = p[3], luma = alpha > 0 ? lumaOf(p[0], p[1], p[2]) / alpha : 0;
            const auto share = static_cast<float>(smoothStep(v[Threshold] - soft, v[Threshold] + soft, static_cast<double>(luma)));
            for (int c = 0; c < 4; ++c) s[c] = std::clamp(p[c], 0.f, 1.f) * share;
        }
    });
    spot::blur(light, v[Radius] * picture.unit, picture.isOpaque, *picture.rows);
    const auto amount = static_cast<float>(v[Amount]);
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        const float* s = to + pitch * static_cast<std::size_t>(y);
        for (int x = 0; x < width; ++x, p += 4, s += 4) {
            for (int c = 0; c < 4; ++c) {
                const float g = std::min(1.f, s[c] * amount);
                if (p[c] < 1) p[c] += g - p[c] * g;
            }
        }
    });
}

} // namespace

const EffectKind glow{.id = "glow", .name = "Glow", .group = EffectGroup::Style, .parameters = parameters, .keepsOpaque = true,
                      .changesNothing = [](EffectValues v) { return v[Amount] == 0; }, .margin = [](EffectValues v) { return v[Radius] * blurReach; },
                      .draw = drawGlow};

} // namespace spot::effects
