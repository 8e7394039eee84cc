// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/track.h: clips in order of time, never overlapping, with a role.
#pragma once

#include "app/model/clip.h"

#include <memory>
#include <vector>

namespace spot
{

enum class TrackRole { Picture, Text, Voice, Music, Effects };
constexpr bool isPicture(TrackRole role) { return role == TrackRole::Picture || role == TrackRole::Text; }
constexpr bool isSound(TrackRole role) { return !isPicture(role); }

using ClipPtr = std::shared_ptr<const Clip>;

/// One row of the timeline.                                                                                     [value]
struct Track {
    TrackId id;
    std::string name;
    TrackRole role = TrackRole::Picture;
    bool isMuted = false;  ///< sounds: silent; pictures: hidden
    bool isLocked = false; ///< edits are refused
    double gainDb = 0;
    bool isSolo = false;       ///< silences (hides) the tracks of its kind, sounds or pictures, that are not
    bool isSyncLocked = false; ///< moves along when a clip is inserted or taken out on another track
    std::vector<Effect> effects; ///< on all that the track shows together, as large as the canvas, or lets hear together, before gainDb
    Foreign foreign;
    std::vector<ClipPtr> clips; ///< sorted by place.start; shared with older versions of the project

    bool operator==(const Track& other) const; ///< deep, pointers first
};

} // namespace spot
