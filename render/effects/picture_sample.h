// SPDX-License-Identifier: GPL-3.0-or-later
// render/effects/picture_sample.h: a picture read between its pixels, and noise that is the same everywhere; for effects that move pixels.
#pragma once

#include "render/effects/effect.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace spot
{

/// Reads four floats at a place counted in pixels, whole numbers at the middle of a pixel. Outside is transparent, or the edge goes on.
/// The image must not change while it is read.                                                                  [any]
class PictureSample
{
public:
    PictureSample(const Image& image, bool edgeGoesOn)
        : m_first(image.rowAs<float>(0, 0)), m_pitch(image.stride(0) / sizeof(float)), m_width(image.width()), m_height(image.height()), m_edgeGoesOn(edgeGoesOn)
    {
    }

    std::array<float, 4> linear(double x, double y) const
    {
        const double left = std::floor(x), top = std::floor(y);
        const auto u = static_cast<float>(x - left), v = static_cast<float>(y - top);
        const float *a = at(left, top), *b = at(left + 1, top), *c = at(left, top + 1), *d = at(left + 1, top + 1);
        std::array<float, 4> sum;
        for (std::size_t k = 0; k < 4; ++k) sum[k] = (a[k] * (1 - u) + b[k] * u) * (1 - v) + (c[k] * (1 - u) + d[k] * u) * v;
        return sum;
    }
    /// Catmull-Rom, kept between the four pixels around the place: sharp, and no halo that was not there.
    std::array<float, 4> sharp(double x, double y) const
    {
        const double left = std::floor(x), top = std::floor(y);
        const std::array<float, 4> across = weights(static_cast<float>(x - left)), down = weights(static_cast<float>(y - top));
        std::array<float, 4> sum{}, low, high;
        for (int j = 0; j < 4; ++j)
            for (int i = 0; i < 4; ++i) {
                const float* p = at(left + i - 1, top + j - 1);
                const float w = across[static_cast<std::size_t>(i)] * down[static_cast<std::size_t>(j)];
                const bool isInner = (i == 1 || i == 2) && (j == 1 || j == 2), isFirst = i == 1 && j == 1;
                for (std::size_t k = 0; k < 4; ++k) {
                    sum[k] += w * p[k];
                    if (isFirst) low[k] = high[k] = p[k];
                    else if (isInner) low[k] = std::min(low[k], p[k]), high[k] = std::max(high[k], p[k]);
                }
            }
        for (std::size_t k = 0; k < 4; ++k) sum[k] = std::clamp(sum[k], low[k], high[k]);
        return sum;
    }

private:
    static std::array<float, 4> weights(float t)
    {
        return {0.5f * t * (t * (2 - t) - 1), 0.5f * (t * t * (3 * t - 5) + 2), 0.5f * t * (t * (4 - 3 * t) + 1), 0.5f * t * t * (t - 1)};
    }
    const float* at(double column, double row) const
    {
        static constexpr float nothing[4] = {};
        const bool isOutside = column < 0 || row < 0 || column >= m_width || row >= m_height;
        if (isOutside && !m_edgeGoesOn) return nothing;
        const auto x = static_cast<std::size_t>(std::clamp(column, 0.0, m_width - 1.0)), y = static_cast<std::size_t>(std::clamp(row, 0.0, m_height - 1.0));
        return m_first + y * m_pitch + x * 4;
    }

    const float* m_first;
    std::size_t m_pitch;
    int m_width, m_height;
    bool m_edgeGoesOn;
};

/// Draws every pixel anew: colour(const PictureSample& before, int x, int y) gives its four floats.
template <class Colour> void redraw(EffectPicture& picture, Colour colour)
{
    const Image& before = picture.image;
    Image after({before.width(), before.height()}, PixelFormat::RgbaF32, before.colour(), before.alpha());
    const PictureSample sample(before, picture.isOpaque);
    float* first = after.mutableRowAs<float>(0, 0);
    const std::size_t pitch = after.stride(0) / sizeof(float);
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        for (int x = 0; x < before.width(); ++x, p += 4) {
            const std::array<float, 4> fresh = colour(sample, x, y);
            std::copy(fresh.begin(), fresh.end(), p);
        }
    });
    picture.image = std::move(after);
}

/// Mixes the bits of a number (the finaliser of splitmix64, Steele et al. 2014).
constexpr std::uint64_t mixedBits(std::uint64_t v)
{
    v = (v ^ (v >> 30)) * 0xBF58476D1CE4E5B9u;
    v = (v ^ (v >> 27)) * 0x94D049BB133111EBu;
    return v ^ (v >> 31);
}
/// 0..1 of a seed and a place in a row of numbers; the same on every machine.
constexpr double chance(std::uint64_t seed, std::int64_t place)
{
    const std::uint64_t bits = mixedBits(mixedBits(seed + 0x9E3779B97F4A7C15u) ^ static_cast<std::uint64_t>(place));
    return static_cast<double>(bits >> 11) * 0x1p-53;
}
/// -1..1, moving smoothly from one number to the next as `t` passes whole numbers.
inline double drift(std::uint64_t seed, double t)
{
    const double whole = std::floor(t), x = t - whole, share = x * x * (3 - 2 * x);
    const auto place = static_cast<std::int64_t>(whole);
    return 2 * (chance(seed, place) * (1 - share) + chance(seed, place + 1) * share) - 1;
}

} // namespace spot
