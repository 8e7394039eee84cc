// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/project.h"

#include <algorithm>
#include <iterator>

namespace spot
{

namespace
{

/// Equal as values; the same object is equal without a look at it.
template <class T> bool samePointees(const std::vector<std::shared_ptr<const T>>& a, const std::vector<std::shared_ptr<const T>>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return x == y || *x == *y; });
}

template <class Pointers, class Id> auto findById(const Pointers& all, Id id) -> decltype(all.front().get())
{
    const auto found = std::find_if(all.begin(), all.end(), [id](const auto& p) { return p->id == id; });
    return found == all.end() ? nullptr : found->get();
}

} // namespace

bool Track::operator==(const Track& o) const
{
    return id == o.id && name == o.name && role == o.role && isMuted == o.isMuted && isLocked == o.isLocked && gainDb == o.gainDb &&
           isSolo == o.isSolo && isSyncLocked == o.isSyncLocked && effects == o.effects && foreign == o.foreign && samePointees(clips, o.clips);
}

std::optional<ClipSpot> Timeline::find(ClipId clip) const
{
    for (std::size_t t = 0; t < tracks.size(); ++t)
        for (std::size_t c = 0; c < tracks[t]->clips.size(); ++c)
            if (tracks[t]->clips[c]->id == clip) return ClipSpot{t, c};
    return std::nullopt;
}

std::optional<std::size_t> Timeline::find(TrackId track) const
{
    for (std::size_t t = 0; t < tracks.size(); ++t)
        if (tracks[t]->id == track) return t;
    return std::nullopt;
}

MediaTime Timeline::end() const
{
    MediaTime last;
    for (const TrackPtr& track : tracks)
        if (!track->clips.empty()) last = std::max(last, track->clips.back()->place.end);
    return last;
}

bool Timeline::isOn(const Track& track) const
{
    if (track.isMuted) return false;
    return track.isSolo || std::none_of(tracks.begin(), tracks.end(), [&](const TrackPtr& other) { return other->isSolo && isSound(other->role) == isSound(track.role); });
}

bool Timeline::isFree(std::size_t track, TimeRange range, ClipId except) const
{
    return std::none_of(tracks[track]->clips.begin(), tracks[track]->clips.end(),
                        [&](const ClipPtr& clip) { return clip->id != except && clip->place.overlaps(range); });
}

bool Timeline::operator==(const Timeline& o) const
{
    return id == o.id && name == o.name && canvas == o.canvas && rate == o.rate && length == o.length && targetLufs == o.targetLufs &&
           markers == o.markers && in == o.in && out == o.out && foreign == o.foreign && version == o.version && samePointees(tracks, o.tracks);
}

const MediaItem* Project::find(MediaId id) const { return findById(media, id); }
const Timeline* Project::find(TimelineId id) const { return findById(timelines, id); }

std::vector<MediaPtr> Project::takesOf(SlotId slot) const
{
    std::vector<MediaPtr> takes;
    std::copy_if(media.begin(), media.end(), std::back_inserter(takes), [slot](const MediaPtr& m) { return slot && m->slot == slot; });
    return takes;
}

bool Project::operator==(const Project& o) const
{
    return name == o.name && brief == o.brief && storyboard == o.storyboard && fields == o.fields && nextId == o.nextId && samePointees(media, o.media) &&
           samePointees(timelines, o.timelines);
}

} // namespace spot
