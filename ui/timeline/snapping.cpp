// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/snapping.h"

namespace spot
{

std::vector<MediaTime> snapTargets(const Timeline& timeline, MediaTime playhead, const std::set<ClipId>& moving)
{
    std::set<MediaTime> targets{MediaTime{}, playhead, timeline.duration()};
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips)
            if (!moving.count(clip->id)) targets.insert({clip->place.start, clip->place.end});
    for (const Marker& marker : timeline.markers) targets.insert({marker.span.start, marker.span.end});
    if (timeline.in) targets.insert(*timeline.in);
    if (timeline.out) targets.insert(*timeline.out);
    return {targets.begin(), targets.end()};
}

Snapped snap(std::span<const MediaTime> edges, std::span<const MediaTime> targets, MediaTime reach, std::optional<FrameRate> grid)
{
    const auto distance = [](MediaTime by) { return by < MediaTime{} ? -by : by; };
    std::optional<Snapped> best;
    for (const MediaTime edge : edges)
        for (const MediaTime target : targets) {
            const MediaTime by = target - edge;
            if (distance(by) <= reach && (!best || distance(by) < distance(best->by))) best = Snapped{by, target};
        }
    if (best) return *best;
    if (grid && !edges.empty()) return {grid->nearestBoundary(edges[0]) - edges[0], std::nullopt};
    return {};
}

} // namespace spot
