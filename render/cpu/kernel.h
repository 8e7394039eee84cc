// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/kernel.h: the two filter kernels and the taps they give at one position.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace spot
{

enum class Kernel { CatmullRom, Tent };

constexpr double supportOf(Kernel kernel) { return kernel == Kernel::CatmullRom ? 2 : 1; }

/// Weight at distance x in units of the half-width.
inline double weightAt(Kernel kernel, double x)
{
    x = std::abs(x);
    if (kernel == Kernel::Tent) return x < 1 ? 1 - x : 0;
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

/// Taps of one axis: texel `first + i` weighs `weights[i]`; the weights sum to 1. Texels may lie outside the picture: clamp them.
struct Taps {
    int first = 0;
    std::vector<float> weights;
};

/// `s` position in texels (texel i spans [i, i + 1)), `step` texels per output pixel. Reuses the memory of `taps`.
inline void tapsInto(Taps& taps, Kernel kernel, double s, double step)
{
    const double radius = std::max(1.0, step), reach = supportOf(kernel) * radius;
    taps.first = static_cast<int>(std::ceil(s - reach - 0.5));
    const int last = static_cast<int>(std::floor(s + reach - 0.5));
    taps.weights.clear();
    double sum = 0;
    for (int i = taps.first; i <= last; ++i) {
        const double w = weightAt(kernel, (i + 0.5 - s) / radius);
        taps.weights.push_back(static_cast<float>(w));
        sum += w;
    }
    for (float& w : taps.weights) w = static_cast<float>(w / sum);
}
inline Taps tapsAt(Kernel kernel, double s, double step)
{
    Taps taps;
    tapsInto(taps, kernel, s, step);
    return taps;
}

} // namespace spot
