// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/another_take.h"

#include "generators/jobs/job_text.h"

#include <algorithm>

namespace spot
{

Result<JobId> askForAnotherTake(const Project& project, SlotId slot, JobBoard& jobs)
{
    const auto takes = project.takesOf(slot);
    const auto newest = std::find_if(takes.rbegin(), takes.rend(), [](const MediaPtr& take) { return !take->origin.plugin.empty(); });
    if (newest == takes.rend()) return Error{Fault::NotFound, "no generator made this, so it cannot make another take: replace the clip by media of yours"};
    SPOT_TRY(request, requestFrom((*newest)->origin.request));
    for (const MediaPtr& take : takes) // those that came out of order, too
        if (const auto made = requestFrom(take->origin.request)) request.seed = std::max(request.seed, made->seed);
    for (const JobRow& row : jobs.rows()) { // and those that are on their way into the slot
        const bool comes = !isFinal(row.state) || row.state == JobState::Ready;
        if (comes && row.slot == slot && row.project == jobs.project()) request.seed = std::max(request.seed, row.seed);
    }
    request.seed += 1;
    return jobs.submit(request, slot, (*newest)->name, true);
}

} // namespace spot
