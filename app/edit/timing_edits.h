// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/timing_edits.h: edits that move a cut or change which part of a media is seen, and how fast; all but SetSpeed,
// SetSpeedRamp and FreezeFrame leave every other clip where it is. What the media does not have is refused with the number of missing frames.
#pragma once

#include "app/model/project.h"

#include <optional>

namespace spot
{

enum class Edge { Start, End };

/// |  a  |  b  |  ->  | a |  b    |                                     Moves the cut before `clip`: the end of one and the start
///       <--                                                            of the other. A clip must end there.
struct RollCut {
    TimelineId timeline;
    ClipId clip;
    MediaTime to;
    bool operator==(const RollCut&) const = default;
};
/// a: 1 2[3 4 5]6 7  ->  a: 1 2 3 4[5 6 7]                              Shows what comes `by` later in the media (negative:
///                                                                      earlier) in the same place. Keyframes stay.
struct SlipClip {
    TimelineId timeline;
    ClipId clip;
    MediaTime by; ///< timeline time: at double speed twice as much media passes; media time under a ramp, which stays
    bool operator==(const SlipClip&) const = default;
};
/// |  a  | x |  b  |  ->  | a | x |   b   |                             Moves a clip between its neighbours: those that touch it
///       <--                                                            follow with their edges, and keep their other ones.
struct SlideClip {
    TimelineId timeline;
    ClipId clip;
    MediaTime to; ///< of its start
    bool operator==(const SlideClip&) const = default;
};
/// |1 2 3 4|      |  ->  | 1  2  3  4 |   |                             Moves one edge and lets the same media fill the new length,
///         -->                                                          faster or slower; keyframes spread along.
struct RateStretch {
    TimelineId timeline;
    ClipId clip;
    Edge edge = Edge::End;
    MediaTime to;
    bool operator==(const RateStretch&) const = default;
};
/// |1 2 3 4| b |  ->  |1 3| | b |   with ripple: |1 3| b |              The same media at another speed; the length follows, to the
///                                                                      nearest frame on pictures. Negative: backwards. Not 0. A
///                                                                      ramp is gone.
struct SetSpeed {
    TimelineId timeline;
    ClipId clip;
    Speed speed;
    bool ripple = false;
    std::optional<bool> keepPitch; ///< of sounds; none: as it was
    std::vector<ClipId> with;      ///< clips of other tracks that get the same speed; what is sync-locked follows once, the named clip
    bool operator==(const SetSpeed&) const = default;
};
/// |1 2 3 4 5 6| b |  ->  |1 2 4 6| | b |                               Speed that changes inside of the clip. The length follows
///      1x   3x                                                         so that the same media is shown, to the nearest frame on
///                                                                      pictures; with `keepLength`, and when the ramp stands still
///                                                                      or turns, the place stays and the clip begins at the same
///                                                                      media. Keys count from the clip's start, at least one.
struct SetSpeedRamp {
    TimelineId timeline;
    ClipId clip;
    SpeedKeys keys;
    bool ripple = false, keepLength = false;
    std::optional<bool> keepPitch; ///< of sounds; none: as it was. Not for a ramp that stands still or turns
    std::vector<ClipId> with;      ///< as in SetSpeed
    bool operator==(const SetSpeedRamp&) const = default;
};
/// |1 2 3 4|  ->  |4 3 2 1|                                             The same media the other way round, in the same place.
struct ReverseClip {
    TimelineId timeline;
    ClipId clip;
    bool operator==(const ReverseClip&) const = default;
};
/// |1 2 3 4| b |  ->  |1 2|3 3 3|3 4| b |                               Holds the picture at `at` for `length`, with its look; what
///      at                                                              follows on the track moves. The held clip and the second
///                                                                      part get new ids, in this order.
struct FreezeFrame {
    TimelineId timeline;
    ClipId clip;
    MediaTime at, length;
    bool operator==(const FreezeFrame&) const = default;
};

} // namespace spot
