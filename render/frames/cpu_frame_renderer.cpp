// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/frames/cpu_frame_renderer.h"

#include "render/cpu/fast_renderer.h"
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

Result<ImagePtr> PlanningRenderer::pictureOf(const Draw& draw, FrameSize size)
{
    if (const auto* nested = std::get_if<NestedFrame>(&draw.source)) return nestedOf(nested->recipe, size);
    auto picture = m_pictures.pictureOf(draw);
    if (picture || m_policy == Offline::Fail) return picture;
    m_offline.push_back(picture.error());
    if (!m_slate) m_slate = offlineSlate();
    return m_slate;
}

namespace
{

/// The picture itself where the frame is nothing else: no arithmetic can be more exact.
ImagePtr untouched(const FramePlan& plan, PixelFormat out)
{
    if (plan.steps.size() != 1 || plan.steps.front().draws.size() != 1) return nullptr;
    const PlannedDraw& d = plan.steps.front().draws.front();
    if (!d.hidesCanvas || d.kind != DrawKind::Picture || !d.isExact || d.toSource != Affine{}) return nullptr;
    const bool isWanted = d.image->format() == out && d.image->size() == plan.size && d.image->info().isYuv();
    if (!isWanted || d.colour.isConverted || d.colour.toRgb != yuvToRgb(Matrix::Bt709, Range::Limited, d.image->info().bits)) return nullptr;
    if (d.image->colour() == bt709Limited) return d.image;
    Image copy = *d.image; // same pixels, under the name of what they mean
    copy.retag(bt709Limited, AlphaMode::Opaque);
    return std::make_shared<const Image>(std::move(copy));
}

} // namespace

Result<ImagePtr> PlanningRenderer::render(const FrameRecipe& recipe, FrameSize size, PixelFormat out)
{
    m_offline.clear();
    if (size.width <= 0 || size.height <= 0 || size.width > maxImageSide || size.height > maxImageSide)
        return Error{Fault::OutOfRange, "a frame of " + std::to_string(size.width) + " x " + std::to_string(size.height) +
                                            " pixels cannot be drawn: 1 to 16384 a side are allowed"};
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
        : PlanningRenderer(media, options), m_renderer(options.threads)
    {
    }
    std::string name() const override { return "CPU, " + std::to_string(m_renderer.threads()) + " threads"; }

protected:
    Result<Image> draw(const FramePlan& plan, PixelFormat out) override { return m_renderer.render(plan, out); }

private:
    FastRenderer m_renderer;
};

} // namespace

std::unique_ptr<FrameRenderer> makeCpuFrameRenderer(const MediaResolver& media, const FrameRendererOptions& options)
{
    return std::make_unique<CpuFrameRenderer>(media, options);
}

} // namespace spot
