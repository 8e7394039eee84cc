// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/several_tracks.h"

#include "app/edit/fresh_ids.h"

#include <algorithm>
#include <map>
#include <set>

namespace spot
{

namespace
{

/// Gives the clip its id and puts it on frames. Where rounding up would ask for more than the media has, it ends a frame earlier.
Result<Clip> placed(TrackDraft& draft, Clip clip)
{
    if (!clip.id) clip.id = draft.newClipId();
    else SPOT_TRY_DONE(checkNewId(draft.before(), clip.id));
    const Clip asked = clip;
    SPOT_TRY(start, draft.snapped(clip.place.start));
    SPOT_TRY(end, draft.snapped(clip.place.end));
    clip.place = {start, end};
    const auto isShort = [&](const Clip& c) { return missingMedia(draft.before(), draft.rate(), draft.track().role, c).has_value(); };
    if (isShort(clip) && !isShort(asked)) clip.place.end -= draft.rate().frameLength();
    if (clip.place.isEmpty()) return Error{Fault::OutOfRange, called(clip) + " would be empty"};
    if (start.flicks < 0) return Error{Fault::OutOfRange, called(clip) + " would begin before the timeline"};
    return clip;
}

/// A link and a group were given out by the project before a clip can be in them.
Result<Done> checkBonds(const Project& project, const Clip& clip)
{
    for (const auto& [bond, what] : {std::pair(clip.link.value, "link"), std::pair(clip.group.value, "group")})
        if (bond >= project.nextId) return Error{Fault::Invalid, called(clip) + " is in " + what + " " + std::to_string(bond) + ", which this project has not given out; send 0 for none"};
    return Done{};
}

/// A transition that was asked for is an error when it does not fit, not a wish.
Result<Done> keepsTransition(const Timeline& cut, const Clip& clip)
{
    const ClipSpot spot = *cut.find(clip.id);
    const Transition& put = cut.at(spot).transition;
    if (put == clip.transition) return Done{};
    const auto length = [&](MediaTime t) { return amount(t, cut.rate, cut.tracks[spot.track]->role); };
    return Error{Fault::OutOfRange, "the " + std::string(wordOf(clip.transition.style.kind)) + " of " + called(clip) + " can be at most " + length(put.before) + " before and " + length(put.after) + " after the cut here"};
}

/// New clips of one link (or group) that are several go into a new one.
template <class Bond> void bindParts(const Project& before, Project& after, std::size_t timeline, Bond Clip::*bond)
{
    std::map<Bond, int> parts;
    for (const TrackPtr& track : after.timelines[timeline]->tracks)
        for (const ClipPtr& clip : track->clips)
            if (clip->id.value >= before.nextId && (*clip).*bond) ++parts[(*clip).*bond];
    std::map<Bond, Bond> fresh;
    for (const auto& [old, count] : parts)
        if (count > 1) fresh[old] = {after.nextId++};
    if (fresh.empty()) return;
    Timeline changed = *after.timelines[timeline];
    for (TrackPtr& track : changed.tracks) {
        Track row = *track;
        for (ClipPtr& clip : row.clips) {
            if (clip->id.value < before.nextId || !fresh.count((*clip).*bond)) continue;
            Clip bound = *clip;
            bound.*bond = fresh[bound.*bond];
            clip = std::make_shared<const Clip>(std::move(bound));
        }
        if (row.clips != track->clips) track = std::make_shared<const Track>(std::move(row));
    }
    after.timelines[timeline] = std::make_shared<const Timeline>(std::move(changed));
}

} // namespace

Result<Project> withClips(const Project& before, TimelineId timeline, std::vector<PlacedOn> clips, bool insert)
{
    Project after = before;
    std::set<ClipId> ids;
    for (PlacedOn& put : clips) {
        SPOT_TRY_DONE(checkBonds(before, put.clip));
        SPOT_TRY(draft, TrackDraft::ofTrack(after, timeline, put.track));
        SPOT_TRY(clip, placed(draft, put.clip));
        if (!ids.insert(clip.id).second) return Error{Fault::Invalid, "two of the clips have the id " + std::to_string(clip.id.value) + "; send 0 for a new clip"};
        put.clip = clip;
        after.nextId = std::max(after.nextId, clip.id.value + 1);
    }
    std::vector<TrackId> own;
    for (const PlacedOn& put : clips) {
        SPOT_TRY(draft, TrackDraft::ofTrack(after, timeline, put.track));
        if (insert) {
            draft.splitAt(put.clip.place.start);
            draft.push(put.clip.place.start, put.clip.place.length());
        } else {
            draft.carve(put.clip.place);
        }
        draft.add(put.clip);
        SPOT_TRY(next, std::move(draft).close());
        SPOT_TRY_DONE(keepsTransition(*next.find(timeline), put.clip));
        after = std::move(next);
        own.push_back(put.track);
    }
    if (insert && !clips.empty()) {
        SPOT_TRY(moved, withFollowers(std::move(after), timeline, own, clips.front().clip.place.start, clips.front().clip.place.length()));
        after = std::move(moved);
    }
    return withPartsLinked(before, std::move(after), timeline);
}

Result<std::vector<TrackId>> chosenTracks(const Project& project, TimelineId timeline, const std::vector<TrackId>& named)
{
    SPOT_TRY(index, timelineIndex(project, timeline));
    std::vector<TrackId> chosen;
    for (const TrackId track : named) {
        SPOT_TRY_DONE(TrackDraft::ofTrack(project, timeline, track));
        if (std::find(chosen.begin(), chosen.end(), track) == chosen.end()) chosen.push_back(track);
    }
    if (!named.empty()) return chosen;
    for (const TrackPtr& track : project.timelines[index]->tracks)
        if (!track->isLocked) chosen.push_back(track->id);
    return chosen;
}

std::vector<TrackId> followersOf(const Timeline& timeline, const std::vector<TrackId>& own)
{
    std::vector<TrackId> found;
    for (const TrackPtr& track : timeline.tracks)
        if (track->isSyncLocked && !track->isLocked && std::find(own.begin(), own.end(), track->id) == own.end()) found.push_back(track->id);
    return found;
}

Result<Project> withFollowers(Project after, TimelineId timeline, const std::vector<TrackId>& own, MediaTime from, MediaTime by)
{
    for (const TrackId track : followersOf(*after.find(timeline), own)) {
        SPOT_TRY(draft, TrackDraft::ofTrack(after, timeline, track));
        if (by.flicks > 0) draft.splitAt(from);
        MediaTime last;
        for (const ClipPtr& clip : draft.clips()) {
            if (by.flicks < 0 && clip->place.start >= from && clip->place.start + by < last)
                return Error{Fault::OutOfRange, called(*clip) + " on the sync-locked track \"" + draft.track().name + "\" is in the way: " +
                                                    amount(last - clip->place.start - by, draft.rate(), draft.track().role) + " missing before it"};
            if (clip->place.start < from) last = clip->place.end;
        }
        draft.push(from, by);
        SPOT_TRY(next, std::move(draft).close());
        after = std::move(next);
    }
    return after;
}

Project withPartsLinked(const Project& before, Project after, TimelineId timeline)
{
    const auto index = timelineIndex(after, timeline);
    if (!index) return after;
    bindParts(before, after, *index, &Clip::link);
    bindParts(before, after, *index, &Clip::group);
    return after;
}

} // namespace spot
