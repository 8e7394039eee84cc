// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/fresh_ids.h"
#include "app/edit/track_draft.h"

namespace spot
{

namespace
{

/// Gives the clip its id and puts it on frames. Where rounding up would ask for more than the media has, it ends a frame earlier.
Result<Clip> placed(TrackDraft& draft, Clip clip)
{
    if (!clip.id) clip.id = draft.newClipId();
    else SPOT_TRY_DONE(checkNewId(draft.before(), clip.id));
    const Clip asked = clip;
    SPOT_TRY(start, draft.snapped(clip.place.start));
    SPOT_TRY(end, draft.snapped(clip.place.end));
    clip.place = {start, end};
    const auto isShort = [&](const Clip& c) { return missingMedia(draft.before(), draft.rate(), draft.track().role, c).has_value(); };
    if (isShort(clip) && !isShort(asked)) clip.place.end -= draft.rate().frameLength();
    if (clip.place.isEmpty()) return Error{Fault::OutOfRange, called(clip) + " would be empty"};
    if (start.flicks < 0) return Error{Fault::OutOfRange, called(clip) + " would begin before the timeline"};
    return clip;
}

/// A dissolve that was asked for is an error when it does not fit, not a wish.
Result<Project> closeWith(TrackDraft draft, const Clip& clip, TimelineId timeline)
{
    SPOT_TRY(after, std::move(draft).close());
    const Timeline& cut = *after.find(timeline);
    const Clip& put = cut.at(*cut.find(clip.id));
    if (put.dissolve != clip.dissolve)
        return Error{Fault::OutOfRange, "the dissolve of " + called(clip) + " can be at most " +
                                            std::to_string(cut.rate.framesIn(put.dissolve)) + " frames long here"};
    return std::move(after);
}

} // namespace

Result<Project> applied(const Project& before, const InsertClip& edit)
{
    SPOT_TRY(draft, TrackDraft::ofTrack(before, edit.timeline, edit.track));
    SPOT_TRY(clip, placed(draft, edit.clip));
    draft.splitAt(clip.place.start);
    draft.push(clip.place.start, clip.place.length());
    draft.add(clip);
    return closeWith(std::move(draft), clip, edit.timeline);
}

Result<Project> applied(const Project& before, const OverwriteClip& edit)
{
    SPOT_TRY(draft, TrackDraft::ofTrack(before, edit.timeline, edit.track));
    SPOT_TRY(clip, placed(draft, edit.clip));
    draft.carve(clip.place);
    draft.add(clip);
    return closeWith(std::move(draft), clip, edit.timeline);
}

Result<Project> applied(const Project& before, const DeleteClip& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    draft.remove(draft.indexOf(edit.clip));
    return std::move(draft).close();
}

} // namespace spot
