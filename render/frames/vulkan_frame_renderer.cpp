// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/frames/vulkan_frame_renderer.h"

#include "render/frames/cpu_frame_renderer.h"
#include "render/passes/vulkan_renderer.h"

namespace spot
{

namespace
{

class VulkanFrameRenderer final : public PlanningRenderer
{
public:
    VulkanFrameRenderer(const MediaResolver& media, const FrameRendererOptions& options, std::unique_ptr<vk::VulkanRenderer> renderer)
        : PlanningRenderer(media, options), m_renderer(std::move(renderer))
    {
    }
    std::string name() const override { return "Vulkan, " + m_renderer->deviceName(); }

protected:
    Result<Image> draw(const FramePlan& plan, PixelFormat out) override { return m_renderer->render(plan, out, isCanvasOpaque(plan)); }

private:
    std::unique_ptr<vk::VulkanRenderer> m_renderer;
};

} // namespace

Result<std::unique_ptr<FrameRenderer>> makeVulkanFrameRenderer(const MediaResolver& media, const FrameRendererOptions& options, bool isRealGpuOnly)
{
    SPOT_TRY(renderer, vk::VulkanRenderer::make({.isRealGpuOnly = isRealGpuOnly}));
    return std::unique_ptr<FrameRenderer>(std::make_unique<VulkanFrameRenderer>(media, options, std::move(renderer)));
}

} // namespace spot
