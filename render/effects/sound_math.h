// SPDX-License-Identifier: GPL-3.0-or-later
// render/effects/sound_math.h: decibels, smoothing and the second-order filters of the effects on sounds.
// Filters: R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients" (w3.org/TR/audio-eq-cookbook).
#pragma once

#include "render/effects/effect.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace spot::effects
{

inline double gainOf(double decibels) { return std::pow(10.0, decibels / 20); }
/// Never below -200.
inline double decibelsOf(double gain) { return 20 * std::log10(std::max(gain, 1e-10)); }
/// What a one-pole keeps of its old value from sample to sample, so that 1 - 1/e of a step is done after so many milliseconds.
inline double keepOf(double milliseconds) { return std::exp(-1000.0 / (std::max(milliseconds, 0.01) * soundRate)); }

/// Of one second-order filter, normalised so that a0 is 1.
struct BiquadShape {
    double b0 = 1, b1 = 0, b2 = 0, a1 = 0, a2 = 0;
    bool operator==(const BiquadShape&) const = default;
};
inline constexpr double butterworthQ = std::numbers::sqrt2 / 2;
/// hertz: below half the rate; q > 0.
BiquadShape highPass(double hertz, double q = butterworthQ);
BiquadShape lowPass(double hertz, double q = butterworthQ);
BiquadShape bell(double hertz, double decibels, double q);
/// Of slope 1: the steepest that does not overshoot.
BiquadShape lowShelf(double hertz, double decibels);
BiquadShape highShelf(double hertz, double decibels);

/// One channel of one filter. Direct form I: its memory is the sound itself, so that a shape may change while it runs.
struct Biquad {
    double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
    double run(const BiquadShape& s, double x)
    {
        double y = s.b0 * x + s.b1 * x1 + s.b2 * x2 - s.a1 * y1 - s.a2 * y2;
        if (std::abs(y) < 1e-30) y = 0; // no denormals
        x2 = x1, x1 = x, y2 = y1, y1 = y;
        return y;
    }
};

/// A process by its memory: copying it is copying the value.
template <class Own> class CopiedProcess : public SoundProcess
{
public:
    std::unique_ptr<SoundProcess> copy() const override { return std::make_unique<Own>(static_cast<const Own&>(*this)); }
};

} // namespace spot::effects
