// SPDX-License-Identifier: GPL-3.0-or-later
// generators/host/child.h: one child process with a socket to it, its stderr, and a sure end with all that it started.
#pragma once

#include "assets/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace spot
{

/// An open file of the system, closed by its owner.
class FileDescriptor
{
public:
    explicit FileDescriptor(int number = -1) : m_number(number) {}
    FileDescriptor(FileDescriptor&& from) noexcept : m_number(std::exchange(from.m_number, -1)) {}
    FileDescriptor& operator=(FileDescriptor from) noexcept { std::swap(m_number, from.m_number); return *this; }
    ~FileDescriptor();
    int get() const { return m_number; }
    explicit operator bool() const { return m_number >= 0; }

private:
    int m_number;
};

/// How a process ended.
struct ExitState {
    int code = 0;   ///< when it left by itself
    int signal = 0; ///< when a signal ended it, the inner process of a sandbox too
};

/// Has a process group of its own. The destructor ends it and whatever it started.                     [not thread-safe]
class Child
{
public:
    static constexpr int linkNumber = 3; ///< the descriptor of the socket inside the child

    /// Starts arguments[0] with exactly this environment; stdout and stderr go to one pipe. Errors: NotFound, Denied, Io.
    static Result<Child> start(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                               const std::filesystem::path& folder);

    int link() const { return m_link.get(); }     ///< stream socket, non-blocking
    int errors() const { return m_errors.get(); } ///< pipe, non-blocking
    int exitWatch() const { return m_watch.get(); } ///< readable once the process has ended

    /// Resident memory of the process and all its descendants, in bytes.
    std::int64_t memoryBytes() const;
    /// Notes the descendants of now, so that kill() finds them when the process between has gone.
    void watchDescendants();
    /// SIGKILL to the whole tree, which may have ended already; returns when none of it runs (at most a second). How the first
    /// process ended, if it did so by itself, else SIGKILL.
    ExitState kill();

    Child(Child&& from) noexcept;
    ~Child();

private:
    Child() = default;
    pid_t m_pid = 0; // 0: reaped or moved from
    FileDescriptor m_link, m_errors, m_watch;
    std::vector<FileDescriptor> m_descendants;
    std::optional<ExitState> m_exit;
};

/// Runs a command without output and waits for it: its exit code. Errors: those of start, Timeout after five seconds.
Result<int> runToEnd(const std::vector<std::string>& arguments);

} // namespace spot
