// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/range_edits.h: edits of a stretch of time, of gaps and of several tracks or clips at once.
// `tracks` left empty means every track that is not locked.
#pragma once

#include "app/model/project.h"

namespace spot
{

/// | a |  +  [x]  ->  | a |x|                                           Puts a clip right after the last one of the track; only the
///                                                                      length of its place counts. An id of 0 is given one.
struct AppendClip {
    TimelineId timeline;
    TrackId track;
    Clip clip;
    bool operator==(const AppendClip&) const = default;
};
/// | a [a | b] b |  ->  | a |     | b |                                 Takes away what lies in the range.
struct LiftRange {
    TimelineId timeline;
    TimeRange range;
    std::vector<TrackId> tracks;
    bool operator==(const LiftRange&) const = default;
};
/// | a [a | b] b |  ->  | a | b |                                       The same, and what follows closes up. Sync-locked tracks are
///                                                                      cut as well.
struct ExtractRange {
    TimelineId timeline;
    TimeRange range;
    std::vector<TrackId> tracks;
    bool operator==(const ExtractRange&) const = default;
};
/// | a a |  ->  | a | a |                                               The razor through all tracks. Second parts of linked clips
/// | n n |      | n | n |                                               are linked with each other.
struct RazorAll {
    TimelineId timeline;
    MediaTime at;
    std::vector<TrackId> tracks;
    bool operator==(const RazorAll&) const = default;
};
/// | a |   | b | c |  ->  | a | b | c |                                 Closes the gap at `at`; sync-locked tracks move along.
struct CloseGap {
    TimelineId timeline;
    TrackId track;
    MediaTime at;
    bool operator==(const CloseGap&) const = default;
};
/// | a |  b  | c |  ->  |  b  | a | c |                                 The clip and the next one of its track change places.
struct SwapNeighbours {
    TimelineId timeline;
    ClipId clip;
    bool operator==(const SwapNeighbours&) const = default;
};
/// media: 1 [2 3] 4   +   timeline: | a |^    |                         Puts a part of a media in a place, told by three of four
///     ->   | a |2 3|                                                   points; the fourth follows. With all four the lengths must
/// agree, or `fit` runs the media faster or slower to fill the place. A still needs its place only. With a `soundTrack`, the
/// media's own sound is put there and linked. Ids: the picture's, the sound's, the link's, then second parts of what was cut.
struct PutMedia {
    TimelineId timeline;
    TrackId track;
    TrackId soundTrack; ///< 0: none
    MediaId media;
    std::optional<MediaTime> sourceIn, sourceOut; ///< media time
    std::optional<MediaTime> from, until;         ///< timeline time
    bool insert = false;                          ///< else overwrites
    bool fit = false;
    bool operator==(const PutMedia&) const = default;
};
/// | a |  |     |  ->  | a |  | a |                                     Copies of clips on their own tracks, later by `by`, linked
///                                                                      and grouped among themselves as the originals are.
struct DuplicateClips {
    TimelineId timeline;
    std::vector<ClipId> clips;
    MediaTime by;
    bool overwrite = false; ///< else refused when a copy would cover a clip
    bool operator==(const DuplicateClips&) const = default;
};
struct PlacedOn {
    TrackId track;
    Clip clip; ///< an id of 0 is given one
    bool operator==(const PlacedOn&) const = default;
};
/// | a | b |  +  [x]  [y]  ->  | a |x|   |y| b |                        Puts several clips on their tracks, all or none: a paste.
/// | n | m |     [z  z]        | n |z  z|    | m |                      Inserting makes room from the first start to the last end
/// on their tracks and on sync-locked ones, else they overwrite. Clips that name a link or a group in common get a new one.
struct PutClips {
    TimelineId timeline;
    std::vector<PlacedOn> clips;
    bool insert = false;
    bool operator==(const PutClips&) const = default;
};

} // namespace spot
