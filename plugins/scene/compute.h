// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/compute.h: Vulkan for compute passes alone, without a window: buffers that both sides see, passes, one submission at a time.
#pragma once

#include <vulkan/vulkan.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace scene
{

/// One dispatch: which pass, how many workgroups, and the number its shader finds as stepIndex.
struct PassStep {
    std::size_t pass = 0;
    std::uint32_t groupsX = 1, groupsY = 1;
    std::int32_t stepIndex = 0;
};

/// A device, its buffers (bindings 0, 1, 2... of set 0; the first is uniform, the others are storage) and its passes. Errors: throws spotwright::Failure that says
/// what the machine lacks.                                                                          [one thread at a time]
class Compute
{
public:
    /// The first real GPU; without one, a software device.
    Compute();
    ~Compute();
    Compute(const Compute&) = delete;
    Compute& operator=(const Compute&) = delete;

    const std::string& deviceName() const { return m_deviceName; }
    bool isSoftware() const { return m_software; }

    /// Adds a buffer and returns where this process sees it. All buffers come before the first pass.
    std::byte* addBuffer(std::size_t bytes);
    std::size_t addPass(std::span<const std::uint32_t> spirv);

    /// Runs the steps one after the other, each seeing what those before wrote, and waits.
    void run(std::span<const PassStep> steps);

private:
    struct Buffer {
        VkBuffer buffer = VK_NULL_HANDLE;
        VkDeviceMemory memory = VK_NULL_HANDLE;
    };
    void chooseDevice();
    void openDevice();
    void close();
    void fixLayout();
    std::uint32_t sharedMemoryType(std::uint32_t allowed) const;

    VkInstance m_instance = VK_NULL_HANDLE;
    VkPhysicalDevice m_physical = VK_NULL_HANDLE;
    VkDevice m_device = VK_NULL_HANDLE;
    VkQueue m_queue = VK_NULL_HANDLE;
    std::uint32_t m_family = 0;
    VkDescriptorSetLayout m_setLayout = VK_NULL_HANDLE;
    VkPipelineLayout m_layout = VK_NULL_HANDLE;
    VkDescriptorPool m_setPool = VK_NULL_HANDLE;
    VkDescriptorSet m_set = VK_NULL_HANDLE;
    VkCommandPool m_commandPool = VK_NULL_HANDLE;
    VkCommandBuffer m_commands = VK_NULL_HANDLE;
    VkFence m_fence = VK_NULL_HANDLE;
    std::vector<Buffer> m_buffers;
    std::vector<VkPipeline> m_passes;
    std::string m_deviceName;
    bool m_software = false;
};

} // namespace scene
