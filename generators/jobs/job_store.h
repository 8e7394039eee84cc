// SPDX-License-Identifier: GPL-3.0-or-later
// generators/jobs/job_store.h: jobs and finished requests on disk, so that neither a crash nor a closed window loses or repeats one.
#pragma once

#include "generators/jobs/job.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace spot
{

/// A job as it lies on disk.
struct StoredJob {
    JobId id;
    JobState state = JobState::Queued;
    GenerationRequest request;
    JobPurpose purpose;
    std::optional<Error> error;               ///< when it ended without a result
    std::optional<GenerationOutcome> outcome; ///< when Ready
};

/// What becomes of a job that was in `found` when the program ended. It was never started: queued again. It ran for free on this
/// machine: queued again. It was being submitted, or it costs money: unknown, since a second run could be a second charge.   [pure]
JobState afterCrash(JobState found, bool isLocalAndFree);

/// One SQLite file of one process; each call is one durable transaction.                                       [thread-safe]
class JobStore
{
public:
    /// Makes the file and its folder. Errors: Denied (another Spotwright has it open, or no permission), Corrupt, Io, NoSpace.
    static Result<JobStore> open(const std::filesystem::path& file);

    /// A number that no job of this file has had.                                                                [any]
    JobId nextId();

    // These block for a write to disk.                                                               [any thread but ui]
    Result<Done> add(JobId job, const GenerationRequest& request, const JobPurpose& purpose); ///< as Queued
    Result<Done> setState(JobId job, JobState state, const std::optional<Error>& error = {});
    Result<Done> finish(JobId job, const GenerationOutcome& outcome); ///< as Ready; its take waits for its project
    Result<Done> markTaken(JobId job);                                ///< the take is in its project
    Result<Done> remember(const ContentHash& key, const GenerationOutcome& outcome);

    /// All of a project that have not ended, oldest first. Errors: Corrupt, Io.
    Result<std::vector<StoredJob>> unfinished(const std::string& project) const;
    /// All of a project that are Ready and not marked as taken, oldest first. Errors: Corrupt, Io.
    Result<std::vector<StoredJob>> waitingTakes(const std::string& project) const;
    /// Errors: NotFound, Corrupt, Io.
    Result<StoredJob> find(JobId job) const;
    /// What the same request made before, by the key of the job cache.
    std::optional<GenerationOutcome> remembered(const ContentHash& key) const;

    JobStore(JobStore&&) noexcept;
    ~JobStore();

private:
    struct File;
    explicit JobStore(std::unique_ptr<File> file);
    std::unique_ptr<File> m_file;
};

} // namespace spot
