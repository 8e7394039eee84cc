// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/gpu_buffer.h"

namespace spot::vk
{

Result<GpuBuffer> GpuBuffer::make(const Device& device, Memory& memory, VkDeviceSize bytes, MemoryUse use)
{
    if (bytes > device.properties().limits.maxStorageBufferRange)
        return Error{Fault::Unsupported, "the graphics device " + device.name() + " cannot hold a picture of " + std::to_string(bytes >> 20) + " MiB: choose a smaller size or the CPU renderer"};
    const VkBufferCreateInfo info{.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO,
                                  .size = bytes,
                                  .usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_SRC_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT,
                                  .sharingMode = VK_SHARING_MODE_EXCLUSIVE};
    VkBuffer handle = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateBuffer(device.get(), &info, nullptr, &handle), "make a buffer"));
    GpuBuffer made;
    made.m_buffer = Buffer(device.get(), handle);
    made.m_bytes = bytes;
    VkMemoryRequirements needed;
    vkGetBufferMemoryRequirements(device.get(), handle, &needed);
    SPOT_TRY(allocation, memory.allocate(needed, use));
    SPOT_TRY_DONE(check(vkBindBufferMemory(device.get(), handle, allocation.memory(), allocation.offset()), "give a buffer its memory"));
    made.m_allocation = std::move(allocation);
    return made;
}

} // namespace spot::vk
