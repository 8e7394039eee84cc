// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/piece.h"

#include "app/model/keyed_property.h"

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
template <class Change> void changeCurves(Clip& clip, Change change)
{
    for (const KeyedProperty& property : keyedProperties())
        if (Curve* curve = curveOf(clip, property.name); !curve->keys().empty()) change(*curve);
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
    const MediaItem* item = itemOf(project, clip.content);
    if (!item || item->kind == ItemKind::Still) return std::nullopt;
    return item->duration;
}

void shiftContent(const Project& project, Clip& clip, MediaTime by)
{
    if (mediaLength(project, clip)) {
        auto& media = std::get<MediaClip>(clip.content);
        media.in = media.mediaAt(by);
        media.ramp = movedBy(std::move(media.ramp), -by);
    }
    changeCurves(clip, [by](Curve& curve) { curve = curve.movedBy(-by); });
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
    tail.dissolve = {};
    return tail;
}

MediaTime longestDissolve(const Project& project, FrameRate rate, const Clip& previous, const Clip& clip)
{
    const auto isText = [](const Clip& c) { return std::holds_alternative<TextClip>(c.content); };
    if (previous.place.end != clip.place.start || isText(previous) || isText(clip)) return {};
    MediaTime longest = std::min(previous.place.length(), clip.place.length());
    if (const auto after = handlesOf(project, previous).after) longest = std::min(longest, *after + handleTolerance(rate, TrackRole::Picture));
    return longest.flicks <= 0 ? MediaTime{} : rate.startOf(rate.frameAt(longest));
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
bool isThere(const MediaClip& media, MediaTime from, MediaTime until, MediaTime length)
{
    const TimeRange crossed = mediaCrossed(media.ramp, from, until).movedBy(media.mediaAt(from));
    return crossed.start.flicks >= 0 && crossed.end <= length;
}

/// Backwards as forwards: how far the media reaches before the ramp leaves it.
Handles handlesOfRamp(const MediaClip& media, MediaTime length, MediaTime shown)
{
    const auto reach = [&](bool isAfter) -> std::optional<MediaTime> {
        const auto holds = [&](MediaTime more) { return isAfter ? isThere(media, {}, shown + more, length) : isThere(media, -more, shown, length); };
        const std::int64_t most = longestThat(longestTimeline.flicks, holds);
        return most == longestTimeline.flicks ? std::nullopt : std::optional(MediaTime{most});
    };
    if (isThere(media, {}, shown, length)) return {reach(false), reach(true)};
    Handles missing{MediaTime{}, MediaTime{}};
    const MediaTime first = media.mediaAt({});
    const std::int64_t whole = longestThat(shown.flicks, [&](MediaTime part) { return isThere(media, {}, part, length); });
    if (first.flicks >= 0 && first <= length) missing.after = MediaTime{whole} - shown;
    else missing.before = MediaTime{longestThat(shown.flicks, [&](MediaTime part) { return isThere(media, shown - part, shown, length); })} - shown;
    return missing;
}

/// Whether what is missing there lies after the media's end; else before its start.
bool isPastEnd(const MediaClip& media, MediaTime length, MediaTime shown, bool isAtStart)
{
    if (media.ramp.empty()) return media.speed.isReversed() == isAtStart;
    return isAtStart ? media.in > length : media.in + mediaCrossed(media.ramp, {}, shown).end > length;
}

} // namespace

Handles handlesOf(const Project& project, const Clip& clip)
{
    const auto length = mediaLength(project, clip);
    if (!length) return {};
    const auto& media = std::get<MediaClip>(clip.content);
    if (!media.ramp.empty()) return handlesOfRamp(media, *length, clip.place.length());
    if (media.speed.isFrozen() || !media.speed.isValid()) return {};
    const MediaTime out = media.in + media.speed.mediaIn(clip.place.length());
    const auto inTimeline = [&](MediaTime rest) { return Speed{std::abs(media.speed.num), media.speed.den}.timelineIn(rest); };
    if (media.speed.isReversed()) return {inTimeline(*length - media.in), inTimeline(out)};
    return {inTimeline(media.in), inTimeline(*length - out)};
}

std::optional<std::string> missingMedia(const Project& project, FrameRate rate, TrackRole role, const Clip& clip)
{
    const auto length = mediaLength(project, clip);
    if (!length) return std::nullopt;
    const auto& media = std::get<MediaClip>(clip.content);
    if (media.in > longestTimeline || media.in < -longestTimeline) return called(clip) + ": an in point outside of 24 hours";
    if (media.isHeld() && media.in >= *length) return called(clip) + ": the picture it holds lies after the end of the media";
    if (media.isHeld() && media.in.flicks < 0) return called(clip) + ": the picture it holds lies before the start of the media";
    const MediaTime shown = clip.place.length(), spare = handleTolerance(rate, role);
    if (!media.ramp.empty() && isThere(media, {}, shown, *length)) return std::nullopt;
    const MediaTime cut{media.ramp.empty() && media.speed.isNormal() ? 0 : flicksPerSecond / 48000};
    const Handles handles = handlesOf(project, clip);
    for (const auto& [handle, isAtStart] : {std::pair(handles.before, true), std::pair(handles.after, false)}) {
        const bool isEnd = isPastEnd(media, *length, shown, isAtStart);
        if (handle && *handle < -(isEnd ? std::max(spare, cut) : cut))
            return called(clip) + ": " + amount(-*handle, rate, role) + " missing at the " + (isEnd ? "end" : "start") + " of the media";
    }
    return std::nullopt;
}

bool suits(const Project& project, const ClipContent& content, TrackRole role)
{
    if (!std::holds_alternative<MediaClip>(content)) return isPicture(role);
    const MediaItem* item = itemOf(project, content);
    if (!item) return false;
    return isPicture(role) ? item->kind != ItemKind::Sound : item->kind == ItemKind::Sound || (item->kind == ItemKind::Video && item->hasSound);
}

std::string called(const Clip& clip)
{
    return clip.name.empty() ? "clip " + std::to_string(clip.id.value) : "\"" + clip.name + "\"";
}

} // namespace spot
