// SPDX-License-Identifier: GPL-3.0-or-later
// render/effects/colour_curves.h: effects that change the colour of every pixel by itself, as three curves.
#pragma once

#include "render/effects/effect.h"

#include <array>
#include <optional>

namespace spot
{

/// Straight R', G' and B' each through its curve, then luma + saturation * (c - luma). Nothing is clamped.
struct ColourCurves {
    std::array<std::function<double(double)>, 3> channels;
    float saturation = 1;
};

/// What drawing the effect comes to, where that is all it does; none for every other kind.                       [any]
std::optional<ColourCurves> curvesOf(const EffectKind& kind, EffectValues values);

} // namespace spot
