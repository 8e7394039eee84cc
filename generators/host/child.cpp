// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/host/child.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace spot
{

namespace
{

Error systemSays(const std::string& what, int error)
{
    const Fault fault = error == ENOENT ? Fault::NotFound : error == EACCES || error == EPERM ? Fault::Denied : Fault::Io;
    return {fault, what + ": " + std::strerror(error)};
}

FileDescriptor openWatch(pid_t pid) { return FileDescriptor(static_cast<int>(syscall(SYS_pidfd_open, pid, 0))); }

bool becomesReadable(int descriptor, std::chrono::milliseconds within)
{
    pollfd waiting{descriptor, POLLIN, 0};
    return poll(&waiting, 1, static_cast<int>(within.count())) > 0;
}

std::vector<pid_t> childrenOf(pid_t pid)
{
    const std::string process = std::to_string(pid);
    std::vector<pid_t> all;
    std::error_code error;
    for (const auto& task : std::filesystem::directory_iterator("/proc/" + process + "/task", error)) {
        std::ifstream in(task.path() / "children");
        for (pid_t child; in >> child;) all.push_back(child);
    }
    return all;
}

/// The process and its descendants, parents first; a hostile forest ends at a thousand.
std::vector<pid_t> treeOf(pid_t pid)
{
    std::vector<pid_t> all{pid};
    for (std::size_t i = 0; i < all.size() && all.size() < 1000; ++i)
        for (const pid_t child : childrenOf(all[i])) all.push_back(child);
    return all;
}

/// spawn's two kinds of attributes, freed in every case.
struct SpawnPlan {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    SpawnPlan()
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    /// The child gets /dev/null, the pipe twice, the socket as number 3, no other descriptor, no blocked or ignored signal.
    void prepare(int link, int errors, const std::filesystem::path& folder)
    {
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, errors, 1);
        posix_spawn_file_actions_adddup2(&actions, errors, 2);
        posix_spawn_file_actions_adddup2(&actions, link, Child::linkNumber);
        posix_spawn_file_actions_addclosefrom_np(&actions, Child::linkNumber + 1);
        posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
};

std::vector<char*> pointersTo(const std::vector<std::string>& words)
{
    std::vector<char*> all;
    for (const std::string& word : words) all.push_back(const_cast<char*>(word.c_str()));
    all.push_back(nullptr);
    return all;
}

/// At 10 and above, so that giving the child its numbers 0 to 3 cannot overwrite it.
FileDescriptor keptHigh(int number)
{
    FileDescriptor low(number);
    return FileDescriptor(fcntl(number, F_DUPFD_CLOEXEC, 10));
}

} // namespace

FileDescriptor::~FileDescriptor()
{
    if (m_number >= 0) close(m_number);
}

Result<Child> Child::start(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                           const std::filesystem::path& folder)
{
    std::array<int, 2> sockets, pipes;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) return systemSays("a socket for a worker", errno);
    FileDescriptor ours = keptHigh(sockets[0]), theirs = keptHigh(sockets[1]);
    if (pipe2(pipes.data(), O_CLOEXEC) != 0) return systemSays("a pipe for a worker", errno);
    FileDescriptor reading = keptHigh(pipes[0]), writing = keptHigh(pipes[1]);
    if (!ours || !theirs || !reading || !writing) return systemSays("a descriptor for a worker", errno);
    fcntl(ours.get(), F_SETFL, O_NONBLOCK);
    fcntl(reading.get(), F_SETFL, O_NONBLOCK);

    SpawnPlan plan;
    plan.prepare(theirs.get(), writing.get(), folder);
    Child child;
    const auto words = pointersTo(arguments), settings = pointersTo(environment);
    const int failed = posix_spawn(&child.m_pid, words[0], &plan.actions, &plan.attributes, words.data(), settings.data());
    if (failed != 0) return child.m_pid = 0, systemSays("cannot start " + arguments[0], failed);
    child.m_link = std::move(ours);
    child.m_errors = std::move(reading);
    child.m_watch = openWatch(child.m_pid);
    if (!child.m_watch) return systemSays("cannot watch " + arguments[0], errno);
    return child;
}

Child::Child(Child&& from) noexcept
    : m_pid(std::exchange(from.m_pid, 0)), m_link(std::move(from.m_link)), m_errors(std::move(from.m_errors)),
      m_watch(std::move(from.m_watch)), m_descendants(std::move(from.m_descendants)), m_exit(from.m_exit)
{
}

Child::~Child()
{
    if (m_pid != 0) kill();
}

std::int64_t Child::memoryBytes() const
{
    std::int64_t pages = 0;
    for (const pid_t pid : treeOf(m_pid)) {
        std::ifstream in("/proc/" + std::to_string(pid) + "/statm");
        std::int64_t all = 0, resident = 0;
        if (in >> all >> resident) pages += resident;
    }
    return pages * sysconf(_SC_PAGESIZE);
}

void Child::watchDescendants()
{
    for (const pid_t pid : treeOf(m_pid))
        if (pid != m_pid) m_descendants.push_back(openWatch(pid));
}

ExitState Child::kill()
{
    if (m_exit) return *m_exit;
    // The inner processes first and each watched: killing only the outer one would leave them alive for a moment.
    watchDescendants();
    for (auto watch = m_descendants.rbegin(); watch != m_descendants.rend(); ++watch)
        if (*watch) syscall(SYS_pidfd_send_signal, watch->get(), SIGKILL, nullptr, 0);
    ::kill(-m_pid, SIGKILL);
    for (const FileDescriptor& watch : m_descendants)
        if (watch) becomesReadable(watch.get(), std::chrono::seconds(1));
    int status = 0;
    while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {}
    m_exit = ExitState{};
    if (WIFSIGNALED(status)) m_exit->signal = WTERMSIG(status);
    else if (WEXITSTATUS(status) > 128) m_exit->signal = WEXITSTATUS(status) - 128; // how bubblewrap passes a signal on
    else m_exit->code = WEXITSTATUS(status);
    m_pid = 0;
    return *m_exit;
}

Result<int> runToEnd(const std::vector<std::string>& arguments)
{
    SPOT_TRY(child, Child::start(arguments, {"PATH=/usr/bin:/bin"}, "/"));
    if (!becomesReadable(child.exitWatch(), std::chrono::seconds(5))) return Error{Fault::Timeout, arguments[0] + " did not end in five seconds"};
    const ExitState state = child.kill();
    return state.signal == 0 ? state.code : 128;
}

} // namespace spot
