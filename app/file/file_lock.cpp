// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/file_lock.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spot
{

Result<FileLock> FileLock::openProject(const std::filesystem::path& file)
{
    const std::string name = file.filename().string() + ": ";
    FileLock lock(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (lock.m_descriptor < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return Error{Fault::NotFound, name + "there is no such file in " + file.parent_path().string()};
        if (errno == EACCES || errno == EPERM) return Error{Fault::Denied, name + "you may not read this file; look at its permissions"};
        return Error{Fault::Io, name + "cannot be opened (" + std::strerror(errno) + ")"};
    }
    struct stat facts {};
    if (fstat(lock.m_descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) return Error{Fault::Corrupt, name + "is not a Spotwright project but a folder or a device"};
    if (facts.st_size == 0) return Error{Fault::Corrupt, name + "is not a Spotwright project: the file is empty"};
    static constexpr char magic[16] = {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', '\0'};
    char head[sizeof magic] = {};
    if (pread(lock.m_descriptor, head, sizeof head, 0) != sizeof head || std::memcmp(head, magic, sizeof magic) != 0)
        return Error{Fault::Corrupt, name + "is not a Spotwright project"};
    return lock;
}

bool FileLock::take() { return flock(m_descriptor, LOCK_EX | LOCK_NB) == 0; }

FileLock::~FileLock()
{
    if (m_descriptor >= 0) close(m_descriptor);
}

} // namespace spot
