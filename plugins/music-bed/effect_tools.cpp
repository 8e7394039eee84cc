// SPDX-License-Identifier: GPL-3.0-or-later
#include "effect_tools.h"

#include <algorithm>
#include <cmath>

namespace music
{

// Trapezoidal state-variable filter (A. Simper, "Solving the continuous SVF equations", 2013).
Filter::Bands Filter::run(double in, double cutoff, double resonance)
{
    const double g = std::tan(M_PI * std::clamp(cutoff, 20.0, effectRate * 0.45) / effectRate), k = 1 / std::max(0.3, resonance);
    const double a1 = 1 / (1 + g * (g + k)), a2 = g * a1, a3 = g * a2;
    const double v3 = in - m_low, band = a1 * m_band + a2 * v3, low = m_low + a2 * m_band + a3 * v3;
    m_band = 2 * band - m_band;
    m_low = 2 * low - m_low;
    return {low, band, in - k * band - low};
}

double pluck(double t, double attack, double half)
{
    if (t < 0) return 0;
    if (t < attack) return t / attack;
    return std::pow(0.5, (t - attack) / half);
}

double swell(double t, double in, double end, double out) { return std::clamp(t / in, 0.0, 1.0) * std::clamp((end - t) / out, 0.0, 1.0); }

} // namespace music
