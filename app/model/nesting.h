// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/nesting.h: which timelines are shown inside of which others.
#pragma once

#include "app/model/project.h"

namespace spot
{

/// A timeline inside a timeline inside a timeline: at most so many, the outermost counted.
inline constexpr int deepestNesting = 16;

/// The timelines that a track's, a timeline's clips show, each once, in the order of tracks and time.
std::vector<TimelineId> shownOn(const Track& track);
std::vector<TimelineId> shownIn(const Timeline& timeline);

/// Those, and what they show in turn, each once.
std::vector<TimelineId> allShownIn(const Project& project, const Timeline& timeline);

/// The timelines whose clips show this one directly, in the project's order.
std::vector<const Timeline*> usersOf(const Project& project, TimelineId timeline);

/// The way from one timeline to another through the timelines that are shown, both ends included: {a, a} is {a} alone. Empty: there is none.
std::vector<TimelineId> wayTo(const Project& project, TimelineId from, TimelineId to);

/// How many timelines lie inside each other from this one down, itself counted; and from the outermost one that shows it down to it.
/// More than deepestNesting is said as deepestNesting + 1, also for circles.
int depthBelow(const Project& project, TimelineId timeline);
int depthAbove(const Project& project, TimelineId timeline);

/// `"16:9" > "Intro" > "16:9"`; what is not in the project by its number.
std::string namesOf(const Project& project, const std::vector<TimelineId>& timelines);

} // namespace spot
