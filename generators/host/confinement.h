// SPDX-License-Identifier: GPL-3.0-or-later
// generators/host/confinement.h: how well this machine can lock a worker in, and the command line that does it.
#pragma once

#include "generators/catalog/capability.h"

#include <filesystem>
#include <string>
#include <vector>

namespace spot
{

/// Bubblewrap where it works: namespaces without network, home or other processes. Else the worker still refuses itself dangerous
/// system calls and limits itself, and that is said as "reduced isolation".                                    [value]
struct Confinement {
    std::filesystem::path bubblewrap; ///< empty: reduced isolation
    std::string whyReduced;           ///< a sentence when reduced
    bool isFull() const { return !bubblewrap.empty(); }

    /// Tries bubblewrap once with the options that workers get; takes some 20 ms.           [blocks; any thread but ui]
    static Confinement detect();
};

/// Where things lie for the worker: fixed names inside the sandbox, so that a plugin learns neither user nor folder names.
struct WorkerPlaces {
    std::filesystem::path executable, plugin, scratch;
};

/// The command to start, its environment, and what the worker will see.
struct ConfinedCommand {
    std::vector<std::string> arguments;   ///< [0] is the program
    std::vector<std::string> environment; ///< "NAME=value", complete
    WorkerPlaces places;
};
ConfinedCommand confine(const Confinement& confinement, const Capability& capability, const std::filesystem::path& worker,
                        const std::filesystem::path& scratch);

} // namespace spot
