// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/shapes.h"

#include "app/edit/track_draft.h"

namespace spot
{

namespace
{

/// The media that is shown, counted from `in`: start <= 0 <= end.
TimeRange neededBy(const MediaClip& content, MediaTime length)
{
    if (content.isHeld()) return {{}, {1}};
    if (!content.ramp.empty()) return mediaCrossed(content.ramp, {}, length);
    const MediaTime passes = content.speed.mediaIn(length);
    return {std::min(MediaTime{}, passes), std::max(MediaTime{}, passes)};
}

} // namespace

Result<Project> applied(const Project& before, const ReplaceMedia& edit)
{
    SPOT_TRY(draft, TrackDraft::ofClip(before, edit.timeline, edit.clip));
    const std::size_t index = draft.indexOf(edit.clip);
    Clip clip = draft.at(index);
    if (std::holds_alternative<TextClip>(clip.content)) return Error{Fault::Invalid, called(clip) + " is a text and has no media to replace"};
    const MediaItem* item = before.find(edit.media);
    if (!item) return Error{Fault::NotFound, "the project has no media " + std::to_string(edit.media.value)};
    const auto* old = std::get_if<MediaClip>(&clip.content);
    MediaClip content{edit.media, {}, {}};
    if (item->kind != ItemKind::Still) {
        if (old) content = *old, content.media = edit.media;
        const TimeRange needed = neededBy(content, clip.place.length());
        content.in = std::max(-needed.start, std::min(content.in, item->duration - needed.end));
    }
    clip.content = content;
    if (!suits(before, clip.content, draft.track().role))
        return Error{Fault::Invalid, "\"" + item->name + "\" cannot take the place of " + called(clip) + ": one is a picture, the other a sound"};
    draft.replace(index, std::move(clip));
    return std::move(draft).close();
}

} // namespace spot
