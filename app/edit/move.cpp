// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/track_draft.h"

namespace spot
{

namespace
{

Result<Project> putAt(TrackDraft draft, Clip clip, MediaTime start, bool overwrite)
{
    SPOT_TRY(at, draft.snapped(start));
    const MediaTime length = clip.place.length();
    clip.place = {at, at + length};
    if (at.flicks < 0) return Error{Fault::OutOfRange, called(clip) + " would begin before the timeline"};
    if (overwrite) draft.carve(clip.place);
    for (const ClipPtr& other : draft.clips())
        if (other->place.overlaps(clip.place)) return Error{Fault::OutOfRange, called(clip) + " would cover " + called(*other)};
    draft.addMoved(std::move(clip));
    return std::move(draft).close();
}

} // namespace

Result<Project> applied(const Project& before, const MoveClip& edit)
{
    SPOT_TRY(from, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    Clip clip = from.at(from.indexOf(edit.clip));
    const bool stays = from.track().id == edit.track;
    if (!stays) {
        SPOT_TRY(to, TrackDraft::ofTrack(before, edit.timeline, edit.track));
        if (isPicture(from.track().role) != isPicture(to.track().role))
            return Error{Fault::Invalid, called(clip) + " cannot move to track \"" + to.track().name + "\": one is for pictures, the other for sounds"};
        clip.transition = {}; // what it came from is on the other track
    }
    from.remove(from.indexOf(edit.clip));
    if (stays) return putAt(std::move(from), std::move(clip), edit.start, edit.overwrite);
    SPOT_TRY(lifted, std::move(from).close());
    SPOT_TRY(to, TrackDraft::ofTrack(lifted, edit.timeline, edit.track));
    return putAt(std::move(to), std::move(clip), edit.start, edit.overwrite);
}

} // namespace spot
