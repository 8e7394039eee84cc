// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/several_tracks.h"

namespace spot
{

Result<Project> applied(const Project& before, const InsertClip& edit) { return withClips(before, edit.timeline, {{edit.track, edit.clip}}, true); }
Result<Project> applied(const Project& before, const OverwriteClip& edit) { return withClips(before, edit.timeline, {{edit.track, edit.clip}}, false); }

Result<Project> applied(const Project& before, const AppendClip& edit)
{
    SPOT_TRY(draft, TrackDraft::ofTrack(before, edit.timeline, edit.track));
    Clip clip = edit.clip;
    const TimeRange asked = clip.place;
    if (asked.end > longestTimeline || asked.start < -longestTimeline || asked.isEmpty()) return Error{Fault::OutOfRange, called(clip) + " would be empty, or longer than 24 hours"};
    const MediaTime start = draft.clips().empty() ? MediaTime{} : draft.clips().back()->place.end;
    clip.place = {start, start + asked.length()};
    return withClips(before, edit.timeline, {{edit.track, std::move(clip)}}, false);
}

Result<Project> applied(const Project& before, const DeleteClip& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    draft.remove(draft.indexOf(edit.clip));
    return std::move(draft).close();
}

} // namespace spot
