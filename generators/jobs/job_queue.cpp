// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/jobs/job_queue.h"

#include "assets/base/log.h"
#include "assets/store/scratch.h"
#include "generators/jobs/budget.h"
#include "generators/jobs/consent_gate.h"
#include "generators/jobs/job_run.h"
#include "generators/jobs/job_store.h"
#include "generators/jobs/request_check.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace spot
{

namespace
{

struct Job {
    JobId id;
    GenerationRequest request;
    JobPurpose purpose;
    JobState state = JobState::Draft;
    std::stop_source stop;
    bool wasTaken = false;      // by a lane
    bool wasCancelled = false;  // by the person, not by closing
    bool reachedPlugin = false; // so it may have cost something
    int crashes = 0;
};

struct Lane {
    std::deque<Job*> waiting;
    std::condition_variable_any wake;
};

bool isHeavy(const GenerationRequest& request) { return request.kind == GenerationKind::Video || request.kind == GenerationKind::Image; }

Error noPlugin(const std::string& id)
{
    return {Fault::NotFound, "there is no plugin \"" + id + "\" on this machine: install it or choose another"};
}

} // namespace

/// Threads: one teller, which writes new jobs down, takes up left ones and calls back, and one per lane place, which runs jobs. All that they share is
/// under `mutex`, which nobody holds while he waits for a disk, a process or the callback.
struct JobQueue::Machine {
    Machine(Services s, Options o, Callback c)
        : services(std::move(s)), options(o), callback(std::move(c)), budget(o.spendingLimit, o.currency)
    {
        teller = std::jthread([this](std::stop_token stop) { tellAll(stop); });
    }
    ~Machine();

    Result<JobId> submit(GenerationRequest request, JobPurpose purpose);
    Result<Done> cancel(JobId id);

    // on the teller's thread
    void tellAll(std::stop_token stop);
    void startLanes();
    void resume(const std::string& project);
    void forget(const std::string& project);
    void takeUp(const StoredJob& stored);
    void arrive(Job& job, bool isNew);

    // on a lane's thread
    void serveLane(Lane& lane, std::stop_token stop);
    void run(Job& job);
    Result<GenerationOutcome> attempt(Job& job, const Capability& capability);
    void conclude(Job& job, const Result<GenerationOutcome>& result);
    void account(const Job& job, const Result<GenerationOutcome>& result);

    // on any of both
    Result<Done> advance(Job& job, JobState state, JobEvent event);
    void chore(std::function<void()> work);
    Lane& laneOf(const Job& job) { return isHeavy(job.request) ? heavy : light; }

    const Services services;
    const Options options;
    const Callback callback;

    mutable std::mutex mutex;
    std::condition_variable_any choreCame;
    std::deque<std::function<void()>> chores;
    std::map<JobId, std::unique_ptr<Job>> jobs;
    Lane heavy, light;
    Budget budget;
    bool isClosing = false;

    Confinement confinement; // written once before the lanes start
    std::vector<std::jthread> lanes;
    std::jthread teller;
};

JobQueue::Machine::~Machine()
{
    {
        const std::lock_guard lock(mutex);
        isClosing = true;
        for (auto& [id, job] : jobs)
            if (job->wasTaken) job->stop.request_stop();
    }
    teller.request_stop(); // first: it makes the lanes
    teller.join();
    lanes.clear();
}

void JobQueue::Machine::chore(std::function<void()> work)
{
    const std::lock_guard lock(mutex);
    chores.push_back(std::move(work));
    choreCame.notify_one();
}

void JobQueue::Machine::tellAll(std::stop_token stop)
{
    for (;;) {
        std::unique_lock lock(mutex);
        choreCame.wait(lock, stop, [this] { return !chores.empty(); });
        if (chores.empty()) return; // asked to stop, and all is told
        const auto work = std::move(chores.front());
        chores.pop_front();
        lock.unlock();
        work();
    }
}

/// Before the first job of this run.
void JobQueue::Machine::startLanes()
{
    if (!lanes.empty()) return;
    removeStaleScratch(services.scratch);
    confinement = Confinement::detect();
    if (!confinement.isFull()) {
        logLine(LogLevel::Warning, "generators/jobs", "reduced isolation: " + confinement.whyReduced);
        if (services.reducedIsolation) services.reducedIsolation(confinement.whyReduced);
    }
    for (int i = 0; i < options.heavyLanes; ++i) lanes.emplace_back([this](std::stop_token stop) { serveLane(heavy, stop); });
    for (int i = 0; i < options.lightLanes; ++i) lanes.emplace_back([this](std::stop_token stop) { serveLane(light, stop); });
}

void JobQueue::Machine::resume(const std::string& project)
{
    const auto left = services.jobs.unfinished(project), waiting = services.jobs.waitingTakes(project);
    for (const auto* read : {&left, &waiting})
        if (!*read) logLine(LogLevel::Error, "generators/jobs", read->error().message);
    for (const StoredJob& stored : waiting ? *waiting : std::vector<StoredJob>()) {
        JobEvent event{stored.id, JobState::Ready, 1, {}, stored.outcome, {}};
        callback(event);
    }
    for (const StoredJob& stored : left ? *left : std::vector<StoredJob>()) takeUp(stored);
}

void JobQueue::Machine::forget(const std::string& project)
{
    const auto left = services.jobs.unfinished(project), waiting = services.jobs.waitingTakes(project);
    for (const StoredJob& stored : left ? *left : std::vector<StoredJob>()) {
        const bool isOfThisRun = [&] {
            const std::lock_guard lock(mutex);
            return jobs.contains(stored.id);
        }();
        if (!isOfThisRun) (void)services.jobs.setState(stored.id, JobState::Cancelled, Error{Fault::Cancelled, "its project was begun anew"});
    }
    for (const StoredJob& stored : waiting ? *waiting : std::vector<StoredJob>()) (void)services.jobs.markTaken(stored.id);
}

void JobQueue::Machine::takeUp(const StoredJob& stored)
{
    const Capability* capability = services.catalog.find(stored.request.plugin);
    const JobState state = afterCrash(stored.state, capability && capability->isLocalAndFree());
    auto job = std::make_unique<Job>(Job{stored.id, stored.request, stored.purpose, stored.state, {}});
    Job& kept = *job;
    {
        const std::lock_guard lock(mutex);
        if (jobs.contains(stored.id)) return; // submitted in this run, before this was read
        jobs[stored.id] = std::move(job);
    }
    if (state == JobState::Queued) return arrive(kept, false);
    JobEvent event;
    event.error = Error{Fault::Crashed, "the program ended while " + stored.request.plugin + " was being asked; whether it was done or charged "
                                        "is not known: look at the result, or start it again"};
    (void)advance(kept, state, event);
}

void JobQueue::Machine::arrive(Job& job, bool isNew)
{
    startLanes();
    const auto written = isNew ? services.jobs.add(job.id, job.request, job.purpose) : services.jobs.setState(job.id, JobState::Queued);
    JobEvent event{job.id, JobState::Queued, 0, {}, {}, {}};
    {
        const std::lock_guard lock(mutex);
        if (job.state == JobState::Cancelled) { // before it was on disk
            event.state = JobState::Cancelled;
            event.error = Error{Fault::Cancelled, "the job was cancelled before it began"};
        } else if (!written) {
            job.state = event.state = JobState::Failed;
            event.error = written.error();
        } else {
            job.state = JobState::Queued;
            Lane& lane = laneOf(job);
            lane.waiting.push_back(&job);
            lane.wake.notify_one();
        }
        if (event.state != JobState::Queued) budget.release(job.id);
    }
    if (event.state == JobState::Cancelled && written) (void)services.jobs.setState(job.id, event.state, event.error);
    callback(event);
}

void JobQueue::Machine::serveLane(Lane& lane, std::stop_token stop)
{
    for (;;) {
        std::unique_lock lock(mutex);
        lane.wake.wait(lock, stop, [&] { return !lane.waiting.empty(); });
        if (stop.stop_requested() || isClosing) return;
        Job& job = *lane.waiting.front();
        lane.waiting.pop_front();
        job.wasTaken = true;
        lock.unlock();
        run(job);
    }
}

void JobQueue::Machine::run(Job& job)
{
    const Capability* capability = services.catalog.find(job.request.plugin);
    if (!capability) return conclude(job, noPlugin(job.request.plugin));
    for (;;) {
        Result<GenerationOutcome> result = attempt(job, *capability);
        const bool crashed = !result && result.error().fault == Fault::Crashed;
        if (!crashed || job.crashes++ > 0 || job.stop.stop_requested() || !capability->isLocalAndFree()) return conclude(job, result);
        JobEvent event;
        event.stage = "trying again: " + result.error().message;
        if (const auto queued = advance(job, JobState::Queued, event); !queued) return conclude(job, queued.error());
    }
}

Result<GenerationOutcome> JobQueue::Machine::attempt(Job& job, const Capability& capability)
{
    const JobGround ground{capability, services.store, services.ledger, services.jobs, services.scratch, services.worker, confinement};
    JobListener listener;
    listener.advance = [this, &job](JobState state) {
        if (state == JobState::Running) job.reachedPlugin = true;
        JobEvent event;
        event.fraction = state == JobState::Ingesting ? 1 : 0;
        return advance(job, state, event);
    };
    listener.progress = [this, id = job.id](double fraction, const std::string& stage) {
        chore([this, event = JobEvent{id, JobState::Running, fraction, stage, {}, {}}] { callback(event); });
    };
    return runJob(job.id, job.request, ground, job.stop.get_token(), listener);
}

/// Written first, then told. A final state that the disk does not take is told all the same: the work is done.
Result<Done> JobQueue::Machine::advance(Job& job, JobState state, JobEvent event)
{
    event.job = job.id;
    event.state = state;
    const auto written = event.outcome ? services.jobs.finish(job.id, *event.outcome) : services.jobs.setState(job.id, state, event.error);
    if (!written) logLine(LogLevel::Error, "generators/jobs", written.error().message);
    if (!written && !isFinal(state)) return written.error();
    const std::lock_guard lock(mutex);
    SPOT_CHECK(mayFollow(job.state, state), "a job goes from state to state as job.h says");
    job.state = state;
    chores.push_back([this, event] { callback(event); });
    choreCame.notify_one();
    return Done{};
}

void JobQueue::Machine::conclude(Job& job, const Result<GenerationOutcome>& result)
{
    bool leaveForNextRun = false;
    {
        const std::lock_guard lock(mutex);
        leaveForNextRun = isClosing && !job.wasCancelled && !result && result.error().fault == Fault::Cancelled;
    }
    const Capability* capability = services.catalog.find(job.request.plugin);
    if (leaveForNextRun) { // the person closed the window and cancelled nothing
        const bool isFree = capability && capability->isLocalAndFree();
        if (isFree) (void)services.jobs.setState(job.id, JobState::Queued);
        return;
    }
    account(job, result);
    JobEvent event;
    if (result) {
        event.fraction = 1;
        event.outcome = *result;
        (void)advance(job, JobState::Ready, event);
        return;
    }
    event.error = result.error();
    (void)advance(job, result.error().fault == Fault::Cancelled ? JobState::Cancelled : JobState::Failed, event);
}

void JobQueue::Machine::account(const Job& job, const Result<GenerationOutcome>& result)
{
    const std::lock_guard lock(mutex);
    if (result && !result->fromCache) return budget.settle(job.id);
    const bool mayBeCharged = !result && job.reachedPlugin && result.error().fault != Fault::Invalid && result.error().fault != Fault::Unsupported;
    if (mayBeCharged) budget.markUnknown(job.id);
    else budget.release(job.id);
}

Result<JobId> JobQueue::Machine::submit(GenerationRequest request, JobPurpose purpose)
{
    const Capability* capability = services.catalog.find(request.plugin);
    if (!capability) return noPlugin(request.plugin);
    SPOT_TRY_DONE(checkRequest(request, *capability));
    SPOT_TRY_DONE(mayStart(request, *capability, services.ledger, today()));
    const JobId id = services.jobs.nextId();
    auto job = std::make_unique<Job>(Job{id, std::move(request), std::move(purpose), JobState::Draft, {}});
    Job& kept = *job;
    const std::lock_guard lock(mutex);
    SPOT_TRY_DONE(budget.reserve(id, capability->price));
    jobs[id] = std::move(job);
    chores.push_back([this, &kept] { arrive(kept, true); });
    choreCame.notify_one();
    return id;
}

Result<Done> JobQueue::Machine::cancel(JobId id)
{
    const std::lock_guard lock(mutex);
    const auto found = jobs.find(id);
    if (found == jobs.end() || isFinal(found->second->state))
        return Error{Fault::NotFound, "job " + std::to_string(id.value) + " is not running and not waiting"};
    Job& job = *found->second;
    job.wasCancelled = true;
    job.stop.request_stop();
    if (job.wasTaken) return Done{}; // its lane concludes it
    if (job.state == JobState::Draft) {
        job.state = JobState::Cancelled; // arrive() tells
        return Done{};
    }
    Lane& lane = laneOf(job);
    lane.waiting.erase(std::remove(lane.waiting.begin(), lane.waiting.end(), &job), lane.waiting.end());
    job.wasTaken = true;
    chores.push_back([this, &job] { conclude(job, Error{Fault::Cancelled, "the job was cancelled before it began"}); });
    choreCame.notify_one();
    return Done{};
}

JobQueue::JobQueue(Services services, Options options, Callback tell)
    : m_machine(std::make_unique<Machine>(std::move(services), options, std::move(tell)))
{
}
JobQueue::JobQueue(Services services, Callback tell) : JobQueue(std::move(services), Options{}, std::move(tell)) {}
JobQueue::~JobQueue() = default;

Result<JobId> JobQueue::submit(GenerationRequest request, JobPurpose purpose) { return m_machine->submit(std::move(request), std::move(purpose)); }
void JobQueue::resume(const std::string& project)
{
    m_machine->chore([machine = m_machine.get(), project] { machine->resume(project); });
}
void JobQueue::forget(const std::string& project)
{
    m_machine->chore([machine = m_machine.get(), project] { machine->forget(project); });
}
void JobQueue::markTaken(JobId job)
{
    m_machine->chore([machine = m_machine.get(), job] {
        if (const auto marked = machine->services.jobs.markTaken(job); !marked) logLine(LogLevel::Error, "generators/jobs", marked.error().message);
    });
}
Result<Done> JobQueue::cancel(JobId job) { return m_machine->cancel(job); }

std::optional<GenerationRequest> JobQueue::requestOf(JobId job) const
{
    {
        const std::lock_guard lock(m_machine->mutex);
        if (const auto found = m_machine->jobs.find(job); found != m_machine->jobs.end()) return found->second->request;
    }
    const auto stored = m_machine->services.jobs.find(job);
    return stored ? std::optional(stored->request) : std::nullopt;
}

std::optional<JobPurpose> JobQueue::purposeOf(JobId job) const
{
    {
        const std::lock_guard lock(m_machine->mutex);
        if (const auto found = m_machine->jobs.find(job); found != m_machine->jobs.end()) return found->second->purpose;
    }
    const auto stored = m_machine->services.jobs.find(job);
    return stored ? std::optional(stored->purpose) : std::nullopt;
}

Result<JobId> JobQueue::retry(JobId job)
{
    {
        const std::lock_guard lock(m_machine->mutex);
        const auto found = m_machine->jobs.find(job);
        if (found != m_machine->jobs.end() && !isFinal(found->second->state))
            return Error{Fault::Invalid, "job " + std::to_string(job.value) + " has not ended yet"};
    }
    auto request = requestOf(job);
    if (!request) return Error{Fault::NotFound, "there is no job " + std::to_string(job.value)};
    return submit(std::move(*request), purposeOf(job).value_or(JobPurpose{}));
}

} // namespace spot
