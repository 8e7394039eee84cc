// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/host/worker_process.h"

#include "assets/base/log.h"
#include "generators/host/worker_watch.h"

#include <cerrno>
#include <cstring>
#include <sys/eventfd.h>
#include <unistd.h>

namespace spot
{

namespace
{

WorkerOutcome notStarted(const WorkerOrder& order, const Error& error)
{
    WorkerOutcome outcome;
    outcome.fault = error.fault;
    outcome.reason = order.capability.id + " could not be started: " + error.message;
    return outcome;
}

void record(const WorkerOrder& order, WorkerOutcome& outcome)
{
    if (!order.confinement.isFull()) {
        outcome.notes.insert(outcome.notes.begin(), "reduced isolation: " + order.confinement.whyReduced);
        logLine(LogLevel::Info, "generators/host", outcome.notes.front()); // the queue has warned once
    }
    logLine(LogLevel::Info, "generators/host", // what failed is told to whoever asked, who may try again
            "job " + std::to_string(order.job) + ": " + (outcome.reason.empty() ? order.capability.id + " finished" : outcome.reason));
}

} // namespace

WorkerOutcome runWorker(const WorkerOrder& order, std::stop_token stop, const WorkerListener& listener)
{
    const ConfinedCommand command = confine(order.confinement, order.capability, order.worker, order.scratch);
    const FileDescriptor wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!wake) return notStarted(order, {Fault::Io, std::strerror(errno)});
    const std::stop_callback onStop(stop, [&wake] { (void)!write(wake.get(), "\1\0\0\0\0\0\0", 8); });

    auto child = Child::start(command.arguments, command.environment, order.scratch);
    if (!child) return notStarted(order, child.error());
    WorkerWatch watch(order, listener, command.places, std::move(*child));
    while (watch.goOn(wake.get()))
        if (stop.stop_requested()) watch.cancel();
    WorkerOutcome outcome = watch.outcome();
    record(order, outcome);
    return outcome;
}

} // namespace spot
