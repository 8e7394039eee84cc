// SPDX-License-Identifier: GPL-3.0-or-later
// app/session/another_take.h: asks for one more take of what a generator made.
#pragma once

#include "app/model/project.h"
#include "app/session/job_board.h"

namespace spot
{

/// The newest take's request again, with a seed that no take of the slot has and none under way; the finished take comes into its slot and replaces the clips that show it.
/// Errors: NotFound (the slot has no generated take), those of requestFrom() and JobBoard::submit.               [ui]
Result<JobId> askForAnotherTake(const Project& project, SlotId slot, JobBoard& jobs);

} // namespace spot
