// SPDX-License-Identifier: GPL-3.0-or-later
// render/frames/vulkan_frame_renderer.h: the frame renderer that draws on a Vulkan device.
#pragma once

#include "render/frames/frame_renderer.h"

namespace spot
{

/// isRealGpuOnly: no software device. Errors: NotFound, Unsupported, NoSpace.
Result<std::unique_ptr<FrameRenderer>> makeVulkanFrameRenderer(const MediaResolver& media, const FrameRendererOptions& options, bool isRealGpuOnly);

} // namespace spot
