// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/readback.h"

namespace spot::vk
{

Result<Done> Readback::record(VkCommandBuffer commands, GpuBuffer& from, VkDeviceSize bytes)
{
    if (m_buffer.bytes() < bytes) {
        m_buffer = {}; // the one before it is not in use: its submission was waited for
        SPOT_TRY(buffer, GpuBuffer::make(m_device, m_memory, bytes, MemoryUse::Readback));
        m_buffer = std::move(buffer);
    }
    barrier(commands, std::array{BufferUse{&from, copyReads}, BufferUse{&m_buffer, copyWrites}});
    const VkBufferCopy region{.size = bytes};
    vkCmdCopyBuffer(commands, from.get(), m_buffer.get(), 1, &region);
    barrier(commands, std::array{BufferUse{&m_buffer, hostReads}});
    m_buffer.last = {};
    return Done{};
}

} // namespace spot::vk
