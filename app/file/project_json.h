// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/project_json.h: a project and its parts to and from JSON.
// Times are whole flicks, ids and sizes whole numbers, doubles exact to the bit, hashes 64 hexadecimal digits. Fields that have
// their default are left out. Keys are sorted: equal values give equal bytes.
#pragma once

#include "app/file/pages.h"
#include "assets/base/result.h"

#include <string>
#include <string_view>

namespace spot
{

/// For a person to read: indented, the whole project in one text.
std::string jsonOf(const Project& project);
/// For the project file: one line each.
std::string jsonOf(const Track& track);
std::string jsonOf(const Timeline& timeline);
std::string jsonOf(const MediaItem& item);
std::string jsonOf(const Transition& transition);
std::string jsonOf(const Effect& effect);
std::string jsonOf(const BriefPage& page);
std::string jsonOf(const TimelinePage& page);
std::string jsonOf(const RootPage& page);

/// Strict: a wrong type, an unknown word or field, a number that is out of its range or nesting deeper than 64 is refused with
/// its place: `timelines[0].tracks[2].clips[5].place: ...`. projectFrom also checks the invariants of app/edit.
/// Errors: Corrupt.                                                                                              [any]
Result<Project> projectFrom(std::string_view json);
Result<Track> trackFrom(std::string_view json);
Result<Timeline> timelineFrom(std::string_view json);
Result<MediaItem> mediaItemFrom(std::string_view json);
Result<Transition> transitionFrom(std::string_view json);
Result<Effect> effectFrom(std::string_view json); ///< also checks the rules of one effect
Result<BriefPage> briefPageFrom(std::string_view json);
Result<TimelinePage> timelinePageFrom(std::string_view json);
Result<RootPage> rootPageFrom(std::string_view json);

} // namespace spot
