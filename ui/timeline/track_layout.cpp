// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/track_layout.h"

#include "ui/kit/theme.h"

#include <algorithm>

namespace spot
{

std::vector<TrackRow> layOutTracks(const Timeline& timeline)
{
    std::vector<TrackRow> rows;
    double y = 0;
    const auto add = [&](std::size_t track, double height) {
        rows.push_back({track, y, height});
        y += height + 1;
    };
    for (std::size_t t = timeline.tracks.size(); t-- > 0;) {
        const TrackRole role = timeline.tracks[t]->role;
        if (isPicture(role)) add(t, role == TrackRole::Text ? theme::textTrack : theme::pictureTrack);
    }
    y += 4;
    for (std::size_t t = 0; t < timeline.tracks.size(); ++t)
        if (isSound(timeline.tracks[t]->role)) add(t, theme::soundTrack);
    return rows;
}

double heightOf(const std::vector<TrackRow>& rows) { return rows.empty() ? 0 : rows.back().bottom() + 1; }

std::pair<std::size_t, std::size_t> clipsWithin(const Track& track, TimeRange range)
{
    const auto& clips = track.clips;
    const auto first = std::partition_point(clips.begin(), clips.end(), [&](const ClipPtr& c) { return c->place.end <= range.start; });
    const auto last = std::partition_point(first, clips.end(), [&](const ClipPtr& c) { return c->place.start < range.end; });
    return {first - clips.begin(), last - clips.begin()};
}

std::optional<Hit> hitTest(const Timeline& timeline, const std::vector<TrackRow>& rows, const TimeScale& scale, double x, double y)
{
    constexpr double inside = 6, outside = 2;
    const auto row = std::find_if(rows.begin(), rows.end(), [y](const TrackRow& r) { return y >= r.top && y < r.bottom(); });
    if (row == rows.end()) return std::nullopt;
    const Track& track = *timeline.tracks[row->track];
    Hit hit{row->track, nullptr, ClipPart::Body};
    const auto [first, last] = clipsWithin(track, {scale.time(x - outside), scale.time(x + outside) + MediaTime{1}});
    for (std::size_t c = first; c < last; ++c) {
        const Clip& clip = *track.clips[c];
        const double left = scale.x(clip.place.start), right = scale.x(clip.place.end);
        const double reach = std::min(inside, (right - left) / 3);
        if (x >= left && x < right) {
            const ClipPart part = x < left + reach ? ClipPart::Start : x >= right - reach ? ClipPart::End : ClipPart::Body;
            return Hit{row->track, &clip, part};
        }
        if (x < left && left - x <= outside && !hit.clip) hit = {row->track, &clip, ClipPart::Start};
        if (x >= right && x - right <= outside && !hit.clip) hit = {row->track, &clip, ClipPart::End};
    }
    return hit;
}

} // namespace spot
