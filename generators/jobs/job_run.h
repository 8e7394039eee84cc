// SPDX-License-Identifier: GPL-3.0-or-later
// generators/jobs/job_run.h: one attempt at one job, from its inputs to its outcome.
#pragma once

#include "assets/ledger/ledger.h"
#include "assets/store/content_store.h"
#include "generators/host/confinement.h"
#include "generators/jobs/job.h"
#include "generators/jobs/job_store.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace spot
{

/// What an attempt works with; all outlive it.
struct JobGround {
    const Capability& capability;
    ContentStore& store;
    Ledger& ledger;
    JobStore& jobs;
    std::filesystem::path scratch, worker;
    const Confinement& confinement;
};

struct JobListener {
    std::function<Result<Done>(JobState)> advance; ///< Submitting, Running, Ingesting, each before it begins; an error ends the attempt
    std::function<void(double, const std::string&)> progress;
};

/// Consent, cache, scratch folder with inputs, worker, ingest. Errors: those of each step; Crashed may be tried again, Cancelled
/// when `stop` asked.                                                                        [blocks; the job's own thread]
Result<GenerationOutcome> runJob(JobId job, const GenerationRequest& request, const JobGround& ground, std::stop_token stop,
                                 const JobListener& listener);

} // namespace spot
