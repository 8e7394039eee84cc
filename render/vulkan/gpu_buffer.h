// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/gpu_buffer.h: a storage buffer that remembers its last access.
#pragma once

#include "render/vulkan/access.h"
#include "render/vulkan/memory.h"

namespace spot::vk
{

/// May be read and written by shaders and copies.                                                     [not thread-safe]
class GpuBuffer
{
public:
    GpuBuffer() = default;
    /// bytes > 0. Errors: NoSpace; Unsupported, when it is larger than a shader of this device may reach.
    static Result<GpuBuffer> make(const Device& device, Memory& memory, VkDeviceSize bytes, MemoryUse use);

    VkBuffer get() const { return m_buffer.get(); }
    VkDeviceSize bytes() const { return m_bytes; }
    std::byte* mapped() const { return m_allocation.mapped(); } ///< null where the CPU cannot reach it
    explicit operator bool() const { return static_cast<bool>(m_buffer); }

    Access last; ///< kept by barrier(); empty it once the GPU was waited for

private:
    Allocation m_allocation; // before the buffer, which must go first
    Buffer m_buffer;
    VkDeviceSize m_bytes = 0;
};

} // namespace spot::vk
