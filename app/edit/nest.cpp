// SPDX-License-Identifier: GPL-3.0-or-later
// Compound clips: clips into a timeline of their own.
#include "app/edit/shapes.h"

#include "app/edit/rules.h"
#include "app/edit/several_tracks.h"

#include <algorithm>
#include <set>

namespace spot
{

namespace
{

/// What goes into the new timeline, by kind.
struct Chosen {
    std::optional<TimeRange> pictures, sounds; ///< from the first start to the last end
    std::vector<std::size_t> tracks;           ///< of the timeline, in order
    std::set<ClipId> clips;
    MediaTime base; ///< the frame that becomes frame 0
};

Result<Chosen> chosen(const Project& before, const NestClips& edit)
{
    if (edit.clips.empty()) return Error{Fault::Invalid, "no clip is named"};
    Chosen found;
    found.clips.insert(edit.clips.begin(), edit.clips.end());
    std::set<std::size_t> tracks;
    for (const ClipId id : found.clips) {
        SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, id));
        const Clip& clip = draft.at(draft.indexOf(id));
        auto& range = isSound(draft.track().role) ? found.sounds : found.pictures;
        range = range ? TimeRange{std::min(range->start, clip.place.start), std::max(range->end, clip.place.end)} : clip.place;
        tracks.insert(*before.find(edit.timeline)->find(draft.track().id));
    }
    found.tracks.assign(tracks.begin(), tracks.end());
    const FrameRate rate = before.find(edit.timeline)->rate;
    const MediaTime first = std::min(found.pictures.value_or(found.sounds.value_or(TimeRange{})).start, found.sounds.value_or(found.pictures.value_or(TimeRange{})).start);
    found.base = rate.startOf(rate.frameAt(first));
    return found;
}

bool isChosen(const Chosen& chosen, const std::vector<ClipPtr>& clips, std::size_t index) { return chosen.clips.count(clips[index]->id) > 0; }

/// True when the clip comes out of a clip that does not come along.
bool comesFromOutside(const Chosen& chosen, const std::vector<ClipPtr>& clips, std::size_t index) { return index == 0 || !isChosen(chosen, clips, index - 1); }

/// The chosen clips of a track as a track of the new timeline.
Track insideOf(const Track& track, const Chosen& chosen)
{
    Track inside = track;
    inside.id = {}, inside.isSolo = false, inside.clips.clear();
    inside.effects = movedBy(std::move(inside.effects), -chosen.base);
    for (std::size_t i = 0; i < track.clips.size(); ++i) {
        if (!isChosen(chosen, track.clips, i)) continue;
        Clip clip = *track.clips[i];
        clip.place = clip.place.movedBy(-chosen.base);
        if (comesFromOutside(chosen, track.clips, i)) clip.transition = {};
        inside.clips.push_back(std::make_shared<const Clip>(std::move(clip)));
    }
    return inside;
}

/// The track that the new clip stands on; `after` has no chosen clip any more, and may get a new track.
Result<TrackId> trackFor(Project& after, TimelineId id, const Timeline& before, const Chosen& chosen, TimeRange place, bool sounds)
{
    const Timeline& now = *after.find(id);
    std::vector<std::size_t> own;
    for (const std::size_t index : chosen.tracks)
        if (isSound(before.tracks[index]->role) == sounds) own.push_back(*now.find(before.tracks[index]->id));
    for (const bool isOn : {true, false}) // one that is seen or heard first
        for (const std::size_t index : own)
            if (now.isOn(*now.tracks[index]) == isOn && now.tracks[index]->effects.empty() && now.isFree(index, place)) return now.tracks[index]->id;
    const Track& model = *now.tracks[sounds ? own.front() : own.back()];
    Track fresh;
    fresh.name = model.name + " +";
    fresh.role = model.role;
    const std::size_t index = sounds ? own.front() : own.back() + 1;
    SPOT_TRY(added, applied(after, AddTrack{id, fresh, index}));
    after = std::move(added);
    return after.find(id)->tracks[index]->id;
}

