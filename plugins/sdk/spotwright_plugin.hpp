// SPDX-License-Identifier: MIT
// plugins/sdk/spotwright_plugin.hpp: a generator plugin in C++20 from one function, `Result run(Job&)`.
//
//     spotwright::Result run(spotwright::Job& job) { ... }
//     SPOTWRIGHT_PLUGIN("my-plugin", "1.0.0", run)
//
// run does the whole work on the worker's main thread. It returns a Result, or throws: Failure with a status of its choice,
// any other exception becomes FAILED. No exception crosses into the host.
#pragma once

#include "plugins/sdk/job.hpp"

#include <exception>
#include <new>

namespace spotwright::border
{

/// The C table of one plugin whose work is Run.
template <Result (*Run)(Job&)>
class Generator
{
public:
    static const spotwright_generator* create(const spotwright_host* host)
    {
        auto* self = new (std::nothrow) Generator(host);
        return self ? &self->m_table : nullptr;
    }
    static void destroy(const spotwright_generator* table)
    {
        if (table) delete static_cast<Generator*>(table->plugin);
    }

private:
    explicit Generator(const spotwright_host* host) : m_host(host)
    {
        m_table = {sizeof(spotwright_generator), SPOTWRIGHT_ABI_MAJOR, SPOTWRIGHT_ABI_MINOR, this, &start, &cancel, &extension};
    }

    static spotwright_status start(void* plugin, std::uint64_t job, const char* request, const spotwright_job_sink* sink)
    {
        if (!plugin || !request || !sink || !sink->finished) return SPOTWRIGHT_INVALID_REQUEST;
        auto& self = *static_cast<Generator*>(plugin);
        spotwright_status status = SPOTWRIGHT_OK;
        std::string result, message;
        try {
            Job running(job, Request::parse(request), self.m_host, *sink, self.m_cancelled);
            result = Run(running).toJson();
        } catch (const Failure& failure) {
            status = failure.status();
            message = failure.what();
        } catch (const std::bad_alloc&) {
            status = SPOTWRIGHT_FAILED;
            message = "Out of memory: ask for less at once.";
        } catch (const std::exception& problem) {
            status = SPOTWRIGHT_FAILED;
            message = problem.what();
        } catch (...) {
            status = SPOTWRIGHT_FAILED;
            message = "Something unknown was thrown.";
        }
        const bool good = status == SPOTWRIGHT_OK;
        sink->finished(sink->sink, job, status, good ? result.c_str() : nullptr, good ? nullptr : message.c_str());
        return SPOTWRIGHT_OK;
    }

    static void cancel(void* plugin, std::uint64_t job) { static_cast<Generator*>(plugin)->m_cancelled = job; }
    static const void* extension(void*, const char*) { return nullptr; }

    const spotwright_host* m_host;
    spotwright_generator m_table{};
    std::atomic<std::uint64_t> m_cancelled = Job::none;
};

template <Result (*Run)(Job&)>
spotwright_plugin describe(const char* id, const char* version)
{
    return {sizeof(spotwright_plugin),     SPOTWRIGHT_ABI_MAJOR,      SPOTWRIGHT_ABI_MINOR, id, version,
            &Generator<Run>::create, &Generator<Run>::destroy};
}

} // namespace spotwright::border

/// Exports the plugin: once per library, at global scope.
#define SPOTWRIGHT_PLUGIN(id, version, run)                                                                            \
    extern "C" SPOTWRIGHT_EXPORT const spotwright_plugin* spotwright_plugin_get(void)                                  \
    {                                                                                                                  \
        static const spotwright_plugin plugin = spotwright::border::describe<run>(id, version);                        \
        return &plugin;                                                                                                \
    }
