// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/composition/frame_plan.h"

#include <algorithm>

namespace spot
{

namespace
{

constexpr double nearly = 1e-6;

bool isNear(double a, double b) { return std::abs(a - b) < nearly; }

/// Takes away what rounding left, so that "aligned" and "exact" are sharp words.
void settle(PlannedDraw& d)
{
    Affine& m = d.toSource;
    d.isAligned = isNear(m.xy, 0) && isNear(m.yx, 0);
    if (d.isAligned) m.xy = m.yx = 0;
    d.isExact = d.isAligned && isNear(m.xx, 1) && isNear(m.yy, 1) && isNear(m.x0, std::round(m.x0)) && isNear(m.y0, std::round(m.y0));
    if (d.isExact) m = Affine::moved(std::round(m.x0), std::round(m.y0));
    d.stepU = std::hypot(m.xx, m.xy), d.stepV = std::hypot(m.yx, m.yy);
}

PixelBox boxOf(const Affine& unitToOutput, FrameSize size)
{
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const Point p : unitSquareThrough(unitToOutput)) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    }
    const auto whole = [](double v, int most) { return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(most))); };
    // Coverage reaches half a pixel past an edge, more past the corner of a turned one.
    const bool turned = !isNear(unitToOutput.xy, 0) || !isNear(unitToOutput.yx, 0);
    const double reach = turned ? 1 : 0, slack = turned ? 0 : nearly;
    return {whole(std::floor(left - reach + slack), size.width), whole(std::floor(top - reach + slack), size.height),
            whole(std::ceil(right + reach - slack), size.width), whole(std::ceil(bottom + reach - slack), size.height)};
}

bool coversAll(const PlannedDraw& d, FrameSize size)
{
    for (const double x : {0.5, size.width - 0.5})
        for (const double y : {0.5, size.height - 0.5})
            if (coverageAt(d, d.toSource({x, y})) < 1 - nearly) return false;
    return true;
}

void fill(PlannedDraw& d, const Source& source, FrameSize size)
{
    d.kind = DrawKind::Fill;
    if (const auto* solid = std::get_if<SolidPicture>(&source)) {
        d.from = d.to = solid->colour;
    } else {
        const auto& gradient = std::get<GradientPicture>(source);
        const Affine turn = Affine::turned(gradient.angle);
        const Point along = turn({1, 0});
        const double length = std::abs(along.x) * size.width + std::abs(along.y) * size.height;
        d.from = gradient.from, d.to = gradient.to;
        d.gradientX = along.x / length, d.gradientY = along.y / length;
        d.gradientStart = 0.5 - d.gradientX * size.width / 2 - d.gradientY * size.height / 2;
    }
    d.hasAlpha = d.from.a < 1 || d.to.a < 1;
}

/// To the nearest whole pixel; halves go up even where rounding took a little of them, so that two sides of one edge agree.
double toWhole(double pixels) { return std::floor(pixels + 0.5 + nearly); }

/// What is left to a move of the canvas so that it goes by whole pixels.
Affine restOf(const CanvasMove& move, FrameSize size)
{
    const double x = move.x * size.width, y = move.y * size.height;
    return Affine::moved(toWhole(x) - x, toWhole(y) - y);
}

PixelBox boxOf(const CanvasPart& part, FrameSize size)
{
    const auto whole = [](double share, int side) { return static_cast<int>(std::clamp(toWhole(share * side), 0.0, static_cast<double>(side))); };
    return {whole(part.left, size.width), whole(part.top, size.height), whole(part.right, size.width), whole(part.bottom, size.height)};
}

/// The way is as long as the canvas across `angle`; the edge is at least a pixel wide, and gone at both ends.
void wipe(PlannedDraw& d, const WipeEdge& edge, FrameSize size)
{
    const Point along = Affine::turned(edge.angle)({1, 0});
    const double way = std::abs(along.x) * size.width + std::abs(along.y) * size.height;
    const double at = edge.k * (1 + edge.softness) - edge.softness / 2; // its middle, as a share of the way
    const double width = std::max(edge.softness, 1 / way), sign = edge.isAhead ? 1 : -1;
    const auto share = [&](double x, double y) { return 0.5 + ((x - size.width / 2.0) * along.x + (y - size.height / 2.0) * along.y) / way; };
    d.isWiped = true;
    d.wipeX = sign * along.x / way / width, d.wipeY = sign * along.y / way / width;
    d.wipeStart = 0.5 + sign * (share(0, 0) - at) / width;
}

ContentHash contentOf(const Source& source)
{
    if (const auto* still = std::get_if<StillPicture>(&source)) return still->media;
    if (const auto* raster = std::get_if<RasterPicture>(&source)) return raster->hash;
    return {};
}

/// A nested frame has the shape of its canvas, at whatever size it was drawn.
FrameSize shapeOf(const Source& source, FrameSize picture)
{
    const auto* nested = std::get_if<NestedFrame>(&source);
    return nested ? nested->recipe->canvas : picture;
}

