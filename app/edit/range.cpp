// SPDX-License-Identifier: GPL-3.0-or-later
// Lift, extract, razor through tracks, swap, duplicate and paste.
#include "app/edit/shapes.h"

#include "app/edit/several_tracks.h"

#include <algorithm>
#include <map>

namespace spot
{

namespace
{

/// On the timeline's frames, so that pictures and sounds are cut at the same time.
Result<TimeRange> onFrames(const Project& project, TimelineId id, TimeRange range)
{
    SPOT_TRY(index, timelineIndex(project, id));
    if (range.start.flicks < 0 || range.end > longestTimeline || range.isEmpty()) return Error{Fault::OutOfRange, "a range that is empty, begins before the timeline or ends after 24 hours"};
    const FrameRate rate = project.timelines[index]->rate;
    range = {rate.nearestBoundary(range.start), rate.nearestBoundary(range.end)};
    if (range.isEmpty()) return Error{Fault::OutOfRange, "a range of less than a frame"};
    return range;
}

/// A new bond for the copies of clips that had one together; none for a copy that is alone.
template <class Bond> class CopiedBonds
{
public:
    void count(Bond bond) { ++m_members[bond]; }
    Bond of(Bond bond, std::uint64_t& nextId)
    {
        if (!bond || m_members[bond] < 2) return {};
        if (!m_fresh[bond]) m_fresh[bond] = {nextId++};
        return m_fresh[bond];
    }

private:
    std::map<Bond, int> m_members;
    std::map<Bond, Bond> m_fresh;
};

} // namespace

Result<Project> applied(const Project& before, const LiftRange& edit)
{
    SPOT_TRY(range, onFrames(before, edit.timeline, edit.range));
    SPOT_TRY(tracks, chosenTracks(before, edit.timeline, edit.tracks));
    SPOT_TRY(after, onTracks(before, edit.timeline, tracks, [&](TrackDraft& draft) { draft.carve(range); }));
    return withPartsLinked(before, std::move(after), edit.timeline);
}

Result<Project> applied(const Project& before, const ExtractRange& edit)
{
    SPOT_TRY(range, onFrames(before, edit.timeline, edit.range));
    SPOT_TRY(tracks, chosenTracks(before, edit.timeline, edit.tracks));
    for (const TrackId follower : followersOf(*before.find(edit.timeline), tracks)) tracks.push_back(follower);
    SPOT_TRY(after, onTracks(before, edit.timeline, tracks, [&](TrackDraft& draft) {
                 draft.carve(range);
                 draft.push(range.end, -range.length());
             }));
    return withPartsLinked(before, std::move(after), edit.timeline);
}

Result<Project> applied(const Project& before, const RazorAll& edit)
{
    SPOT_TRY(tracks, chosenTracks(before, edit.timeline, edit.tracks));
    if (edit.at.flicks < 0 || edit.at > longestTimeline) return Error{Fault::OutOfRange, "a time outside of 24 hours"};
    const MediaTime at = before.find(edit.timeline)->rate.nearestBoundary(edit.at);
    SPOT_TRY(after, onTracks(before, edit.timeline, tracks, [&](TrackDraft& draft) { draft.splitAt(at); }));
    if (after.nextId == before.nextId) return Error{Fault::OutOfRange, "no clip lies over this time on these tracks"};
    return withPartsLinked(before, std::move(after), edit.timeline);
}

Result<Project> applied(const Project& before, const SwapNeighbours& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    Clip first = draft.at(index);
    if (index + 1 == draft.clips().size()) return Error{Fault::OutOfRange, called(first) + " is the last clip of its track: there is none to change places with"};
    Clip second = draft.at(index + 1);
    const TimeRange both{first.place.start, second.place.end};
    second.place = {both.start, both.start + second.place.length()};
    first.place = {both.end - first.place.length(), both.end};
    first.transition = second.transition = {}; // what they came from is another clip now
    draft.replace(index, std::move(second));
    draft.replace(index + 1, std::move(first));
    return std::move(draft).close();
}

Result<Project> applied(const Project& before, const DuplicateClips& edit)
{
    SPOT_TRY(index, timelineIndex(before, edit.timeline));
    const Timeline& timeline = *before.timelines[index];
    CopiedBonds<LinkId> links;
    CopiedBonds<GroupId> groups;
    if (edit.clips.empty()) return Error{Fault::Invalid, "no clip is named"};
    for (std::size_t i = 0; i < edit.clips.size(); ++i) {
        const auto spot = timeline.find(edit.clips[i]);
        if (!spot) return Error{Fault::NotFound, "timeline \"" + timeline.name + "\" has no clip " + std::to_string(edit.clips[i].value)};
        if (std::count(edit.clips.begin(), edit.clips.end(), edit.clips[i]) > 1) return Error{Fault::Invalid, called(timeline.at(*spot)) + " is named twice"};
        links.count(timeline.at(*spot).link), groups.count(timeline.at(*spot).group);
    }
    Project after = before;
    for (const ClipId id : edit.clips) {
        SPOT_TRY(source, TrackDraft::ofClip(before, edit.timeline, id));
        Clip copy = source.at(source.indexOf(id));
        SPOT_TRY(by, source.snapped(edit.by));
        copy.link = links.of(copy.link, after.nextId);
        copy.group = groups.of(copy.group, after.nextId);
        copy.id = {after.nextId++};
        copy.place = copy.place.movedBy(by);
        copy.transition = {};
        if (copy.place.start.flicks < 0) return Error{Fault::OutOfRange, "the copy of " + called(copy) + " would begin before the timeline"};
        SPOT_TRY(draft, TrackDraft::ofTrack(after, edit.timeline, source.track().id));
        if (edit.overwrite) draft.carve(copy.place);
        for (const ClipPtr& other : draft.clips())
            if (other->place.overlaps(copy.place))
                return Error{Fault::OutOfRange, "the copy of " + called(copy) + " would cover " + amount(other->place.intersection(copy.place).length(), draft.rate(), draft.track().role) + " of " + called(*other)};
        draft.add(std::move(copy));
        SPOT_TRY(next, std::move(draft).close());
        after = std::move(next);
    }
    return after;
}

Result<Project> applied(const Project& before, const PutClips& edit)
{
    if (edit.clips.empty()) return Error{Fault::Invalid, "no clip is given"};
    CopiedBonds<LinkId> links;
    CopiedBonds<GroupId> groups;
    for (const PlacedOn& put : edit.clips) links.count(put.clip.link), groups.count(put.clip.group);
    Project after = before;
    std::vector<PlacedOn> clips = edit.clips;
    std::vector<TrackId> tracks;
    TimeRange whole = clips.front().clip.place;
    for (PlacedOn& put : clips) {
        put.clip.link = links.of(put.clip.link, after.nextId);
        put.clip.group = groups.of(put.clip.group, after.nextId);
        whole = {std::min(whole.start, put.clip.place.start), std::max(whole.end, put.clip.place.end)};
        if (std::find(tracks.begin(), tracks.end(), put.track) == tracks.end()) tracks.push_back(put.track);
    }
    for (std::size_t i = 0; i < clips.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (clips[i].track == clips[j].track && clips[i].clip.place.overlaps(clips[j].clip.place))
                return Error{Fault::Invalid, called(clips[i].clip) + " and " + called(clips[j].clip) + " would lie over each other on one track"};
    if (edit.insert) {
        SPOT_TRY(room, onFrames(after, edit.timeline, whole));
        const std::uint64_t named = after.nextId;
        SPOT_TRY(open, onTracks(std::move(after), edit.timeline, tracks, [&](TrackDraft& draft) {
                     draft.splitAt(room.start);
                     draft.push(room.start, room.length());
                 }));
        SPOT_TRY(moved, withFollowers(std::move(open), edit.timeline, tracks, room.start, room.length()));
        Project unmade = before;
        unmade.nextId = named;
        after = withPartsLinked(unmade, std::move(moved), edit.timeline);
    }
    return withClips(after, edit.timeline, std::move(clips), false);
}

} // namespace spot
