// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/memory.h: device memory in large blocks, an arena for each memory type.
#pragma once

#include "render/vulkan/device.h"
#include "render/vulkan/owned.h"

#include <cstddef>

namespace spot::vk
{

enum class MemoryUse {
    Device,   ///< fast for the GPU; mapped where the device shares the machine's memory
    Upload,   ///< written by the CPU
    Readback, ///< read by the CPU
};

class Memory;

/// A piece of a block; goes back to its arena with its owner. mapped is null where the CPU cannot reach it. [not thread-safe]
class Allocation
{
public:
    Allocation() = default;
    Allocation(Allocation&& from) noexcept { *this = std::move(from); }
    Allocation& operator=(Allocation&& from) noexcept
    {
        std::swap(m_owner, from.m_owner), std::swap(m_memory, from.m_memory), std::swap(m_offset, from.m_offset);
        std::swap(m_size, from.m_size), std::swap(m_mapped, from.m_mapped);
        return *this;
    }
    ~Allocation();

    VkDeviceMemory memory() const { return m_memory; }
    VkDeviceSize offset() const { return m_offset; }
    std::byte* mapped() const { return m_mapped; }

private:
    friend class Memory;
    Memory* m_owner = nullptr;
    VkDeviceMemory m_memory = VK_NULL_HANDLE;
    VkDeviceSize m_offset = 0, m_size = 0;
    std::byte* m_mapped = nullptr;
};

/// Outlives its allocations. Mapped memory is always coherent.                                        [not thread-safe]
class Memory
{
public:
    explicit Memory(const Device& device);
    ~Memory();

    /// Errors: NoSpace, Unsupported (no such memory).
    Result<Allocation> allocate(const VkMemoryRequirements& needed, MemoryUse use);

private:
    friend class Allocation;
    struct Block;
    void release(const Allocation& allocation);
    Result<std::uint32_t> typeFor(std::uint32_t allowed, MemoryUse use) const;

    const Device& m_device;
    VkPhysicalDeviceMemoryProperties m_properties;
    std::vector<std::unique_ptr<Block>> m_blocks;
    VkDeviceSize m_inUse = 0;
};

} // namespace spot::vk
