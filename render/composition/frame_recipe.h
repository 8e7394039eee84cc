// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/frame_recipe.h: evaluate(composition, time): what one frame is made of; its hash is the cache key.
#pragma once

#include "render/composition/affine.h"
#include "render/composition/composition.h"

#include <functional>

namespace spot
{

/// One picture of a moving medium.
struct MediaFrame {
    ContentHash media;
    MediaTime time; ///< media time, >= 0
    bool operator==(const MediaFrame&) const = default;
};
struct FrameRecipe;
/// One frame of another composition, or what lay below.
struct NestedFrame {
    std::shared_ptr<const FrameRecipe> recipe; ///< not null
    bool operator==(const NestedFrame& o) const; ///< deep, pointers first
};
using Source = std::variant<MediaFrame, StillPicture, RasterPicture, SolidPicture, GradientPicture, NestedFrame>;

/// The values of a Transform at one moment; units as there.
struct Placement {
    double x = 0, y = 0, scaleX = 1, scaleY = 1, rotation = 0, anchorX = 0.5, anchorY = 0.5;
    bool operator==(const Placement&) const = default;
};

/// Moves and scales the whole canvas picture of a draw about the canvas's middle, after Placement. Units as in Transform; moves
/// go to whole output pixels.
struct CanvasMove {
    double x = 0, y = 0, scale = 1;
    bool operator==(const CanvasMove&) const = default;
};
/// The part of the canvas that a draw may change, in canvas fractions; its edges go to whole output pixels.
struct CanvasPart {
    double left = 0, top = 0, right = 1, bottom = 1;
    bool operator==(const CanvasPart&) const = default;
};
/// A straight edge that has crossed the share k of the canvas along `angle`, as TransitionStyle says. What lies behind it is kept in full, what
/// lies ahead not at all; `isAhead`: the other way round, so that both together are 1 everywhere.
struct WipeEdge {
    double angle = 0, softness = 0, k = 1;
    bool isAhead = false;
    bool operator==(const WipeEdge&) const = default;
};

/// One source drawn once.
struct Draw {
    Source source;
    ColourTag colour; ///< overrides what the source says; unknown fields keep the source's
    Crop crop;        ///< each 0..1, left + right < 1, top + bottom < 1
    Fit fit = Fit::Cover;
    std::vector<EffectAt> effects; ///< between fit and placement; those that change nothing are left out
    Placement placement;
    double opacity = 1; ///< 0 < opacity <= 1; inside a dissolve it has the share of the dissolve in it
    BlendMode blend = BlendMode::Normal;
    CanvasMove move;
    CanvasPart part;
    std::optional<WipeEdge> wipe;
    bool operator==(const Draw&) const = default;
};

/// Draws that see the same canvas: canvas + sum of what each alone would change. One draw is a plain layer; more are a
/// transition, flattened: `below (1 - k) + above k` is linear, so each draw just carries its share of every pixel, in `opacity`,
/// `part` and `wipe`.
struct Step {
    std::vector<Draw> draws;
    bool operator==(const Step&) const = default;
};

/// What one frame is made of, bottom first; independent of time and of the resolution it is drawn at.           [value]
struct FrameRecipe {
    FrameSize canvas{1920, 1080}; ///< of the master: gives Fit::Native its unit and every fraction its shape
    BlendSpace blendSpace = BlendSpace::Display;
    Rgba background{0, 0, 0, 1};
    std::vector<Step> steps;
    bool operator==(const FrameRecipe&) const = default;
};

/// The frame on screen at t: t is first taken back to the start of its frame. Layers that are not showing, have no opacity or no
/// area are left out, and so is everything under a solid, gradient or raster that hides the whole canvas.
/// A transition of n frames has k = (i + 1/2) / n in its frame i; where the layer below is not showing, the layer comes in alone.
/// A nested composition is taken at the frame that it shows then. A CanvasPicture has everything drawn so far as its source; without
/// anything that would change it, it is left out; on the whole canvas with BlendMode::Normal it takes the place of what it shows, else
/// it is drawn over it. [any]
FrameRecipe evaluate(const Composition& composition, MediaTime t);

/// The frame rate of a medium whose pictures are evenly spaced, none if unknown or uneven.
using SourceRate = std::function<std::optional<FrameRate>(const ContentHash& media)>;

/// Names everything that the pixels depend on but the size they are drawn at. Media times count as the source's frame where
/// `rateOf` knows the rate, so that a slow clip on a fast canvas repeats its hash.                              [any]
ContentHash hash(const FrameRecipe& recipe, const SourceRate& rateOf = {});

/// Where a source of `size` pixels lies on the canvas, and which part of it.
struct Layout {
    double left = 0, top = 0, right = 1, bottom = 1; ///< the part that is shown, as fractions of the source
    Affine toCanvas;                                 ///< from the unit square of that part to canvas fractions
};
/// Crop first, then Fit (Cover cuts the overflow here), then Transform. Solid and gradient: any size, they fill. [any]
Layout layoutOf(const Draw& draw, FrameSize size, FrameSize canvas);

} // namespace spot
