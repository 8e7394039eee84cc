// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/phase_taps.h: the taps of one axis at any position, out of a table of positions inside a texel.
#pragma once

#include "render/cpu/kernel.h"

#include <cstddef>

namespace spot
{

/// Texel `first + i` weighs `weights[i]`, i < count; from `span` on they weigh 0. Texels may lie outside the picture: clamp them.
struct TapsAt {
    int first = 0, span = 0, count = 0;
    const float* weights = nullptr;
};

/// What tapsAt() gives, for positions rounded to a 256th of a texel: far below what an 8-bit code shows.
/// The count is a multiple of 4, so that texels can be taken four at a time.                                    [value]
class PhaseTaps
{
public:
    PhaseTaps() = default;
    /// `step` texels per output pixel.
    PhaseTaps(Kernel kernel, double step)
    {
        const double reach = supportOf(kernel) * std::max(1.0, step);
        const int before = static_cast<int>(std::ceil(reach)) - 1;
        m_before = before, m_span = before + 1 + static_cast<int>(std::ceil(reach)), m_count = (m_span + 3) / 4 * 4;
        m_weights.assign(static_cast<std::size_t>(m_count) * phases, 0);
        for (int phase = 0; phase < phases; ++phase) {
            const Taps taps = tapsAt(kernel, 0.5 + static_cast<double>(phase) / phases, step);
            for (std::size_t i = 0; i < taps.weights.size(); ++i) {
                const int at = taps.first + static_cast<int>(i) + before;
                if (at >= 0 && at < m_count) m_weights[static_cast<std::size_t>(phase * m_count + at)] = taps.weights[i];
            }
        }
    }

    TapsAt at(double s) const
    {
        const double whole = std::floor((s - 0.5) * phases + 0.5);
        const auto place = static_cast<int>(whole);
        const int texel = place >> phaseBits, phase = place & (phases - 1);
        return {texel - m_before, m_span, m_count, m_weights.data() + static_cast<std::ptrdiff_t>(phase) * m_count};
    }

private:
    static constexpr int phaseBits = 8, phases = 1 << phaseBits;
    int m_before = 0, m_span = 0, m_count = 0;
    std::vector<float> m_weights;
};

} // namespace spot
