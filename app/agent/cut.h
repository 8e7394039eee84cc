// SPDX-License-Identifier: GPL-3.0-or-later
// app/agent/cut.h: the takes of a storyboard laid out as a timeline; pure.
#pragma once

#include "app/agent/plan_jobs.h"
#include "app/edit/edits.h"

namespace spot
{

/// One timeline for one ratio of the brief: pictures with their dissolves, supers, voice, effects and music, exactly as long as
/// the spot. The newest take of each slot is used; the sound of the person's own films lies
/// on a track of its own that gives way to the voice, muted where the scene says so; a scene without a picture shows the brand's colour, so that a missing take can
/// be seen and replaced. Ids are 0: AddTimeline gives them.
Timeline cutTimeline(const Project& project, std::size_t ratio, const LinkedMedia& linked);
/// All of them put into the project, in the order of the ratios, each film linked with its own sound.
/// Errors: those of AddTimeline and LinkClips.
Result<std::vector<Edit>> cutEdits(const Project& project, const LinkedMedia& linked);

} // namespace spot
