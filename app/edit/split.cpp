// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/track_draft.h"

namespace spot
{

Result<Project> applied(const Project& before, const SplitClip& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const Clip& clip = draft.at(draft.indexOf(edit.clip));
    SPOT_TRY(at, draft.snapped(edit.at));
    if (at <= clip.place.start || at >= clip.place.end) return Error{Fault::OutOfRange, called(clip) + " cannot be split there: one part would be empty"};
    draft.splitAt(at);
    return std::move(draft).close();
}

} // namespace spot
