// SPDX-License-Identifier: GPL-3.0-or-later
// ui/desk/drop_clip.h: a media item becomes a clip on a track, by drag and drop or by key.
#pragma once

#include "ui/desk/desk.h"

namespace spot
{

/// Of drags out of the library: the MediaId in digits.
inline constexpr const char* mediaFormat = "application/x-spotwright-media";

/// A clip of the whole item at `start`; a still lasts three seconds. On frame boundaries, never empty.
Clip clipOf(const MediaItem& item, MediaTime start, const Timeline& timeline);
/// The part between the source's points, when it is the item that is looked at.
Clip clipOf(const MediaItem& item, MediaTime start, const Timeline& timeline, const Desk::Source& source);

/// Overwrites or inserts, and selects the new clip. A refusal is hinted.
bool placeClip(Desk& desk, const Clip& clip, TrackId track, bool isInsert);

/// The target that was chosen, else the lowest unlocked track that suits the item; none: a hint says so.
std::optional<TrackId> trackFor(Desk& desk, const MediaItem& item);

} // namespace spot
