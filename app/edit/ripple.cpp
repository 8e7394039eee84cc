// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/several_tracks.h"

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
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    Clip clip = draft.at(index);
    SPOT_TRY(to, draft.snapped(edit.to));
    const MediaTime oldEnd = clip.place.end;
    const MediaTime grows = edit.edge == Edge::Start ? clip.place.start - to : to - oldEnd;
    if (edit.edge == Edge::Start) shiftContent(before, clip, -grows);
    clip.place.end += grows;
    if (clip.place.isEmpty()) return Error{Fault::OutOfRange, called(clip) + " would be empty"};
    draft.push(oldEnd, grows);
    draft.replace(index, std::move(clip));
    return closedWith(before, edit.timeline, std::move(draft), oldEnd, grows);
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
