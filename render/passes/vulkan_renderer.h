// SPDX-License-Identifier: GPL-3.0-or-later
// render/passes/vulkan_renderer.h: a plan to an image on a Vulkan device: uploads, one dispatch per draw, output, readback.
#pragma once

#include "render/composition/frame_plan.h"
#include "render/vulkan/device.h"

namespace spot::vk
{

struct VulkanRendererOptions {
    bool isRealGpuOnly = false;
    bool isValidated = false;
    std::function<void(const std::string&)> message; ///< of the validation layer
    std::size_t keptBytes = std::size_t{256} << 20;  ///< of stills and rasters that stay on the device
};

/// Equals outputTransform(renderReference(plan), out) within 1/255.                                    [one thread]
class VulkanRenderer
{
public:
    /// Errors: NotFound (no device), Unsupported, NoSpace.
    static Result<std::unique_ptr<VulkanRenderer>> make(VulkanRendererOptions options = {});
    ~VulkanRenderer();

    /// Waits for the GPU. isOpaque: how RGBA is tagged. Errors: DeviceLost, NoSpace, Timeout, Unsupported (too large for the device).
    Result<Image> render(const FramePlan& plan, PixelFormat out, bool isOpaque);
    std::string deviceName() const;
    bool isSoftware() const;

private:
    struct State;
    explicit VulkanRenderer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace spot::vk
