// SPDX-License-Identifier: GPL-3.0-or-later
// app/bake/why.h: what of a clip another format cannot say.
#pragma once

#include "app/bake/bake.h"

namespace spot
{

/// "its text", "its effects"; empty: the format says all of it.                                                   [any]
std::string whyBaked(const Project& project, const Timeline& timeline, const Track& track, const Clip& clip, const BakeRules& rules);

/// Whether the transition into clip `index` must be rendered: it is none that the format has, or one of its clips is rendered.
bool bakesTransition(const Project& project, const Timeline& timeline, const Track& track, std::size_t index, const BakeRules& rules);

/// Whether the picture depends on what lies under the clip, or has light brighter than its alpha, which only the whole picture can hold.
bool showsBelow(const Track& track, const Clip& clip);

} // namespace spot
