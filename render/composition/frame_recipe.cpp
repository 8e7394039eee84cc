// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/composition/frame_recipe.h"

#include <algorithm>

namespace spot
{

namespace
{

double fraction(double v) { return std::isfinite(v) ? std::clamp(v, 0.0, 1.0) : 0.0; }

Source sourceAt(const Layer& layer, MediaTime t)
{
    if (const auto* media = std::get_if<MediaPicture>(&layer.picture)) {
        const MediaTime since = t - layer.span.start;
        if (!media->ramp.empty()) {
            const MediaTime there = media->in + mediaPassed(media->ramp, {}, since);
            return MediaFrame{media->media, std::max(speedAt(media->ramp, since) < 0 ? there - MediaTime{1} : there, MediaTime{})};
        }
        const MediaTime run = media->speed == 1 ? since
                                                : MediaTime{std::llround(static_cast<double>(since.flicks) * media->speed)};
        return MediaFrame{media->media, std::max(media->in + run, MediaTime{})};
    }
    if (const auto* still = std::get_if<StillPicture>(&layer.picture)) return *still;
    if (const auto* raster = std::get_if<RasterPicture>(&layer.picture)) return *raster;
    if (const auto* solid = std::get_if<SolidPicture>(&layer.picture)) return *solid;
    return std::get<GradientPicture>(layer.picture);
}

Draw drawAt(const Layer& layer, MediaTime t)
{
    const MediaTime local = t - layer.span.start;
    const Transform& m = layer.transform;
    Draw draw;
    draw.source = sourceAt(layer, t);
    draw.colour = layer.colour;
    draw.crop = {fraction(layer.crop.left), fraction(layer.crop.top), fraction(layer.crop.right), fraction(layer.crop.bottom)};
    draw.fit = layer.fit;
    draw.placement = {m.x.at(local),        m.y.at(local), m.scaleX.at(local), m.scaleY.at(local),
                      m.rotation.at(local), m.anchorX,     m.anchorY};
    draw.opacity = fraction(layer.opacity.at(local));
    draw.blend = layer.blend;
    return draw;
}

bool hasArea(const Draw& draw)
{
    const Placement& p = draw.placement;
    const bool finite = std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.scaleX) && std::isfinite(p.scaleY) &&
                        std::isfinite(p.rotation);
    return finite && draw.crop.left + draw.crop.right < 1 && draw.crop.top + draw.crop.bottom < 1 && p.scaleX != 0 && p.scaleY != 0;
}

bool isVisible(const Draw& draw)
{
    if (const auto* solid = std::get_if<SolidPicture>(&draw.source); solid && solid->colour.a <= 0) return false;
    if (const auto* raster = std::get_if<RasterPicture>(&draw.source); raster && (!raster->image || raster->image->isEmpty())) return false;
    return draw.opacity > 0 && hasArea(draw);
}

/// How far a dissolve at the start of the layer has come, 0..1; 1 once it is over.
double dissolveShare(const Layer& layer, MediaTime t, FrameRate rate)
{
    const std::int64_t frames = rate.framesIn(layer.dissolve);
    const std::int64_t frame = rate.frameAt(t) - rate.frameAt(layer.span.start);
    if (frames <= 0 || frame >= frames) return 1;
    return (static_cast<double>(frame) + 0.5) / static_cast<double>(frames);
}

bool isOpaque(const Source& source)
{
    if (const auto* solid = std::get_if<SolidPicture>(&source)) return solid->colour.a >= 1;
    if (const auto* gradient = std::get_if<GradientPicture>(&source)) return gradient->from.a >= 1 && gradient->to.a >= 1;
    if (const auto* raster = std::get_if<RasterPicture>(&source)) return raster->image->alpha() == AlphaMode::Opaque;
    return false; // a file says so only once it is open
}

bool hidesCanvas(const Step& step, FrameSize canvas)
{
    if (step.draws.size() != 1) return false;
    const Draw& draw = step.draws.front();
    if (draw.blend != BlendMode::Normal || draw.opacity < 1 || !isOpaque(draw.source)) return false;
    const auto* raster = std::get_if<RasterPicture>(&draw.source);
    const Layout layout = layoutOf(draw, raster ? raster->image->size() : canvas, canvas);
    const Affine back = layout.toCanvas.inverse();
    for (const Point corner : unitSquareThrough(back))
        if (corner.x < -1e-9 || corner.x > 1 + 1e-9 || corner.y < -1e-9 || corner.y > 1 + 1e-9) return false;
    return true;
}

void dropHidden(FrameRecipe& recipe)
{
    for (std::size_t i = recipe.steps.size(); i-- > 0;) {
        if (!hidesCanvas(recipe.steps[i], recipe.canvas)) continue;
        recipe.steps.erase(recipe.steps.begin(), recipe.steps.begin() + static_cast<std::ptrdiff_t>(i));
        recipe.background = {};
        return;
    }
}

} // namespace

