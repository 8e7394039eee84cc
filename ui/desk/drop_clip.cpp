// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/drop_clip.h"

#include <QCoreApplication>

namespace spot
{

Clip clipOf(const MediaItem& item, MediaTime start, const Timeline& timeline)
{
    const FrameRate rate = timeline.rate;
    const MediaTime whole = item.kind == ItemKind::Still ? MediaTime::fromSeconds(3) : item.duration;
    const MediaTime from = rate.nearestBoundary(start);
    const std::int64_t frames = std::max<std::int64_t>(rate.frameAt(whole), 1);
    Clip clip;
    clip.name = item.name;
    clip.place = {from, rate.startOf(rate.frameAt(from) + frames)};
    clip.content = MediaClip{item.id, {}};
    clip.slot = item.slot;
    return clip;
}

Clip clipOf(const MediaItem& item, MediaTime start, const Timeline& timeline, const Desk::Source& source)
{
    Clip clip = clipOf(item, start, timeline);
    if (source.media != item.id || item.kind == ItemKind::Still || (!source.in && !source.out)) return clip;
    const MediaTime in = source.in.value_or(MediaTime{}), length = source.out.value_or(item.duration) - in;
    const std::int64_t first = timeline.rate.frameAt(clip.place.start);
    clip.place.end = timeline.rate.startOf(first + std::max<std::int64_t>(timeline.rate.frameAt(timeline.rate.nearestBoundary(length)), 1));
    std::get<MediaClip>(clip.content).in = in;
    return clip;
}

bool placeClip(Desk& desk, const Clip& clip, TrackId track, bool isInsert)
{
    const bool done = isInsert ? desk.apply(InsertClip{desk.timelineId(), track, clip}) : desk.apply(OverwriteClip{desk.timelineId(), track, clip});
    if (!done) return false;
    const Timeline& timeline = *desk.timeline();
    const Track& onto = *timeline.tracks[*timeline.find(track)];
    for (const ClipPtr& placed : onto.clips)
        if (placed->place.start == clip.place.start) desk.select({placed->id});
    return true;
}

std::optional<TrackId> trackFor(Desk& desk, const MediaItem& item)
{
    if (const auto chosen = desk.chosenTarget(item.kind == ItemKind::Sound); chosen && *chosen) return chosen;
    if (const Timeline* timeline = desk.timeline())
        for (const TrackPtr& track : timeline->tracks) {
            const bool suits = item.kind == ItemKind::Sound ? isSound(track->role) : track->role == TrackRole::Picture;
            if (suits && !track->isLocked) return track->id;
        }
    desk.hint(QCoreApplication::translate("commands", "No unlocked track takes this kind of media: add or unlock one."), true);
    return std::nullopt;
}

} // namespace spot
