// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/frames/frame_renderer.h"

#include "assets/base/log.h"
#include "render/frames/cpu_frame_renderer.h"
#include "render/frames/vulkan_frame_renderer.h"

namespace spot
{

Result<std::unique_ptr<FrameRenderer>> makeFrameRenderer(const MediaResolver& media, FrameRendererOptions options)
{
    if (options.choice == RendererChoice::Cpu) return makeCpuFrameRenderer(media, options);
    // On a software device Vulkan needs several times as long for a frame as the CPU path.
    const bool isAuto = options.choice == RendererChoice::Auto;
    auto vulkan = makeVulkanFrameRenderer(media, options, isAuto);
    if (vulkan || !isAuto) return vulkan;
    logLine(LogLevel::Info, "render/frames", "frames are drawn on the CPU: " + vulkan.error().message);
    return makeCpuFrameRenderer(media, options);
}

} // namespace spot
