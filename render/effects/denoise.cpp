// SPDX-License-Identifier: GPL-3.0-or-later
// Noise reduction: the guided filter with the picture as its own guide (He, Sun and Tang, "Guided image filtering", 2013), with
// Gaussian windows: each channel becomes a x + b, where a = variance / (variance + strength^2 / 100) around the pixel. Plain areas
// become their mean, edges stay. Alpha stays.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Strength, Radius };

constexpr std::array parameters{
    EffectParameter{"strength", "Strength", EffectUnit::Percent, 0, 1, 0.3},
    EffectParameter{"radius", "Radius", EffectUnit::Height, 0.0005, 0.02, 0.003, 0.0005},
};

/// Runs change(float* a, float* b, int count) on each row of two pictures of the same size.
template <class Change> void eachPair(EffectPicture& picture, Image& one, Image& other, Change change)
{
    float *a = one.mutableRowAs<float>(0, 0), *b = other.mutableRowAs<float>(0, 0);
    const std::size_t pitchA = one.stride(0) / sizeof(float), pitchB = other.stride(0) / sizeof(float);
    picture.eachRow([&](int y) { change(a + pitchA * static_cast<std::size_t>(y), b + pitchB * static_cast<std::size_t>(y), y); });
}

void drawDenoise(EffectPicture& picture, EffectValues v)
{
    if (v[Strength] == 0) return;
    const double sigma = v[Radius] * picture.unit;
    const auto floats = static_cast<std::size_t>(picture.image.width()) * 4;
    const auto epsilon = static_cast<float>(v[Strength] * v[Strength] / 100);
    const Image& now = picture.image;
    Image mean({now.width(), now.height()}, PixelFormat::RgbaF32, now.colour(), now.alpha());
    Image square({now.width(), now.height()}, PixelFormat::RgbaF32, now.colour(), now.alpha());
    eachPair(picture, mean, square, [&](float* m, float* s, int y) {
        const float* p = now.rowAs<float>(0, y);
        for (std::size_t i = 0; i < floats; ++i) m[i] = p[i], s[i] = p[i] * p[i];
    });
    spot::blur(mean, sigma, picture.isOpaque, *picture.rows);
    spot::blur(square, sigma, picture.isOpaque, *picture.rows);
    eachPair(picture, mean, square, [&](float* m, float* s, int) { // mean and mean of squares become b and a
        for (std::size_t i = 0; i < floats; ++i) {
            const float variance = std::max(0.f, s[i] - m[i] * m[i]);
            s[i] = variance / (variance + epsilon);
            m[i] *= 1 - s[i];
        }
    });
    spot::blur(mean, sigma, picture.isOpaque, *picture.rows);
    spot::blur(square, sigma, picture.isOpaque, *picture.rows);
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    eachPair(picture, mean, square, [&](float* b, float* a, int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        for (std::size_t i = 0; i < floats; i += 4)
            for (std::size_t c = i; c < i + 3; ++c) p[c] = std::min(a[c] * p[c] + b[c], std::max(p[c], p[i + 3]));
        for (std::size_t i = 0; i < floats; i += 4)
            if (p[i + 3] <= 0) p[i] = p[i + 1] = p[i + 2] = 0;
    });
}

} // namespace

const EffectKind denoise{.id = "denoise", .name = "Denoise", .group = EffectGroup::Blur, .parameters = parameters, .keepsOpaque = true,
                         .changesNothing = [](EffectValues v) { return v[Strength] == 0; }, .draw = drawDenoise};

} // namespace spot::effects