Result<PlannedDraw> planDraw(const Draw& draw, const FrameRecipe& recipe, FrameSize size, const PictureOf& pictureOf)
{
    PlannedDraw d;
    FrameSize source = size, shape = size;
    if (std::holds_alternative<SolidPicture>(draw.source) || std::holds_alternative<GradientPicture>(draw.source)) {
        fill(d, draw.source, size);
    } else {
        SPOT_TRY(picture, pictureOf(draw, nestedSize(draw, recipe.canvas, size)));
        d.image = picture;
        d.content = contentOf(draw.source);
        d.colour = sourceColour(overridden(picture->colour(), draw.colour), picture->format(), picture->height());
        d.hasAlpha = picture->alpha() != AlphaMode::Opaque && !picture->info().isYuv();
        source = picture->size(), shape = shapeOf(draw.source, source);
    }
    const bool fills = d.kind == DrawKind::Fill;
    const Layout layout = layoutOf(draw, shape, recipe.canvas);
    const Affine unitToOutput = restOf(draw.move, size) * Affine::scaled(size.width, size.height) * layout.toCanvas;
    if (!(std::abs(unitToOutput.determinant()) > nearly)) return d; // thinner than anything that shows: box stays empty
    d.left = fills ? 0 : layout.left * source.width, d.right = fills ? source.width : layout.right * source.width;
    d.top = fills ? 0 : layout.top * source.height, d.bottom = fills ? source.height : layout.bottom * source.height;
    const Affine unitToSource = Affine::moved(d.left, d.top) * Affine::scaled(d.right - d.left, d.bottom - d.top);
    d.toSource = unitToSource * unitToOutput.inverse();
    settle(d);
    d.box = boxOf(unitToOutput, size).intersected(boxOf(draw.part, size));
    if (draw.wipe) wipe(d, *draw.wipe, size);
    d.opacity = static_cast<float>(draw.opacity);
    d.blend = draw.blend;
    d.effects = draw.effects;
    d.hidesCanvas = !d.hasAlpha && draw.opacity >= 1 && draw.blend == BlendMode::Normal && !d.isWiped && draw.part == CanvasPart{} && coversAll(d, size);
    return d;
}

} // namespace

FrameSize nestedSize(const Draw& draw, FrameSize canvas, FrameSize size)
{
    const auto* nested = std::get_if<NestedFrame>(&draw.source);
    if (!nested) return {};
    const FrameSize own = nested->recipe->canvas;
    const double wide = static_cast<double>(own.width) * size.width / canvas.width, high = static_cast<double>(own.height) * size.height / canvas.height;
    const Layout layout = layoutOf(draw, own, canvas);
    const Affine& m = layout.toCanvas; // of the shown part, to fractions of the output
    const double acrossU = std::hypot(m.xx * size.width, m.yx * size.height) / std::max(nearly, layout.right - layout.left);
    const double acrossV = std::hypot(m.xy * size.width, m.yy * size.height) / std::max(nearly, layout.bottom - layout.top);
    double share = 1;
    while (share > 1.0 / 1024 && wide * share / 2 >= acrossU * (1 - nearly) && high * share / 2 >= acrossV * (1 - nearly)) share /= 2;
    const auto whole = [share](double v) { return std::clamp(static_cast<int>(std::lround(v * share)), 1, maxImageSide); };
    return {whole(wide), whole(high)};
}

bool isCanvasOpaque(const FramePlan& plan)
{
    const auto opens = [](const PlannedDraw& draw) { return draw.blend == BlendMode::Erase || draw.blend == BlendMode::Xor; };
    if (std::ranges::any_of(plan.steps, [&](const PlannedStep& s) { return std::ranges::any_of(s.draws, opens); })) return false;
    return plan.background.a >= 1 ||
           std::ranges::any_of(plan.steps, [](const PlannedStep& s) { return s.draws.size() == 1 && s.draws.front().hidesCanvas; });
}

bool liesOnFrame(const PlannedDraw& d, FrameSize size)
{
    if (d.kind != DrawKind::Picture || d.image->format() != PixelFormat::Yuv420P8 || d.image->size() != size || d.colour.isConverted) return false;
    static const std::array<float, 12> bt709 = yuvToRgb(Matrix::Bt709, Range::Limited, 8);
    const bool isWhole = d.isExact && d.toSource == Affine{} && d.left <= 0 && d.top <= 0 && d.right >= size.width && d.bottom >= size.height;
    return isWhole && d.box == PixelBox{0, 0, size.width, size.height} && !d.isWiped && d.blend == BlendMode::Normal && d.colour.toRgb == bt709;
}

TexelRange texelsOf(const PlannedDraw& d, int plane)
{
    const int sx = plane ? d.image->info().chromaShiftX : 0, sy = plane ? d.image->info().chromaShiftY : 0;
    const FrameSize size = d.image->planeSize(plane);
    const auto first = [](double v, int shift, int side) {
        return std::clamp(static_cast<int>(std::floor(v / (1 << shift) + nearly)), 0, side - 1);
    };
    const auto last = [](double v, int shift, int side) {
        return std::clamp(static_cast<int>(std::ceil(v / (1 << shift) - nearly)) - 1, 0, side - 1);
    };
    TexelRange r{first(d.left, sx, size.width), first(d.top, sy, size.height), last(d.right, sx, size.width), last(d.bottom, sy, size.height)};
    r.x1 = std::max(r.x0, r.x1), r.y1 = std::max(r.y0, r.y1);
    return r;
}

Result<FramePlan> planFrame(const FrameRecipe& recipe, FrameSize size, const PictureOf& pictureOf)
{
    FramePlan plan{size, recipe.blendSpace, recipe.background, {}};
    for (std::size_t i = recipe.steps.size(); i-- > 0;) {
        PlannedStep step;
        for (const Draw& draw : recipe.steps[i].draws) {
            SPOT_TRY(planned, planDraw(draw, recipe, size, pictureOf));
            if (planned.box.isEmpty()) continue;
            step.box = step.box.united(planned.box);
            step.draws.push_back(std::move(planned));
        }
        if (step.draws.empty()) continue;
        const bool hides = step.draws.size() == 1 && step.draws.front().hidesCanvas;
        plan.steps.insert(plan.steps.begin(), std::move(step));
        if (hides) break;
    }
    return plan;
}

} // namespace spot
