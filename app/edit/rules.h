// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/rules.h: the rules of one clip, track, timeline and media item; what edits check after each change.
#pragma once

#include "app/model/project.h"
#include "assets/base/result.h"

#include <optional>
#include <string_view>

namespace spot
{

/// The first broken rule of the track and its clips. OutOfRange: places, media and transitions; Invalid: everything else.
std::optional<Error> brokenTrack(const Project& project, const Timeline& timeline, const Track& track);
/// Invalid: a timeline that shows itself through clips of this track of it; OutOfRange: timelines too deep inside of each other.
std::optional<Error> brokenNesting(const Project& project, const Timeline& timeline, const Track& track);
/// The frame rate of the timeline; then everything it has beside its tracks.
std::optional<Error> brokenRate(const Timeline& timeline);
std::optional<Error> brokenHead(const Timeline& timeline);
/// The timeline itself and all its tracks; not the ids, which only the whole project can tell.
std::optional<Error> brokenTimeline(const Project& project, const Timeline& timeline);
/// The numbers and texts of a clip wherever it may stand; its media need not be there.
std::optional<Error> brokenValues(const Clip& clip);
/// The fields of a template themselves; what they aim at may be gone.
std::optional<Error> brokenFields(const std::vector<TemplateField>& fields);
std::optional<Error> brokenMedia(const MediaItem& item);
/// One clip's or track's effects: not too many; known kinds have known parameters inside their ranges, unknown ones finite numbers.
std::optional<Error> brokenEffects(const std::vector<Effect>& effects); // effects.cpp
/// Refuses what cannot work there: pictures have effects of pictures, sounds those of sounds. whose: for the sentence.
std::optional<Error> misplacedEffects(const std::vector<Effect>& effects, TrackRole role, const std::string& whose); // effects.cpp
/// A curve whose values all lie from `low` to `high`, and whose keys are not too many or too far away.
std::optional<Error> brokenCurve(const Curve& curve, double low, double high, const char* what);
std::optional<Error> brokenBrief(const Brief& brief, const Storyboard& storyboard);

/// The keys of a speed ramp: one at least, in order, two of one time at most, speeds inside their limits.
std::optional<Error> brokenRamp(const SpeedKeys& keys);

bool isUtf8(std::string_view text);
/// Says what is wrong with a name or a text, as "what is not UTF-8" or "what is longer than ...".
std::optional<Error> brokenText(std::string_view text, const char* what, std::size_t longest = 4096);
std::optional<Error> brokenForeign(const Foreign& foreign);

} // namespace spot
