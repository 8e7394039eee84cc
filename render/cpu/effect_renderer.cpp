// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/effect_renderer.h"

#include "render/cpu/fast_renderer.h"
#include "render/cpu/row_pool.h"

#include <list>

namespace spot
{

namespace
{

constexpr double mostPixels = 1 << 24; // of one picture under effects

bool isFill(const Source& source) { return std::holds_alternative<SolidPicture>(source) || std::holds_alternative<GradientPicture>(source); }

/// Where the picture lies before it is placed: the shown part, its size on the canvas, and its size in pixels to work in.
struct Frame {
    Crop part;
    double wide = 0, high = 0; ///< canvas pixels
    FrameSize pixels;
};

/// How far all effects together may reach out of the picture, in canvas heights.
double marginOf(const Draw& draw)
{
    double sum = 0;
    for (const EffectAt& effect : draw.effects)
        if (effect.kind->margin) sum += std::max(0.0, effect.kind->margin(effect.values));
    return sum;
}

/// 0..1: what the density must be taken times so that picture and margins (canvas pixels) keep to the limits of an image.
double fitting(double dense, const Frame& frame, double margin)
{
    constexpr double rounding = 2.0 * 64; // each effect of a stack rounds its margin up
    const double wide = std::max(1.0, (frame.wide + 2 * margin) * dense), high = std::max(1.0, (frame.high + 2 * margin) * dense);
    return std::min({1.0, std::sqrt(mostPixels / (wide * high)), (maxImageSide - rounding) / wide, (maxImageSide - rounding) / high});
}

Frame frameOf(const Draw& draw, FrameSize shape, FrameSize source, FrameSize canvas, FrameSize output)
{
    Draw plain = draw;
    plain.placement = {};
    plain.move = {}; // stays on the draw that comes out
    const Layout layout = layoutOf(plain, shape, canvas);
    Frame frame{{layout.left, layout.top, 1 - layout.right, 1 - layout.bottom}, layout.toCanvas.xx * canvas.width, layout.toCanvas.yy * canvas.height, {}};
    const double perCanvasX = static_cast<double>(output.width) / canvas.width, perCanvasY = static_cast<double>(output.height) / canvas.height;
    const double scale = std::max(std::abs(draw.placement.scaleX), std::abs(draw.placement.scaleY)) * draw.move.scale;
    // Not more than the source has, unless the output at scale 1 has more. Alike across and down: what is round stays round.
    const double across = std::min(perCanvasX * scale, std::max((layout.right - layout.left) * source.width / frame.wide, perCanvasX));
    const double down = std::min(perCanvasY * scale, std::max((layout.bottom - layout.top) * source.height / frame.high, perCanvasY));
    const double dense = std::max(across, down) * fitting(std::max(across, down), frame, marginOf(draw) * canvas.height);
    const auto whole = [&](double v) { return static_cast<int>(std::clamp(std::round(v * dense), 1.0, maxImageSide / 2.0)); };
    frame.pixels = {whole(frame.wide), whole(frame.high)};
    return frame;
}

/// The draw of `image`, whose frame begins at `left`, `top`, where `draw` would have been.
Draw placed(const Draw& draw, const Frame& frame, FrameSize canvas, const EffectPicture& done)
{
    Draw to = draw;
    to.effects.clear();
    to.colour = {};
    to.crop = {};
    to.fit = Fit::Native;
    const double perPixelX = frame.wide / done.width, perPixelY = frame.high / done.height; // canvas pixels
    const Placement& p = draw.placement;
    to.placement.scaleX = p.scaleX * perPixelX, to.placement.scaleY = p.scaleY * perPixelY;
    // The anchor is the same point of the picture; Native measures it in pixels, on the canvas and in the picture alike.
    const double anchorX = (p.anchorX - 0.5) * frame.wide, anchorY = (p.anchorY - 0.5) * frame.high;
    const double pixelX = anchorX / perPixelX, pixelY = anchorY / perPixelY;
    to.placement.anchorX = 0.5 + pixelX / done.image.width(), to.placement.anchorY = 0.5 + pixelY / done.image.height();
    to.placement.x = p.x + (anchorX - pixelX) / canvas.width, to.placement.y = p.y + (anchorY - pixelY) / canvas.height;
    return to;
}

struct Kept {
    ContentHash name;
    std::shared_ptr<const Image> image;
    EffectPicture frame; ///< without its image
};

} // namespace

struct EffectRenderer::State {
    State(int threads, std::size_t bytes) : renderer(threads), pool(threads), keptLimit(bytes)
    {
        rows = [this](int count, const std::function<void(int)>& work) { pool.share(count, [&](int i, int) { work(i); }); };
    }

    FastRenderer renderer;
    RowPool pool;
    RowShare rows;
    std::list<Kept> kept; // newest use first
    std::size_t keptBytes = 0, keptLimit;
    ImagePtr standIn;

