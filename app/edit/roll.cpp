// SPDX-License-Identifier: GPL-3.0-or-later
// Roll, slip and slide: edits of a cut that leave the length of the timeline as it is.
#include "app/edit/shapes.h"

#include "app/edit/track_draft.h"

namespace spot
{

namespace
{

/// Moves one edge of the clip at `index`; the content stays where it is in time.
Result<Done> moveEdge(TrackDraft& draft, std::size_t index, Edge edge, MediaTime to)
{
    Clip clip = draft.at(index);
    if (edge == Edge::Start) {
        shiftContent(draft.before(), clip, to - clip.place.start);
        clip.place.start = to;
    } else {
        clip.place.end = to;
    }
    if (clip.place.isEmpty()) {
        const MediaTime missing = clip.place.start - clip.place.end + (isPicture(draft.track().role) ? draft.rate().frameLength() : MediaTime{1});
        return Error{Fault::OutOfRange, called(clip) + " would be empty: " + amount(missing, draft.rate(), draft.track().role) + " missing"};
    }
    draft.replace(index, std::move(clip));
    return Done{};
}

bool touches(const TrackDraft& draft, std::size_t index) { return index > 0 && draft.at(index - 1).place.end == draft.at(index).place.start; }

} // namespace

Result<Project> applied(const Project& before, const RollCut& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    SPOT_TRY(to, draft.snapped(edit.to));
    if (!touches(draft, index)) return Error{Fault::OutOfRange, called(draft.at(index)) + " has no cut at its start to roll: no clip ends there"};
    SPOT_TRY_DONE(moveEdge(draft, index - 1, Edge::End, to));
    SPOT_TRY_DONE(moveEdge(draft, index, Edge::Start, to));
    return std::move(draft).close();
}

Result<Project> applied(const Project& before, const SlipClip& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    Clip clip = draft.at(index);
    SPOT_TRY(by, draft.snapped(edit.by));
    if (!mediaLength(before, clip)) return Error{Fault::Invalid, called(clip) + " has no moving media to slip"};
    const Run run = runOf(clip);
    *run.in += run.isHeld() || run.isRamp() ? by : run.speed->mediaIn(by);
    draft.replace(index, std::move(clip));
    return std::move(draft).close();
}

Result<Project> applied(const Project& before, const SlideClip& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    Clip clip = draft.at(index);
    SPOT_TRY(to, draft.snapped(edit.to));
    if (to.flicks < 0) return Error{Fault::OutOfRange, called(clip) + " would begin before the timeline"};
    const MediaTime by = to - clip.place.start;
    const bool hasNext = index + 1 < draft.clips().size() && touches(draft, index + 1);
    if (touches(draft, index)) SPOT_TRY_DONE(moveEdge(draft, index - 1, Edge::End, to));
    if (hasNext) SPOT_TRY_DONE(moveEdge(draft, index + 1, Edge::Start, clip.place.end + by));
    clip.place = clip.place.movedBy(by);
    draft.replace(index, std::move(clip));
    for (const std::size_t other : {index - 1, index + 1})
        if (other < draft.clips().size() && draft.at(other).place.overlaps(draft.at(index).place))
            return Error{Fault::OutOfRange, called(draft.at(index)) + " would cover " + amount(draft.at(other).place.intersection(draft.at(index).place).length(), draft.rate(), draft.track().role) + " of " + called(draft.at(other))};
    return std::move(draft).close();
}

} // namespace spot
