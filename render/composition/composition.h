// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/composition.h: what to show and play, with hashes for media: immutable once shared, knows no project.
// All times are composition time unless a line says media time. Curves inside a layer or sound count from its span.start.
#pragma once

#include "assets/base/content_hash.h"
#include "assets/base/media_time.h"
#include "assets/pixels/image.h"
#include "render/composition/curve.h"
#include "render/composition/speed_ramp.h"

#include <array>
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
using Picture = std::variant<MediaPicture, StillPicture, RasterPicture, SolidPicture, GradientPicture>;

/// How a source is first fitted to the canvas, before Transform. Solid and gradient always fill.
enum class Fit {
    Contain, ///< whole source visible, centred
    Cover,   ///< canvas covered, centred, overflow cut
    Native,  ///< one source pixel is one canvas unit: used for rasters
    Stretch,
};

enum class BlendMode { Normal, Add, Multiply, Screen };

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

/// One picture for a span. Layers are drawn in order: the first is at the bottom.
struct Layer {
    TimeRange span;
    Picture picture;
    Fit fit = Fit::Cover;
    Transform transform;
    Crop crop;
    Curve opacity{1};
    BlendMode blend = BlendMode::Normal;
    /// Length of a dissolve at the start of the span: the layer directly below in `layers` (which must still be showing) is
    /// mixed with this one, result = below * (1 - k) + this * k, k rising linearly from the first frame to the last.
    MediaTime dissolve;
    /// Overrides what the file says about its colour; unknown fields keep the file's.
    ColourTag colour;
    bool operator==(const Layer&) const = default;
};

/// One sound for a span, out of a file of the store.
struct Sound {
    TimeRange span;
    ContentHash media;
    MediaTime in;       ///< media time at span.start
    double speed = 1;   ///< not 0; negative runs backwards; resampled, pitch follows unless it is kept
    Curve gainDb;       ///< decibels added
    Curve pan;          ///< -1 left .. 1 right, constant-power
    MediaTime fadeIn, fadeOut; ///< sine-squared ramps inside the span
    bool isVoice = false;   ///< key of the ducking
    bool ducksUnderVoice = false;
    SpeedKeys ramp;         ///< counted from span.start; not empty: the speed is this. Silent where it stands still
    bool keepsPitch = false; ///< at another speed; not for a ramp that stands still or turns
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
using CompositionPtr = std::shared_ptr<const Composition>;

/// What the renderer asks for by hash. The content store is one; tests give their own.              [any thread]
class MediaResolver
{
public:
    virtual ~MediaResolver() = default;
    /// Errors: NotFound.
    virtual Result<std::filesystem::path> pathOf(const ContentHash& media) const = 0;
};

} // namespace spot
