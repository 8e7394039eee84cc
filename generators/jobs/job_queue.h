// SPDX-License-Identifier: GPL-3.0-or-later
// generators/jobs/job_queue.h: takes requests, runs them in order in worker processes, retries, cancels, and tells what happens.
#pragma once

#include "generators/catalog/catalog.h"
#include "generators/jobs/job.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace spot
{

class ContentStore;
class Ledger;
class JobStore;

/// Everything that generates goes through one queue. No function waits for a job, a disk or a process, the destructor aside.
/// Pictures (heavy) and sounds (light) have lanes of their own, so that a voice never waits for a film.     [thread-safe]
class JobQueue
{
public:
    /// References outlive the queue.
    struct Services {
        const Catalog& catalog;
        ContentStore& store;
        Ledger& ledger;
        JobStore& jobs;
        std::filesystem::path scratch; ///< each job gets a private folder under it
        std::filesystem::path worker;  ///< the executable spotwright-worker
        /// Told once, before the first job, on the queue's thread, when plugins cannot be shut in wholly here; why: for the person.
        std::function<void(const std::string& why)> reducedIsolation = {};
    };
    struct Options {
        int heavyLanes = 1;            ///< video and image jobs at a time
        int lightLanes = 2;            ///< voice, music and sound effects at a time
        double spendingLimit = 0;      ///< in the currency below; a job that would pass it is refused
        std::string currency = "USD";
    };
    using Callback = std::function<void(const JobEvent&)>;

    /// Touches no job of an earlier run (see resume) and starts no lane before there is something to run. A job of a free local
    /// plugin that crashes is tried once more. `tell` is called on the queue's thread only, in order, until the destructor
    /// returns; it may call the queue.
    JobQueue(Services services, Options options, Callback tell);
    JobQueue(Services services, Callback tell);

    /// Checks the request against the plugin's capability, the consent ledger and the budget. The job is on disk when its
    /// Queued event is told. Errors: NotFound (plugin), Unsupported, OutOfRange, Invalid, Denied.            [any, ui too]
    Result<JobId> submit(GenerationRequest request, JobPurpose purpose = {});

    /// Takes up what earlier runs left of a project: queued jobs and running ones of free local plugins are queued again, the
    /// others are told as Unknown (see afterCrash in job_store.h). What has finished and is not marked as taken is told as Ready
    /// once more.                                                                                            [any, ui too]
    void resume(const std::string& project);
    /// Ends what earlier runs left of a project, and its finished takes wait no more; jobs of this run go on. [any, ui too]
    void forget(const std::string& project);
    /// The job's take is in its project: it need not be told again.                                          [any, ui too]
    void markTaken(JobId job);

    /// A queued job ends at once; a running one is asked, and killed after two seconds. Then Cancelled is told.
    /// Errors: NotFound, when there is no such job or it has ended.                                          [any, ui too]
    Result<Done> cancel(JobId job);

    /// Submits the request of an ended job anew, for the same purpose. Errors: NotFound, Invalid (has not ended), those of submit.  [any, ui too]
    Result<JobId> retry(JobId job);

    /// What was asked in a job of this run or of an earlier one.                                             [any, ui too]
    std::optional<GenerationRequest> requestOf(JobId job) const;
    std::optional<JobPurpose> purposeOf(JobId job) const;

    /// Stops what runs and waits for it (two seconds at most per job). What nobody cancelled is taken up by the next run.
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

private:
    struct Machine;
    std::unique_ptr<Machine> m_machine;
};

} // namespace spot
