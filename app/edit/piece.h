// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/piece.h: what happens inside a clip when it is cut or lengthened, and how far its media and a transition reach.
#pragma once

#include "app/model/project.h"
#include "app/model/run.h"

#include <optional>
#include <string>

namespace spot
{

/// Limit of every place and length on a timeline, and of times in media.
inline constexpr MediaTime longestTimeline{flicksPerSecond * 3600 * 24};

/// Length of the clip's media, or of the timeline it shows; none when it has no end: a still, a text, a colour, an adjustment.
std::optional<MediaTime> mediaLength(const Project& project, const Clip& clip);

/// The part before `at`, with the clip's id, fade in and transition. place.start < at < place.end.
Clip headOf(const Clip& clip, MediaTime at);
/// The part from `at` on, with the clip's id: media, curves and fade out stay where they were in time.
Clip tailOf(const Project& project, const Clip& clip, MediaTime at);
/// Content and curves move by `by` against the clip's start: what was seen `by` after the start is seen at the start.
void shiftContent(const Project& project, Clip& clip, MediaTime by);

/// The effects of a track with every key `by` later.
std::vector<Effect> movedBy(std::vector<Effect> effects, MediaTime by);

/// Keys move so that what took a time passes `faster` as fast, counted from the clip's start.
void stretchCurves(Clip& clip, Speed faster);
/// Every curve stays at what it is at the clip's start.
void standCurvesStill(Clip& clip);

/// How much longer the clip could be on the timeline before its start and after its end; none: without a limit. Negative: so much
/// is missing already.
struct Handles {
    std::optional<MediaTime> before, after;
};
Handles handlesOf(const Project& project, const Clip& clip);

/// How long a transition from `previous` to `clip` can be before and after the cut, in whole frames on pictures: as far as the head
/// handle of `clip` and the tail handle of `previous` reach, neither longer than either clip; before the cut it ends where the
/// transition into `previous` is over. A timeline that is shown always reaches: its last picture stays. 0 when they do not touch or are texts.
struct TransitionRoom {
    MediaTime before, after;
};
TransitionRoom transitionRoom(const Project& project, FrameRate rate, TrackRole role, const Clip& previous, const Clip& clip);
/// Shortened to the room on each side; none when nothing is left.
Transition fitted(Transition transition, TransitionRoom room);

/// Less than this may be missing at the end of a media without being missed: pictures stand until the next frame is due.
MediaTime handleTolerance(FrameRate rate, TrackRole role);
/// "2 frames" on pictures, "40 ms" on sounds; rounded up.
std::string amount(MediaTime missing, FrameRate rate, TrackRole role);
/// `"a": 2 frames missing at the end of the media`, when the clip asks for more than its media, or the timeline it shows, has. The place
/// is inside the limit.
std::optional<std::string> missingMedia(const Project& project, FrameRate rate, TrackRole role, const Clip& clip);
/// True when the content may stand on a track of this role: pictures, texts, colours and adjustments on pictures, media with sound on
/// sounds, timelines on both.
bool suits(const Project& project, const ClipContent& content, TrackRole role);

/// True for media and timelines: what has a hearing to set.
bool canBeHeard(const Clip& clip);

/// `"name"` for messages; `clip 12` for one without a name.
std::string called(const Clip& clip);

} // namespace spot
