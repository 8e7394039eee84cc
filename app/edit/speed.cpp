// SPDX-License-Identifier: GPL-3.0-or-later
// Rate stretch, speed, speed ramp, reverse and freeze frame: edits of how a media runs inside its clip.
#include "app/edit/shapes.h"

#include "app/edit/rules.h"
#include "app/edit/several_tracks.h"

#include <cstdlib>

namespace spot
{

namespace
{

/// A clip whose media runs, with what is around it.
struct Running {
    TrackDraft draft;
    std::size_t index;
    Clip clip;
    MediaClip& media() { return std::get<MediaClip>(clip.content); }
};

Result<Running> running(const Project& before, TimelineId timeline, ClipId id)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, timeline, id));
    const std::size_t index = draft.indexOf(id);
    Clip clip = draft.at(index);
    if (!mediaLength(before, clip)) return Error{Fault::Invalid, called(clip) + " has no moving media and so no speed"};
    return Running{std::move(draft), index, std::move(clip)};
}

Error standsStill(const Clip& clip) { return {Fault::Invalid, called(clip) + " is a held picture: trim it to make it longer or shorter, or give it a speed"}; }

/// Refuses a clip that reaches over the one before or after it, and says how far.
Result<Done> staysFree(const TrackDraft& draft, const Clip& clip)
{
    for (const ClipPtr& other : draft.clips()) {
        if (other->id == clip.id || !other->place.overlaps(clip.place)) continue;
        const MediaTime over = other->place.intersection(clip.place).length();
        return Error{Fault::OutOfRange, called(clip) + " would cover " + amount(over, draft.rate(), draft.track().role) + " of " + called(*other)};
    }
    return Done{};
}

/// The media that a running clip shows.
struct Shown {
    MediaTime first, last; ///< media time where it begins and where it ends
    bool isBackward = false;
    MediaTime length() const { return {std::abs((last - first).flicks)}; }
};

/// Of a ramp that stands still or turns: all that it crosses, forwards.
Shown shownBy(const MediaClip& media, MediaTime length)
{
    if (media.ramp.empty()) return {media.in, media.mediaAt(length), media.speed.isReversed()};
    const int way = directionOf(media.ramp);
    if (way != 0) return {media.in, media.mediaAt(length), way < 0};
    const TimeRange crossed = mediaCrossed(media.ramp, {}, length).movedBy(media.in);
    return {crossed.start, crossed.end, false};
}

/// The clip gets this length, on pictures to the nearest frame and one at least; keyframes spread along.
Result<Done> takesLength(Running& run, MediaTime wanted)
{
    const MediaTime length = run.clip.place.length();
    SPOT_TRY(snapped, run.draft.snapped(wanted));
    const MediaTime fresh = isPicture(run.draft.track().role) ? std::max(snapped, run.draft.rate().frameLength()) : snapped;
    run.clip.place.end = run.clip.place.start + fresh;
    if (fresh.flicks > 0 && fresh != length) stretchCurves(run.clip, Speed::of(length.flicks, fresh.flicks));
    return Done{};
}

/// With ripple everything after the old end follows, else it must be free.
template <class EditOfSpeed> Result<Project> closedWithLength(const Project& before, const EditOfSpeed& edit, Running run, MediaTime oldEnd)
{
    const MediaTime grows = run.clip.place.end - oldEnd;
    const TrackId own = run.draft.track().id;
    if (edit.ripple) run.draft.push(oldEnd, grows);
    run.draft.replace(run.index, run.clip);
    if (!edit.ripple) SPOT_TRY_DONE(staysFree(run.draft, run.clip));
    SPOT_TRY(after, std::move(run.draft).close());
    if (!edit.ripple) return std::move(after);
    SPOT_TRY(moved, withFollowers(after, edit.timeline, {own}, oldEnd, grows));
    return withPartsLinked(before, std::move(moved), edit.timeline);
}

} // namespace

Result<Project> applied(const Project& before, const RateStretch& edit)
{
    SPOT_TRY(run, running(before, edit.timeline, edit.clip));
    if (run.media().isHeld()) return standsStill(run.clip);
    SPOT_TRY(to, run.draft.snapped(edit.to));
    const MediaTime length = run.clip.place.length();
    (edit.edge == Edge::Start ? run.clip.place.start : run.clip.place.end) = to;
    if (run.clip.place.isEmpty()) return Error{Fault::OutOfRange, called(run.clip) + " would be empty"};
    if (to.flicks < 0) return Error{Fault::OutOfRange, called(run.clip) + " would begin before the timeline"};
    SPOT_TRY_DONE(staysFree(run.draft, run.clip));
    const Speed ratio = Speed::of(length.flicks, run.clip.place.length().flicks), old = run.media().speed;
    if (run.media().ramp.empty()) run.media().speed = Speed::of(old.num * ratio.num, old.den * ratio.den);
    else run.media().ramp = stretched(std::move(run.media().ramp), ratio);
    stretchCurves(run.clip, ratio);
    run.draft.replace(run.index, std::move(run.clip));
    return std::move(run.draft).close();
}

