// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/gpu_image.h"

namespace spot::vk
{

Result<GpuImage> GpuImage::make(const Device& device, Memory& memory, VkExtent2D size)
{
    const VkImageCreateInfo info{.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO,
                                 .imageType = VK_IMAGE_TYPE_2D,
                                 .format = VK_FORMAT_R8G8B8A8_UNORM,
                                 .extent = {size.width, size.height, 1},
                                 .mipLevels = 1,
                                 .arrayLayers = 1,
                                 .samples = VK_SAMPLE_COUNT_1_BIT,
                                 .tiling = VK_IMAGE_TILING_OPTIMAL,
                                 .usage = VK_IMAGE_USAGE_TRANSFER_SRC_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT,
                                 .sharingMode = VK_SHARING_MODE_EXCLUSIVE,
                                 .initialLayout = VK_IMAGE_LAYOUT_UNDEFINED};
    VkImage handle = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateImage(device.get(), &info, nullptr, &handle), "make a picture"));
    GpuImage made;
    made.m_image = ImageHandle(device.get(), handle);
    made.m_size = size;
    VkMemoryRequirements needed;
    vkGetImageMemoryRequirements(device.get(), handle, &needed);
    SPOT_TRY(allocation, memory.allocate(needed, MemoryUse::Device));
    SPOT_TRY_DONE(check(vkBindImageMemory(device.get(), handle, allocation.memory(), allocation.offset()), "give a picture its memory"));
    made.m_allocation = std::move(allocation);
    return made;
}

} // namespace spot::vk