/// The track's settings move inside, but for what the track that the new clip stands on does already.
void settle(Timeline& inside, const Timeline& before, const Chosen& chosen, const Timeline& after, TrackId stands, bool sounds)
{
    const Track& around = *after.tracks[*after.find(stands)];
    for (std::size_t i = 0; i < inside.tracks.size(); ++i) {
        if (isSound(inside.tracks[i]->role) != sounds) continue;
        Track track = *inside.tracks[i];
        track.gainDb = std::clamp(track.gainDb - around.gainDb, -200.0, 60.0);
        track.isMuted = after.isOn(around) && !before.isOn(*before.tracks[chosen.tracks[i]]);
        inside.tracks[i] = std::make_shared<const Track>(std::move(track));
    }
}

/// The transition from outside into the first chosen clip of the track, which the new clip takes over.
Transition leadingTransition(const Timeline& before, const Chosen& chosen, TrackId track, MediaTime start)
{
    const auto index = before.find(track);
    if (!index) return {};
    const std::vector<ClipPtr>& clips = before.tracks[*index]->clips;
    for (std::size_t i = 0; i < clips.size(); ++i)
        if (clips[i]->place.start == start && isChosen(chosen, clips, i) && comesFromOutside(chosen, clips, i)) return clips[i]->transition;
    return {};
}

Result<Project> withoutChosen(Project after, const Timeline& before, const Chosen& chosen)
{
    for (const std::size_t index : chosen.tracks) {
        SPOT_TRY(draft, TrackDraft::ofTrack(after, before.id, before.tracks[index]->id));
        for (std::size_t i = draft.clips().size(); i-- > 0;)
            if (isChosen(chosen, draft.clips(), i)) draft.remove(i);
        SPOT_TRY(next, std::move(draft).close());
        after = std::move(next);
    }
    return after;
}

} // namespace

Result<Project> applied(const Project& before, const NestClips& edit)
{
    SPOT_TRY(at, timelineIndex(before, edit.timeline));
    const Timeline& outer = *before.timelines[at];
    SPOT_TRY(found, chosen(before, edit));
    SPOT_TRY(after, withoutChosen(before, outer, found));
    Timeline inside;
    inside.id = {after.nextId++};
    inside.name = edit.name, inside.canvas = outer.canvas, inside.rate = outer.rate, inside.targetLufs = outer.targetLufs;
    for (const std::size_t index : found.tracks) {
        Track track = insideOf(*outer.tracks[index], found);
        track.id = {after.nextId++};
        inside.tracks.push_back(std::make_shared<const Track>(std::move(track)));
    }
    if (auto broken = brokenHead(inside)) return *broken;
    after.timelines.push_back(std::make_shared<const Timeline>(inside));
    std::vector<ClipId> made;
    for (const bool sounds : {false, true}) {
        const auto& place = sounds ? found.sounds : found.pictures;
        if (!place) continue;
        SPOT_TRY(track, trackFor(after, edit.timeline, outer, found, *place, sounds));
        settle(inside, outer, found, *after.find(edit.timeline), track, sounds);
        Clip clip;
        clip.id = {after.nextId++};
        clip.name = edit.name;
        clip.place = *place;
        clip.content = SequenceClip{inside.id, place->start - found.base, {}};
        clip.transition = leadingTransition(outer, found, track, place->start);
        made.push_back(clip.id);
        SPOT_TRY(draft, TrackDraft::ofTrack(after, edit.timeline, track));
        draft.add(std::move(clip));
        SPOT_TRY(next, std::move(draft).close());
        after = std::move(next);
    }
    if (auto broken = brokenTimeline(after, inside)) return *broken;
    after.timelines.back() = std::make_shared<const Timeline>(std::move(inside));
    return made.size() < 2 ? Result<Project>(std::move(after)) : applied(after, LinkClips{edit.timeline, made});
}

} // namespace spot
