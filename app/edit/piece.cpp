// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/piece.h"

namespace spot
{

namespace
{

const MediaItem* itemOf(const Project& project, const ClipContent& content)
{
    const auto* media = std::get_if<MediaClip>(&content);
    return media ? project.find(media->media) : nullptr;
}

void moveCurves(Clip& clip, MediaTime by)
{
    Transform& t = clip.look.transform;
    for (Curve* curve : {&t.x, &t.y, &t.scaleX, &t.scaleY, &t.rotation, &clip.look.opacity, &clip.hearing.gainDb, &clip.hearing.pan})
        if (!curve->keys().empty()) *curve = curve->movedBy(by);
}

std::string amount(MediaTime missing, FrameRate rate, TrackRole role)
{
    if (isSound(role)) return std::to_string((missing.flicks + flicksPerSecond / 1000 - 1) / (flicksPerSecond / 1000)) + " ms";
    const std::int64_t frames = rate.framesIn(missing);
    return std::to_string(frames) + (frames == 1 ? " frame" : " frames");
}

} // namespace

std::optional<MediaTime> mediaLength(const Project& project, const Clip& clip)
{
    const MediaItem* item = itemOf(project, clip.content);
    if (!item || item->kind == ItemKind::Still) return std::nullopt;
    return item->duration;
}

void shiftContent(const Project& project, Clip& clip, MediaTime by)
{
    if (mediaLength(project, clip)) std::get<MediaClip>(clip.content).in += by;
    moveCurves(clip, -by);
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
    if (const auto length = mediaLength(project, previous)) {
        const MediaTime out = std::get<MediaClip>(previous.content).in + previous.place.length();
        longest = std::min(longest, *length - out + handleTolerance(rate, TrackRole::Picture));
    }
    return longest.flicks <= 0 ? MediaTime{} : rate.startOf(rate.frameAt(longest));
}

MediaTime handleTolerance(FrameRate rate, TrackRole role)
{
    return isPicture(role) ? MediaTime{rate.frameLength().flicks / 2} : MediaTime{};
}

std::optional<std::string> missingMedia(const Project& project, FrameRate rate, TrackRole role, const Clip& clip)
{
    const auto length = mediaLength(project, clip);
    if (!length) return std::nullopt;
    const MediaTime in = std::get<MediaClip>(clip.content).in;
    if (in > longestTimeline || in < -longestTimeline) return called(clip) + ": an in point outside of 24 hours";
    if (in.flicks < 0) return called(clip) + ": " + amount(-in, rate, role) + " missing at the start of the media";
    const MediaTime over = in + clip.place.length() - *length;
    if (over <= handleTolerance(rate, role)) return std::nullopt;
    return called(clip) + ": " + amount(over, rate, role) + " missing at the end of the media";
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
