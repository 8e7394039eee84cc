// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/check.h: VkResult to Result.
#pragma once

#include "assets/base/result.h"

#include <vulkan/vulkan.h>

namespace spot::vk
{

/// Done for VK_SUCCESS; else an Error that says what was attempted and Vulkan's own name of the result.          [any]
/// DeviceLost for VK_ERROR_DEVICE_LOST, NoSpace where memory is short, Timeout for VK_TIMEOUT, NotFound for
/// a lost surface, else Unsupported.
Result<Done> check(VkResult result, const char* attempt);

} // namespace spot::vk
