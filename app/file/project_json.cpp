// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/project_json.h"

#include "app/edit/invariants.h"
#include "app/edit/versions.h"
#include "app/edit/rules.h"
#include "app/file/json_archive.h"

namespace spot
{

std::string jsonOf(const Project& project) { return textOf(toJson(project), 1); }
std::string jsonOf(const Track& track) { return textOf(toJson(track)); }
std::string jsonOf(const Timeline& timeline) { return textOf(toJson(timeline)); }
std::string jsonOf(const MediaItem& item) { return textOf(toJson(item)); }
std::string jsonOf(const Transition& transition) { return textOf(toJson(transition)); }
std::string jsonOf(const Effect& effect) { return textOf(toJson(effect)); }
std::string jsonOf(const BriefPage& page) { return textOf(toJson(page)); }
std::string jsonOf(const TimelinePage& page) { return textOf(toJson(page)); }
std::string jsonOf(const RootPage& page) { return textOf(toJson(page)); }

Result<Project> projectFrom(std::string_view json)
{
    SPOT_TRY(project, readJson<Project>(json));
    project = withVersionsResolved(std::move(project));
    if (const auto broken = brokenInvariant(project)) return Error{Fault::Corrupt, *broken};
    return std::move(project);
}
Result<Track> trackFrom(std::string_view json) { return readJson<Track>(json); }
Result<Timeline> timelineFrom(std::string_view json) { return readJson<Timeline>(json); }
Result<MediaItem> mediaItemFrom(std::string_view json) { return readJson<MediaItem>(json); }
Result<Transition> transitionFrom(std::string_view json) { return readJson<Transition>(json); }
Result<Effect> effectFrom(std::string_view json)
{
    SPOT_TRY(effect, readJson<Effect>(json));
    if (const auto broken = brokenEffects({effect})) return Error{Fault::Corrupt, broken->message};
    return std::move(effect);
}
Result<BriefPage> briefPageFrom(std::string_view json) { return readJson<BriefPage>(json); }
Result<TimelinePage> timelinePageFrom(std::string_view json) { return readJson<TimelinePage>(json); }
Result<RootPage> rootPageFrom(std::string_view json) { return readJson<RootPage>(json); }

} // namespace spot
