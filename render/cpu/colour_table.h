// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/colour_table.h: the curves of a colour effect as tables for whole rows.
#pragma once

#include "render/effects/colour_curves.h"

#include <vector>

namespace spot
{

/// Values at `low` + i / steps, looked up at the nearest. `low` and the length hold every R'G'B' that limited 8-bit codes can mean. [value]
struct ColourTable {
    static constexpr float low = -1.25f, high = 2.25f;
    float steps = 1; ///< per unit
    int count = 0;
    std::vector<float> channels[3];
    float saturation = 1;
};

/// None where a table that is small enough would be off by half a code of 8 bits or more: steep curves.
std::optional<ColourTable> tableOf(const ColourCurves& curves);

} // namespace spot
