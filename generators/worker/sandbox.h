// SPDX-License-Identifier: GPL-3.0-or-later
// generators/worker/sandbox.h: the worker gives up, for good, what no generator needs: dangerous system calls, network, size.
#pragma once

#include "assets/base/result.h"

#include <cstdint>

namespace spot
{

struct SandboxLimits {
    std::int64_t memoryBytes = 0; ///< of address space; 0: none, as GPU runtimes reserve far more than they use
    std::int64_t fileBytes = 0;   ///< the largest file; 0: none
    int cpuSeconds = 0;           ///< of all threads together; 0: none
    bool mayConnect = false;      ///< connect() on Unix sockets; internet sockets cannot be made at all
};

/// Call it before other threads start and before foreign code is loaded; it cannot be undone. Denied calls fail with EPERM.
/// Errors: Unsupported, when the kernel refuses: then nothing foreign may run.                                 [main]
Result<Done> lockIn(const SandboxLimits& limits);

} // namespace spot
