// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/commands.h: record and submit; each submission has a value on one timeline.
#pragma once

#include "render/vulkan/device.h"
#include "render/vulkan/owned.h"

#include <array>

namespace spot::vk
{

/// A binary semaphore, for a swapchain. Errors: NoSpace.                                                         [any]
Result<Semaphore> makeSemaphore(const Device& device);

/// What a submission waits for and signals beside the timeline: binary semaphores of a swapchain.
struct SubmitOptions {
    VkSemaphore wait = VK_NULL_HANDLE;
    VkPipelineStageFlags waitStage = VK_PIPELINE_STAGE_TRANSFER_BIT;
    VkSemaphore signal = VK_NULL_HANDLE;
};

/// Two command buffers in turn, so that one may be recorded while the other runs. The device must outlive it. [not thread-safe]
class Commands
{
public:
    static Result<std::unique_ptr<Commands>> make(const Device& device);

    /// Waits for the submission before the last one, whose command buffer is used again. Errors: DeviceLost, Timeout.
    Result<VkCommandBuffer> begin();
    /// Ends and submits what begin() gave; returns its value. Errors: DeviceLost, NoSpace.
    Result<std::uint64_t> submit(SubmitOptions options = {});
    /// Blocks until the GPU has passed the value: at most 10 s, then Timeout. Errors: DeviceLost.
    Result<Done> wait(std::uint64_t value) const;
    /// The value the GPU has passed.
    std::uint64_t passed() const;
    std::uint64_t lastSubmitted() const { return m_last; }

private:
    explicit Commands(const Device& device) : m_device(device) {}
    const Device& m_device;
    CommandPool m_pool;
    Semaphore m_timeline;
    std::array<VkCommandBuffer, 2> m_buffers{};
    std::array<std::uint64_t, 2> m_values{};
    std::size_t m_current = 0;
    std::uint64_t m_last = 0;
};

} // namespace spot::vk
