// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/vulkan/check.h"

namespace spot::vk
{

namespace
{

/// Vulkan's word for what may be returned by the calls we make.
std::string nameOf(VkResult result)
{
    switch (result) {
    case VK_NOT_READY: return "VK_NOT_READY";
    case VK_TIMEOUT: return "VK_TIMEOUT";
    case VK_ERROR_OUT_OF_HOST_MEMORY: return "VK_ERROR_OUT_OF_HOST_MEMORY";
    case VK_ERROR_OUT_OF_DEVICE_MEMORY: return "VK_ERROR_OUT_OF_DEVICE_MEMORY";
    case VK_ERROR_INITIALIZATION_FAILED: return "VK_ERROR_INITIALIZATION_FAILED";
    case VK_ERROR_DEVICE_LOST: return "VK_ERROR_DEVICE_LOST";
    case VK_ERROR_MEMORY_MAP_FAILED: return "VK_ERROR_MEMORY_MAP_FAILED";
    case VK_ERROR_EXTENSION_NOT_PRESENT: return "VK_ERROR_EXTENSION_NOT_PRESENT";
    case VK_ERROR_FEATURE_NOT_PRESENT: return "VK_ERROR_FEATURE_NOT_PRESENT";
    case VK_ERROR_OUT_OF_POOL_MEMORY: return "VK_ERROR_OUT_OF_POOL_MEMORY";
    case VK_ERROR_SURFACE_LOST_KHR: return "VK_ERROR_SURFACE_LOST_KHR";
    case VK_ERROR_NATIVE_WINDOW_IN_USE_KHR: return "VK_ERROR_NATIVE_WINDOW_IN_USE_KHR";
    case VK_ERROR_OUT_OF_DATE_KHR: return "VK_ERROR_OUT_OF_DATE_KHR";
    default: return "VkResult " + std::to_string(static_cast<int>(result));
    }
}

} // namespace

Result<Done> check(VkResult result, const char* attempt)
{
    if (result == VK_SUCCESS) return Done{};
    const std::string message = std::string("Vulkan could not ") + attempt + ": " + nameOf(result);
    switch (result) {
    case VK_ERROR_DEVICE_LOST: return Error{Fault::DeviceLost, message + "; the graphics driver may have been restarted, try again"};
    case VK_ERROR_OUT_OF_HOST_MEMORY:
    case VK_ERROR_OUT_OF_DEVICE_MEMORY:
    case VK_ERROR_OUT_OF_POOL_MEMORY: return Error{Fault::NoSpace, message};
    case VK_ERROR_SURFACE_LOST_KHR:
    case VK_ERROR_NATIVE_WINDOW_IN_USE_KHR: return Error{Fault::NotFound, message + "; the window is gone or taken, open it again"};
    case VK_TIMEOUT: return Error{Fault::Timeout, message};
    default: return Error{Fault::Unsupported, message};
    }
}

} // namespace spot::vk
