// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/host/confinement.h"

#include "generators/host/child.h"

#include <algorithm>

namespace spot
{

namespace
{

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

void append(Words& words, const Words& more) { words.insert(words.end(), more.begin(), more.end()); }

/// On a merged /usr the folders /lib and /bin are links into it; elsewhere they are folders of their own.
void addSystem(Words& words)
{
    append(words, {"--ro-bind", "/usr", "/usr"});
    for (const char* name : {"lib", "lib64", "bin", "sbin"}) {
        const fs::path path = fs::path("/") / name;
        std::error_code error;
        if (fs::is_symlink(path, error)) append(words, {"--symlink", fs::read_symlink(path, error).string(), path.string()});
        else append(words, {"--ro-bind-try", path.string(), path.string()});
    }
    for (const char* path : {"/etc/fonts", "/etc/alternatives", "/etc/vulkan", "/etc/ld.so.cache", "/var/cache/fontconfig"})
        append(words, {"--ro-bind-try", path, path});
}

void addVulkan(Words& words)
{
    for (const char* path : {"/dev/dri", "/dev/nvidiactl", "/dev/nvidia0", "/dev/nvidia-modeset", "/dev/nvidia-uvm"})
        append(words, {"--dev-bind-try", path, path});
    for (const char* path : {"/sys/dev/char", "/sys/devices"}) append(words, {"--ro-bind-try", path, path});
}

/// Everything but what one plugin needs.
Words emptyRoom(const fs::path& bubblewrap)
{
    Words words{bubblewrap.string(), "--unshare-user", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv",
                "--cap-drop", "ALL", "--uid", "1000", "--gid", "1000", "--hostname", "spotwright"};
    addSystem(words);
    append(words, {"--proc", "/proc", "--dev", "/dev", "--size", "268435456", "--tmpfs", "/tmp"});
    return words;
}

/// The same on every machine, and the number of threads that the capability allows to the usual libraries.
Words environmentFor(const Capability& capability, const std::string& home)
{
    const std::string threads = std::to_string(capability.limits.threads);
    Words all{"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=" + home, "TMPDIR=" + home,
              "XDG_RUNTIME_DIR=" + home, "XDG_CACHE_HOME=" + home + "/cache", "QT_QPA_PLATFORM=offscreen", "SPOTWRIGHT_THREADS=" + threads};
    for (const char* name : {"OMP_NUM_THREADS=", "OPENBLAS_NUM_THREADS=", "LP_NUM_THREADS="}) all.push_back(name + threads);
    return all;
}

} // namespace

Confinement Confinement::detect()
{
    for (const char* path : {"/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap"}) {
        std::error_code error;
        if (!fs::exists(path, error)) continue;
        Words words = emptyRoom(path);
        append(words, {"--", "/usr/bin/true"});
        if (const auto tried = runToEnd(words); tried && *tried == 0) return {path, {}};
        return {{}, "bubblewrap cannot make a sandbox here: unprivileged user namespaces may be switched off"};
    }
    return {{}, "bubblewrap is not installed: install the package bubblewrap"};
}

ConfinedCommand confine(const Confinement& confinement, const Capability& capability, const fs::path& worker, const fs::path& scratch)
{
    const std::string socket = std::to_string(Child::linkNumber);
    if (!confinement.isFull())
        return {{worker.string(), socket}, environmentFor(capability, scratch.string()), {worker, capability.folder, scratch}};

    const WorkerPlaces places{"/app/spotwright-worker", "/plugin", "/job"};
    Words words = emptyRoom(confinement.bubblewrap);
    if (std::find(capability.devices.begin(), capability.devices.end(), "vulkan") != capability.devices.end()) addVulkan(words);
    for (const std::string& setting : environmentFor(capability, "/tmp")) {
        const std::size_t equals = setting.find('=');
        append(words, {"--setenv", setting.substr(0, equals), setting.substr(equals + 1)});
    }
    append(words, {"--ro-bind", worker.string(), places.executable.string(), "--ro-bind", capability.folder.string(), places.plugin.string(),
                   "--bind", scratch.string(), places.scratch.string(), "--chdir", places.scratch.string(), "--", places.executable.string(),
                   socket});
    return {words, {"PATH=/usr/bin:/bin"}, places};
}

} // namespace spot
