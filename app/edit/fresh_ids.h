// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/fresh_ids.h: ids for what comes into a project: 0 is given the next one, another must be free.
#pragma once

#include "app/model/project.h"
#include "assets/base/result.h"

namespace spot
{

/// Errors: Invalid, when the id is not below nextId or some clip of the project has it.
Result<Done> checkNewId(const Project& project, ClipId id);

/// The timeline with an id for everything in it that has none, in the order timeline, its markers, then each track before its clips.
Timeline withIds(Timeline timeline, std::uint64_t& nextId);
Track withIds(Track track, std::uint64_t& nextId);

} // namespace spot
