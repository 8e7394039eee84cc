// SPDX-License-Identifier: GPL-3.0-or-later
// app/compose/compose.h: a timeline becomes a composition: what the renderer shows and plays.
#pragma once

#include "app/compose/text_raster.h"
#include "app/model/project.h"
#include "render/composition/composition.h"

namespace spot
{

/// Pure but for what the raster remembers: equal inputs give equal compositions. Preview and export both call this.
/// The clips on both sides of a transition show (sound) as long as it lasts; on sounds it takes the place of the fades there.
/// Muted tracks are left out, and those that a solo of their kind silences; clips beyond the timeline's duration are cut there.
/// A timeline inside of another is a composition inside of it, over nothing, and its sounds are among the outer one's; its loudness does
/// not count there. Errors: NotFound (no such timeline, or a clip names media or a timeline that the project does not have), OutOfRange (more
/// than 100000 sounds in timelines inside of each other, or these deeper than deepestNesting), and those of TextRaster with the clip's name.
Result<CompositionPtr> compose(const Project& project, TimelineId timeline, TextRaster& raster);

} // namespace spot
