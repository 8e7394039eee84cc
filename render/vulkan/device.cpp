// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/device.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace spot::vk
{

namespace
{

constexpr const char* validationLayer = "VK_LAYER_KHRONOS_validation";

bool hasValidation()
{
    std::uint32_t count = 0;
    vkEnumerateInstanceLayerProperties(&count, nullptr);
    std::vector<VkLayerProperties> layers(count);
    vkEnumerateInstanceLayerProperties(&count, layers.data());
    return std::ranges::any_of(layers, [](const auto& l) { return std::strcmp(l.layerName, validationLayer) == 0; });
}

VKAPI_ATTR VkBool32 VKAPI_CALL onMessage(VkDebugUtilsMessageSeverityFlagBitsEXT, VkDebugUtilsMessageTypeFlagsEXT,
                                         const VkDebugUtilsMessengerCallbackDataEXT* data, void* options)
{
    const auto& message = static_cast<const InstanceOptions*>(options)->message;
    if (message) message(data->pMessage);
    return VK_FALSE;
}

VkDebugUtilsMessengerCreateInfoEXT messengerInfo(InstanceOptions& options)
{
    return {.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT,
            .messageSeverity = VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT,
            .messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_TYPE_PERFORMANCE_BIT_EXT,
            .pfnUserCallback = onMessage,
            .pUserData = &options};
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

} // namespace

Result<std::unique_ptr<Instance>> Instance::make(InstanceOptions options)
{
    std::unique_ptr<Instance> made(new Instance);
    made->m_options = std::move(options);
    InstanceOptions& o = made->m_options;
    if (o.borrowed) {
        made->m_instance = o.borrowed;
        return made;
    }
    const bool isValidated = o.isValidated && hasValidation();
    std::vector<const char*> extensions;
    if (isValidated) extensions.push_back(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);
    VkDebugUtilsMessengerCreateInfoEXT messenger = messengerInfo(o);
    const VkApplicationInfo application{.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO, .pApplicationName = "Spotwright", .apiVersion = VK_API_VERSION_1_2};
    const VkInstanceCreateInfo info{.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO,
                                    .pNext = isValidated ? &messenger : nullptr,
                                    .pApplicationInfo = &application,
                                    .enabledLayerCount = isValidated ? 1u : 0u,
                                    .ppEnabledLayerNames = &validationLayer,
                                    .enabledExtensionCount = static_cast<std::uint32_t>(extensions.size()),
                                    .ppEnabledExtensionNames = extensions.data()};
    if (vkCreateInstance(&info, nullptr, &made->m_instance) != VK_SUCCESS)
        return Error{Fault::NotFound, "no Vulkan 1.2 on this machine: install a graphics driver, or mesa-vulkan-drivers for one in software"};
    if (isValidated) {
        const auto create = reinterpret_cast<PFN_vkCreateDebugUtilsMessengerEXT>(vkGetInstanceProcAddr(made->m_instance, "vkCreateDebugUtilsMessengerEXT"));
        if (create) SPOT_TRY_DONE(check(create(made->m_instance, &messenger, nullptr, &made->m_messenger), "listen to the validation layer"));
    }
    return made;
}

Instance::~Instance()
{
    if (m_messenger) {
        const auto destroy = reinterpret_cast<PFN_vkDestroyDebugUtilsMessengerEXT>(vkGetInstanceProcAddr(m_instance, "vkDestroyDebugUtilsMessengerEXT"));
        if (destroy) destroy(m_instance, m_messenger, nullptr);
    }
    if (m_instance && !m_options.borrowed) vkDestroyInstance(m_instance, nullptr);
}

namespace
{

struct Candidate {
    VkPhysicalDevice device;
    VkPhysicalDeviceProperties properties;
    std::uint32_t family;
};

/// Compute and transfer, and the surface where there is one.
std::optional<std::uint32_t> familyFor(VkPhysicalDevice device, VkSurfaceKHR surface)
{
    std::uint32_t count = 0;
    vkGetPhysicalDeviceQueueFamilyProperties(device, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    vkGetPhysicalDeviceQueueFamilyProperties(device, &count, families.data());
    for (std::uint32_t i = 0; i < count; ++i) {
        VkBool32 canShow = VK_TRUE;
        if (surface && vkGetPhysicalDeviceSurfaceSupportKHR(device, i, surface, &canShow) != VK_SUCCESS) canShow = VK_FALSE;
        const VkQueueFlags needed = surface ? VK_QUEUE_COMPUTE_BIT | VK_QUEUE_GRAPHICS_BIT : VK_QUEUE_COMPUTE_BIT; // blits need graphics
        if (canShow && (families[i].queueFlags & needed) == needed) return i;
    }
    return std::nullopt;
}

bool hasTimelines(VkPhysicalDevice device)
{
    VkPhysicalDeviceVulkan12Features features{.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES};
    VkPhysicalDeviceFeatures2 all{.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2, .pNext = &features};
    vkGetPhysicalDeviceFeatures2(device, &all);
    return features.timelineSemaphore == VK_TRUE;
}

bool hasSwapchains(VkPhysicalDevice device)
{
    std::uint32_t count = 0;
    vkEnumerateDeviceExtensionProperties(device, nullptr, &count, nullptr);
    std::vector<VkExtensionProperties> known(count);
    vkEnumerateDeviceExtensionProperties(device, nullptr, &count, known.data());
    return std::ranges::any_of(known, [](const auto& e) { return std::strcmp(e.extensionName, VK_KHR_SWAPCHAIN_EXTENSION_NAME) == 0; });
}

int rank(VkPhysicalDeviceType type)
{
    switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU: return 0;
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU: return 1;
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU: return 2;
    case VK_PHYSICAL_DEVICE_TYPE_CPU: return 4;
    default: return 3;
    }
}

bool isWanted(const VkPhysicalDeviceProperties& properties, const DeviceOptions& options)
{
    const bool isSoftware = properties.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU;
    if (options.isRealGpuOnly && isSoftware) return false;
    if (options.wanted.empty()) return true;
    if (lower(options.wanted) == "cpu") return isSoftware;
    return lower(properties.deviceName).find(lower(options.wanted)) != std::string::npos;
}

Result<Candidate> choose(const Instance& instance, const DeviceOptions& options)
{
    std::uint32_t count = 0;
    vkEnumeratePhysicalDevices(instance.get(), &count, nullptr);
    std::vector<VkPhysicalDevice> devices(count);
    vkEnumeratePhysicalDevices(instance.get(), &count, devices.data());
    std::vector<Candidate> fitting;
    std::string seen;
    for (const VkPhysicalDevice device : devices) {
        VkPhysicalDeviceProperties properties;
        vkGetPhysicalDeviceProperties(device, &properties);
        seen += (seen.empty() ? "" : ", ") + std::string(properties.deviceName);
        if (properties.apiVersion < VK_API_VERSION_1_2 || !isWanted(properties, options) || !hasTimelines(device)) continue;
        if (options.surface && !hasSwapchains(device)) continue;
        if (const auto family = familyFor(device, options.surface)) fitting.push_back({device, properties, *family});
    }
    if (fitting.empty())
        return Error{Fault::NotFound, "no Vulkan 1.2 device fits (looked at: " + (seen.empty() ? "none" : seen) +
                                          (options.wanted.empty() ? ")" : "; SPOTWRIGHT_DEVICE asks for \"" + options.wanted + "\")")};
    std::ranges::stable_sort(fitting, {}, [](const Candidate& c) { return rank(c.properties.deviceType); });
    return fitting.front();
}

} // namespace

Result<std::unique_ptr<Device>> Device::make(const Instance& instance, DeviceOptions options)
{
    if (const char* wanted = std::getenv("SPOTWRIGHT_DEVICE"); wanted && options.wanted.empty()) options.wanted = wanted;
    SPOT_TRY(chosen, choose(instance, options));
    std::unique_ptr<Device> made(new Device);
    made->m_physical = chosen.device, made->m_properties = chosen.properties, made->m_family = chosen.family;

    const float priority = 1;
    const VkDeviceQueueCreateInfo queue{.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO, .queueFamilyIndex = chosen.family, .queueCount = 1, .pQueuePriorities = &priority};
    VkPhysicalDeviceVulkan12Features features{.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES, .timelineSemaphore = VK_TRUE};
    const char* swapchain = VK_KHR_SWAPCHAIN_EXTENSION_NAME;
    const VkDeviceCreateInfo info{.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO,
                                  .pNext = &features,
                                  .queueCreateInfoCount = 1,
                                  .pQueueCreateInfos = &queue,
                                  .enabledExtensionCount = options.surface ? 1u : 0u,
                                  .ppEnabledExtensionNames = &swapchain};
    SPOT_TRY_DONE(check(vkCreateDevice(chosen.device, &info, nullptr, &made->m_device), "open the graphics device"));
    vkGetDeviceQueue(made->m_device, chosen.family, 0, &made->m_queue);
    return made;
}

Device::~Device()
{
    if (!m_device) return;
    vkDeviceWaitIdle(m_device);
    vkDestroyDevice(m_device, nullptr);
}

} // namespace spot::vk
