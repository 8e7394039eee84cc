// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/another_take.h"

#include "generators/jobs/job_text.h"

namespace spot
{

Result<JobId> askForAnotherTake(const Project& project, SlotId slot, JobBoard& jobs)
{
    const auto takes = project.takesOf(slot);
    const auto newest = std::find_if(takes.rbegin(), takes.rend(), [](const MediaPtr& take) { return !take->origin.plugin.empty(); });
    if (newest == takes.rend()) return Error{Fault::NotFound, "no generator made this, so it cannot make another take: replace the clip by media of yours"};
    SPOT_TRY(request, requestFrom((*newest)->origin.request));
    request.seed += 1;
    return jobs.submit(request, slot, (*newest)->name, true);
}

} // namespace spot
