// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/texel_sum.h: weighted sums of texels in two dimensions, for layers that are turned.
#pragma once

#include "render/composition/frame_plan.h"
#include "render/cpu/phase_taps.h"

#include <span>

namespace spot
{

/// At each position (in texels of the plane) the sum over both axes; indices are clamped to `range`. YUV planes: one float a
/// position, a fraction of the full code range. RGBA: four, premultiplied, alpha 1 where the image is opaque.   [any]
void sampleTexels(const Image& image, int plane, const TexelRange& range, const PhaseTaps& u, const PhaseTaps& v, std::span<const Point> at, float* to);

} // namespace spot
