// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/track_draft.h"

namespace spot
{

namespace
{

/// Changes one clip in its place; `change` returns an Error or Done.
template <class EditOfClip, class Change> Result<Project> changed(const Project& before, const EditOfClip& edit, Change change)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    Clip clip = draft.at(index);
    const Result<Done> done = change(clip, draft, index);
    if (!done) return done.error();
    draft.replace(index, std::move(clip));
    return std::move(draft).close();
}

} // namespace

Result<Project> applied(const Project& before, const SetText& edit)
{
    return changed(before, edit, [&](Clip& clip, const TrackDraft&, std::size_t) -> Result<Done> {
        auto* text = std::get_if<TextClip>(&clip.content);
        if (!text) return Error{Fault::Invalid, called(clip) + " is not a text"};
        *text = {edit.text, edit.style};
        return Done{};
    });
}

Result<Project> applied(const Project& before, const SetLook& edit)
{
    return changed(before, edit, [&](Clip& clip, const TrackDraft& draft, std::size_t) -> Result<Done> {
        if (isSound(draft.track().role)) return Error{Fault::Invalid, called(clip) + " is a sound and has no look"};
        clip.look = edit.look;
        return Done{};
    });
}

Result<Project> applied(const Project& before, const SetHearing& edit)
{
    return changed(before, edit, [&](Clip& clip, const TrackDraft&, std::size_t) -> Result<Done> {
        if (!canBeHeard(clip)) return Error{Fault::Invalid, called(clip) + " has no sound"};
        clip.hearing = edit.hearing;
        return Done{};
    });
}

Result<Project> applied(const Project& before, const SetClipName& edit)
{
    return changed(before, edit, [&](Clip& clip, const TrackDraft&, std::size_t) -> Result<Done> {
        clip.name = edit.name;
        return Done{};
    });
}

Result<Project> applied(const Project& before, const SetDissolve& edit)
{
    return changed(before, edit, [&](Clip& clip, const TrackDraft& draft, std::size_t index) -> Result<Done> {
        SPOT_TRY(length, draft.snapped(edit.length));
        if (length == MediaTime{}) {
            clip.dissolve = {};
            return Done{};
        }
        if (length.flicks < 0) return Error{Fault::OutOfRange, "a dissolve of negative length"};
        if (isSound(draft.track().role)) return Error{Fault::Invalid, called(clip) + " is a sound: it has fades, no dissolve"};
        if (index == 0 || draft.at(index - 1).place.end != clip.place.start)
            return Error{Fault::OutOfRange, called(clip) + " has nothing to dissolve from: no clip ends where it begins"};
        const Clip& previous = draft.at(index - 1);
        const std::int64_t missing = draft.rate().framesIn(length - longestDissolve(draft.before(), draft.rate(), previous, clip));
        if (missing > 0)
            return Error{Fault::OutOfRange, "the dissolve from " + called(previous) + " to " + called(clip) + " is too long by " +
                                                std::to_string(missing) + (missing == 1 ? " frame" : " frames") +
                                                ": the clips or the rest of the media are shorter"};
        clip.dissolve = length;
        return Done{};
    });
}

} // namespace spot
