// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/worker/sandbox.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace spot
{

namespace
{

constexpr std::array denied{
    // other processes
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_getfd", "kcmp", "perf_event_open",
    // the kernel's keys, programs, and machinery
    "keyctl", "add_key", "request_key", "bpf", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "kexec_load",
    "kexec_file_load", "init_module", "finit_module", "delete_module", "reboot", "syslog", "acct", "quotactl", "quotactl_fd",
    "lookup_dcookie", "personality", "swapon", "swapoff", "iopl", "ioperm", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex",
    // other views of the file system
    "mount", "umount2", "pivot_root", "chroot", "unshare", "setns", "open_tree", "move_mount", "fsopen", "fsconfig", "fsmount", "fspick",
    "mount_setattr", "name_to_handle_at", "open_by_handle_at", "fanotify_init", "mknod", "mknodat"};

Error kernelSays(const char* what, int error)
{
    return {Fault::Unsupported, std::string("the sandbox cannot be closed: ") + what + ": " + std::strerror(error)};
}

Result<Done> limit(__rlimit_resource resource, rlim_t soft, rlim_t hard)
{
    rlimit now{};
    getrlimit(resource, &now);
    const rlimit wanted{std::min(soft, now.rlim_max), std::min(hard, now.rlim_max)};
    if (setrlimit(resource, &wanted) != 0) return kernelSays("setrlimit", errno);
    return Done{};
}

Result<Done> limitSizes(const SandboxLimits& limits)
{
    SPOT_TRY_DONE(limit(RLIMIT_CORE, 0, 0));
    SPOT_TRY_DONE(limit(RLIMIT_NOFILE, 256, 256));
    const auto bytes = [](std::int64_t n) { return static_cast<rlim_t>(n); };
    if (limits.memoryBytes > 0) SPOT_TRY_DONE(limit(RLIMIT_AS, bytes(limits.memoryBytes), bytes(limits.memoryBytes)));
    if (limits.fileBytes > 0) SPOT_TRY_DONE(limit(RLIMIT_FSIZE, bytes(limits.fileBytes), bytes(limits.fileBytes)));
    if (limits.cpuSeconds > 0) SPOT_TRY_DONE(limit(RLIMIT_CPU, bytes(limits.cpuSeconds), bytes(limits.cpuSeconds) + 5));
    return Done{};
}

/// The rules that look at an argument, and those that depend on the limits.
int addConditions(scmp_filter_ctx filter, const SandboxLimits& limits)
{
    const auto refuse = SCMP_ACT_ERRNO(EPERM);
    int failed = seccomp_rule_add(filter, refuse, SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_NE, AF_UNIX));
    // A new user namespace would give back every capability. clone3 hides its flags; libc falls back to clone on ENOSYS.
    failed |= seccomp_rule_add(filter, refuse, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER));
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    failed |= seccomp_rule_add(filter, refuse, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffff, TIOCSTI));
    if (!limits.mayConnect) failed |= seccomp_rule_add(filter, refuse, SCMP_SYS(connect), 0);
    return failed;
}

Result<Done> filterCalls(const SandboxLimits& limits)
{
    const std::unique_ptr<void, void (*)(void*)> filter(seccomp_init(SCMP_ACT_ALLOW), [](void* f) { seccomp_release(f); });
    if (!filter) return kernelSays("seccomp_init", ENOMEM);
    for (const char* name : denied) {
        const int number = seccomp_syscall_resolve_name(name);
        if (number == __NR_SCMP_ERROR) continue; // younger than this libseccomp
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), number, 0) != 0) return kernelSays(name, EINVAL);
    }
    if (addConditions(filter.get(), limits) != 0) return kernelSays("seccomp_rule_add", EINVAL);
    if (const int failed = seccomp_load(filter.get()); failed != 0) return kernelSays("seccomp_load", -failed);
    return Done{};
}

} // namespace

Result<Done> lockIn(const SandboxLimits& limits)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return kernelSays("PR_SET_PDEATHSIG", errno);
    SPOT_TRY_DONE(limitSizes(limits));
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return kernelSays("PR_SET_NO_NEW_PRIVS", errno);
    return filterCalls(limits);
}

} // namespace spot
