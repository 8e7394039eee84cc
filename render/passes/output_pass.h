// SPDX-License-Identifier: GPL-3.0-or-later
// render/passes/output_pass.h: the finished canvas to the numbers of an Image, packed as the Image keeps them.
#pragma once

#include "assets/pixels/image.h"
#include "render/composition/composition.h"
#include "render/vulkan/compute_pass.h"

namespace spot::vk
{

/// As LayerParams.
struct alignas(256) OutputParams {
    std::int32_t shape[4], plane[4], sample[4];
    float row[4], top[4];
};

/// One dispatch for each plane of `image`, which is only asked for its shape.
OutputParams outputParams(const Image& image, int plane, BlendSpace space, std::uint32_t firstWord);

/// Buffers: parameters, canvas, packed words.
Result<ComputePass> makeOutputPass(const Device& device);

} // namespace spot::vk
