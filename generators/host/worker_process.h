// SPDX-License-Identifier: GPL-3.0-or-later
// generators/host/worker_process.h: runs one job of one plugin in a confined process of its own, and watches it to its end.
#pragma once

#include "generators/catalog/capability.h"
#include "generators/host/confinement.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace spot
{

/// How long the watch waits. The numbers are for a machine under load; specs shorten them.
struct WorkerTimings {
    std::chrono::milliseconds starting{10000};     ///< from start to the worker's hello
    std::chrono::milliseconds silentWarning{2000}; ///< without a heartbeat (one each 250 ms)
    std::chrono::milliseconds silentEnd{10000};    ///< then it is killed
    std::chrono::milliseconds cancelGrace{2000};   ///< from cancel to SIGKILL
};

/// Everything a worker is given.
struct WorkerOrder {
    Capability capability;         ///< plugin and limits
    std::filesystem::path worker;  ///< the executable spotwright-worker
    std::filesystem::path scratch; ///< the job's folder; inputs lie in it already
    std::uint64_t job = 0;
    std::string request;           ///< JSON as the plugin interface says, at most 900 KiB
    Confinement confinement;
    WorkerTimings timings;
};

enum class WorkerEnd { Ok, Failed, Crashed, TimedOut, OverLimit, BrokeProtocol, Cancelled };

/// How it ended. Nothing in it is trusted: result and files have yet to pass ingest.
struct WorkerOutcome {
    WorkerEnd end = WorkerEnd::Failed;
    Fault fault = Fault::Invalid;   ///< for code that decides; not when Ok
    std::string reason;             ///< one sentence for the person; empty when Ok
    std::string result;             ///< the plugin's JSON when Ok
    int signal = 0;                 ///< when Crashed by a signal
    std::string lastWords;          ///< the last 64 KiB of its stderr
    std::vector<std::string> notes; ///< for the job's record: "reduced isolation: ...", warnings of the plugin
};

/// What the worker tells while it works.
struct WorkerListener {
    std::function<void()> began;                                      ///< the plugin has the request
    std::function<void(double fraction, const std::string&)> progress; ///< at most 20 a second, never falling
};

/// Starts the process, waits for its end and returns it; kills it when it oversteps, and when `stop` asks and the grace is over.
/// Call it on the job's own thread: the process dies with that thread. No process of the job is alive after the return.
/// A worker that cannot be started at all is Failed with the reason.                                 [blocks; any thread but ui]
WorkerOutcome runWorker(const WorkerOrder& order, std::stop_token stop, const WorkerListener& listener);

} // namespace spot
