// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/frames/cpu_frame_renderer.h"

#include "render/cpu/fast_renderer.h"
#include "render/cpu/planar_renderer.h"
#include "render/effects/colour_curves.h"
#include "render/frames/slate.h"

namespace spot
{

PlanningRenderer::PlanningRenderer(const MediaResolver& media, const FrameRendererOptions& options)
    : m_pictures(media, options.pictures), m_threads(options.threads), m_policy(options.offline)
{
}

ContentHash PlanningRenderer::keyOf(const FrameRecipe& recipe)
{
    return hash(recipe, [this](const ContentHash& media) { return m_pictures.rateOf(media); });
}

/// The same recipe at the same size is drawn once for a frame: an adjustment shows what is below it twice.
Result<ImagePtr> PlanningRenderer::nestedOf(const std::shared_ptr<const FrameRecipe>& recipe, FrameSize size)
{
    for (const Nested& known : m_nested)
        if (known.image->size() == size && (known.recipe == recipe || *known.recipe == *recipe)) return known.image;
    SPOT_TRY(plan, planned(*recipe, size));
    SPOT_TRY(drawn, draw(plan, PixelFormat::RgbaF32));
    m_nested.push_back({recipe, std::make_shared<const Image>(std::move(drawn))});
    return m_nested.back().image;
}

Result<FramePlan> PlanningRenderer::planned(const FrameRecipe& recipe, FrameSize size)
{
    const auto pictures = [this](const Draw& draw, FrameSize nested) { return pictureOf(draw, nested); };
    if (!EffectRenderer::isNeeded(recipe)) return planFrame(recipe, size, pictures);
    if (!m_effects) m_effects = std::make_unique<EffectRenderer>(m_threads);
    if (!m_slate && m_policy != Offline::Fail) m_slate = offlineSlate();
    m_effects->setStandIn(m_slate);
    SPOT_TRY(plain, m_effects->drawn(recipe, size, pictures));
    return planFrame(plain, size, pictures);
}

namespace
{

/// The picture itself where the frame is nothing else: no arithmetic can be more exact.
ImagePtr untouched(const FramePlan& plan, PixelFormat out)
{
    if (plan.steps.size() != 1 || plan.steps.front().draws.size() != 1) return nullptr;
    const PlannedDraw& d = plan.steps.front().draws.front();
    if (!d.hidesCanvas || !d.effects.empty() || d.kind != DrawKind::Picture || !d.isExact || d.toSource != Affine{}) return nullptr;
    const bool isWanted = d.image->format() == out && d.image->size() == plan.size && d.image->info().isYuv();
    if (!isWanted || d.colour.isConverted || d.colour.toRgb != yuvToRgb(Matrix::Bt709, Range::Limited, d.image->info().bits)) return nullptr;
    if (d.image->colour() == bt709Limited) return d.image;
    Image copy = *d.image; // same pixels, under the name of what they mean
    copy.retag(bt709Limited, AlphaMode::Opaque);
    return std::make_shared<const Image>(std::move(copy));
}

} // namespace

/// As planned(), but draws with nothing but curves keep them.
Result<FramePlan> PlanningRenderer::plannedWithCurves(FrameRecipe recipe, FrameSize size)
{
    std::vector<std::vector<EffectAt>> curves;
    for (Step& step : recipe.steps)
        for (Draw& draw : step.draws) {
            const bool stays = draw.effects.size() == 1 && curvesOf(*draw.effects.front().kind, draw.effects.front().values);
            curves.push_back(stays ? std::exchange(draw.effects, {}) : std::vector<EffectAt>{});
        }
    const auto pictures = [this](const Draw& draw, FrameSize nested) { return pictureOf(draw, nested); };
    if (EffectRenderer::isNeeded(recipe)) {
        if (!m_effects) m_effects = std::make_unique<EffectRenderer>(m_threads);
        SPOT_TRY(plain, m_effects->drawn(std::move(recipe), size, pictures));
        recipe = std::move(plain);
    }
    std::size_t n = 0;
    for (Step& step : recipe.steps)
        for (Draw& draw : step.draws) draw.effects = std::move(curves[n++]);
    return planFrame(recipe, size, pictures);
}

/// Null where the frame has to be drawn over a canvas.
Result<ImagePtr> PlanningRenderer::inPlanes(const FrameRecipe& recipe, FrameSize size)
{
    SPOT_TRY(plan, plannedWithCurves(recipe, size));
    if (ImagePtr frame = untouched(plan, PixelFormat::Yuv420P8)) return frame;
    auto drawn = drawInPlanes(plan);
    return drawn ? std::make_shared<const Image>(std::move(*drawn)) : ImagePtr();
}

Result<ImagePtr> PlanningRenderer::pictureOf(const Draw& draw, FrameSize size)
{
    if (const auto* nested = std::get_if<NestedFrame>(&draw.source)) return nestedOf(nested->recipe, size);
    auto picture = m_pictures.pictureOf(draw);
    if (picture || m_policy == Offline::Fail) return picture;
    m_offline.push_back(picture.error());
    if (!m_slate) m_slate = offlineSlate();
    return m_slate;
}

Result<ImagePtr> PlanningRenderer::render(const FrameRecipe& recipe, FrameSize size, PixelFormat out)
{
    m_offline.clear();
    if (size.width <= 0 || size.height <= 0 || size.width > maxImageSide || size.height > maxImageSide)
        return Error{Fault::OutOfRange, "a frame of " + std::to_string(size.width) + " x " + std::to_string(size.height) +
                                            " pixels cannot be drawn: 1 to 16384 a side are allowed"};
    if (out == PixelFormat::Yuv420P8 && drawsInPlanes()) {
        auto frame = inPlanes(recipe, size);
        if (!frame || *frame) {
            m_nested.clear();
            return frame;
        }
        m_offline.clear(); // said again below
    }
    const auto plan = planned(recipe, size);
    m_nested.clear(); // the plan has what it needs
    if (!plan) return plan.error();
    if (ImagePtr frame = untouched(*plan, out)) return frame;
    SPOT_TRY(image, draw(*plan, out));
    return std::make_shared<const Image>(std::move(image));
}

namespace
{

class CpuFrameRenderer final : public PlanningRenderer
{
public:
    CpuFrameRenderer(const MediaResolver& media, const FrameRendererOptions& options)
        : PlanningRenderer(media, options), m_renderer(options.threads), m_planar(options.threads)
    {
    }
    std::string name() const override { return "CPU, " + std::to_string(m_renderer.threads()) + " threads"; }

protected:
    Result<Image> draw(const FramePlan& plan, PixelFormat out) override { return m_renderer.render(plan, out); }
    bool drawsInPlanes() const override { return true; }
    std::optional<Image> drawInPlanes(const FramePlan& plan) override { return m_planar.canDraw(plan) ? std::optional(m_planar.render(plan)) : std::nullopt; }

private:
    FastRenderer m_renderer;
    PlanarRenderer m_planar;
};

} // namespace

std::unique_ptr<FrameRenderer> makeCpuFrameRenderer(const MediaResolver& media, const FrameRendererOptions& options)
{
    return std::make_unique<CpuFrameRenderer>(media, options);
}

} // namespace spot
