// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/piece.h"

#include "app/model/keyed_property.h"

#include <algorithm>
#include <cstdlib>

namespace spot
{

namespace
{

const MediaItem* itemOf(const Project& project, const ClipContent& content)
{
    const auto* media = std::get_if<MediaClip>(&content);
    return media ? project.find(media->media) : nullptr;
}

/// Calls change(Curve&) for every curve that has keys.
template <class Change> void changeCurves(std::vector<Effect>& effects, Change change)
{
    for (Effect& effect : effects)
        for (auto& [id, curve] : effect.values)
            if (!curve.keys().empty()) change(curve);
}
template <class Change> void changeCurves(Clip& clip, Change change)
{
    for (const KeyedProperty& property : keyedProperties())
        if (Curve* curve = curveOf(clip, property.name); !curve->keys().empty()) change(*curve);
    changeCurves(clip.effects, change);
}

/// How much of its handles a clip may lack without being missed: what handleTolerance says at the end of the media, and the rounding of a speed.
struct Spare {
    MediaTime before, after;
};
Spare spareOf(const Clip& clip, FrameRate rate, TrackRole role)
{
    const RunSeen run = runOf(clip);
    const Speed speed = run ? *run.speed : Speed{};
    const bool isRamp = run && run.isRamp();
    const MediaTime cut{speed.isNormal() && !isRamp ? 0 : flicksPerSecond / 48000}, end = std::max(handleTolerance(rate, role), cut);
    if (isRamp) return {end, end}; // either side may lie at the media's end
    return speed.isReversed() ? Spare{end, cut} : Spare{cut, end};
}

} // namespace

std::string amount(MediaTime missing, FrameRate rate, TrackRole role)
{
    if (isSound(role)) return std::to_string((missing.flicks + flicksPerSecond / 1000 - 1) / (flicksPerSecond / 1000)) + " ms";
    const std::int64_t frames = rate.framesIn(missing);
    return std::to_string(frames) + (frames == 1 ? " frame" : " frames");
}

std::optional<MediaTime> mediaLength(const Project& project, const Clip& clip)
{
    if (const auto* sequence = std::get_if<SequenceClip>(&clip.content)) {
        const Timeline* timeline = project.find(sequence->timeline);
        return timeline ? timeline->duration() : MediaTime{};
    }
    const MediaItem* item = itemOf(project, clip.content);
    if (!item || item->kind == ItemKind::Still) return std::nullopt;
    return item->duration;
}

void shiftContent(const Project& project, Clip& clip, MediaTime by)
{
    if (mediaLength(project, clip)) {
        const Run run = runOf(clip);
        *run.in = run.at(by);
        if (run.isRamp()) *run.ramp = movedBy(std::move(*run.ramp), -by);
    }
    changeCurves(clip, [by](Curve& curve) { curve = curve.movedBy(-by); });
}

std::vector<Effect> movedBy(std::vector<Effect> effects, MediaTime by)
{
    changeCurves(effects, [by](Curve& curve) { curve = curve.movedBy(by); });
    return effects;
}

void stretchCurves(Clip& clip, Speed faster)
{
    changeCurves(clip, [faster](Curve& curve) {
        std::vector<Key> keys = curve.keys();
        for (Key& key : keys) key.at = faster.timelineIn(key.at);
        curve = Curve(std::move(keys));
    });
}

void standCurvesStill(Clip& clip)
{
    changeCurves(clip, [](Curve& curve) { curve = Curve(curve.at({})); });
}

Clip headOf(const Clip& clip, MediaTime at)
{
    Clip head = clip;
    head.place.end = at;
    head.hearing.fadeOut = {};
    return head;
}

Clip tailOf(const Project& project, const Clip& clip, MediaTime at)
{
    Clip tail = clip;
    shiftContent(project, tail, at - clip.place.start);
    tail.place.start = at;
    tail.hearing.fadeIn = {};
    tail.transition = {};
    return tail;
}

TransitionRoom transitionRoom(const Project& project, FrameRate rate, TrackRole role, const Clip& previous, const Clip& clip)
{
    const auto isText = [](const Clip& c) { return std::holds_alternative<TextClip>(c.content); };
    if (previous.place.end != clip.place.start || isText(previous) || isText(clip)) return {};
    const MediaTime shorter = std::min(previous.place.length(), clip.place.length());
    const auto whole = [&](MediaTime t) { return t.flicks <= 0 ? MediaTime{} : isPicture(role) ? rate.startOf(rate.frameAt(t)) : t; };
    const auto reach = [&](MediaTime longest, std::optional<MediaTime> handle, MediaTime spare) { return whole(handle ? std::min(longest, *handle + spare) : longest); };
    const MediaTime before = std::min(shorter, previous.place.length() - previous.transition.after);
    // A timeline may change its length under its clip: its first and last pictures stay, and it is silent outside of it.
    const auto reaches = [&](const Clip& c) { return std::holds_alternative<SequenceClip>(c.content) ? Handles{} : handlesOf(project, c); };
    return {reach(before, reaches(clip).before, spareOf(clip, rate, role).before), reach(shorter, reaches(previous).after, spareOf(previous, rate, role).after)};
}

Transition fitted(Transition transition, TransitionRoom room)
{
    transition.before = std::min(transition.before, room.before), transition.after = std::min(transition.after, room.after);
    return transition.isNone() ? Transition{} : transition;
}

MediaTime handleTolerance(FrameRate rate, TrackRole role)
{
    return isPicture(role) ? MediaTime{rate.frameLength().flicks / 2} : MediaTime{};
}

namespace
{

/// The longest time up to `limit` for which `holds`, which is true up to some time and false from there on; -1: never.
template <class Holds> std::int64_t longestThat(std::int64_t limit, Holds holds)
{
    std::int64_t low = -1;
    for (std::int64_t high = limit + 1; high - low > 1;) {
        const std::int64_t middle = low + (high - low) / 2;
        (holds(MediaTime{middle}) ? low : high) = middle;
    }
    return low;
}

/// Whether the media that the ramp crosses from `from` to `until` after the clip's start is there.
bool isThere(const RunSeen& run, MediaTime from, MediaTime until, MediaTime length)
{
    const TimeRange crossed = mediaCrossed(*run.ramp, from, until).movedBy(run.at(from));
    return crossed.start.flicks >= 0 && crossed.end <= length;
}

/// Backwards as forwards: how far the media reaches before the ramp leaves it.
Handles handlesOfRamp(const RunSeen& run, MediaTime length, MediaTime shown)
{
    const auto reach = [&](bool isAfter) -> std::optional<MediaTime> {
        const auto holds = [&](MediaTime more) { return isAfter ? isThere(run, {}, shown + more, length) : isThere(run, -more, shown, length); };
        const std::int64_t most = longestThat(longestTimeline.flicks, holds);
        return most == longestTimeline.flicks ? std::nullopt : std::optional(MediaTime{most});
    };
    if (isThere(run, {}, shown, length)) return {reach(false), reach(true)};
    Handles missing{MediaTime{}, MediaTime{}};
    const MediaTime first = *run.in;
    const std::int64_t whole = longestThat(shown.flicks, [&](MediaTime part) { return isThere(run, {}, part, length); });
    if (first.flicks >= 0 && first <= length) missing.after = MediaTime{whole} - shown;
    else missing.before = MediaTime{longestThat(shown.flicks, [&](MediaTime part) { return isThere(run, shown - part, shown, length); })} - shown;
    return missing;
}

/// Whether what is missing there lies after the media's end; else before its start.
bool isPastEnd(const RunSeen& run, MediaTime length, MediaTime shown, bool isAtStart)
{
    if (!run.isRamp()) return run.speed->isReversed() == isAtStart;
    return isAtStart ? *run.in > length : *run.in + mediaCrossed(*run.ramp, {}, shown).end > length;
}

} // namespace

Handles handlesOf(const Project& project, const Clip& clip)
{
    const auto length = mediaLength(project, clip);
    if (!length) return {};
    const RunSeen run = runOf(clip);
    if (run.isRamp()) return handlesOfRamp(run, *length, clip.place.length());
    if (run.speed->isFrozen() || !run.speed->isValid()) return {};
    const MediaTime out = run.at(clip.place.length());
    const auto inTimeline = [&](MediaTime rest) { return Speed{std::abs(run.speed->num), run.speed->den}.timelineIn(rest); };
    if (run.speed->isReversed()) return {inTimeline(*length - *run.in), inTimeline(out)};
    return {inTimeline(*run.in), inTimeline(*length - out)};
}

std::optional<std::string> missingMedia(const Project& project, FrameRate rate, TrackRole role, const Clip& clip)
{
    const auto length = mediaLength(project, clip);
    if (!length) return std::nullopt;
    const RunSeen run = runOf(clip);
    const std::string what = std::holds_alternative<SequenceClip>(clip.content) ? "timeline it shows" : "media";
    if (*run.in > longestTimeline || *run.in < -longestTimeline) return called(clip) + ": an in point outside of 24 hours";
    if (run.isHeld() && *run.in >= *length) return called(clip) + ": the picture it holds lies after the end of the " + what;
    if (run.isHeld() && run.in->flicks < 0) return called(clip) + ": the picture it holds lies before the start of the " + what;
    const MediaTime shown = clip.place.length();
    if (run.isRamp() && isThere(run, {}, shown, *length)) return std::nullopt;
    const Spare spare = spareOf(clip, rate, role);
    const Handles handles = handlesOf(project, clip);
    for (const auto& [handle, isAtStart] : {std::pair(handles.before, true), std::pair(handles.after, false)}) {
        const bool isEnd = isPastEnd(run, *length, shown, isAtStart);
        if (handle && *handle < -(isAtStart ? spare.before : spare.after))
            return called(clip) + ": " + amount(-*handle, rate, role) + " missing at the " + (isEnd ? "end" : "start") + " of the " + what;
    }
    return std::nullopt;
}

bool suits(const Project& project, const ClipContent& content, TrackRole role)
{
    if (std::holds_alternative<SequenceClip>(content)) return true;
    if (!std::holds_alternative<MediaClip>(content)) return isPicture(role);
    const MediaItem* item = itemOf(project, content);
    if (!item) return false;
    return isPicture(role) ? item->kind != ItemKind::Sound : item->kind == ItemKind::Sound || (item->kind == ItemKind::Video && item->hasSound);
}

bool canBeHeard(const Clip& clip) { return static_cast<bool>(runOf(clip)); }

std::string called(const Clip& clip)
{
    if (clip.name.empty()) return "clip " + std::to_string(clip.id.value);
    std::size_t length = std::min<std::size_t>(clip.name.size(), 80);
    while (length > 0 && length < clip.name.size() && (static_cast<unsigned char>(clip.name[length]) & 0xC0) == 0x80) --length; // inside of a letter
    return "\"" + clip.name.substr(0, length) + (length < clip.name.size() ? "..." : "") + "\"";
}

} // namespace spot
