// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/several_tracks.h: edits that reach over more than one track: which ones, and what moves along.
#pragma once

#include "app/edit/range_edits.h"
#include "app/edit/track_draft.h"

namespace spot
{

/// Puts clips at their places, all at once: inserting moves what is later on their tracks and on sync-locked ones, else they
/// overwrite. New ids: of the clips in their order, then of second parts. A transition that does not fit is an error.
Result<Project> withClips(const Project& before, TimelineId timeline, std::vector<PlacedOn> clips, bool insert);

/// The named tracks; all that are not locked when none is named. Errors: NotFound, Denied (a named one is locked).
Result<std::vector<TrackId>> chosenTracks(const Project& project, TimelineId timeline, const std::vector<TrackId>& named);
/// Sync-locked tracks that are not locked and not among `own`.
std::vector<TrackId> followersOf(const Timeline& timeline, const std::vector<TrackId>& own);

/// On every follower what starts at or after `from` moves by `by`; for a way to the right the clip over `from` is cut.
/// Errors: OutOfRange, when a clip of a follower stands in the way.
Result<Project> withFollowers(Project after, TimelineId timeline, const std::vector<TrackId>& own, MediaTime from, MediaTime by);

/// Second parts of linked clips that were cut together get a link of their own, and so for groups.
Project withPartsLinked(const Project& before, Project after, TimelineId timeline);

/// Applies `change(TrackDraft&)` to each of the tracks.
template <class Change> Result<Project> onTracks(Project project, TimelineId timeline, const std::vector<TrackId>& tracks, Change change)
{
    for (const TrackId track : tracks) {
        SPOT_TRY(draft, TrackDraft::ofTrack(project, timeline, track));
        change(draft);
        SPOT_TRY(next, std::move(draft).close());
        project = std::move(next);
    }
    return project;
}

/// Applies `change(Clip&, const TrackDraft&) -> Result<Done>` to each of the clips. Errors: Invalid (none is named).
template <class Change> Result<Project> onClips(Project project, TimelineId timeline, const std::vector<ClipId>& clips, Change change)
{
    if (clips.empty()) return Error{Fault::Invalid, "no clip is named"};
    for (const ClipId id : clips) {
        SPOT_TRY(draft, TrackDraft::ofClip(project, timeline, id));
        const std::size_t index = draft.indexOf(id);
        Clip clip = draft.at(index);
        SPOT_TRY_DONE(change(clip, draft));
        draft.replace(index, std::move(clip));
        SPOT_TRY(next, std::move(draft).close());
        project = std::move(next);
    }
    return project;
}

} // namespace spot
