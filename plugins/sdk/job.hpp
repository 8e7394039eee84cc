// SPDX-License-Identifier: MIT
// plugins/sdk/job.hpp: one running job as the plugin's code sees it, and the result it returns.
#pragma once

#include "plugins/sdk/request.hpp"

#include <atomic>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace spotwright
{

struct ResultFile {
    std::string role; ///< "picture" or "sound"
    std::string path; ///< relative to the scratch folder
    bool alpha = false;
};

struct Word {
    std::string text;
    double start = 0, end = 0; ///< seconds in the sound
};

struct Result {
    std::vector<ResultFile> files;
    std::vector<Word> words;
    std::vector<std::string> dropped; ///< fields that had to be ignored
    std::string notes;                ///< one sentence for the job's record

    std::string toJson() const
    {
        nlohmann::json json = {{"files", nlohmann::json::array()}};
        for (const auto& file : files)
            json["files"].push_back({{"role", file.role}, {"path", file.path}, {"alpha", file.alpha}});
        for (const auto& word : words)
            json["words"].push_back({{"text", word.text}, {"start", word.start}, {"end", word.end}});
        if (!dropped.empty()) json["dropped"] = dropped;
        if (!notes.empty()) json["notes"] = notes;
        return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
};

/// What run() gets. The current directory is the job's scratch folder.
class Job
{
public:
    static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

    Job(std::uint64_t id, Request request, const spotwright_host* host, const spotwright_job_sink& sink,
        const std::atomic<std::uint64_t>& cancelled)
        : m_id(id), m_request(std::move(request)), m_host(host), m_sink(sink), m_cancelled(cancelled)
    {
    }

    const Request& request() const { return m_request; }

    /// fraction 0 to 1; what would fall back stays where it was. stage: a few words, or nullptr.           [any]
    void progress(double fraction, const char* stage = nullptr)
    {
        double before = m_progress.load();
        const double now = fraction > 1 ? 1 : fraction > before ? fraction : before;
        while (before < now && !m_progress.compare_exchange_weak(before, now)) {}
        if (m_sink.progress) m_sink.progress(m_sink.sink, m_id, now, stage);
    }

    bool cancelled() const { return m_cancelled.load() == m_id; }                                         // [any]

    /// Ends the job at once when it was cancelled: call it in every longer loop.
    void stopIfCancelled() const
    {
        if (cancelled()) throw Failure(SPOTWRIGHT_CANCELLED, "Cancelled.");
    }

    /// One line for the job's log. level: 0 info, 1 warning, 2 error.                                       [any]
    void log(int level, const std::string& line) const
    {
        if (m_host && m_host->log) m_host->log(m_host->host, level, line.c_str());
    }

    /// Where the plugin's own data files lie, read-only; empty if the host does not say.
    std::string pluginFolder() const
    {
        const char* folder = m_host && m_host->plugin_folder ? m_host->plugin_folder(m_host->host) : nullptr;
        return folder ? folder : "";
    }

private:
    std::uint64_t m_id;
    Request m_request;
    const spotwright_host* m_host;
    const spotwright_job_sink& m_sink;
    const std::atomic<std::uint64_t>& m_cancelled;
    std::atomic<double> m_progress = 0.0;
};

} // namespace spotwright
