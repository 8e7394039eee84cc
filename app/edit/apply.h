// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/apply.h: the one function that changes a project: a project and an edit give a new project.
#pragma once

#include "app/edit/edits.h"

#include <span>

namespace spot
{

/// Pure. The old project is untouched and shares everything that did not change.
/// Errors: NotFound (no such clip, track, media), OutOfRange (would overlap or leave the media's handles: says how many
/// frames are missing), Denied (locked track), Invalid (a text clip on a sound track, NaN, ...).                    [any]
/// A new id is before.nextId; where several are given, in the order of the edit's fields: the clip before the second part of the
/// clip it cuts, a timeline before its tracks, a track before its clips. Call it as spot::apply: std has one too.
Result<Project> apply(const Project& before, const Edit& edit);
/// All or nothing.
Result<Project> applyAll(const Project& before, std::span<const Edit> edits);

} // namespace spot
