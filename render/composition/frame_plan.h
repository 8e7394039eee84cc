// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/frame_plan.h: a recipe with its pictures at hand and one output size: pure arithmetic is left.
// The rule that every renderer follows for a draw at the output pixel whose centre is p:
//  1. s = toSource(p), in pixels of the source, pixel i spanning [i, i + 1).
//  2. Each plane is filtered at s with a separable kernel of half-width r along u and v, r from the plane's own step per output
//     pixel (|grad u|, |grad v|), at least 1: Catmull-Rom stretched by r for luma, RGB and alpha; a tent of half-width r for
//     chroma. Weights are divided by their sum; indices are clamped to the shown part. Chroma of 4:2:0 and 4:2:2 is sited left.
//  3. R'G'B' = toRgb, then the conversion of SourceColour; with alpha everything is premultiplied, before filtering too, and the
//     filtered alpha is clamped to 0..1, colours to 0..alpha.
//  4. times coverage (share of the output pixel inside the part, from its distance to the four edges), opacity and the share of a wipe.
//  5. in BlendSpace::Linear, colours (straight, clamped to 0..blendCodeTop) become linear light of BT.709 before the blend, and the
//     canvas (straight, clamped to 0..blendLightTop) goes back at the end.
//  6. canvas += change(blend, base): see Step.
#pragma once

#include "render/composition/frame_recipe.h"
#include "render/composition/source_colour.h"

namespace spot
{

/// Half-open box of pixels.
struct PixelBox {
    int left = 0, top = 0, right = 0, bottom = 0;
    constexpr bool operator==(const PixelBox&) const = default;
    constexpr bool isEmpty() const { return right <= left || bottom <= top; }
    constexpr int width() const { return right - left; }
    constexpr int height() const { return bottom - top; }
    constexpr PixelBox intersected(PixelBox o) const { return {std::max(left, o.left), std::max(top, o.top), std::min(right, o.right), std::min(bottom, o.bottom)}; }
    constexpr PixelBox united(PixelBox o) const
    {
        if (isEmpty()) return o;
        if (o.isEmpty()) return *this;
        return {std::min(left, o.left), std::min(top, o.top), std::max(right, o.right), std::max(bottom, o.bottom)};
    }
};

enum class DrawKind : std::int32_t { Picture, Fill };

inline constexpr float blendCodeTop = 1.25f, blendLightTop = 2.f;

/// A Draw at one output size. For Fill (solid and gradient) the source is a canvas of the output's size.         [value]
struct PlannedDraw {
    DrawKind kind = DrawKind::Picture;
    ImagePtr image;      ///< Picture: not null
    ContentHash content; ///< Picture: names the pixels where they are worth keeping (stills, rasters); else zero
    SourceColour colour;
    Affine toSource;     ///< output pixels to source pixels
    double left = 0, top = 0, right = 0, bottom = 0; ///< the shown part, in source pixels
    double stepU = 1, stepV = 1; ///< source pixels per output pixel along u and v: |grad u|, |grad v|; > 0
    bool isAligned = false;      ///< no turn and no shear: u depends on x only, v on y only
    bool isExact = false;        ///< aligned, scale 1, whole pixels: pictures are copied
    Rgba from, to;               ///< Fill: straight; equal for a solid
    double gradientX = 0, gradientY = 0, gradientStart = 0; ///< Fill: share of `to` = x gx + y gy + start, clamped to 0..1
    float opacity = 1;
    bool isWiped = false;
    double wipeX = 0, wipeY = 0, wipeStart = 1; ///< wiped: share = x wx + y wy + start at the output pixel, clamped to 0..1
    BlendMode blend = BlendMode::Normal;
    PixelBox box;                ///< the output pixels it can change
    bool hasAlpha = false;       ///< the source's own alpha
    bool hidesCanvas = false;    ///< whatever lies under it is gone
    std::vector<EffectAt> effects; ///< still to be drawn, on the picture before it is placed: only PlanarRenderer takes plans with any
};

struct PlannedStep {
    std::vector<PlannedDraw> draws; ///< never empty
    PixelBox box;                   ///< of all of them
};

struct FramePlan {
    FrameSize size;
    BlendSpace blendSpace = BlendSpace::Display;
    Rgba background; ///< straight
    std::vector<PlannedStep> steps;
};

/// Gives the picture of a MediaFrame, StillPicture or RasterPicture as it is, and that of a NestedFrame drawn at `size`, with alpha.
using PictureOf = std::function<Result<ImagePtr>(const Draw& draw, FrameSize size)>;

/// How large a nested frame is drawn for an output of `size`: as its canvas would be on the whole output, halved as often as the draw
/// does not need it that large; 1 to maxImageSide a side. [any]
FrameSize nestedSize(const Draw& draw, FrameSize canvas, FrameSize size);

/// Asks for pictures from the top down and stops under one that hides the canvas. Errors: those of `pictureOf`. [any]
Result<FramePlan> planFrame(const FrameRecipe& recipe, FrameSize size, const PictureOf& pictureOf);

/// Whether every pixel of the finished canvas has alpha 1: no blend takes alpha away.
bool isCanvasOpaque(const FramePlan& plan);

/// Whether the picture's samples are those of a 4:2:0 frame of `size` with 8 bits: BT.709 limited, of that size, on the whole frame, neither
/// moved nor cut. Opacity may be any.                                                                           [any]
bool liesOnFrame(const PlannedDraw& draw, FrameSize size);

/// Inclusive range of texels that filtering may read.
struct TexelRange {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};
/// In the pixels of one plane; plane 0 is luma or RGBA. Picture only.
TexelRange texelsOf(const PlannedDraw& draw, int plane);

/// Where the source position `s` lies in a plane's own pixels: chroma is half as dense and sited left.
inline Point inPlane(const PixelFormatInfo& info, int plane, Point s)
{
    if (plane == 0) return s;
    return {info.chromaShiftX ? s.x / 2 + 0.25 : s.x, info.chromaShiftY ? s.y / 2 : s.y};
}

/// Share of a pixel between the edges `low` and `high` of one axis, 0..1, at `s`; `step` is the pixel's size there.
inline double coverAlong(double s, double low, double high, double step)
{
    return std::max(0.0, std::clamp((s - low) / step + 0.5, 0.0, 1.0) + std::clamp((high - s) / step + 0.5, 0.0, 1.0) - 1.0);
}
/// Share of an output pixel inside the shown part at the source position `s`.
inline double coverageAt(const PlannedDraw& d, Point s)
{
    return coverAlong(s.x, d.left, d.right, d.stepU) * coverAlong(s.y, d.top, d.bottom, d.stepV);
}
/// Share that a wipe leaves of the draw at the output pixel whose centre is p.
inline double wipeShareAt(const PlannedDraw& d, Point p)
{
    return d.isWiped ? std::clamp(p.x * d.wipeX + p.y * d.wipeY + d.wipeStart, 0.0, 1.0) : 1;
}

} // namespace spot