    Result<Draw> drawn(const Draw& draw, const FrameRecipe& recipe, FrameSize size, const PictureOf& pictureOf);
    Result<EffectPicture> plainPicture(const Draw& draw, const Frame& frame, ImagePtr source);
    const Kept* find(const ContentHash& name);
    void keep(Kept entry);
};

const Kept* EffectRenderer::State::find(const ContentHash& name)
{
    for (auto it = kept.begin(); it != kept.end(); ++it) {
        if (it->name != name) continue;
        kept.splice(kept.begin(), kept, it);
        return &kept.front();
    }
    return nullptr;
}

void EffectRenderer::State::keep(Kept entry)
{
    keptBytes += entry.image->byteSize();
    kept.push_front(std::move(entry));
    while (keptBytes > keptLimit && !kept.empty()) {
        keptBytes -= kept.back().image->byteSize();
        kept.pop_back();
    }
}

/// The part of the source that is shown, alone and whole, in the pixels to work in.
Result<EffectPicture> EffectRenderer::State::plainPicture(const Draw& draw, const Frame& frame, ImagePtr source)
{
    Draw whole;
    whole.source = draw.source;
    whole.colour = draw.colour;
    whole.crop = isFill(draw.source) ? Crop{} : frame.part;
    whole.fit = Fit::Stretch;
    SPOT_TRY(plan, planFrame({frame.pixels, BlendSpace::Display, {0, 0, 0, 0}, {{{whole}}}}, frame.pixels, [&](const Draw&, FrameSize) -> Result<ImagePtr> { return source; }));
    EffectPicture picture;
    picture.image = renderer.render(plan, PixelFormat::RgbaF32);
    picture.width = frame.pixels.width, picture.height = frame.pixels.height;
    picture.isOpaque = picture.image.alpha() == AlphaMode::Opaque;
    return picture;
}

/// Names what comes out, where it is worth keeping.
ContentHash nameOf(const Draw& draw, const FrameRecipe& recipe, FrameSize pixels)
{
    const bool isTimed = std::ranges::any_of(draw.effects, [](const EffectAt& e) { return e.kind->isTimed; });
    const auto* raster = std::get_if<RasterPicture>(&draw.source);
    if (isTimed || std::holds_alternative<MediaFrame>(draw.source) || std::holds_alternative<NestedFrame>(draw.source) || (raster && !raster->hash)) return {};
    Draw plain = draw;
    plain.placement = {};
    plain.move = {}, plain.part = {}, plain.wipe = {};
    plain.opacity = 1;
    plain.blend = BlendMode::Normal;
    Hasher hasher;
    hasher.add(hash({recipe.canvas, BlendSpace::Display, {}, {{{plain}}}})).add(pixels.width).add(pixels.height);
    return hasher.finish();
}

Result<Draw> EffectRenderer::State::drawn(const Draw& draw, const FrameRecipe& recipe, FrameSize size, const PictureOf& pictureOf)
{
    ImagePtr source;
    if (!isFill(draw.source)) {
        SPOT_TRY(picture, pictureOf(draw, nestedSize(draw, recipe.canvas, size)));
        source = picture;
    }
    const auto* nested = std::get_if<NestedFrame>(&draw.source);
    const FrameSize pixels = source ? source->size() : size;
    const Frame frame = frameOf(draw, nested ? nested->recipe->canvas : pixels, pixels, recipe.canvas, size);
    const ContentHash name = nameOf(draw, recipe, frame.pixels);
    if (const Kept* known = name ? find(name) : nullptr) {
        EffectPicture done = known->frame;
        done.image = *known->image;
        Draw to = placed(draw, frame, recipe.canvas, done);
        to.source = RasterPicture{known->image, name};
        return to;
    }
    SPOT_TRY(picture, plainPicture(draw, frame, source));
    picture.unit = picture.height / frame.high * recipe.canvas.height;
    picture.rows = &rows;
    for (const EffectAt& effect : draw.effects) spot::draw(effect, picture);
    Draw to = placed(draw, frame, recipe.canvas, picture);
    auto image = std::make_shared<const Image>(std::move(picture.image));
    picture.image = {};
    to.source = RasterPicture{image, name};
    if (name && !(source && source == standIn)) keep({name, image, picture});
    return to;
}

EffectRenderer::EffectRenderer(int threads, std::size_t keptBytes) : m_state(std::make_unique<State>(threads, keptBytes)) {}
EffectRenderer::~EffectRenderer() = default;

void EffectRenderer::setStandIn(ImagePtr picture) { m_state->standIn = std::move(picture); }

bool EffectRenderer::isNeeded(const FrameRecipe& recipe)
{
    for (const Step& step : recipe.steps)
        for (const Draw& draw : step.draws)
            if (!draw.effects.empty()) return true;
    return false;
}

Result<FrameRecipe> EffectRenderer::drawn(FrameRecipe recipe, FrameSize size, const PictureOf& pictureOf)
{
    for (Step& step : recipe.steps) {
        for (Draw& draw : step.draws) {
            if (draw.effects.empty()) continue;
            SPOT_TRY(plain, m_state->drawn(draw, recipe, size, pictureOf));
            draw = std::move(plain);
        }
    }
    return recipe;
}

} // namespace spot
