// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/colour_table.h"

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

constexpr float mostJump = 0.7f / 255; // between neighbours: half of it is the error

float steepest(const std::vector<float>& values)
{
    float most = 0;
    for (std::size_t i = 1; i < values.size(); ++i) most = std::max(most, std::abs(values[i] - values[i - 1]));
    return most;
}

} // namespace

std::optional<ColourTable> tableOf(const ColourCurves& curves)
{
    for (const int steps : {1024, 4096}) {
        ColourTable table;
        table.steps = static_cast<float>(steps);
        table.count = static_cast<int>((ColourTable::high - ColourTable::low) * table.steps) + 1;
        table.saturation = curves.saturation;
        float jump = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            for (int i = 0; i < table.count; ++i) table.channels[c].push_back(static_cast<float>(curves.channels[c](static_cast<double>(ColourTable::low) + static_cast<double>(i) / steps)));
            jump = std::max(jump, steepest(table.channels[c]));
        }
        if (jump * std::max(1.f, curves.saturation) <= mostJump) return table;
    }
    return std::nullopt;
}

} // namespace spot
