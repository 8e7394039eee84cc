// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/version_edits.h: edits of versions: timelines that follow a master. Every other edit works on a version too: what it
// changes becomes an override of the version, and what changes in the master arrives in every version that does not override it.
#pragma once

#include "app/model/project.h"

namespace spot
{

/// master: | a | b |            A version right after its master and that one's other versions. Looks and texts are fitted to its
///    ->   | a'| b'|            canvas. What is left out closes up. Ids: the timeline, then stand-ins of each track, then of its clips.
struct MakeVersion {
    TimelineId master; ///< no version itself
    std::string name;
    FrameSize canvas{1080, 1920};
    std::string language;            ///< "": of the brief
    std::optional<MediaTime> length; ///< left out: the master's; what lies beyond is not exported
    std::vector<ClipId> leaveOut;    ///< clips of the master
    bool operator==(const MakeVersion&) const = default;
};
/// 16:9  ->  16:9, 9:16, 1:1, 4:5                                       A version for each ratio that is not the master's, with the
///                                                                      master's shorter side, named after its ratio.
struct MakeVersions {
    TimelineId master;
    std::vector<Ratio> ratios{{16, 9}, {9, 16}, {1, 1}, {4, 5}};
    bool operator==(const MakeVersions&) const = default;
};
/// The version follows its master again. Neither clips nor tracks named: everywhere, with length and loudness.
struct ResetOverrides {
    TimelineId timeline;
    std::vector<ClipId> clips;
    std::vector<TrackId> tracks;
    std::vector<ClipProperty> what; ///< of the clips; empty: everything
    bool keep = false;              ///< no reset: the values stay, and no longer count as out of date
    bool operator==(const ResetOverrides&) const = default;
};
/// A timeline of its own, just as it is now.
struct DetachVersion {
    TimelineId timeline;
    bool operator==(const DetachVersion&) const = default;
};

} // namespace spot
