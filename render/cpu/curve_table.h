// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/curve_table.h: a costly curve as a table with straight lines between its entries.
#pragma once

#include <algorithm>
#include <vector>

namespace spot
{

/// [value; reading is thread-safe]
class CurveTable
{
public:
    CurveTable() = default;
    /// `curve(v)` for v in low..high; outside, v counts as the nearer end.
    template <class Curve> CurveTable(Curve curve, float low, float high, int steps) : m_low(low), m_perUnit(static_cast<float>(steps) / (high - low))
    {
        m_values.reserve(static_cast<std::size_t>(steps) + 1);
        for (int i = 0; i <= steps; ++i) m_values.push_back(curve(low + (high - low) * static_cast<float>(i) / static_cast<float>(steps)));
    }

    float operator()(float v) const
    {
        const int last = static_cast<int>(m_values.size()) - 2;
        const float at = std::clamp((v - m_low) * m_perUnit, 0.f, static_cast<float>(last + 1));
        const int i = std::min(static_cast<int>(at), last);
        const float a = m_values[static_cast<std::size_t>(i)], b = m_values[static_cast<std::size_t>(i) + 1];
        return a + (b - a) * (at - static_cast<float>(i));
    }

private:
    float m_low = 0, m_perUnit = 1;
    std::vector<float> m_values;
};

} // namespace spot
