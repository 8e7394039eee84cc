// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/device.h: the instance, the choice of a device, and its one queue; works without a surface.
#pragma once

#include "render/vulkan/check.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace spot::vk
{

struct InstanceOptions {
    VkInstance borrowed = VK_NULL_HANDLE; ///< somebody else's, which outlives this; the rest is then ignored
    bool isValidated = false;             ///< with VK_LAYER_KHRONOS_validation, where it is installed
    /// Each warning or error of the layer, on the thread that made the call.
    std::function<void(const std::string&)> message;
};

/// [not thread-safe]
class Instance
{
public:
    /// Errors: NotFound (no Vulkan 1.2 on this machine).
    static Result<std::unique_ptr<Instance>> make(InstanceOptions options = {});
    ~Instance();
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;

    VkInstance get() const { return m_instance; }
    bool isValidated() const { return m_messenger != VK_NULL_HANDLE; }

private:
    Instance() = default;
    InstanceOptions m_options;
    VkInstance m_instance = VK_NULL_HANDLE;
    VkDebugUtilsMessengerEXT m_messenger = VK_NULL_HANDLE;
};

struct DeviceOptions {
    /// Not null: the device must be able to show on it, and gets VK_KHR_swapchain.
    VkSurfaceKHR surface = VK_NULL_HANDLE;
    bool isRealGpuOnly = false; ///< no software device
    /// "cpu" takes only software devices, other words a device whose name has them; empty: real GPUs first. None here: the
    /// environment's SPOTWRIGHT_DEVICE.
    std::string wanted;
};

/// A logical device with one queue for compute and transfer, and for showing where there is a surface. Needs Vulkan 1.2 with timeline
/// semaphores. The instance must outlive it. The destructor waits until the GPU is idle.        [not thread-safe]
class Device
{
public:
    /// Errors: NotFound, with the devices that were looked at.
    static Result<std::unique_ptr<Device>> make(const Instance& instance, DeviceOptions options = {});
    ~Device();
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    VkDevice get() const { return m_device; }
    VkPhysicalDevice physical() const { return m_physical; }
    VkQueue queue() const { return m_queue; }
    std::uint32_t family() const { return m_family; }
    const VkPhysicalDeviceProperties& properties() const { return m_properties; }
    std::string name() const { return m_properties.deviceName; }
    bool isSoftware() const { return m_properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU; }

private:
    Device() = default;
    VkPhysicalDevice m_physical = VK_NULL_HANDLE;
    VkPhysicalDeviceProperties m_properties{};
    VkDevice m_device = VK_NULL_HANDLE;
    VkQueue m_queue = VK_NULL_HANDLE;
    std::uint32_t m_family = 0;
};

} // namespace spot::vk
