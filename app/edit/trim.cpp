// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/track_draft.h"

namespace spot
{

Result<Project> applied(const Project& before, const TrimClip& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    Clip clip = draft.at(index);
    SPOT_TRY(to, draft.snapped(edit.to));
    if (edit.edge == Edge::Start) {
        shiftContent(before, clip, to - clip.place.start);
        clip.place.start = to;
    } else {
        clip.place.end = to;
    }
    if (clip.place.isEmpty()) return Error{Fault::OutOfRange, called(clip) + " would be empty"};
    if (to.flicks < 0) return Error{Fault::OutOfRange, called(clip) + " would begin before the timeline"};
    for (const ClipPtr& other : draft.clips())
        if (other->id != clip.id && other->place.overlaps(clip.place)) return Error{Fault::OutOfRange, called(clip) + " would cover " + amount(other->place.intersection(clip.place).length(), draft.rate(), draft.track().role) + " of " + called(*other)};
    draft.replace(index, std::move(clip));
    return std::move(draft).close();
}

} // namespace spot
