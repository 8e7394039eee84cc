// SPDX-License-Identifier: GPL-3.0-or-later
// tests/generators/bad_plugin/bad_plugin.h: installs the plugin of misbehaviours into a folder of the spec's own.
#pragma once

#include "generators/catalog/capability.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/types.h>
#include <vector>

namespace spot::test
{

inline std::filesystem::path builtFolder() { return std::filesystem::path(std::getenv("SPOTWRIGHT_BIN")).parent_path(); }
inline std::filesystem::path workerPath() { return builtFolder() / "bin" / "spotwright-worker"; }

/// The worker processes below this one.
inline std::vector<pid_t> workersBelow(pid_t pid)
{
    std::vector<pid_t> all;
    std::error_code error;
    for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task", error)) {
        std::ifstream in(task.path() / "children");
        for (pid_t child; in >> child;) {
            std::string name;
            std::ifstream("/proc/" + std::to_string(child) + "/comm") >> name;
            if (name == "spotwright-work") all.push_back(child);
            for (const pid_t deeper : workersBelow(child)) all.push_back(deeper);
        }
    }
    return all;
}

struct BadPlugin {
    std::string library = "bad"; ///< "short", "major", "member": tables that are broken
    std::string id = "bad";
    WorkerLimits limits{256, 20, 16, 1};
    bool wantsVoiceConsent = false;
    double pricePerCall = 0;
};

/// Writes folder/capability.json and folder/plugin.so.
inline void install(const BadPlugin& plugin, const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    std::filesystem::copy_file(builtFolder() / "bad_plugins" / plugin.library / "plugin.so", folder / "plugin.so",
                               std::filesystem::copy_options::overwrite_existing);
    std::ofstream(folder / "capability.json")
        << R"({"schema":1,"id":")" << plugin.id << R"(","version":"1.0.0","name":{"en":"Bad"},"kinds":["voice","sfx","video"],)"
        << R"("library":"plugin.so","licence":"GPL-3.0-or-later","origin":"procedural","languages":["en","ko"],)"
        << R"("seconds":{"min":0.1,"max":60},"max_width":1920,"max_height":1080,"price":{"per_call":)" << plugin.pricePerCall
        << R"(,"currency":"USD"},"consent":{"voice":)" << (plugin.wantsVoiceConsent ? "true" : "false")
        << R"(,"likeness":false},"limits":{"memory_mb":)" << plugin.limits.memoryMb << R"(,"seconds":)" << plugin.limits.seconds
        << R"(,"scratch_mb":)" << plugin.limits.scratchMb << R"(,"threads":)" << plugin.limits.threads
        << R"(},"params":[{"id":"do","type":"text","default":"good"},{"id":"path","type":"text","default":""}]})";
}

} // namespace spot::test
