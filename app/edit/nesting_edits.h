// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/nesting_edits.h: clips become a timeline of their own that is shown in their place, and the other way round.
#pragma once

#include "app/model/project.h"

namespace spot
{

/// V2 |  c  |        V2                   and a timeline "Intro",       A compound clip. Tracks, gains and transitions between the
/// V1 | a | b |  ->  V1 | Intro |         added to the project:         clips are kept; times count from the first frame of them.
/// N1 |  n  |        N1 | Intro |         | c |, | a | b |, | n |       The pictures' clip stands on the lowest of their tracks that is free then and has no effects, the
/// sounds' likewise, and both are linked; where none is free, on a new track above the highest (sounds: below the lowest). Clips keep their ids and
/// links. A transition into the first clip of that track stays with the new one; one out of the last is taken away. New ids: the timeline's, its
/// tracks', a new track's, the picture's, a new track's, the sound's, the link's.
struct NestClips {
    TimelineId timeline;
    std::vector<ClipId> clips;
    std::string name; ///< of the new timeline and its clips
    bool operator==(const NestClips&) const = default;
};
/// | Intro | x |  ->  | a | b | x |                                     Takes a sequence clip apart, and the one of the other kind that is
///                                                                      linked with it and in sync: copies of the clips it shows, cut to what it shows, stand
/// in its place, on its track and on those right above it where they are free, else on new ones; sounds on tracks of their roles. The timeline stays.
/// Refused where it would look or sound otherwise: another rate, canvas or speed, or a look, hearing or effects of its own. Adjustments and blended clips then
/// see what lies under them on this timeline too. New ids: track by track a new track's, then its clips', then links and groups.
struct UnnestClip {
    TimelineId timeline;
    ClipId clip;
    bool operator==(const UnnestClip&) const = default;
};

} // namespace spot
