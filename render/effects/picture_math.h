// SPDX-License-Identifier: GPL-3.0-or-later
// render/effects/picture_math.h: what several effects do with a picture: blur it, take it through a curve, give it a margin.
#pragma once

#include "render/effects/effect.h"

#include <algorithm>
#include <cmath>

namespace spot
{

/// BT.709, on R'G'B'.
inline float lumaOf(float r, float g, float b) { return 0.2126f * r + 0.7152f * g + 0.0722f * b; }

/// Rises smoothly from 0 at `low` to 1 at `high`; a step where they are equal.
inline double smoothStep(double low, double high, double v)
{
    if (high <= low) return v < low ? 0 : 1;
    const double x = std::clamp((v - low) / (high - low), 0.0, 1.0);
    return x * x * (3 - 2 * x);
}

/// Every number is the one that its description falls back to.
inline bool areFallbacks(std::span<const EffectParameter> parameters, EffectValues values)
{
    return std::equal(parameters.begin(), parameters.end(), values.begin(), values.end(), [](const EffectParameter& p, double v) { return p.fallback == v; });
}

/// Calls change(float rgb[3]) with the straight colours of every pixel that is not transparent.
template <class Change> void eachColour(EffectPicture& picture, Change change)
{
    const int n = picture.image.width();
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    picture.eachRow([&, first, pitch, n](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        for (int x = 0; x < n; ++x, p += 4) {
            const float alpha = p[3];
            if (alpha == 1) {
                change(p);
            } else if (alpha > 0) {
                float rgb[3] = {p[0] / alpha, p[1] / alpha, p[2] / alpha};
                change(rgb);
                for (int c = 0; c < 3; ++c) p[c] = rgb[c] * alpha;
            }
        }
    });
}

/// A Gaussian of `sigma` pixels down and across. Up to 2 pixels the sampled bell itself, cut at 4 sigma; above, three boxes with
/// fractional ends whose variances sum up to sigma^2 (Gwosdek et al., "Theoretical foundations of Gaussian convolution by extended
/// box filtering", 2011). Outside the image is transparent, or its edge goes on where `edgeGoesOn`: then the mean of a plain image
/// stays. All four channels alike.
void blur(Image& image, double sigma, bool edgeGoesOn, const RowShare& rows);
/// How far blur() spreads, in units of sigma.
inline constexpr double blurReach = 3.2;

/// Transparent rows and columns on all sides.
void addMargin(EffectPicture& picture, int pixels);

} // namespace spot
