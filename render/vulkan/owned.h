// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/owned.h: a Vulkan handle with one owner, moved and never copied.
#pragma once

#include <utility>
#include <vulkan/vulkan.h>

namespace spot::vk
{

/// Destroys its handle. One that the GPU may still use goes to a RetireQueue instead.          [not thread-safe]
template <class Handle, auto Destroy> class Owned
{
public:
    Owned() = default;
    Owned(VkDevice device, Handle handle) : m_device(device), m_handle(handle) {}
    Owned(Owned&& from) noexcept : m_device(from.m_device), m_handle(std::exchange(from.m_handle, VK_NULL_HANDLE)) {}
    Owned& operator=(Owned from) noexcept
    {
        std::swap(m_device, from.m_device);
        std::swap(m_handle, from.m_handle);
        return *this;
    }
    ~Owned()
    {
        if (m_handle) Destroy(m_device, m_handle, nullptr);
    }
    Handle get() const { return m_handle; }
    explicit operator bool() const { return m_handle != VK_NULL_HANDLE; }

private:
    VkDevice m_device = VK_NULL_HANDLE;
    Handle m_handle = VK_NULL_HANDLE;
};

using Buffer = Owned<VkBuffer, vkDestroyBuffer>;
using ImageHandle = Owned<VkImage, vkDestroyImage>;
using DeviceMemory = Owned<VkDeviceMemory, vkFreeMemory>;
using Semaphore = Owned<VkSemaphore, vkDestroySemaphore>;
using CommandPool = Owned<VkCommandPool, vkDestroyCommandPool>;
using DescriptorPool = Owned<VkDescriptorPool, vkDestroyDescriptorPool>;
using DescriptorSetLayout = Owned<VkDescriptorSetLayout, vkDestroyDescriptorSetLayout>;
using PipelineLayout = Owned<VkPipelineLayout, vkDestroyPipelineLayout>;
using Pipeline = Owned<VkPipeline, vkDestroyPipeline>;
using ShaderModule = Owned<VkShaderModule, vkDestroyShaderModule>;
using SwapchainHandle = Owned<VkSwapchainKHR, vkDestroySwapchainKHR>;

} // namespace spot::vk
