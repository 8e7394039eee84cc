// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/frames/frame_renderer.h"

#include "render/frames/cpu_frame_renderer.h"

namespace spot
{

Result<std::unique_ptr<FrameRenderer>> makeFrameRenderer(const MediaResolver& media, FrameRendererOptions options)
{
    if (options.choice == RendererChoice::Vulkan) return Error{Fault::Unsupported, "this build draws on the CPU only: choose Cpu or Auto"};
    return makeCpuFrameRenderer(media, options);
}

} // namespace spot
