// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/effects/sound_math.h"

namespace spot::effects
{

namespace
{

/// The cookbook's intermediate values.
struct Angle {
    double cosine, sine;
    explicit Angle(double hertz)
    {
        const double w = 2 * std::numbers::pi * std::min(hertz, soundRate * 0.49) / soundRate;
        cosine = std::cos(w), sine = std::sin(w);
    }
    double alpha(double q) const { return sine / (2 * q); }
};

BiquadShape normalised(double b0, double b1, double b2, double a0, double a1, double a2)
{
    return {b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0};
}

/// sense: 1 for a low shelf, -1 for a high one, which is the same with the signs of the cosine turned.
BiquadShape shelf(double hertz, double decibels, double sense)
{
    const Angle w(hertz);
    const double a = std::pow(10.0, decibels / 40), c = sense * w.cosine, root = 2 * std::sqrt(a) * w.alpha(butterworthQ); // slope 1
    return normalised(a * ((a + 1) - (a - 1) * c + root), sense * 2 * a * ((a - 1) - (a + 1) * c), a * ((a + 1) - (a - 1) * c - root),
                      (a + 1) + (a - 1) * c + root, sense * -2 * ((a - 1) + (a + 1) * c), (a + 1) + (a - 1) * c - root);
}

} // namespace

BiquadShape highPass(double hertz, double q)
{
    const Angle w(hertz);
    const double k = w.alpha(q), half = (1 + w.cosine) / 2;
    return normalised(half, -2 * half, half, 1 + k, -2 * w.cosine, 1 - k);
}

BiquadShape lowPass(double hertz, double q)
{
    const Angle w(hertz);
    const double k = w.alpha(q), half = (1 - w.cosine) / 2;
    return normalised(half, 2 * half, half, 1 + k, -2 * w.cosine, 1 - k);
}

BiquadShape bell(double hertz, double decibels, double q)
{
    const Angle w(hertz);
    const double a = std::pow(10.0, decibels / 40), k = w.alpha(q);
    return normalised(1 + k * a, -2 * w.cosine, 1 - k * a, 1 + k / a, -2 * w.cosine, 1 - k / a);
}

BiquadShape lowShelf(double hertz, double decibels) { return shelf(hertz, decibels, 1); }
BiquadShape highShelf(double hertz, double decibels) { return shelf(hertz, decibels, -1); }

} // namespace spot::effects
