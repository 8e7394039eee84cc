// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/upload.h"

#include <cstring>

namespace spot::vk
{

namespace
{
constexpr VkDeviceSize smallestRing = VkDeviceSize{16} << 20;
}

Result<VkDeviceSize> Upload::reserve(VkDeviceSize bytes, std::uint64_t submission, std::uint64_t passed)
{
    m_retired.collect(passed);
    while (!m_inUse.empty() && m_inUse.front().submission <= passed) m_inUse.pop_front();
    if (m_inUse.empty()) m_head = 0;
    const auto isFree = [&](VkDeviceSize from) {
        for (const InUse& piece : m_inUse)
            if (from < piece.to && piece.from < from + bytes) return false;
        return from + bytes <= m_ring.bytes();
    };
    VkDeviceSize place = m_head;
    if (!m_ring || !isFree(place)) place = 0;
    if (!m_ring || !isFree(place)) { // a larger ring; the old one goes when the GPU is through with it
        const VkDeviceSize size = std::max({smallestRing, 2 * m_ring.bytes(), 2 * bytes});
        SPOT_TRY(ring, GpuBuffer::make(m_device, m_memory, size, MemoryUse::Upload));
        if (m_ring) m_retired.retire(std::move(m_ring), submission);
        m_ring = std::move(ring);
        m_inUse.clear();
        place = 0;
    }
    m_head = place + bytes;
    m_inUse.push_back({place, m_head, submission});
    return place;
}

Result<Done> Upload::copy(VkCommandBuffer commands, GpuBuffer& target, std::span<const UploadPiece> pieces, std::uint64_t submission, std::uint64_t passed)
{
    if (target.mapped()) {
        for (const UploadPiece& piece : pieces) std::memcpy(target.mapped() + piece.to, piece.data, piece.bytes);
        return Done{};
    }
    barrier(commands, std::array{BufferUse{&target, copyWrites}});
    for (const UploadPiece& piece : pieces) {
        SPOT_TRY(place, reserve((piece.bytes + 15) / 16 * 16, submission, passed));
        std::memcpy(m_ring.mapped() + place, piece.data, piece.bytes);
        const VkBufferCopy region{.srcOffset = place, .dstOffset = piece.to, .size = piece.bytes};
        vkCmdCopyBuffer(commands, m_ring.get(), target.get(), 1, &region);
    }
    return Done{};
}

} // namespace spot::vk
