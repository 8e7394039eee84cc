// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/composition.h: what to show and play, with hashes for media: immutable once shared, knows no project.
// All times are composition time unless a line says media time. Curves inside a layer or sound count from its span.start.
#pragma once

#include "assets/base/content_hash.h"
#include "assets/base/media_time.h"
#include "assets/pixels/image.h"
#include "render/composition/curve.h"
#include "render/composition/speed_ramp.h"
#include "render/effects/effect_kinds.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace spot
{

/// R'G'B' of BT.709 display values and straight alpha, 0..1.
struct Rgba {
    float r = 0, g = 0, b = 0, a = 1;
    bool operator==(const Rgba&) const = default;
};

/// Where a moving picture comes from: the media's own picture at `in + (t - span.start) * speed`.
struct MediaPicture {
    ContentHash media;
    MediaTime in;      ///< media time at span.start
    double speed = 1;  ///< negative runs backwards, 0 stands still
    SpeedKeys ramp;    ///< counted from span.start; not empty: the speed is this, and `speed` is of no meaning. Where it runs
                       ///< backwards, the picture that ends at the time is shown
    bool operator==(const MediaPicture&) const = default;
};
/// A still file (PNG, JPEG, TIFF, EXR, WebP) out of the store.
struct StillPicture {
    ContentHash media;
    bool operator==(const StillPicture&) const = default;
};
/// Pixels made by whoever composed (text). `hash` is image->hash(), computed once.
struct RasterPicture {
    ImagePtr image;
    ContentHash hash;
    bool operator==(const RasterPicture& o) const { return hash == o.hash; }
};
struct SolidPicture {
    Rgba colour;
    bool operator==(const SolidPicture&) const = default;
};
/// Linear gradient across the canvas: `from` to `to`, angle in degrees clockwise, 0 is left to right, 90 top to bottom.
struct GradientPicture {
    Rgba from, to;
    double angle = 90;
    bool operator==(const GradientPicture&) const = default;
};
struct Composition;
using CompositionPtr = std::shared_ptr<const Composition>;
/// The picture of another composition at `in + (t - span.start) * speed`, its canvas as large as a still would be. Before its start it is its
/// first frame, after its end its last; transparent as far as its background is. Its sounds are not heard.
struct NestedPicture {
    CompositionPtr composition; ///< not null
    MediaTime in;               ///< its time at span.start
    double speed = 1;           ///< as in MediaPicture
    bool operator==(const NestedPicture& o) const; ///< deep, pointers first
};
/// What the layers below have drawn, once more.
struct CanvasPicture {
    bool operator==(const CanvasPicture&) const = default;
};
using Picture = std::variant<MediaPicture, StillPicture, RasterPicture, SolidPicture, GradientPicture, NestedPicture, CanvasPicture>;

/// How a source is first fitted to the canvas, before Transform. Solid and gradient always fill.
enum class Fit {
    Contain, ///< whole source visible, centred
    Cover,   ///< canvas covered, centred, overflow cut
    Native,  ///< one source pixel is one canvas unit: used for rasters
    Stretch,
};

/// How a layer's colours and those below it become one; blend_math.h has the formulas. The last four say by alphas alone what is seen.
enum class BlendMode {
    Normal, Add, Multiply, Screen, Darken, ColourBurn, LinearBurn, Lighten, ColourDodge, Overlay, SoftLight, HardLight, VividLight,
    LinearLight, PinLight, HardMix, Difference, Exclusion, Subtract, Divide, Hue, Saturation, Colour, Luminosity,
    Atop,   ///< only where something is below
    Behind, ///< only where nothing is below
    Erase,  ///< takes away what is below
    Xor,    ///< each only where the other is not
};
inline constexpr int blendModeCount = 28;

/// After Fit: move, scale and turn about the anchor. Canvas units are fractions so that every resolution is the same:
/// x, y of 0 leave the centre in place, x of 1 moves right by one canvas width, y of 1 down by one canvas height.
struct Transform {
    Curve x, y;
    Curve scaleX{1}, scaleY{1};
    Curve rotation;                 ///< degrees clockwise
    double anchorX = 0.5, anchorY = 0.5; ///< in the fitted source, 0..1
    bool operator==(const Transform&) const = default;
};

/// Cut away from the source before anything else, as fractions of its sides, 0..1.
struct Crop {
    double left = 0, top = 0, right = 0, bottom = 0;
    bool operator==(const Crop&) const = default;
};

/// How an earlier picture becomes a later one. k runs from 0 to 1: frame i of n has k = (i + 1/2) / n.
enum class TransitionKind {
    Dissolve,    ///< earlier (1 - k) + later k
    DipToColour, ///< a dissolve into `colour` until k = 1/2, then one out of it
    Wipe,        ///< an edge crosses the canvas along `angle`; behind it is the later picture
    Push,        ///< both travel towards `heading`, by k of the canvas, the later one right behind the earlier
    Slide,       ///< the later one travels in towards `heading` over the earlier one, which stays
    Zoom,        ///< a dissolve while the earlier one grows to twice its size (2^k) and the later one comes down from it (2^(1 - k))
};
enum class Heading { Left, Right, Up, Down };

/// What a kind does not name means nothing to it. Push, slide and zoom take the whole canvas picture of a side.  [value]
struct TransitionStyle {
    TransitionKind kind = TransitionKind::Dissolve;
    Rgba colour;          ///< dip
    double angle = 0;     ///< wipe: where the edge travels, degrees clockwise on the canvas's pixels, 0 is to the right, 90 down
    double softness = 0;  ///< wipe: how wide the edge is, 0..1 of its way; 0 is one output pixel
    Heading heading = Heading::Left; ///< push, slide
    bool operator==(const TransitionStyle&) const = default;
};
/// The transition at the start of a layer.
struct Entrance {
    TransitionStyle style;
    MediaTime length; ///< from span.start on; 0: a cut
    bool operator==(const Entrance&) const = default;
};
/// An effect on a picture; curves count from the layer's start. What `values` leaves out has its default.
struct LayerEffect {
    const EffectKind* kind = nullptr;    ///< not null
    std::map<std::string, Curve> values; ///< by the parameter's id; ids that the kind does not have count for nothing
    bool operator==(const LayerEffect&) const = default;
};

/// One picture for a span. Layers are drawn in order: the first is at the bottom.
struct Layer {
    TimeRange span;
    Picture picture;
    Fit fit = Fit::Cover;
    Transform transform;
    Crop crop;
    /// The first is applied first: to the picture after Crop and Fit and before Transform, opacity and blending, so that what an
    /// effect does keeps its place in the picture when that is moved, scaled or turned (as in the editors that people know).
    std::vector<LayerEffect> effects;
    Curve opacity{1};
    BlendMode blend = BlendMode::Normal;
    /// From the layer directly below in `layers`, which must show until it is over. Where that one does not show, this one comes in alone.
    Entrance entrance;
    /// Overrides what the file says about its colour; unknown fields keep the file's.
    ColourTag colour;
    bool operator==(const Layer&) const = default;
};

/// What a sound goes through beside its own gain, pan and fades, because it lies inside of something: counted on a clock of its own, on
/// which the composition's time t is in + (t - start) * speed. Curves and fades count from 0 of that clock, fades end at `length`.
struct SoundThrough {
    MediaTime start, in;
    double speed = 1; ///< not 0
    MediaTime length;
    Curve gainDb, pan;
    MediaTime fadeIn, fadeOut, crossIn, crossOut; ///< as those of a sound
    bool operator==(const SoundThrough&) const = default;
};

/// An effect on a sound; `t` after the sound's start its curves are read at in + t * speed. It hears the sound as it runs: after its
/// speed, before its gain, pan and fades.
struct SoundEffect {
    const EffectKind* kind = nullptr;    ///< not null, isOfSound
    std::map<std::string, Curve> values; ///< as in LayerEffect
    MediaTime in;
    double speed = 1;
    bool operator==(const SoundEffect&) const = default;
};

/// One sound for a span, out of a file of the store, or the sum of others.
struct Sound {
    TimeRange span;
    ContentHash media;
    MediaTime in;       ///< media time at span.start
    double speed = 1;   ///< not 0; negative runs backwards; resampled, pitch follows unless it is kept
    Curve gainDb;       ///< decibels added
    Curve pan;          ///< -1 left .. 1 right, constant-power
    MediaTime fadeIn, fadeOut; ///< sine-squared ramps inside the span
    MediaTime crossIn, crossOut; ///< equal-power ramps inside the span: sine, so that what fades in and what fades out over one time sum to a steady power
    bool isVoice = false;   ///< key of the ducking
    bool ducksUnderVoice = false;
    SpeedKeys ramp;         ///< counted from span.start; not empty: the speed is this. Silent where it stands still
    bool keepsPitch = false; ///< at another speed; not for a ramp that stands still or turns
    std::vector<SoundThrough> through; ///< innermost first; gains add up, pans follow each other
    std::vector<SoundEffect> effects; ///< the first is applied first
    bool isBus = false;               ///< no media: the sum of the sounds that name it in `into`
    std::optional<std::size_t> into;  ///< a bus that stands earlier in `sounds`; none: into the mix
    bool operator==(const Sound&) const = default;
};

/// How layers are blended.
enum class BlendSpace {
    Display, ///< in the display-referred R'G'B' of BT.709: what editors and players do by default
    Linear,  ///< in linear light of BT.709
};

/// How music gives way to the voice.
struct Ducking {
    double depthDb = 9;                                       ///< how far down, >= 0
    MediaTime attack = MediaTime::fromMilliseconds(180);      ///< begins this long before the voice
    MediaTime release = MediaTime::fromMilliseconds(600);
    bool operator==(const Ducking&) const = default;
};

/// The whole: canvas in pixels of the master resolution, exact rate and duration, layers and sounds.
struct Composition {
    FrameSize canvas{1920, 1080};
    FrameRate rate = fps30;
    MediaTime duration;
    BlendSpace blendSpace = BlendSpace::Display;
    Rgba background{0, 0, 0, 1};
    std::vector<Layer> layers;
    std::vector<Sound> sounds;
    Ducking ducking;
    /// Integrated loudness to reach at export and in playback, LUFS; none leaves levels as they are. True peak stays <= -1 dBTP.
    std::optional<double> targetLufs;

    std::int64_t frameCount() const { return rate.framesIn(duration); }
    bool operator==(const Composition&) const = default;
};

/// What the renderer asks for by hash. The content store is one; tests give their own.              [any thread]
class MediaResolver
{
public:
    virtual ~MediaResolver() = default;
    /// Errors: NotFound.
    virtual Result<std::filesystem::path> pathOf(const ContentHash& media) const = 0;
};

} // namespace spot
