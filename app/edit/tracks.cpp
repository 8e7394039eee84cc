// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/fresh_ids.h"
#include "app/edit/invariants.h"
#include "app/edit/rules.h"
#include "app/edit/track_draft.h"

#include <algorithm>

namespace spot
{

namespace
{

struct TrackSpot {
    std::size_t timeline, track;
};
Result<TrackSpot> findTrack(const Project& project, TimelineId timeline, TrackId track)
{
    SPOT_TRY(t, timelineIndex(project, timeline));
    const auto index = project.timelines[t]->find(track);
    if (!index) return Error{Fault::NotFound, "timeline \"" + project.timelines[t]->name + "\" has no track " + std::to_string(track.value)};
    return TrackSpot{t, *index};
}

/// `before` with another timeline in place `index`, or at the end.
Result<Project> with(const Project& before, std::size_t index, Timeline timeline, std::uint64_t nextId)
{
    if (auto broken = brokenTimeline(before, timeline)) return *broken;
    Project after = before;
    after.nextId = nextId;
    auto shared = std::make_shared<const Timeline>(std::move(timeline));
    if (index < after.timelines.size()) after.timelines[index] = std::move(shared);
    else after.timelines.push_back(std::move(shared));
    if (const auto broken = brokenBesideVersions(after)) return Error{Fault::Invalid, *broken}; // ids that are there twice
    return after;
}

/// A recut may do with a timeline what it likes, locked tracks aside.
Result<Done> keepsLocked(const Timeline& before, const Timeline& after)
{
    for (const TrackPtr& track : before.tracks) {
        if (!track->isLocked) continue;
        const auto index = after.find(track->id);
        Track unlocked = index ? *after.tracks[*index] : Track{};
        unlocked.isLocked = true;
        if (!index || !(unlocked == *track)) return Error{Fault::Denied, "track \"" + track->name + "\" is locked; unlock it to change its clips"};
    }
    return Done{};
}

} // namespace

Result<Project> applied(const Project& before, const AddTrack& edit)
{
    SPOT_TRY(t, timelineIndex(before, edit.timeline));
    Timeline timeline = *before.timelines[t];
    if (edit.index > timeline.tracks.size())
        return Error{Fault::OutOfRange, "timeline \"" + timeline.name + "\" has " + std::to_string(timeline.tracks.size()) + " tracks: there is no place " + std::to_string(edit.index)};
    std::uint64_t nextId = before.nextId;
    timeline.tracks.insert(timeline.tracks.begin() + static_cast<std::ptrdiff_t>(edit.index), std::make_shared<const Track>(withIds(edit.track, nextId)));
    return with(before, t, std::move(timeline), nextId);
}

Result<Project> applied(const Project& before, const RemoveTrack& edit)
{
    SPOT_TRY(spot, findTrack(before, edit.timeline, edit.track));
    Timeline timeline = *before.timelines[spot.timeline];
    if (timeline.tracks[spot.track]->isLocked) return Error{Fault::Denied, "track \"" + timeline.tracks[spot.track]->name + "\" is locked; unlock it to remove it"};
    timeline.tracks.erase(timeline.tracks.begin() + static_cast<std::ptrdiff_t>(spot.track));
    return with(before, spot.timeline, std::move(timeline), before.nextId);
}

Result<Project> applied(const Project& before, const SetTrack& edit)
{
    SPOT_TRY(spot, findTrack(before, edit.timeline, edit.track));
    Timeline timeline = *before.timelines[spot.timeline];
    Track track = *timeline.tracks[spot.track];
    track.name = edit.name;
    track.isMuted = edit.isMuted;
    track.isLocked = edit.isLocked;
    track.gainDb = edit.gainDb;
    track.isSolo = edit.isSolo;
    track.isSyncLocked = edit.isSyncLocked;
    timeline.tracks[spot.track] = std::make_shared<const Track>(std::move(track));
    return with(before, spot.timeline, std::move(timeline), before.nextId);
}

Result<Project> applied(const Project& before, const AddTimeline& edit)
{
    std::uint64_t nextId = before.nextId;
    if (edit.timeline.version) return Error{Fault::Invalid, "timeline \"" + edit.timeline.name + "\" is a version of another one; send \"make version\", or the timeline without its version"};
    Timeline timeline = withIds(edit.timeline, nextId);
    if (before.find(timeline.id)) return Error{Fault::Invalid, "timeline " + std::to_string(timeline.id.value) + " is in the project already"};
    return with(before, before.timelines.size(), std::move(timeline), nextId);
}

Result<Project> applied(const Project& before, const SetTimeline& edit)
{
    SPOT_TRY(t, timelineIndex(before, edit.timeline.id));
    if (edit.timeline.version && edit.timeline.tracks.empty() && !before.timelines[t]->tracks.empty())
        return Error{Fault::Invalid, "a recut of a version names its tracks and not what it overrides; leave \"version\" out"};
    SPOT_TRY_DONE(keepsLocked(*before.timelines[t], edit.timeline));
    std::uint64_t nextId = before.nextId;
    Timeline timeline = withIds(edit.timeline, nextId);
    timeline.version = before.timelines[t]->version;
    return with(before, t, std::move(timeline), nextId);
}

} // namespace spot
