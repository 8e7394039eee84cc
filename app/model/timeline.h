// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/timeline.h: tracks with a canvas and a rate: one for each format of the campaign.
#pragma once

#include "app/model/marker.h"
#include "app/model/track.h"
#include "app/model/version.h"

#include <optional>

namespace spot
{

using TrackPtr = std::shared_ptr<const Track>;

/// Where a clip is: indices into one Timeline value; good for that value only.
struct ClipSpot {
    std::size_t track = 0, clip = 0;
    bool operator==(const ClipSpot&) const = default;
};

/// A cut. tracks[0] is the lowest picture; sounds may stand anywhere.                                          [value]
struct Timeline {
    TimelineId id;
    std::string name; ///< "16:9"
    FrameSize canvas{1920, 1080};
    FrameRate rate = fps30;
    MediaTime length; ///< of the spot as ordered; what lies beyond is not exported. 0: as long as the clips
    double targetLufs = -16;
    std::vector<Marker> markers;        ///< sorted by span.start, then id
    std::optional<MediaTime> in, out;   ///< the range the person works on, on frame boundaries; in < out where both are set
    Foreign foreign;
    std::vector<TrackPtr> tracks;       ///< of a version: what follows from its master and its overrides, always up to date
    std::optional<VersionOf> version;   ///< set: this is a version of another timeline

    std::optional<ClipSpot> find(ClipId clip) const;
    std::optional<std::size_t> find(TrackId track) const;
    const Clip& at(ClipSpot spot) const { return *tracks[spot.track]->clips[spot.clip]; }
    MediaTime end() const;                                               ///< of the last clip
    MediaTime duration() const { return length.flicks ? length : end(); } ///< what is exported
    /// What is marked by in and out; an end that is not set is the timeline's own.
    TimeRange marked() const { return {in.value_or(MediaTime{}), out.value_or(duration())}; }
    /// True when the track is seen or heard: not muted, and solo when some track of its kind is.
    bool isOn(const Track& track) const;
    /// True when no clip of the track but `except` overlaps the range.
    bool isFree(std::size_t track, TimeRange range, ClipId except = {}) const;
    bool operator==(const Timeline& other) const; ///< deep, pointers first
};

} // namespace spot