FrameRecipe evaluate(const Composition& composition, MediaTime at)
{
    const MediaTime t = composition.rate.startOf(composition.rate.frameAt(at));
    FrameRecipe recipe{composition.canvas, composition.blendSpace, composition.background, {}};
    bool isBelowShowing = false;
    for (const Layer& layer : composition.layers) {
        if (!layer.span.contains(t)) {
            isBelowShowing = false;
            continue;
        }
        Draw draw = drawAt(layer, t);
        const double share = dissolveShare(layer, t, composition.rate);
        draw.opacity *= share;
        if (share < 1 && isBelowShowing)
            for (Draw& below : recipe.steps.back().draws) below.opacity *= 1 - share;
        else recipe.steps.emplace_back();
        recipe.steps.back().draws.push_back(std::move(draw));
        isBelowShowing = true;
    }
    for (Step& step : recipe.steps) std::erase_if(step.draws, [](const Draw& d) { return !isVisible(d); });
    std::erase_if(recipe.steps, [](const Step& s) { return s.draws.empty(); });
    dropHidden(recipe);
    return recipe;
}

namespace
{

void add(Hasher& hasher, const Rgba& c) { hasher.add(c.r).add(c.g).add(c.b).add(c.a); }

void add(Hasher& hasher, const Source& source, const SourceRate& rateOf)
{
    hasher.add(static_cast<std::uint32_t>(source.index()));
    if (const auto* frame = std::get_if<MediaFrame>(&source)) {
        const std::optional<FrameRate> rate = rateOf ? rateOf(frame->media) : std::nullopt;
        hasher.add(frame->media).add(rate.has_value()).add(rate ? rate->frameAt(frame->time) : frame->time.flicks);
    } else if (const auto* still = std::get_if<StillPicture>(&source)) {
        hasher.add(still->media);
    } else if (const auto* raster = std::get_if<RasterPicture>(&source)) {
        hasher.add(raster->hash);
    } else if (const auto* solid = std::get_if<SolidPicture>(&source)) {
        add(hasher, solid->colour);
    } else {
        const auto& gradient = std::get<GradientPicture>(source);
        add(hasher, gradient.from), add(hasher, gradient.to), hasher.add(gradient.angle);
    }
}

void add(Hasher& hasher, const Draw& d, const SourceRate& rateOf)
{
    add(hasher, d.source, rateOf);
    hasher.add(d.colour.primaries).add(d.colour.transfer).add(d.colour.matrix).add(d.colour.range);
    hasher.add(d.crop.left).add(d.crop.top).add(d.crop.right).add(d.crop.bottom).add(d.fit);
    const Placement& p = d.placement;
    hasher.add(p.x).add(p.y).add(p.scaleX).add(p.scaleY).add(p.rotation).add(p.anchorX).add(p.anchorY);
    hasher.add(d.opacity).add(d.blend);
}

} // namespace

ContentHash hash(const FrameRecipe& recipe, const SourceRate& rateOf)
{
    Hasher hasher;
    hasher.add(recipe.canvas.width).add(recipe.canvas.height).add(recipe.blendSpace);
    add(hasher, recipe.background);
    hasher.add(recipe.steps.size());
    for (const Step& step : recipe.steps) {
        hasher.add(step.draws.size());
        for (const Draw& draw : step.draws) add(hasher, draw, rateOf);
    }
    return hasher.finish();
}

namespace
{

/// Cuts the longer side of the shown part so that it has the shape of the canvas.
void cutToAspect(Layout& layout, FrameSize size, FrameSize canvas)
{
    const double wide = (layout.right - layout.left) * size.width, high = (layout.bottom - layout.top) * size.height;
    const double wanted = canvas.aspect();
    if (wide > high * wanted) {
        const double cut = (wide - high * wanted) / 2 / size.width;
        layout.left += cut, layout.right -= cut;
    } else {
        const double cut = (high - wide / wanted) / 2 / size.height;
        layout.top += cut, layout.bottom -= cut;
    }
}

/// Width and height of the fitted part in canvas pixels.
Point fittedSize(Fit fit, double wide, double high, FrameSize canvas)
{
    if (fit == Fit::Native) return {wide, high};
    if (fit == Fit::Contain) {
        const double scale = std::min(canvas.width / wide, canvas.height / high);
        return {wide * scale, high * scale};
    }
    return {static_cast<double>(canvas.width), static_cast<double>(canvas.height)};
}

} // namespace

Layout layoutOf(const Draw& draw, FrameSize size, FrameSize canvas)
{
    const bool fills = std::holds_alternative<SolidPicture>(draw.source) || std::holds_alternative<GradientPicture>(draw.source);
    const Fit fit = fills ? Fit::Stretch : draw.fit;
    Layout layout{draw.crop.left, draw.crop.top, 1 - draw.crop.right, 1 - draw.crop.bottom, {}};
    if (fit == Fit::Cover) cutToAspect(layout, size, canvas);
    const Point fitted = fittedSize(fit, (layout.right - layout.left) * size.width, (layout.bottom - layout.top) * size.height, canvas);

    const Placement& p = draw.placement;
    const double anchorX = (p.anchorX - 0.5) * fitted.x, anchorY = (p.anchorY - 0.5) * fitted.y; // from the centre
    const Affine place = Affine::moved(canvas.width * (0.5 + p.x) + anchorX, canvas.height * (0.5 + p.y) + anchorY) *
                         Affine::turned(p.rotation) * Affine::scaled(p.scaleX, p.scaleY) * Affine::moved(-anchorX, -anchorY);
    const Affine fromUnit = Affine::scaled(fitted.x, fitted.y) * Affine::moved(-0.5, -0.5);
    layout.toCanvas = Affine::scaled(1.0 / canvas.width, 1.0 / canvas.height) * place * fromUnit;
    return layout;
}

} // namespace spot
