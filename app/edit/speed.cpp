// SPDX-License-Identifier: GPL-3.0-or-later
// Rate stretch, speed, speed ramp, reverse and freeze frame: edits of how a media runs inside its clip.
#include "app/edit/shapes.h"

#include "app/edit/rules.h"
#include "app/edit/several_tracks.h"

#include <algorithm>
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
    Run run() { return runOf(clip); }
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
Shown shownBy(const Run& run, MediaTime length)
{
    if (!run.isRamp()) return {*run.in, run.at(length), run.speed->isReversed()};
    const int way = directionOf(*run.ramp);
    if (way != 0) return {*run.in, run.at(length), way < 0};
    const TimeRange crossed = mediaCrossed(*run.ramp, {}, length).movedBy(*run.in);
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

/// The clip and those that go with it, each through change(Running&). With ripple everything after the old end follows on each of
/// their tracks, and once what is sync-locked; else it must be free.
template <class EditOfSpeed, class Change> Result<Project> withSpeeds(const Project& before, const EditOfSpeed& edit, Change change)
{
    std::vector<ClipId> clips{edit.clip};
    clips.insert(clips.end(), edit.with.begin(), edit.with.end());
    std::vector<TrackId> own;
    MediaTime from, by; // of the named clip
    Project after = before;
    for (const ClipId id : clips) {
        SPOT_TRY(run, running(after, edit.timeline, id));
        const TrackId track = run.draft.track().id;
        if (std::find(own.begin(), own.end(), track) != own.end()) return Error{Fault::Invalid, called(run.clip) + " is on the track of another clip whose speed is set"};
        const MediaTime oldEnd = run.clip.place.end;
        SPOT_TRY_DONE(change(run));
        const MediaTime grows = run.clip.place.end - oldEnd;
        if (own.empty()) from = oldEnd, by = grows;
        own.push_back(track);
        if (edit.ripple) run.draft.push(oldEnd, grows);
        run.draft.replace(run.index, run.clip);
        if (!edit.ripple) SPOT_TRY_DONE(staysFree(run.draft, run.clip));
        SPOT_TRY(next, std::move(run.draft).close());
        after = std::move(next);
    }
    if (!edit.ripple) return after;
    SPOT_TRY(moved, withFollowers(std::move(after), edit.timeline, own, from, by));
    return withPartsLinked(before, std::move(moved), edit.timeline);
}

Result<Done> setSpeed(Running& run, const SetSpeed& edit)
{
    if (!run.run().isHeld()) {
        const Shown shown = shownBy(run.run(), run.clip.place.length());
        *run.run().in = edit.speed.isReversed() != shown.isBackward ? shown.last : shown.first;
        SPOT_TRY_DONE(takesLength(run, Speed{std::abs(edit.speed.num), edit.speed.den}.timelineIn(shown.length())));
    }
    const Run fresh = run.run();
    *fresh.speed = edit.speed;
    if (fresh.ramp) fresh.ramp->clear();
    if (fresh.keepPitch) *fresh.keepPitch = edit.keepPitch.value_or(*fresh.keepPitch);
    else if (edit.keepPitch.value_or(false)) return Error{Fault::Invalid, called(run.clip) + " shows a timeline: its pitch follows the speed"};
    return Done{};
}

Result<Done> setRamp(Running& run, const SetSpeedRamp& edit)
{
    if (!run.run().ramp) return Error{Fault::Invalid, called(run.clip) + " shows a timeline, which has one speed: give a ramp to the clips inside of it"};
    const int way = directionOf(edit.keys);
    if (way != 0 && !run.run().isHeld()) {
        const Shown shown = shownBy(run.run(), run.clip.place.length());
        *run.run().in = (way < 0) != shown.isBackward ? shown.last : shown.first;
        if (!edit.keepLength && shown.length().flicks > 0) SPOT_TRY_DONE(takesLength(run, timeToPass(edit.keys, {}, shown.length())));
    }
    const Run fresh = run.run();
    *fresh.speed = {}, *fresh.ramp = edit.keys;
    *fresh.keepPitch = edit.keepPitch.value_or(*fresh.keepPitch);
    return Done{};
}

} // namespace

Result<Project> applied(const Project& before, const RateStretch& edit)
{
    SPOT_TRY(run, running(before, edit.timeline, edit.clip));
    if (run.run().isHeld()) return standsStill(run.clip);
    SPOT_TRY(to, run.draft.snapped(edit.to));
    const MediaTime length = run.clip.place.length();
    (edit.edge == Edge::Start ? run.clip.place.start : run.clip.place.end) = to;
    if (run.clip.place.isEmpty()) return Error{Fault::OutOfRange, called(run.clip) + " would be empty"};
    if (to.flicks < 0) return Error{Fault::OutOfRange, called(run.clip) + " would begin before the timeline"};
    SPOT_TRY_DONE(staysFree(run.draft, run.clip));
    const Speed ratio = Speed::of(length.flicks, run.clip.place.length().flicks), old = *run.run().speed;
    if (ratio.isFrozen()) return Error{Fault::OutOfRange, called(run.clip) + " would run at a speed that is not between 1 and 10000 percent"};
    if (run.run().isRamp()) *run.run().ramp = stretched(std::move(*run.run().ramp), ratio);
    else *run.run().speed = Speed::of(old.num * ratio.num, old.den * ratio.den);
    stretchCurves(run.clip, ratio);
    run.draft.replace(run.index, std::move(run.clip));
    return std::move(run.draft).close();
}

Result<Project> applied(const Project& before, const SetSpeed& edit)
{
    if (!edit.speed.isValid()) return Error{Fault::OutOfRange, "a speed that is not between 1 and 10000 percent, or no fraction in lowest terms of at most 9 digits"};
    if (edit.speed.isFrozen()) return Error{Fault::Invalid, "a speed of 0: to hold a picture, make a freeze frame"};
    return withSpeeds(before, edit, [&](Running& run) { return setSpeed(run, edit); });
}

Result<Project> applied(const Project& before, const SetSpeedRamp& edit)
{
    if (auto broken = brokenRamp(edit.keys)) return *broken;
    return withSpeeds(before, edit, [&](Running& run) { return setRamp(run, edit); });
}

Result<Project> applied(const Project& before, const ReverseClip& edit)
{
    SPOT_TRY(run, running(before, edit.timeline, edit.clip));
    const Run turned = run.run();
    if (turned.isHeld()) return standsStill(run.clip);
    const MediaTime length = run.clip.place.length();
    *turned.in = turned.at(length);
    if (turned.isRamp()) *turned.ramp = mirrored(*turned.ramp, length);
    else *turned.speed = turned.speed->reversed();
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
    const Run still = runOf(held);
    if (still.isBackwardAt({})) *still.in -= {1};
    *still.in = std::max(MediaTime{}, std::min(*still.in, *mediaLength(before, held) - MediaTime{1}));
    *still.speed = {0, 1};
    if (still.ramp) still.ramp->clear();
    held.id = run.draft.newClipId();
    held.place = {at, at + length};
    const bool isFirst = at == run.clip.place.start;
    if (!isFirst) held.transition = {};
    if (isFirst) run.clip.transition = {}, run.draft.replace(run.index, run.clip);
    const TrackId own = run.draft.track().id;
    run.draft.splitAt(at);
    run.draft.push(at, length);
    run.draft.add(std::move(held));
    SPOT_TRY(after, std::move(run.draft).close());
    SPOT_TRY(moved, withFollowers(std::move(after), edit.timeline, {own}, at, length));
    return withPartsLinked(before, std::move(moved), edit.timeline);
}

} // namespace spot
