// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/versions.h: the tracks of a version out of its master and its overrides, and how an edit becomes overrides.
#pragma once

#include "app/edit/edits.h"
#include "assets/base/result.h"

namespace spot
{

/// A clip of the master as the version has it before overrides: with the version's id, fitted to its canvas, moved by ripples.
struct FollowingClip {
    const Clip* master;
    Clip plain;
    TrackId row;                  ///< of the version
    const ClipOverride* override; ///< null: none
};
/// In the order of the master's tracks and clips. The pointers are into `project` and `version`.
std::vector<FollowingClip> followingClips(const Project& project, const Timeline& version);

/// The clip with what the override says of it; which part of a media only as long as it is one with a length.
Clip overridden(const Project& project, Clip clip, const ClipOverride& override);

/// The length of a clip that later clips of the version follow.
MediaTime followedLength(const ClipOverride& override, const Clip& master);

/// The version with what follows: tracks, and the rate, length and loudness that it does not override. Total: where an override and
/// a change of the master do not go together, clips whose place the version gives stand, the others are cut to what is left, and
/// one that has no place or no media is left out until it has. Without its master: as it is.                       [any]
Timeline resolved(const Project& project, const Timeline& version);

/// Every version resolved; for a project out of a file. A version that breaks brokenVersion() is left as it is.
Project withVersionsResolved(Project project);

/// What apply() does after each edit: changes of versions become overrides, changes of masters arrive.
/// Errors: Denied (an edit that a version cannot keep as an override), and the rules of timelines.
Result<Project> settledVersions(const Project& before, Project after, const Edit& edit);

/// What an edit moved along with what it did.
struct Rippling {
    bool isOn = false;         ///< later clips moved: together they are one push
    std::vector<ClipId> clips; ///< whose lengths later ones follow
};
/// The overrides after an edit turned the version `before` into `edited`.
VersionOf overridesFrom(const Project& project, const Timeline& before, const Timeline& edited, const Rippling& rippling);
/// The pushes of clips that an edit took out of the master are handed to what came after them.
void handPushesOn(const Timeline& masterWas, const Timeline& master, VersionOf& version);

/// One property less; `what` may be empty then.
ClipOverride without(const ClipOverride& override, ClipProperty property);
/// The same values, set against what the master has now.
ClipOverride upToDate(const ClipOverride& override, const Clip& master);

/// Where an edit cut clips of the master: each part has what the version overrides of the clip that it was cut from. `version` has
/// a stand-in for every clip of `master`.
void inheritOverrides(const Project& project, const Timeline& masterWas, const Timeline& master, VersionOf& version);

/// Notes the value of the property alone; the rest of `sparse` stays at its default.
void keep(Clip& sparse, const Clip& from, ClipProperty property);

/// The version part of a copy of `original` whose tracks and clips, in the same places, have ids of their own; what is left out
/// is given new ones.
VersionOf withIdsOf(const Timeline& copy, const Timeline& original, std::uint64_t& nextId);

/// The first broken rule of a version: master, stand-ins, ids and values; not whether its tracks are up to date.
std::optional<Error> brokenVersion(const Project& project, const Timeline& version);

} // namespace spot
