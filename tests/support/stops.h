// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/stops.h: whether something stops the program, tried in a child process.
#pragma once

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace spot
{

/// True when `act` ends in abort(), as a broken SPOT_CHECK does. The parent goes on either way.
template <class Act> bool stopsTheProgram(Act act)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit noCore{0, 0};
        ::setrlimit(RLIMIT_CORE, &noCore);
        std::signal(SIGABRT, SIG_DFL);
        ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO); // its last words are expected
        act();
        ::_exit(0);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

} // namespace spot
