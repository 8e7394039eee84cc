// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/commands.h"

namespace spot::vk
{

Result<Semaphore> makeSemaphore(const Device& device)
{
    const VkSemaphoreCreateInfo info{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO};
    VkSemaphore handle = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateSemaphore(device.get(), &info, nullptr, &handle), "make a semaphore"));
    return Semaphore(device.get(), handle);
}

Result<std::unique_ptr<Commands>> Commands::make(const Device& device)
{
    std::unique_ptr<Commands> made(new Commands(device));
    const VkCommandPoolCreateInfo pool{.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO,
                                       .flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT,
                                       .queueFamilyIndex = device.family()};
    VkCommandPool poolHandle = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateCommandPool(device.get(), &pool, nullptr, &poolHandle), "make a command pool"));
    made->m_pool = CommandPool(device.get(), poolHandle);
    const VkCommandBufferAllocateInfo buffers{.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO,
                                              .commandPool = poolHandle,
                                              .level = VK_COMMAND_BUFFER_LEVEL_PRIMARY,
                                              .commandBufferCount = static_cast<std::uint32_t>(made->m_buffers.size())};
    SPOT_TRY_DONE(check(vkAllocateCommandBuffers(device.get(), &buffers, made->m_buffers.data()), "make command buffers"));
    const VkSemaphoreTypeCreateInfo type{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO, .semaphoreType = VK_SEMAPHORE_TYPE_TIMELINE, .initialValue = 0};
    const VkSemaphoreCreateInfo semaphore{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO, .pNext = &type};
    VkSemaphore timeline = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateSemaphore(device.get(), &semaphore, nullptr, &timeline), "make a timeline"));
    made->m_timeline = Semaphore(device.get(), timeline);
    return made;
}

Result<VkCommandBuffer> Commands::begin()
{
    m_current = (m_current + 1) % m_buffers.size();
    SPOT_TRY_DONE(wait(m_values[m_current]));
    const VkCommandBufferBeginInfo info{.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO, .flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT};
    SPOT_TRY_DONE(check(vkBeginCommandBuffer(m_buffers[m_current], &info), "begin to record"));
    return m_buffers[m_current];
}

Result<std::uint64_t> Commands::submit(SubmitOptions options)
{
    VkCommandBuffer commands = m_buffers[m_current];
    SPOT_TRY_DONE(check(vkEndCommandBuffer(commands), "end recording"));
    const std::uint64_t value = m_last + 1;
    const std::uint64_t waited = 0, signalled[] = {value, 0};
    const VkSemaphore signals[] = {m_timeline.get(), options.signal};
    const std::uint32_t waits = options.wait ? 1 : 0, count = options.signal ? 2 : 1;
    const VkTimelineSemaphoreSubmitInfo timeline{.sType = VK_STRUCTURE_TYPE_TIMELINE_SEMAPHORE_SUBMIT_INFO,
                                                 .waitSemaphoreValueCount = waits,
                                                 .pWaitSemaphoreValues = &waited,
                                                 .signalSemaphoreValueCount = count,
                                                 .pSignalSemaphoreValues = signalled};
    const VkSubmitInfo info{.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO,
                            .pNext = &timeline,
                            .waitSemaphoreCount = waits,
                            .pWaitSemaphores = &options.wait,
                            .pWaitDstStageMask = &options.waitStage,
                            .commandBufferCount = 1,
                            .pCommandBuffers = &commands,
                            .signalSemaphoreCount = count,
                            .pSignalSemaphores = signals};
    SPOT_TRY_DONE(check(vkQueueSubmit(m_device.queue(), 1, &info, VK_NULL_HANDLE), "submit work"));
    m_last = m_values[m_current] = value;
    return value;
}

Result<Done> Commands::wait(std::uint64_t value) const
{
    if (value == 0) return Done{};
    const VkSemaphore timeline = m_timeline.get();
    const VkSemaphoreWaitInfo info{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_WAIT_INFO, .semaphoreCount = 1, .pSemaphores = &timeline, .pValues = &value};
    return check(vkWaitSemaphores(m_device.get(), &info, 10'000'000'000), "finish its work");
}

std::uint64_t Commands::passed() const
{
    std::uint64_t value = 0;
    vkGetSemaphoreCounterValue(m_device.get(), m_timeline.get(), &value);
    return value;
}

} // namespace spot::vk
