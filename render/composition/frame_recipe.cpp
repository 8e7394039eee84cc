// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/composition/frame_recipe.h"

#include <algorithm>
#include <map>

namespace spot
{

namespace
{

std::shared_ptr<const FrameRecipe> nestedAt(const NestedPicture& nested, MediaTime since)
{
    const MediaTime run = nested.speed == 1 ? since : MediaTime{std::llround(static_cast<double>(since.flicks) * nested.speed)};
    const MediaTime last = std::max(MediaTime{}, nested.composition->duration - MediaTime{1});
    return std::make_shared<const FrameRecipe>(evaluate(*nested.composition, std::clamp(nested.in + run, MediaTime{}, last)));
}

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
    if (const auto* nested = std::get_if<NestedPicture>(&layer.picture)) return NestedFrame{nestedAt(*nested, t - layer.span.start)};
    if (const auto* gradient = std::get_if<GradientPicture>(&layer.picture)) return *gradient;
    return NestedFrame{}; // a CanvasPicture: evaluate() says what is below
}

/// The effects that change something at this moment, with their numbers. frame: of the composition, so that a cut is not seen.
std::vector<EffectAt> effectsAt(const Layer& layer, MediaTime local, std::int64_t frame)
{
    std::vector<EffectAt> effects;
    for (const LayerEffect& effect : layer.effects) {
        EffectAt now{effect.kind, {}, effect.kind->isTimed ? frame : 0};
        for (const EffectParameter& p : effect.kind->parameters) {
            const auto given = effect.values.find(std::string(p.id));
            const double value = given == effect.values.end() ? p.fallback : given->second.at(local);
            now.values.push_back(std::isfinite(value) ? std::clamp(value, p.low, p.high) : p.fallback);
        }
        if (!effect.kind->changesNothing(now.values)) effects.push_back(std::move(now));
    }
    return effects;
}

Draw drawAt(const Layer& layer, MediaTime t, FrameRate rate)
{
    const MediaTime local = t - layer.span.start;
    const Transform& m = layer.transform;
    Draw draw;
    draw.source = sourceAt(layer, t);
    draw.colour = layer.colour;
    draw.crop = {fraction(layer.crop.left), fraction(layer.crop.top), fraction(layer.crop.right), fraction(layer.crop.bottom)};
    draw.fit = layer.fit;
    if (!layer.effects.empty()) draw.effects = effectsAt(layer, local, rate.frameAt(t));
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
    if (const auto* nested = std::get_if<NestedFrame>(&draw.source); nested && nested->recipe->steps.empty() && nested->recipe->background.a <= 0) return false;
    return draw.opacity > 0 && hasArea(draw);
}

/// How far the transition at the start of the layer has come, 0..1; 1 once it is over.
double progress(const Layer& layer, MediaTime t, FrameRate rate)
{
    const std::int64_t frames = rate.framesIn(layer.entrance.length);
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
    if (draw.wipe || draw.part != CanvasPart{}) return false;
    if (draw.blend != BlendMode::Normal || draw.opacity < 1 || !isOpaque(draw.source)) return false;
    if (!std::ranges::all_of(draw.effects, [](const EffectAt& e) { return e.kind->keepsOpaque; })) return false;
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

void fade(std::vector<Draw>& draws, double share)
{
    for (Draw& draw : draws) draw.opacity *= share;
}

/// What the later picture has of the canvas when it has come in by k; the earlier one has the rest.
CanvasPart partOfLater(Heading heading, double k)
{
    switch (heading) {
    case Heading::Left: return {1 - k, 0, 1, 1};
    case Heading::Right: return {0, 0, k, 1};
    case Heading::Up: return {0, 1 - k, 1, 1};
    default: return {0, 0, 1, k};
    }
}
CanvasPart partOfEarlier(Heading heading, double k)
{
    switch (heading) {
    case Heading::Left: return {0, 0, 1 - k, 1};
    case Heading::Right: return {k, 0, 1, 1};
    case Heading::Up: return {0, 0, 1, 1 - k};
    default: return {0, k, 1, 1};
    }
}
CanvasMove travelled(Heading heading, double by)
{
    switch (heading) {
    case Heading::Left: return {-by, 0, 1};
    case Heading::Right: return {by, 0, 1};
    case Heading::Up: return {0, -by, 1};
    default: return {0, by, 1};
    }
}

/// Both sides of a transition in one step: every pixel's shares sum to one. `earlier` may be empty.
void joinSides(const TransitionStyle& style, double k, std::vector<Draw>& earlier, Draw later)
{
    switch (style.kind) {
    case TransitionKind::Dissolve: fade(earlier, 1 - k), later.opacity *= k; break;
    case TransitionKind::DipToColour: {
        const double colour = 1 - std::abs(2 * k - 1);
        fade(earlier, k < 0.5 ? 1 - colour : 0);
        later.opacity *= k < 0.5 ? 0 : 1 - colour;
        Draw solid;
        solid.source = SolidPicture{style.colour};
        solid.opacity = colour;
        earlier.push_back(std::move(solid));
        break;
    }
    case TransitionKind::Wipe:
        for (Draw& draw : earlier) draw.wipe = WipeEdge{style.angle, style.softness, k, true};
        later.wipe = WipeEdge{style.angle, style.softness, k, false};
        break;
    case TransitionKind::Push:
    case TransitionKind::Slide:
        for (Draw& draw : earlier) {
            if (style.kind == TransitionKind::Push) draw.move = travelled(style.heading, k);
            draw.part = partOfEarlier(style.heading, k);
        }
        later.move = travelled(style.heading, k - 1);
        later.part = partOfLater(style.heading, k);
        break;
    case TransitionKind::Zoom:
        for (Draw& draw : earlier) draw.move.scale = std::exp2(k);
        later.move.scale = std::exp2(1 - k);
        fade(earlier, 1 - k), later.opacity *= k;
        break;
    }
    earlier.push_back(std::move(later));
}

/// whole: steps that are an adjustment of the whole canvas and nothing else. The last of them is what is left of the steps before it,
/// which it shows; as far as it is not in full, they are shown as they are.
FrameRecipe finished(FrameRecipe recipe, const std::vector<std::size_t>& whole)
{
    if (!whole.empty()) {
        recipe.steps.erase(recipe.steps.begin(), recipe.steps.begin() + static_cast<std::ptrdiff_t>(whole.back()));
        std::vector<Draw>& draws = recipe.steps.front().draws;
        Draw plain;
        plain.source = draws.front().source, plain.fit = Fit::Stretch, plain.opacity = 1 - draws.front().opacity;
        draws.insert(draws.begin(), std::move(plain));
    }
    for (Step& step : recipe.steps) std::erase_if(step.draws, [](const Draw& d) { return !isVisible(d); });
    std::erase_if(recipe.steps, [](const Step& s) { return s.draws.empty(); });
    dropHidden(recipe);
    return recipe;
}

/// What lies under the last step.
std::shared_ptr<const FrameRecipe> below(const FrameRecipe& recipe, const std::vector<std::size_t>& whole)
{
    FrameRecipe under = recipe;
    under.steps.pop_back();
    return std::make_shared<const FrameRecipe>(finished(std::move(under), whole));
}

/// Lies on the canvas as the canvas does. Without effects, such a picture of what is below changes nothing.
bool isUnmoved(const Draw& draw)
{
    const Placement& p = draw.placement;
    return draw.blend == BlendMode::Normal && p.x == 0 && p.y == 0 && p.scaleX == 1 && p.scaleY == 1 && p.rotation == 0;
}

} // namespace

FrameRecipe evaluate(const Composition& composition, MediaTime at)
{
    const MediaTime t = composition.rate.startOf(composition.rate.frameAt(at));
    FrameRecipe recipe{composition.canvas, composition.blendSpace, composition.background, {}};
    bool isBelowShowing = false;
    std::vector<std::size_t> whole; // see finished()
    for (const Layer& layer : composition.layers) {
        if (!layer.span.contains(t)) {
            isBelowShowing = false;
            continue;
        }
        const double k = progress(layer, t, composition.rate);
        if (k >= 1 || !isBelowShowing) recipe.steps.emplace_back();
        isBelowShowing = true;
        if (!whole.empty() && whole.back() + 1 == recipe.steps.size()) whole.pop_back(); // this layer joins it in a transition
        Draw draw = drawAt(layer, t, composition.rate);
        if (std::holds_alternative<CanvasPicture>(layer.picture)) {
            if (k >= 1 && isUnmoved(draw) && draw.effects.empty()) continue;
            draw.source = NestedFrame{below(recipe, whole)};
            if (k >= 1 && isUnmoved(draw) && draw.crop == Crop{} && draw.opacity > 0) whole.push_back(recipe.steps.size() - 1);
        }
        std::vector<Draw>& draws = recipe.steps.back().draws;
        if (k < 1) joinSides(layer.entrance.style, k, draws, std::move(draw));
        else draws.push_back(std::move(draw));
    }
    return finished(std::move(recipe), whole);
}

bool NestedPicture::operator==(const NestedPicture& o) const
{
    return in == o.in && speed == o.speed && (composition == o.composition || *composition == *o.composition);
}

// By hash: a recipe may show the same nested one many times, and what that shows, and comparing each would take for ever.
bool NestedFrame::operator==(const NestedFrame& o) const { return recipe == o.recipe || hash(*recipe) == hash(*o.recipe); }

namespace
{

/// Hashes each nested recipe once, however often it is shown.
struct RecipeHashing {
    const SourceRate& rateOf;
    std::map<const FrameRecipe*, ContentHash> nested{};
    ContentHash of(const FrameRecipe& recipe);
};

void add(Hasher& hasher, const Rgba& c) { hasher.add(c.r).add(c.g).add(c.b).add(c.a); }

void add(Hasher& hasher, const Source& source, RecipeHashing& hashing)
{
    const SourceRate& rateOf = hashing.rateOf;
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
    } else if (const auto* nested = std::get_if<NestedFrame>(&source)) {
        const auto [known, isNew] = hashing.nested.try_emplace(nested->recipe.get());
        if (isNew) known->second = hashing.of(*nested->recipe);
        hasher.add(known->second);
    } else {
        const auto& gradient = std::get<GradientPicture>(source);
        add(hasher, gradient.from), add(hasher, gradient.to), hasher.add(gradient.angle);
    }
}

void add(Hasher& hasher, const Draw& d, RecipeHashing& hashing)
{
    add(hasher, d.source, hashing);
    hasher.add(d.colour.primaries).add(d.colour.transfer).add(d.colour.matrix).add(d.colour.range);
    hasher.add(d.crop.left).add(d.crop.top).add(d.crop.right).add(d.crop.bottom).add(d.fit);
    const Placement& p = d.placement;
    hasher.add(p.x).add(p.y).add(p.scaleX).add(p.scaleY).add(p.rotation).add(p.anchorX).add(p.anchorY);
    hasher.add(d.opacity).add(d.blend);
    hasher.add(d.move.x).add(d.move.y).add(d.move.scale).add(d.part.left).add(d.part.top).add(d.part.right).add(d.part.bottom);
    hasher.add(d.wipe.has_value());
    if (d.wipe) hasher.add(d.wipe->angle).add(d.wipe->softness).add(d.wipe->k).add(d.wipe->isAhead);
    hasher.add(d.effects.size());
    for (const EffectAt& effect : d.effects) {
        hasher.add(effect.kind->id).add(effect.frame);
        for (const double value : effect.values) hasher.add(value);
    }
}

ContentHash RecipeHashing::of(const FrameRecipe& recipe)
{
    Hasher hasher;
    hasher.add(recipe.canvas.width).add(recipe.canvas.height).add(recipe.blendSpace);
    add(hasher, recipe.background);
    hasher.add(recipe.steps.size());
    for (const Step& step : recipe.steps) {
        hasher.add(step.draws.size());
        for (const Draw& draw : step.draws) add(hasher, draw, *this);
    }
    return hasher.finish();
}

} // namespace

ContentHash hash(const FrameRecipe& recipe, const SourceRate& rateOf) { return RecipeHashing{rateOf}.of(recipe); }

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
    const Affine whole = Affine::moved(0.5 + draw.move.x, 0.5 + draw.move.y) * Affine::scaled(draw.move.scale, draw.move.scale) * Affine::moved(-0.5, -0.5);
    layout.toCanvas = whole * Affine::scaled(1.0 / canvas.width, 1.0 / canvas.height) * place * fromUnit;
    return layout;
}

} // namespace spot
