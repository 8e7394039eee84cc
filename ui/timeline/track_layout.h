// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/track_layout.h: which track stands where in the view, and what lies under a point; pure.
#pragma once

#include "app/model/timeline.h"
#include "ui/timeline/time_scale.h"

#include <vector>

namespace spot
{

/// One row: pictures from the top one down, a divider, then sounds in the order of the timeline.
struct TrackRow {
    std::size_t track = 0; ///< index in the timeline
    double top = 0, height = 0;
    double bottom() const { return top + height; }
    bool operator==(const TrackRow&) const = default;
};

/// Rows from top to bottom; y counts from the top of the first row, before scrolling.
std::vector<TrackRow> layOutTracks(const Timeline& timeline);
double heightOf(const std::vector<TrackRow>& rows);

enum class ClipPart { Body, Start, End };
/// What lies under a point.
struct Hit {
    std::size_t track = 0;
    const Clip* clip = nullptr; ///< null: empty place of the track
    ClipPart part = ClipPart::Body;
};
/// None outside all rows. Edges are grabbed within 6 pixels, on the inner side and 2 outside, never more than a third of the clip.
std::optional<Hit> hitTest(const Timeline& timeline, const std::vector<TrackRow>& rows, const TimeScale& scale, double x, double y);

/// Indices [first, last) of the clips of a track that touch the range.
std::pair<std::size_t, std::size_t> clipsWithin(const Track& track, TimeRange range);

} // namespace spot
