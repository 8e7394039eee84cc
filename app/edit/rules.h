// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/rules.h: the rules of one clip, track, timeline and media item; what edits check after each change.
#pragma once

#include "app/model/project.h"
#include "assets/base/result.h"

#include <optional>
#include <string_view>

namespace spot
{

/// The first broken rule of the track and its clips. OutOfRange: places, media and dissolves; Invalid: everything else.
std::optional<Error> brokenTrack(const Project& project, const Timeline& timeline, const Track& track);
/// The frame rate of the timeline; then everything it has beside its tracks.
std::optional<Error> brokenRate(const Timeline& timeline);
std::optional<Error> brokenHead(const Timeline& timeline);
/// The timeline itself and all its tracks; not the ids, which only the whole project can tell.
std::optional<Error> brokenTimeline(const Project& project, const Timeline& timeline);
std::optional<Error> brokenMedia(const MediaItem& item);
std::optional<Error> brokenBrief(const Brief& brief, const Storyboard& storyboard);

/// The keys of a speed ramp: one at least, in order, two of one time at most, speeds inside their limits.
std::optional<Error> brokenRamp(const SpeedKeys& keys);

bool isUtf8(std::string_view text);
/// Says what is wrong with a name or a text, as "what is not UTF-8" or "what is longer than ...".
std::optional<Error> brokenText(std::string_view text, const char* what, std::size_t longest = 4096);
std::optional<Error> brokenForeign(const Foreign& foreign);

} // namespace spot
