// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/compute_pass.h: one compute shader over storage buffers, with its pipeline and its descriptor sets.
#pragma once

#include "render/vulkan/barriers.h"

namespace spot::vk
{

/// Bindings 0..n-1 are storage buffers. The device must outlive it.                                   [not thread-safe]
class ComputePass
{
public:
    ComputePass() = default;
    /// spirv: words of the module, entry "main". sets: the most dispatches between two calls of restart(). Errors: NoSpace, Unsupported.
    static Result<ComputePass> make(const Device& device, std::span<const std::uint32_t> spirv, std::uint32_t bindings, std::uint32_t sets);

    /// Forgets all sets: only once the GPU has passed their submissions.
    void restart();
    /// One buffer for each binding, with how the shader uses it; writes the barrier. groups: work groups along x and y.
    /// `offset`: where the buffer of binding 0 begins. Errors: NoSpace.
    Result<Done> dispatch(VkCommandBuffer commands, std::span<const BufferUse> buffers, VkDeviceSize offset, std::uint32_t groupsX, std::uint32_t groupsY);

private:
    VkDevice m_device = VK_NULL_HANDLE;
    DescriptorSetLayout m_setLayout;
    PipelineLayout m_layout;
    Pipeline m_pipeline;
    DescriptorPool m_pool;
};

} // namespace spot::vk
