// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/frame_cut.h"

namespace spot
{

namespace
{

/// Where the media is at `at`, in the nearest frame of the timeline; not before its beginning, where rounding may lead.
std::int64_t mediaFrame(const Clip& clip, MediaTime at, FrameRate rate)
{
    const auto* media = std::get_if<MediaClip>(&clip.content);
    if (!media) return 0;
    const MediaTime time = media->mediaAt(at - clip.place.start);
    return std::max<std::int64_t>(0, rate.frameAt(rate.nearestBoundary(time)));
}

CutRow rowOf(const Timeline& timeline, const TrackPtr& track, std::int64_t end, ExchangeReport& report)
{
    const FrameRate rate = timeline.rate;
    CutRow row{track, {}};
    std::int64_t at = 0;
    for (const ClipPtr& clip : track->clips) {
        const MediaTime onFrame = rate.nearestBoundary(clip->place.start);
        std::int64_t start = rate.frameAt(onFrame), stop = rate.frameAt(rate.nearestBoundary(clip->place.end));
        if (start >= end) {
            report.add(*clip, rate, "is left out: it begins after the end of the spot");
            continue;
        }
        if (stop > end) {
            report.add(*clip, rate, "ends with the spot, " + std::to_string(stop - end) + " frames earlier");
            stop = end;
        }
        if (stop <= start) {
            report.add(*clip, rate, "is left out: it is shorter than half a frame");
            continue;
        }
        if (onFrame != clip->place.start || rate.nearestBoundary(clip->place.end) != clip->place.end)
            report.add(*clip, rate, "begins or ends between two frames and was put on the nearest ones");
        if (const auto* media = std::get_if<MediaClip>(&clip->content); media && !media->ramp.empty())
            report.add(*clip, rate, "its speed ramp is one even speed in other programs: the same length, from the same picture to the same picture");
        if (start > at) row.items.push_back({nullptr, at, start - at, 0, 0});
        row.items.push_back({clip, start, stop - start, mediaFrame(*clip, onFrame, rate), std::min(rate.framesIn(clip->dissolve), stop - start)});
        at = stop;
    }
    return row;
}

} // namespace

FrameCut frameCut(const Timeline& timeline, ExchangeReport& report)
{
    FrameCut cut;
    cut.frames = timeline.rate.framesIn(timeline.duration());
    for (const TrackPtr& track : timeline.tracks) cut.rows.push_back(rowOf(timeline, track, cut.frames, report));
    return cut;
}

const MediaItem* mediaOf(const Project& project, const Clip& clip)
{
    const auto* media = std::get_if<MediaClip>(&clip.content);
    return media ? project.find(media->media) : nullptr;
}

Speed speedOf(const Clip& clip)
{
    const auto* media = std::get_if<MediaClip>(&clip.content);
    if (!media) return {};
    if (media->ramp.empty()) return media->speed;
    const Speed mean = Speed::of((media->mediaAt(clip.place.length()) - media->in).flicks, clip.place.length().flicks);
    return mean.isValid() ? mean : Speed{0, 1};
}

} // namespace spot
