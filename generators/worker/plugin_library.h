// SPDX-License-Identifier: GPL-3.0-or-later
// generators/worker/plugin_library.h: loads one plugin and checks size, version, required members and name before any call.
#pragma once

#include "assets/base/result.h"
#include "generators/abi/spotwright_generator.h"

#include <filesystem>
#include <string>

namespace spot
{

/// The library stays loaded until the process ends: a plugin's threads may outlive its last call.              [main]
class PluginLibrary
{
public:
    /// Runs the library's constructors, so confine the process first. `id` is what capability.json says.
    /// Errors: NotFound and Corrupt (cannot be loaded, no symbol, a member missing), Unsupported (other ABI), Invalid (other id).
    static Result<PluginLibrary> load(const std::filesystem::path& library, const std::string& id);

    const spotwright_plugin& plugin() const { return *m_plugin; }

private:
    explicit PluginLibrary(const spotwright_plugin* plugin) : m_plugin(plugin) {}
    const spotwright_plugin* m_plugin;
};

/// What create returned: null, short, of another version or without start and cancel is an error.
/// Errors: Unsupported, Corrupt.
Result<Done> checkGenerator(const spotwright_generator* generator);

} // namespace spot
