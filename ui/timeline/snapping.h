// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/snapping.h: what a dragged edge is drawn to: other edges, markers, in and out, the playhead, the spot's end, else the frame grid; pure.
#pragma once

#include "app/model/timeline.h"

#include <optional>
#include <set>
#include <span>
#include <vector>

namespace spot
{

/// Times in rising order, each once: 0, the spot's length, edges of all clips but `moving`, markers, in and out, and the playhead.
std::vector<MediaTime> snapTargets(const Timeline& timeline, MediaTime playhead, const std::set<ClipId>& moving);

/// How near an edge must come, in pixels.
inline constexpr double snapReach = 8;

struct Snapped {
    MediaTime by;                   ///< to add to what was asked for
    std::optional<MediaTime> target; ///< drawn as a line; none: only the frame grid
    bool operator==(const Snapped&) const = default;
};

/// The smallest shift that puts one of `edges` on a target within `reach`; without one, the shift that puts the first edge on a
/// frame of `grid` (no grid: sounds are free to a sample, and nothing is shifted). Ties go to the earlier target.
Snapped snap(std::span<const MediaTime> edges, std::span<const MediaTime> targets, MediaTime reach, std::optional<FrameRate> grid);

} // namespace spot
