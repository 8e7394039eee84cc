// SPDX-License-Identifier: GPL-3.0-or-later
// render/passes/layer_pass.h: one draw onto the canvas: fetch, filter, colour, coverage and blend in one dispatch over its box.
// One shader and not one for each step: a layer is read once and written once, whatever it goes through.
#pragma once

#include "render/composition/frame_plan.h"
#include "render/vulkan/compute_pass.h"

namespace spot::vk
{

/// The parameters of one dispatch as the shader reads them; a multiple of 256 bytes, so that any device may bind them in a row.
struct alignas(256) LayerParams {
    std::int32_t box[4], shape[4], format[4], conversion[4], space[4];
    float toSourceX[4], toSourceY[4], part[4], measure[4];
    std::int32_t texels[3][4], planes[3][4];
    float toRgb[3][4], toBt709[3][4], from[4], to[4], gradient[4], wipe[4];
};

/// `firstWord[i]`: where plane i begins in the source buffer, in words of 4 bytes.
LayerParams layerParams(const PlannedDraw& draw, FrameSize canvas, BlendSpace space, const std::array<std::uint32_t, 3>& firstWord);
/// Fills the whole canvas, whatever was there.
LayerParams backgroundParams(const FramePlan& plan);

/// Buffers: parameters, source words, canvas (vec4 per pixel), base.
Result<ComputePass> makeLayerPass(const Device& device, std::uint32_t draws);

} // namespace spot::vk
