// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/texel_sum.h: weighted sums of texels in two dimensions, for layers that are turned.
#pragma once

#include "render/composition/frame_plan.h"
#include "render/cpu/kernel.h"

namespace spot
{

/// Sum over both axes; indices are clamped to `range`. YUV planes: first value only, as a fraction of the full code range.
/// RGBA: premultiplied, alpha 1 where the image is opaque.                                                      [any]
std::array<float, 4> sampleTexels(const Image& image, int plane, const TexelRange& range, const Taps& u, const Taps& v);

} // namespace spot
