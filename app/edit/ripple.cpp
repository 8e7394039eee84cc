// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/track_draft.h"

namespace spot
{

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
    return std::move(draft).close();
}

Result<Project> applied(const Project& before, const RippleDelete& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    const TimeRange gone = draft.at(index).place;
    draft.remove(index);
    draft.push(gone.end, -gone.length());
    return std::move(draft).close();
}

} // namespace spot
