// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/barriers.h: the one place that writes barriers: who used a thing last is written on the thing.
#pragma once

#include "render/vulkan/gpu_buffer.h"
#include "render/vulkan/gpu_image.h"

#include <span>

namespace spot::vk
{

/// How a command is going to use a buffer.
struct BufferUse {
    GpuBuffer* buffer;
    Access access;
};

/// Writes one barrier if any of the uses must wait for what came before (a write, or a write after reads), and notes the uses.
void barrier(VkCommandBuffer commands, std::span<const BufferUse> uses);

/// The same for an image, with the change of its layout.
void barrier(VkCommandBuffer commands, GpuImage& image, Access access, VkImageLayout layout);

/// For an image that is somebody else's (of a swapchain): from `before` in `from` to `after` in `to`; what it held may be lost.
void barrier(VkCommandBuffer commands, VkImage image, Access before, VkImageLayout from, Access after, VkImageLayout to);

} // namespace spot::vk
