// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/piece.h"

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
    Transform& t = clip.look.transform;
    for (Curve* curve : {&t.x, &t.y, &t.scaleX, &t.scaleY, &t.rotation, &clip.look.opacity, &clip.hearing.gainDb, &clip.hearing.pan})
        if (!curve->keys().empty()) change(*curve);
    for (Effect& effect : clip.effects)
        for (auto& [id, curve] : effect.values)
            if (!curve.keys().empty()) change(curve);
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
        media.in += media.speed.mediaIn(by);
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

Handles handlesOf(const Project& project, const Clip& clip)
{
    const auto length = mediaLength(project, clip);
    if (!length) return {};
    const auto& media = std::get<MediaClip>(clip.content);
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
    if (media.speed.isFrozen() && media.in >= *length) return called(clip) + ": the picture it holds lies after the end of the media";
    if (media.speed.isFrozen() && media.in.flicks < 0) return called(clip) + ": the picture it holds lies before the start of the media";
    const bool turns = media.speed.isReversed();
    const MediaTime spare = handleTolerance(rate, role), cut{media.speed.isNormal() ? 0 : flicksPerSecond / 48000};
    const Handles handles = handlesOf(project, clip);
    const auto lacks = [](std::optional<MediaTime> handle, MediaTime tolerance) { return handle && *handle < -tolerance; };
    if (lacks(handles.before, turns ? std::max(spare, cut) : cut))
        return called(clip) + ": " + amount(-*handles.before, rate, role) + " missing at the " + (turns ? "end" : "start") + " of the media";
    if (lacks(handles.after, turns ? cut : std::max(spare, cut)))
        return called(clip) + ": " + amount(-*handles.after, rate, role) + " missing at the " + (turns ? "start" : "end") + " of the media";
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
