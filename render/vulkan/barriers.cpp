// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/barriers.h"

namespace spot::vk
{

namespace
{

bool mustWait(const Access& before, const Access& after) { return before.writes != 0 || (after.writes != 0 && !before.isEmpty()); }

} // namespace

void barrier(VkCommandBuffer commands, std::span<const BufferUse> uses)
{
    VkMemoryBarrier memory{.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER};
    VkPipelineStageFlags before = 0, after = 0;
    for (const auto& [buffer, access] : uses) {
        Access& last = buffer->last;
        if (mustWait(last, access)) {
            before |= last.stages, after |= access.stages;
            memory.srcAccessMask |= last.writes;
            memory.dstAccessMask |= access.reads | access.writes;
            last = access;
        } else { // reads that add up
            last.stages |= access.stages, last.reads |= access.reads, last.writes |= access.writes;
        }
    }
    if (before) vkCmdPipelineBarrier(commands, before, after, 0, 1, &memory, 0, nullptr, 0, nullptr);
}

void barrier(VkCommandBuffer commands, VkImage image, Access before, VkImageLayout from, Access after, VkImageLayout to)
{
    const VkImageMemoryBarrier change{.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER,
                                      .srcAccessMask = before.writes,
                                      .dstAccessMask = after.reads | after.writes,
                                      .oldLayout = from,
                                      .newLayout = to,
                                      .srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
                                      .dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED,
                                      .image = image,
                                      .subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1}};
    const VkPipelineStageFlags first = before.isEmpty() ? VkPipelineStageFlags{VK_PIPELINE_STAGE_TOP_OF_PIPE_BIT} : before.stages;
    const VkPipelineStageFlags then = after.isEmpty() ? VkPipelineStageFlags{VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT} : after.stages;
    vkCmdPipelineBarrier(commands, first, then, 0, 0, nullptr, 0, nullptr, 1, &change);
}

void barrier(VkCommandBuffer commands, GpuImage& image, Access access, VkImageLayout layout)
{
    if (image.layout == layout && !mustWait(image.last, access)) return;
    barrier(commands, image.get(), image.last, image.layout, access, layout);
    image.last = access, image.layout = layout;
}

} // namespace spot::vk
