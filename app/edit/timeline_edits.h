// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/timeline_edits.h: edits of markers, of in and out, and of timelines as a whole. Points snap to frames.
#pragma once

#include "app/model/project.h"

namespace spot
{

/// An id of 0 is given one.
struct AddMarker {
    TimelineId timeline;
    Marker marker;
    bool operator==(const AddMarker&) const = default;
};
/// Replaces the marker with this id.
struct SetMarker {
    TimelineId timeline;
    Marker marker;
    bool operator==(const SetMarker&) const = default;
};
struct RemoveMarker {
    TimelineId timeline;
    MarkerId marker;
    bool operator==(const RemoveMarker&) const = default;
};
/// Both points as they shall be; one that is left out is taken away.
struct SetInOut {
    TimelineId timeline;
    std::optional<MediaTime> in, out;
    bool operator==(const SetInOut&) const = default;
};
/// A copy right after the original; everything in it has a new id: the timeline, its markers, then each track before its clips.
/// The copy of a version is a version of the same master, with the same overrides.
struct DuplicateTimeline {
    TimelineId timeline;
    std::string name;
    bool operator==(const DuplicateTimeline&) const = default;
};
/// Not the last one, none that has versions, and none that is shown inside of another.
struct RemoveTimeline {
    TimelineId timeline;
    bool operator==(const RemoveTimeline&) const = default;
};
/// Name, canvas, rate, length and loudness. At another rate pictures, texts, markers, in and out go to the nearest frames of it;
/// versions and what has versions keep their rate.
struct ReshapeTimeline {
    TimelineId timeline;
    std::string name;
    FrameSize canvas{1920, 1080};
    FrameRate rate = fps30;
    MediaTime length;
    double targetLufs = -16;
    bool operator==(const ReshapeTimeline&) const = default;
};

} // namespace spot
