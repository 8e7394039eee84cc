// SPDX-License-Identifier: GPL-3.0-or-later
// render/frames/cpu_frame_renderer.h: what all frame renderers share, and the one that draws on the CPU.
#pragma once

#include "render/composition/frame_plan.h"
#include "render/cpu/effect_renderer.h"
#include "render/frames/frame_renderer.h"

namespace spot
{

/// Pictures, effects, slates, nested frames and untouched ones; a subclass draws the plan. A nested frame is drawn before the one around
/// it, to RgbaF32 in memory, whoever draws: a GPU reads it back and takes it up again like any other picture.
class PlanningRenderer : public FrameRenderer
{
public:
    PlanningRenderer(const MediaResolver& media, const FrameRendererOptions& options);

    Result<ImagePtr> render(const FrameRecipe& recipe, FrameSize size, PixelFormat out) final;
    ContentHash keyOf(const FrameRecipe& recipe) final;
    const std::vector<Error>& offline() const final { return m_offline; }

protected:
    virtual Result<Image> draw(const FramePlan& plan, PixelFormat out) = 0;
    /// The plan as Yuv420P8 without a canvas of R'G'B' under it, where the renderer can do that; curves may still be on its draws.
    virtual std::optional<Image> drawInPlanes(const FramePlan&) { return std::nullopt; }
    virtual bool drawsInPlanes() const { return false; }

private:
    struct Nested {
        std::shared_ptr<const FrameRecipe> recipe;
        ImagePtr image;
    };
    Result<FramePlan> planned(const FrameRecipe& recipe, FrameSize size);
    Result<FramePlan> plannedWithCurves(FrameRecipe recipe, FrameSize size);
    Result<ImagePtr> inPlanes(const FrameRecipe& recipe, FrameSize size);
    Result<ImagePtr> pictureOf(const Draw& draw, FrameSize size);
    Result<ImagePtr> nestedOf(const std::shared_ptr<const FrameRecipe>& recipe, FrameSize size);

    PictureSource m_pictures;
    int m_threads;
    std::unique_ptr<EffectRenderer> m_effects; ///< made when first needed
    Offline m_policy;
    std::vector<Error> m_offline;
    std::vector<Nested> m_nested; ///< of the frame in work
    ImagePtr m_slate;
};

std::unique_ptr<FrameRenderer> makeCpuFrameRenderer(const MediaResolver& media, const FrameRendererOptions& options);

} // namespace spot
