// SPDX-License-Identifier: GPL-3.0-or-later
// app/session/change.h: what differs between two versions of a project, so that a view repaints no more than that.
#pragma once

#include "app/model/project.h"

#include <vector>

namespace spot
{

/// All lists are sorted by id and hold each id once.                                                           [value]
struct Change {
    std::vector<TimelineId> timelines; ///< added, removed or different in any way
    std::vector<TrackId> tracks;       ///< added, removed, moved to another place in the order, or different beside their clips
    std::vector<ClipId> clips;         ///< added, removed, moved to another track or different
    std::vector<MediaId> media;        ///< added, removed or different
    TimeRange range;                   ///< timeline time that covers the old and new places of `clips`; empty without clips
    bool settings = false;             ///< name, canvas, rate, length, loudness, markers, in or out of a timeline, or their order
    bool brief = false;                ///< the project's name, its brief, its storyboard or its template's fields
    bool isEmpty() const { return timelines.empty() && media.empty() && !brief; }
    bool operator==(const Change&) const = default;
};

/// Pure. Shared pointers are compared first, so that the cost goes with the size of the change.                  [any]
Change difference(const Project& before, const Project& after);

} // namespace spot
