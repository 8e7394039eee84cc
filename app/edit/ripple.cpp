// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/several_tracks.h"

#include <algorithm>

namespace spot
{

namespace
{

Result<Project> closedWith(const Project& before, TimelineId timeline, TrackDraft draft, MediaTime from, MediaTime by)
{
    const TrackId own = draft.track().id;
    SPOT_TRY(after, std::move(draft).close());
    SPOT_TRY(moved, withFollowers(std::move(after), timeline, {own}, from, by));
    return withPartsLinked(before, std::move(moved), timeline);
}

} // namespace

Result<Project> applied(const Project& before, const RippleTrim& edit)
{
    SPOT_TRY(grabbed, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const TimeRange place = grabbed.at(grabbed.indexOf(edit.clip)).place;
    SPOT_TRY(to, grabbed.snapped(edit.to));
    const MediaTime grows = edit.edge == Edge::Start ? place.start - to : to - place.end;
    std::vector<ClipId> clips{edit.clip};
    clips.insert(clips.end(), edit.with.begin(), edit.with.end());
    std::vector<TrackId> own;
    Project after = before;
    for (const ClipId id : clips) {
        SPOT_TRY(draft, TrackDraft::ofClip(after, edit.timeline, id));
        const std::size_t index = draft.indexOf(id);
        Clip clip = draft.at(index);
        if (std::find(own.begin(), own.end(), draft.track().id) != own.end()) return Error{Fault::Invalid, called(clip) + " is on the track of another clip that is trimmed"};
        own.push_back(draft.track().id);
        const MediaTime oldEnd = clip.place.end;
        if (edit.edge == Edge::Start) shiftContent(before, clip, -grows);
        clip.place.end += grows;
        if (clip.place.isEmpty()) return Error{Fault::OutOfRange, called(clip) + " would be empty"};
        draft.push(oldEnd, grows);
        draft.replace(index, std::move(clip));
        SPOT_TRY(next, std::move(draft).close());
        after = std::move(next);
    }
    SPOT_TRY(moved, withFollowers(std::move(after), edit.timeline, own, place.end, grows));
    return withPartsLinked(before, std::move(moved), edit.timeline);
}

Result<Project> applied(const Project& before, const RippleDelete& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    const TimeRange gone = draft.at(index).place;
    draft.remove(index);
    draft.push(gone.end, -gone.length());
    return closedWith(before, edit.timeline, std::move(draft), gone.end, -gone.length());
}

Result<Project> applied(const Project& before, const CloseGap& edit)
{
    SPOT_TRY(draft, TrackDraft::ofTrack(before, edit.timeline, edit.track));
    TimeRange gap{{}, longestTimeline};
    for (const ClipPtr& clip : draft.clips()) {
        if (clip->place.contains(edit.at)) return Error{Fault::OutOfRange, "there is no gap to close: " + called(*clip) + " lies there"};
        if (clip->place.end <= edit.at) gap.start = clip->place.end;
        else if (clip->place.start > edit.at) gap.end = std::min(gap.end, clip->place.start);
    }
    if (gap.end == longestTimeline || edit.at.flicks < 0) return Error{Fault::OutOfRange, "there is no gap to close: no clip comes later on the track \"" + draft.track().name + "\""};
    draft.push(gap.end, -gap.length());
    return closedWith(before, edit.timeline, std::move(draft), gap.end, -gap.length());
}

} // namespace spot
