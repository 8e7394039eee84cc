// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/clip.h: a piece of media, a text or a colour at a place on a track.
#pragma once

#include "app/model/caption.h"
#include "app/model/effect.h"
#include "app/model/foreign.h"
#include "app/model/ids.h"
#include "app/model/transition.h"
#include "render/composition/speed_ramp.h"
#include "assets/base/media_time.h"
#include "render/composition/composition.h"

#include <string>
#include <variant>
#include <vector>

namespace spot
{

/// A part of a media item: starts at `in` (media time) and runs at `speed` as long as the clip's place: `t` after the clip's start
/// it is at in + speed t; with a ramp at in + the integral of its speed. Backwards it comes down from `in`, and the first picture is the one that ends there.
struct MediaClip {
    MediaId media;
    MediaTime in;
    Speed speed; ///< pictures and sounds. A still has 1, a sound is never frozen
    SpeedKeys ramp;         ///< counted from the clip's start; empty: `speed` all along. Else the ramp is the speed, and `speed` is 1
    bool keepPitch = false; ///< of the sound at another speed; else the pitch follows. Not for a ramp that stands still or turns
    /// Media time at `t` after the clip's start.
    MediaTime mediaAt(MediaTime t) const { return in + (ramp.empty() ? speed.mediaIn(t) : mediaPassed(ramp, {}, t)); }
    /// Whether it comes down from a later media time at `t` after the clip's start.
    bool isBackwardAt(MediaTime t) const { return ramp.empty() ? speed.isReversed() : speedAt(ramp, t) < 0; }
    /// One picture all along.
    bool isHeld() const { return ramp.empty() && speed.isFrozen(); }
    bool operator==(const MediaClip&) const = default;
};
/// A text drawn over the picture: super, caption, price, legal line.
struct TextClip {
    std::string text; ///< UTF-8, \n breaks lines
    TextStyle style;
    bool operator==(const TextClip&) const = default;
};
/// `from` equal to `to`: a solid; else a gradient from top to bottom.
struct ColourClip {
    Rgba from, to;
    bool operator==(const ColourClip&) const = default;
};
/// Another timeline of the project inside of this one, on a picture track its picture, on a sound track its sound: from `in` (a time
/// of that timeline) on, at `speed`, as in MediaClip. Its canvas and its rate may be others; each of its frames stays until the next one is due. Where it
/// has no picture the clip is transparent. It may become shorter than what is shown of it: then its last picture stays.
struct SequenceClip {
    TimelineId timeline;
    MediaTime in;
    Speed speed;
    bool operator==(const SequenceClip&) const = default;
};
/// No picture of its own: what lies under it on the lower tracks is shown once more, through this clip's look.
struct AdjustmentClip {
    bool operator==(const AdjustmentClip&) const = default;
};
using ClipContent = std::variant<MediaClip, TextClip, ColourClip, SequenceClip, AdjustmentClip>;

/// How the picture sits in the canvas. Curves count from the clip's start.
struct Look {
    Fit fit = Fit::Cover;
    Transform transform;
    Crop crop;
    Curve opacity{1};
    BlendMode blend = BlendMode::Normal;
    bool operator==(const Look&) const = default;
};

/// How the sound of the clip is heard. Curves count from the clip's start.
struct Hearing {
    Curve gainDb, pan;
    MediaTime fadeIn, fadeOut;
    bool isMuted = false;
    bool operator==(const Hearing&) const = default;
};

/// One clip. `place` is timeline time, on frame boundaries of its timeline's rate for pictures and texts.      [value]
struct Clip {
    ClipId id;
    std::string name;
    TimeRange place;
    ClipContent content;
    Look look;
    std::vector<Effect> effects; ///< on pictures, texts and colours: the first is applied first, before the look's transform
    Hearing hearing;
    Transition transition; ///< from the clip that ends at place.start
    SlotId slot;        ///< what it was made for; takes of the same slot can replace it
    LinkId link;        ///< 0: none
    GroupId group;      ///< 0: none
    Foreign foreign;
    bool operator==(const Clip&) const = default;
};

} // namespace spot
