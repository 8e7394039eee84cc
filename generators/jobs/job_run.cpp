// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/jobs/job_run.h"

#include "assets/base/log.h"
#include "assets/store/scratch.h"
#include "generators/host/worker_process.h"
#include "generators/jobs/consent_gate.h"
#include "generators/jobs/ingest.h"
#include "generators/jobs/job_text.h"
#include "generators/jobs/request_check.h"

namespace spot
{

namespace
{

namespace fs = std::filesystem;

/// The library's bytes count too: a plugin that was built anew under an old version number must not get old results.
Result<ContentHash> cacheKey(const GenerationRequest& request, const Capability& capability)
{
    SPOT_TRY(library, hashOfFile(capability.libraryPath()));
    return Hasher().add(request.hash()).add(capability.version).add(library).finish();
}

std::optional<GenerationOutcome> fromCache(const ContentHash& key, const JobGround& ground)
{
    auto outcome = ground.jobs.remembered(key);
    if (!outcome) return std::nullopt;
    for (const GeneratedFile& file : outcome->files)
        if (!ground.store.pathOf(file.media)) return std::nullopt; // somebody emptied the media folder: make it again
    return outcome;
}

Result<std::string> placeInput(const ContentHash& media, const std::string& name, const JobGround& ground, const fs::path& scratch)
{
    SPOT_TRY(from, ground.store.pathOf(media));
    const std::string place = "inputs/" + name + from.extension().string();
    std::error_code error;
    fs::copy_file(from, scratch / place, error);
    if (error) return Error{Fault::Io, "an input cannot be copied to " + (scratch / place).string() + ": " + error.message()};
    return place;
}

Result<PlacedInputs> placeInputs(const GenerationRequest& request, const JobGround& ground, const fs::path& scratch)
{
    std::error_code error;
    fs::create_directory(scratch / "inputs", error);
    if (error) return Error{Fault::Io, "cannot make " + (scratch / "inputs").string() + ": " + error.message()};
    PlacedInputs placed;
    for (const GenerationInput& input : request.inputs) {
        SPOT_TRY(place, placeInput(input.media, std::to_string(placed.media.size()), ground, scratch));
        placed.media.push_back(place);
    }
    if (request.brand.logo) {
        SPOT_TRY(place, placeInput(*request.brand.logo, "logo", ground, scratch));
        placed.logo = place;
    }
    return placed;
}

void addNotes(GenerationOutcome& outcome, const std::vector<std::string>& notes)
{
    for (const std::string& note : notes) outcome.notes += (outcome.notes.empty() ? "" : "; ") + note;
}

/// The worker's part. A step that cannot be written down stops the worker: what is not on disk may not cost.
Result<WorkerOutcome> work(JobId job, const std::string& request, const JobGround& ground, const fs::path& scratch, std::stop_token stop,
                           const JobListener& listener)
{
    WorkerOrder order;
    order.capability = ground.capability;
    order.worker = ground.worker;
    order.scratch = scratch;
    order.job = job.value;
    order.request = request;
    order.confinement = ground.confinement;
    std::stop_source ended;
    const std::stop_callback passOn(stop, [&ended] { ended.request_stop(); });
    std::optional<Error> notWritten;
    const auto began = [&] {
        if (const auto advanced = listener.advance(JobState::Running); !advanced) notWritten = advanced.error(), ended.request_stop();
    };
    WorkerOutcome outcome = runWorker(order, ended.get_token(), {began, listener.progress});
    if (notWritten) return *notWritten;
    return outcome;
}

} // namespace

Result<GenerationOutcome> runJob(JobId job, const GenerationRequest& request, const JobGround& ground, std::stop_token stop,
                                 const JobListener& listener)
{
    if (stop.stop_requested()) return Error{Fault::Cancelled, "the job was cancelled before it began"};
    SPOT_TRY_DONE(checkRequest(request, ground.capability));
    SPOT_TRY_DONE(mayStart(request, ground.capability, ground.ledger, today()));
    SPOT_TRY(key, cacheKey(request, ground.capability));
    if (auto known = fromCache(key, ground)) return *known;

    SPOT_TRY(scratch, Scratch::make(ground.scratch, "job-" + std::to_string(job.value)));
    SPOT_TRY(inputs, placeInputs(request, ground, scratch.path()));
    SPOT_TRY(text, textForPlugin(request, inputs));
    SPOT_TRY_DONE(listener.advance(JobState::Submitting));
    SPOT_TRY(worked, work(job, text, ground, scratch.path(), stop, listener));
    if (worked.end != WorkerEnd::Ok) return Error{worked.fault, worked.reason};

    SPOT_TRY_DONE(listener.advance(JobState::Ingesting));
    SPOT_TRY(outcome, ingest({scratch.path(), worked.result}, request, ground.capability, ground.store, ground.ledger));
    addNotes(outcome, worked.notes);
    if (const auto kept = ground.jobs.remember(key, outcome); !kept) logLine(LogLevel::Warning, "generators/jobs", kept.error().message);
    return outcome;
}

} // namespace spot
