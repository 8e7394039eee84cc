// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/readback.h: a buffer of the GPU back to the CPU.
#pragma once

#include "render/vulkan/barriers.h"

namespace spot::vk
{

/// Keeps a mapped buffer from call to call; grows as needed. Device and memory must outlive it.       [not thread-safe]
class Readback
{
public:
    Readback(const Device& device, Memory& memory) : m_device(device), m_memory(memory) {}

    /// Records the copy of the first `bytes` of `from`. Errors: NoSpace.
    Result<Done> record(VkCommandBuffer commands, GpuBuffer& from, VkDeviceSize bytes);
    /// Valid once the submission has passed, until the next record().
    const std::byte* data() const { return m_buffer.mapped(); }

private:
    const Device& m_device;
    Memory& m_memory;
    GpuBuffer m_buffer;
};

} // namespace spot::vk
