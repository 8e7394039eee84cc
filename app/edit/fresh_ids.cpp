// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/fresh_ids.h"

namespace spot
{

Result<Done> checkNewId(const Project& project, ClipId id)
{
    if (id.value >= project.nextId) return Error{Fault::Invalid, "clip id " + std::to_string(id.value) + " was not given out by this project; send 0 for a new clip"};
    for (const TimelinePtr& timeline : project.timelines)
        if (timeline->find(id) || (timeline->version && timeline->version->masterOf(id))) return Error{Fault::Invalid, "a clip with id " + std::to_string(id.value) + " is in timeline \"" + timeline->name + "\" already"};
    return Done{};
}

Track withIds(Track track, std::uint64_t& nextId)
{
    if (!track.id) track.id = {nextId++};
    for (ClipPtr& clip : track.clips) {
        if (clip->id) continue;
        Clip named = *clip;
        named.id = {nextId++};
        clip = std::make_shared<const Clip>(std::move(named));
    }
    return track;
}

Timeline withIds(Timeline timeline, std::uint64_t& nextId)
{
    if (!timeline.id) timeline.id = {nextId++};
    for (Marker& marker : timeline.markers)
        if (!marker.id) marker.id = {nextId++};
    for (TrackPtr& track : timeline.tracks) {
        Track named = withIds(*track, nextId);
        if (named.id != track->id || named.clips != track->clips) track = std::make_shared<const Track>(std::move(named));
    }
    return timeline;
}

} // namespace spot
