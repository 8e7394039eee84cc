// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/rules.h"

#include "app/model/nesting.h"

namespace spot
{

std::optional<Error> brokenNesting(const Project& project, const Timeline& timeline, const Track& track)
{
    const std::vector<TimelineId> shown = shownOn(track);
    if (shown.empty()) return std::nullopt;
    const int above = depthAbove(project, timeline.id);
    for (const TimelineId each : shown) { // what lies under them has been checked: a circle would lead through this timeline
        std::vector<TimelineId> way = wayTo(project, each, timeline.id);
        if (!way.empty()) {
            way.insert(way.begin(), timeline.id);
            return Error{Fault::Invalid, "a timeline cannot show itself, however deep: " + namesOf(project, way)};
        }
        if (above + depthBelow(project, each) > deepestNesting)
            return Error{Fault::OutOfRange, "timelines can lie inside of each other " + std::to_string(deepestNesting) + " deep, " + namesOf(project, {each}) + " would lie deeper"};
    }
    return std::nullopt;
}

} // namespace spot
