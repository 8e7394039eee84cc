// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/memory.h"

#include <algorithm>
#include <map>

namespace spot::vk
{

namespace
{
constexpr VkDeviceSize blockBytes = VkDeviceSize{64} << 20;
constexpr VkDeviceSize granularity = 4096;

VkDeviceSize alignedUp(VkDeviceSize v, VkDeviceSize alignment) { return (v + alignment - 1) / alignment * alignment; }
} // namespace

struct Memory::Block {
    DeviceMemory memory;
    std::uint32_t type = 0;
    VkDeviceSize size = 0;
    std::byte* mapped = nullptr;
    std::map<VkDeviceSize, VkDeviceSize> free; // offset to size

    /// Offset of a free piece, taken; none where it does not fit.
    bool take(VkDeviceSize size, VkDeviceSize alignment, VkDeviceSize& offset)
    {
        for (auto [start, length] : free) {
            offset = alignedUp(start, alignment);
            if (offset + size > start + length) continue;
            free.erase(start);
            if (offset > start) free[start] = offset - start;
            if (offset + size < start + length) free[offset + size] = start + length - offset - size;
            return true;
        }
        return false;
    }

    void give(VkDeviceSize offset, VkDeviceSize size)
    {
        auto here = free.emplace(offset, size).first;
        if (const auto next = std::next(here); next != free.end() && here->first + here->second == next->first) {
            here->second += next->second;
            free.erase(next);
        }
        if (here != free.begin()) {
            const auto before = std::prev(here);
            if (before->first + before->second == here->first) before->second += here->second, free.erase(here);
        }
    }
    bool isUnused() const { return free.size() == 1 && free.begin()->second == size; }
};

Memory::Memory(const Device& device) : m_device(device) { vkGetPhysicalDeviceMemoryProperties(device.physical(), &m_properties); }
Memory::~Memory() { SPOT_CHECK(m_inUse == 0, "device memory is given back before its arena goes"); }

Allocation::~Allocation()
{
    if (m_owner) m_owner->release(*this);
}

Result<std::uint32_t> Memory::typeFor(std::uint32_t allowed, MemoryUse use) const
{
    constexpr VkMemoryPropertyFlags local = VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
    constexpr VkMemoryPropertyFlags mapped = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    constexpr VkMemoryPropertyFlags cached = mapped | VK_MEMORY_PROPERTY_HOST_CACHED_BIT;
    const std::vector<VkMemoryPropertyFlags> wishes = use == MemoryUse::Device     ? std::vector<VkMemoryPropertyFlags>{local, 0}
                                                      : use == MemoryUse::Readback ? std::vector<VkMemoryPropertyFlags>{cached, mapped}
                                                                                   : std::vector<VkMemoryPropertyFlags>{mapped};
    for (const VkMemoryPropertyFlags wish : wishes)
        for (std::uint32_t i = 0; i < m_properties.memoryTypeCount; ++i)
            if ((allowed >> i & 1) && (m_properties.memoryTypes[i].propertyFlags & wish) == wish) return i;
    return Error{Fault::Unsupported, "the graphics device " + m_device.name() + " has no memory of the kind that is needed"};
}

Result<Allocation> Memory::allocate(const VkMemoryRequirements& needed, MemoryUse use)
{
    SPOT_TRY(type, typeFor(needed.memoryTypeBits, use));
    const VkDeviceSize grain = std::max<VkDeviceSize>(granularity, m_device.properties().limits.bufferImageGranularity);
    const VkDeviceSize size = alignedUp(needed.size, grain), alignment = std::max(needed.alignment, grain);
    Allocation allocation;
    allocation.m_size = size;
    const auto takeFrom = [&](Block& block) {
        if (block.type != type || !block.take(size, alignment, allocation.m_offset)) return false;
        allocation.m_owner = this;
        allocation.m_memory = block.memory.get();
        if (block.mapped) allocation.m_mapped = block.mapped + allocation.m_offset;
        m_inUse += size;
        return true;
    };
    for (const auto& block : m_blocks)
        if (takeFrom(*block)) return allocation;

    const VkMemoryAllocateInfo info{.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO, .allocationSize = std::max(blockBytes, size), .memoryTypeIndex = type};
    VkDeviceMemory memory = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkAllocateMemory(m_device.get(), &info, nullptr, &memory), "get graphics memory"));
    auto block = std::make_unique<Block>();
    block->memory = DeviceMemory(m_device.get(), memory);
    block->type = type, block->size = info.allocationSize;
    block->free[0] = block->size;
    constexpr VkMemoryPropertyFlags mappable = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    if ((m_properties.memoryTypes[type].propertyFlags & mappable) == mappable) {
        void* mapped = nullptr;
        SPOT_TRY_DONE(check(vkMapMemory(m_device.get(), memory, 0, VK_WHOLE_SIZE, 0, &mapped), "map graphics memory"));
        block->mapped = static_cast<std::byte*>(mapped);
    }
    m_blocks.push_back(std::move(block));
    SPOT_CHECK(takeFrom(*m_blocks.back()), "a fresh block holds what it was made for");
    return allocation;
}

void Memory::release(const Allocation& allocation)
{
    const auto block = std::ranges::find_if(m_blocks, [&](const auto& b) { return b->memory.get() == allocation.m_memory; });
    (*block)->give(allocation.m_offset, allocation.m_size);
    m_inUse -= allocation.m_size;
    if ((*block)->isUnused() && (*block)->size > blockBytes) m_blocks.erase(block); // odd sizes are not kept
}

} // namespace spot::vk
