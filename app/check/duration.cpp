// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/rules.h"

#include <algorithm>

namespace spot
{

namespace
{

/// What the picture tracks on show leave black between 0 and the end, in order.
std::vector<TimeRange> blackIn(const Timeline& timeline)
{
    std::vector<TimeRange> shown;
    for (const TrackPtr& track : timeline.tracks)
        if (track->role == TrackRole::Picture && !track->isMuted)
            for (const ClipPtr& clip : track->clips)
                if (!std::holds_alternative<AdjustmentClip>(clip->content)) shown.push_back(clip->place);
    std::sort(shown.begin(), shown.end(), [](const TimeRange& a, const TimeRange& b) { return a.start < b.start; });
    std::vector<TimeRange> black;
    MediaTime reached;
    for (const TimeRange& part : shown) {
        if (part.start >= timeline.duration()) break;
        if (part.start > reached) black.push_back({reached, part.start});
        reached = std::max(reached, part.end);
    }
    if (reached < timeline.duration()) black.push_back({reached, timeline.duration()});
    return black;
}

std::string frames(MediaTime length, FrameRate rate)
{
    const std::int64_t count = rate.framesIn(length);
    return std::to_string(count) + (count == 1 ? " frame" : " frames");
}

} // namespace

void checkDuration(const Timeline& timeline, Findings& findings)
{
    if (timeline.duration().flicks <= 0) {
        findings.push_back({Severity::Error, "duration", {}, {}, {}, "the timeline \"" + timeline.name + "\" has no length", "Put a clip on it"});
        return;
    }
    for (const TimeRange& gap : blackIn(timeline))
        findings.push_back({Severity::Warning, "duration", {}, {}, gap.start, "no picture for " + frames(gap.length(), timeline.rate) + ": they are black", "Close the gap or put a clip there"});
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips)
            if (timeline.length.flicks && clip->place.end > timeline.length)
                findings.push_back({Severity::Warning, "duration", track->id, clip->id, std::max(clip->place.start, timeline.length),
                                    "\"" + clip->name + "\" goes on for " + frames(clip->place.end - std::max(clip->place.start, timeline.length), timeline.rate) + " after the spot's end: they are cut off",
                                    "Trim the clip or make the spot longer"});
}

} // namespace spot
