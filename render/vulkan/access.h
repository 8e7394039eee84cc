// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/access.h: a stage and what it does: the last use of a buffer or an image.
#pragma once

#include <vulkan/vulkan.h>

namespace spot::vk
{

struct Access {
    VkPipelineStageFlags stages = 0; ///< 0: not used since the last wait for the GPU
    VkAccessFlags reads = 0, writes = 0;
    bool isEmpty() const { return stages == 0; }
};

inline constexpr Access computeReads{VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT, VK_ACCESS_SHADER_READ_BIT, 0};
inline constexpr Access computeWrites{VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT, VK_ACCESS_SHADER_READ_BIT, VK_ACCESS_SHADER_WRITE_BIT};
inline constexpr Access copyReads{VK_PIPELINE_STAGE_TRANSFER_BIT, VK_ACCESS_TRANSFER_READ_BIT, 0};
inline constexpr Access copyWrites{VK_PIPELINE_STAGE_TRANSFER_BIT, 0, VK_ACCESS_TRANSFER_WRITE_BIT};
inline constexpr Access hostReads{VK_PIPELINE_STAGE_HOST_BIT, VK_ACCESS_HOST_READ_BIT, 0};

} // namespace spot::vk
