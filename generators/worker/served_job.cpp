// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/worker/served_job.h"
#include "generators/worker/plugin_library.h"

#include <algorithm>
#include <cstring>

namespace spot
{

namespace
{

std::string textOf(const char* text, std::size_t longest)
{
    return text ? std::string(text, strnlen(text, longest)) : std::string();
}

ServedJob& jobOf(void* self) { return *static_cast<ServedJob*>(self); }

void hostLog(void* self, int level, const char* line) { jobOf(self).log(level, line); }
const char* hostPluginFolder(void* self) { return jobOf(self).pluginFolder(); }
const void* hostExtension(void*, const char*) { return nullptr; }
void sinkProgress(void* self, std::uint64_t job, double fraction, const char* stage) { jobOf(self).progress(job, fraction, stage); }
void sinkFinished(void* self, std::uint64_t job, spotwright_status status, const char* result, const char* message)
{
    jobOf(self).finished(job, status, result, message);
}

} // namespace

ServedJob::ServedJob(Link& link, std::uint64_t job, Start start) : m_link(link), m_job(job), m_start(std::move(start)) {}

void ServedJob::run()
{
    const auto library = PluginLibrary::load(std::filesystem::path(m_start.plugin) / m_start.library, m_start.id);
    if (!library) {
        const bool unsupported = library.error().fault == Fault::Unsupported;
        return end(unsupported ? SPOTWRIGHT_UNSUPPORTED : SPOTWRIGHT_FAILED, library.error().message);
    }
    const spotwright_host host{sizeof(spotwright_host), SPOTWRIGHT_ABI_MAJOR, SPOTWRIGHT_ABI_MINOR, this,
                               hostLog, hostPluginFolder, hostExtension};
    const spotwright_generator* generator = library->plugin().create(&host);
    if (const auto checked = checkGenerator(generator); !checked)
        return end(SPOTWRIGHT_UNSUPPORTED, lastError(checked.error().message));
    serve(*generator);
    library->plugin().destroy(generator);
}

void ServedJob::serve(const spotwright_generator& generator)
{
    const bool mayStart = offerToCancel(&generator);
    if (!mayStart) return end(SPOTWRIGHT_CANCELLED, "cancelled before it began");
    const spotwright_job_sink sink{sizeof(spotwright_job_sink), this, sinkProgress, sinkFinished};
    const spotwright_status started = generator.start(generator.plugin, m_job, m_start.request.c_str(), &sink);
    if (started == SPOTWRIGHT_OK) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_finished; });
    }
    offerToCancel(nullptr);
    if (started != SPOTWRIGHT_OK) end(started, lastError("the plugin refused the request without a reason"));
}

bool ServedJob::offerToCancel(const spotwright_generator* generator)
{
    const std::lock_guard lock(m_cancelling);
    m_generator = generator;
    return !m_cancelled;
}

void ServedJob::cancel()
{
    const std::lock_guard lock(m_cancelling);
    if (!std::exchange(m_cancelled, true) && m_generator) m_generator->cancel(m_generator->plugin, m_job);
}

void ServedJob::log(int level, const char* line)
{
    const std::string text = textOf(line, 4096);
    if (level >= 2) {
        const std::lock_guard lock(m_mutex);
        m_lastError = text;
    }
    m_link.send({m_job, LogText{std::clamp(level, 0, 2), text}});
}

void ServedJob::progress(std::uint64_t job, double fraction, const char* stage)
{
    double shown = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (fraction > m_fraction) m_fraction = std::min(fraction, 1.0); // false for NaN
        shown = m_fraction;
    }
    m_link.send({job, Progress{shown, textOf(stage, 256)}});
}

void ServedJob::finished(std::uint64_t job, int status, const char* result, const char* message)
{
    const Message last{job, Finished{std::clamp(status, 0, 4), textOf(result, longestBody), textOf(message, 4096)}};
    const bool isSendable = encode(last).has_value();
    m_link.send(isSendable ? last : Message{job, Finished{SPOTWRIGHT_FAILED, {}, "the plugin's result is over 1 MiB"}});
    const std::lock_guard lock(m_mutex);
    m_finished = true;
    m_changed.notify_all();
}

void ServedJob::end(int status, const std::string& message) { m_link.send({m_job, Finished{std::clamp(status, 1, 4), {}, message}}); }

std::string ServedJob::lastError(const std::string& otherwise)
{
    const std::lock_guard lock(m_mutex);
    return m_lastError.empty() ? otherwise : m_lastError;
}

} // namespace spot
