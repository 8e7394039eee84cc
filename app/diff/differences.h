// SPDX-License-Identifier: GPL-3.0-or-later
// app/diff/differences.h: what changed from one version of a project to another, in words.
#pragma once

#include "app/model/project.h"

#include <string>
#include <vector>

namespace spot
{

/// One sentence for each thing that was added, removed, moved, trimmed, cut or changed: first the brief, then media, then each
/// timeline with its tracks, and on each track its clips by time. Things are the same when their ids are: compare versions of
/// one project. Places are timecodes of the timeline they are on; clips that moved together are one sentence.
///   16:9, V1: "Logo" moved from 00:00:02:00 to 00:00:03:00
/// Empty exactly when both are equal.                                                                           [any]
std::vector<std::string> differences(const Project& before, const Project& after);

} // namespace spot