Result<Project> applied(const Project& before, const SetSpeed& edit)
{
    SPOT_TRY(run, running(before, edit.timeline, edit.clip));
    if (!edit.speed.isValid()) return Error{Fault::OutOfRange, "a speed that is not between 1 and 10000 percent, or no fraction in lowest terms of at most 9 digits"};
    if (edit.speed.isFrozen()) return Error{Fault::Invalid, "a speed of 0: to hold a picture, make a freeze frame"};
    MediaClip& media = run.media();
    const MediaTime oldEnd = run.clip.place.end, length = run.clip.place.length();
    if (!media.isHeld()) {
        const Shown shown = shownBy(media, length);
        media.in = edit.speed.isReversed() != shown.isBackward ? shown.last : shown.first;
        const MediaTime filled = Speed{std::abs(edit.speed.num), edit.speed.den}.timelineIn(shown.length());
        SPOT_TRY_DONE(takesLength(run, filled));
    }
    media.speed = edit.speed, media.ramp.clear();
    media.keepPitch = edit.keepPitch.value_or(media.keepPitch);
    return closedWithLength(before, edit, std::move(run), oldEnd);
}

Result<Project> applied(const Project& before, const SetSpeedRamp& edit)
{
    SPOT_TRY(run, running(before, edit.timeline, edit.clip));
    if (auto broken = brokenRamp(edit.keys)) return *broken;
    MediaClip& media = run.media();
    const MediaTime oldEnd = run.clip.place.end, length = run.clip.place.length();
    const int way = directionOf(edit.keys);
    if (way != 0 && !media.isHeld()) {
        const Shown shown = shownBy(media, length);
        media.in = (way < 0) != shown.isBackward ? shown.last : shown.first;
        if (!edit.keepLength && shown.length().flicks > 0) SPOT_TRY_DONE(takesLength(run, timeToPass(edit.keys, {}, shown.length())));
    }
    media.speed = {}, media.ramp = edit.keys;
    media.keepPitch = edit.keepPitch.value_or(media.keepPitch);
    return closedWithLength(before, edit, std::move(run), oldEnd);
}

Result<Project> applied(const Project& before, const ReverseClip& edit)
{
    SPOT_TRY(run, running(before, edit.timeline, edit.clip));
    MediaClip& media = run.media();
    if (media.isHeld()) return standsStill(run.clip);
    const MediaTime length = run.clip.place.length();
    media.in = media.mediaAt(length);
    media.speed = media.ramp.empty() ? media.speed.reversed() : Speed{};
    media.ramp = mirrored(media.ramp, length);
    run.draft.replace(run.index, std::move(run.clip));
    return std::move(run.draft).close();
}

Result<Project> applied(const Project& before, const FreezeFrame& edit)
{
    SPOT_TRY(run, running(before, edit.timeline, edit.clip));
    if (isSound(run.draft.track().role)) return Error{Fault::Invalid, called(run.clip) + " is a sound: only a picture can be held"};
    SPOT_TRY(at, run.draft.snapped(edit.at));
    SPOT_TRY(length, run.draft.snapped(edit.length));
    if (!run.clip.place.contains(at)) return Error{Fault::OutOfRange, "the picture to hold lies outside of " + called(run.clip)};
    if (length.flicks <= 0) return Error{Fault::OutOfRange, "a freeze frame of no length"};
    Clip held = run.clip;
    shiftContent(before, held, at - held.place.start);
    standCurvesStill(held);
    auto& media = std::get<MediaClip>(held.content);
    if (media.isBackwardAt({})) media.in -= {1};
    media.in = std::max(MediaTime{}, std::min(media.in, *mediaLength(before, held) - MediaTime{1}));
    media.speed = {0, 1}, media.ramp.clear();
    held.id = run.draft.newClipId();
    held.place = {at, at + length};
    const bool isFirst = at == run.clip.place.start;
    if (!isFirst) held.dissolve = {};
    if (isFirst) run.clip.dissolve = {}, run.draft.replace(run.index, run.clip);
    const TrackId own = run.draft.track().id;
    run.draft.splitAt(at);
    run.draft.push(at, length);
    run.draft.add(std::move(held));
    SPOT_TRY(after, std::move(run.draft).close());
    return withFollowers(std::move(after), edit.timeline, {own}, at, length);
}

} // namespace spot
