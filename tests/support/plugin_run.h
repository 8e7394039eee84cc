// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/plugin_run.h: loads a built plugin and runs jobs in it, each in a fresh scratch folder, as the worker does.
#pragma once

#include "generators/abi/spotwright_generator.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <dlfcn.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace spot
{

/// What a job reported.
struct PluginAnswer {
    spotwright_status status = SPOTWRIGHT_FAILED;
    nlohmann::json result;
    std::string message;
    std::vector<double> progress;
    int timesFinished = 0;
};

/// One loaded plugin. The current directory changes with every run: the newest scratch folder.
class PluginRun
{
public:
    /// name   folder below SPOTWRIGHT_PLUGINS: "test_pattern"
    explicit PluginRun(const QString& name) : m_folder(qEnvironmentVariable("SPOTWRIGHT_PLUGINS") + "/" + name)
    {
        m_library = dlopen(QFile::encodeName(m_folder + "/plugin.so").constData(), RTLD_NOW | RTLD_LOCAL);
        if (!m_library) qFatal("%s", dlerror());
        const auto get = reinterpret_cast<spotwright_plugin_get_function>(dlsym(m_library, SPOTWRIGHT_PLUGIN_SYMBOL));
        m_plugin = get ? get() : nullptr;
        m_host = {sizeof(spotwright_host), SPOTWRIGHT_ABI_MAJOR, SPOTWRIGHT_ABI_MINOR, this, &log, &pluginFolder, &extension};
        m_generator = m_plugin ? m_plugin->create(&m_host) : nullptr;
        if (!m_generator) qFatal("the plugin does not start");
    }
    PluginRun(const PluginRun&) = delete;
    ~PluginRun() { m_plugin->destroy(m_generator); }

    const spotwright_plugin& plugin() const { return *m_plugin; }
    nlohmann::json capability() const
    {
        QFile file(m_folder + "/capability.json");
        return file.open(QIODevice::ReadOnly) ? nlohmann::json::parse(file.readAll().toStdString(), nullptr, false)
                                              : nlohmann::json();
    }

    /// Cancels the running job when it has reached this fraction.
    void cancelAt(double fraction) { m_cancelAt = fraction; }

    PluginAnswer run(const nlohmann::json& request) { return runText(request.dump()); }
    PluginAnswer runText(const std::string& request)
    {
        m_scratch = std::make_unique<QTemporaryDir>();
        QDir::setCurrent(m_scratch->path());
        m_answer = {};
        const spotwright_job_sink sink{sizeof(spotwright_job_sink), this, &progress, &finished};
        const auto begun = m_generator->start(m_generator->plugin, ++m_job, request.c_str(), &sink);
        if (begun != SPOTWRIGHT_OK) m_answer.status = begun;
        return m_answer;
    }

    /// The first file of the last run, whole; empty if there is none.
    QByteArray bytes() const
    {
        if (!m_answer.result.is_object() || m_answer.result["files"].empty()) return {};
        QFile file(m_scratch->filePath(QString::fromStdString(m_answer.result["files"][0]["path"])));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    static void log(void*, int, const char*) {}
    static const char* pluginFolder(void* host)
    {
        auto& self = *static_cast<PluginRun*>(host);
        self.m_folderBytes = QFile::encodeName(self.m_folder);
        return self.m_folderBytes.constData();
    }
    static const void* extension(void*, const char*) { return nullptr; }
    static void progress(void* sink, std::uint64_t job, double fraction, const char*)
    {
        auto& self = *static_cast<PluginRun*>(sink);
        self.m_answer.progress.push_back(fraction);
        if (fraction >= self.m_cancelAt) self.m_generator->cancel(self.m_generator->plugin, job);
    }
    static void finished(void* sink, std::uint64_t, spotwright_status status, const char* result, const char* message)
    {
        auto& answer = static_cast<PluginRun*>(sink)->m_answer;
        ++answer.timesFinished;
        answer.status = status;
        if (result) answer.result = nlohmann::json::parse(result, nullptr, false);
        if (message) answer.message = message;
    }

    QString m_folder;
    QByteArray m_folderBytes;
    void* m_library = nullptr; ///< stays loaded until the process ends
    const spotwright_plugin* m_plugin = nullptr;
    spotwright_host m_host{};
    const spotwright_generator* m_generator = nullptr;
    std::unique_ptr<QTemporaryDir> m_scratch;
    std::uint64_t m_job = 0;
    double m_cancelAt = 2;
    PluginAnswer m_answer;
};

} // namespace spot
