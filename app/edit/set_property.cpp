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

namespace
{

/// What the transition lacks on both sides of the cut, or nothing.
std::string missing(const TrackDraft& draft, const Transition& transition, TransitionRoom room)
{
    const auto lack = [&](MediaTime wanted, MediaTime there, const char* side) {
        return wanted <= there ? std::string() : amount(wanted - there, draft.rate(), draft.track().role) + " missing " + side + " the cut";
    };
    const std::string before = lack(transition.before, room.before, "before"), after = lack(transition.after, room.after, "after");
    return before + (before.empty() || after.empty() ? "" : " and ") + after;
}

} // namespace

Result<Project> applied(const Project& before, const SetTransition& edit)
{
    return changed(before, edit, [&](Clip& clip, const TrackDraft& draft, std::size_t index) -> Result<Done> {
        Transition wanted = edit.transition;
        SPOT_TRY(early, draft.snapped(wanted.before));
        SPOT_TRY(late, draft.snapped(wanted.after));
        wanted.before = early, wanted.after = late;
        clip.transition = wanted.isNone() ? Transition{} : wanted;
        if (wanted.isNone()) return Done{};
        const std::string what(wordOf(wanted.style.kind));
        if (early.flicks < 0 || late.flicks < 0) return Error{Fault::OutOfRange, "a " + what + " of negative length"};
        if (index == 0 || draft.at(index - 1).place.end != clip.place.start)
            return Error{Fault::OutOfRange, called(clip) + " has nothing to come from by a " + what + ": no clip ends where it begins"};
        const Clip& previous = draft.at(index - 1);
        const std::string lacks = missing(draft, wanted, transitionRoom(draft.before(), draft.rate(), draft.track().role, previous, clip));
        if (!lacks.empty())
            return Error{Fault::OutOfRange, "the " + what + " from " + called(previous) + " to " + called(clip) + " is too long: " + lacks + ", where the clips or the rest of their media are shorter"};
        const bool hasNext = index + 1 < draft.clips().size() && draft.at(index + 1).place.start == clip.place.end;
        const MediaTime over = late + (hasNext ? draft.at(index + 1).transition.before : MediaTime{}) - clip.place.length();
        if (over.flicks > 0)
            return Error{Fault::OutOfRange, "the " + what + " into " + called(clip) + " is too long by " + amount(over, draft.rate(), draft.track().role) + ": the transition into " + called(draft.at(index + 1)) + " has begun before it is over"};
        return Done{};
    });
}

} // namespace spot
