// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/invariants.h: what is true of every project, whoever made it: every edit keeps it, and every file is checked for it.
#pragma once

#include "app/model/project.h"

#include <optional>
#include <string>

namespace spot
{

/// The first broken rule as a sentence that names the place ("timeline "16:9", track "V1": clips "a" and "b" overlap"), or none.
/// Rules: ids are set, unique and below nextId. Clips are in order, not empty, from time 0 on and do not overlap; pictures and texts
/// stand on frames of their timeline. A clip's content suits its track's role, its media is there and is long enough. A
/// transition has a neighbour that ends at the clip's start, the handles that transitionRoom() asks for, and on sounds the kind
/// Dissolve. Markers are in order; in lies before out; markers, in and out stand on frames. Numbers are finite and inside the ranges that
/// the model's headers name.
/// A version has a master of the same rate that is none itself, a stand-in for each of its tracks and clips, and the tracks that follow
/// from both. Fields have names of their own and values that they allow.                                         [any]
std::optional<std::string> brokenInvariant(const Project& project);
/// The same without versions, which an edit brings up to date at its end only.
std::optional<std::string> brokenBesideVersions(const Project& project);

} // namespace spot
