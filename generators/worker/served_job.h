// SPDX-License-Identifier: GPL-3.0-or-later
// generators/worker/served_job.h: one job of one plugin inside the worker: the tables the plugin calls, and the calls to it.
#pragma once

#include "generators/abi/spotwright_generator.h"
#include "generators/worker/link.h"

#include <condition_variable>
#include <mutex>
#include <string>

namespace spot
{

/// run() is for the main thread, cancel() for the one that reads the socket; the plugin may report from any.
class ServedJob
{
public:
    ServedJob(Link& link, std::uint64_t job, Start start);

    /// Loads, creates, starts, waits for finished, destroys. The host hears of the end in every case.
    void run();
    /// Passed on to the plugin at most once, and never before start or after destroy.
    void cancel();

    // What the plugin's calls arrive at.                                                                         [any]
    void log(int level, const char* line);
    void progress(std::uint64_t job, double fraction, const char* stage);
    void finished(std::uint64_t job, int status, const char* result, const char* message);
    const char* pluginFolder() const { return m_start.plugin.c_str(); }

private:
    bool offerToCancel(const spotwright_generator* generator); // false: cancelled already
    void serve(const spotwright_generator& generator);
    void end(int status, const std::string& message);
    std::string lastError(const std::string& otherwise);

    Link& m_link;
    const std::uint64_t m_job;
    const Start m_start;
    std::mutex m_cancelling; // held while the plugin's cancel runs, which may call finished
    const spotwright_generator* m_generator = nullptr; // only while it may be called
    bool m_cancelled = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_finished = false;
    double m_fraction = 0;
    std::string m_lastError;
};

} // namespace spot
