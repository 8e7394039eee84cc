// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/store/scratch.h"

#include "assets/store/atomic_file.h"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <signal.h>
#include <string>
#include <unistd.h>

namespace spot
{

namespace fs = std::filesystem;

// A scratch folder is called PREFIX.PID.XXXXXX: whose process is gone may be removed.
Result<Scratch> Scratch::make(const fs::path& parent, const std::string& prefix)
{
    std::error_code code;
    fs::create_directories(parent, code);
    if (code) return ioError(code.value(), "make the folder", parent);
    std::string name = (parent / (prefix + "." + std::to_string(::getpid()) + ".XXXXXX")).string();
    if (!::mkdtemp(name.data())) return ioError(errno, "make a folder in", parent); // mode 0700
    return Scratch(fs::path(name));
}

Scratch::~Scratch()
{
    std::error_code code;
    if (!m_path.empty()) fs::remove_all(m_path, code);
}

void removeStaleScratch(const fs::path& parent)
{
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(parent, code)) {
        const std::string name = entry.path().filename().string();
        const auto last = name.rfind('.'), before = last == name.npos ? name.npos : name.rfind('.', last - 1);
        if (before == name.npos) continue;
        int process = 0;
        const auto [end, fault] = std::from_chars(name.data() + before + 1, name.data() + last, process);
        if (fault != std::errc{} || end != name.data() + last || process <= 0) continue;
        if (::kill(process, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), code);
    }
}

} // namespace spot
