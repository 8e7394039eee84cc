// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/store/atomic_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace spot
{

Error ioError(int number, std::string_view doing, const std::filesystem::path& file)
{
    const bool full = number == ENOSPC || number == EDQUOT, denied = number == EACCES || number == EPERM || number == EROFS;
    const Fault fault = full ? Fault::NoSpace : denied ? Fault::Denied : number == ENOENT ? Fault::NotFound : Fault::Io;
    const char* next = full ? ": free some space and try again" : denied ? ": choose a folder that you may write to" : "";
    return {fault, "cannot " + std::string(doing) + " " + file.string() + ": " + std::strerror(number) + next};
}

Result<Done> syncFolder(const std::filesystem::path& folder)
{
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return ioError(errno, "open the folder", folder);
    const int synced = ::fsync(descriptor);
    const int number = errno;
    ::close(descriptor);
    if (synced != 0 && number != EINVAL) return ioError(number, "make durable the folder", folder); // EINVAL: a disk that cannot
    return Done{};
}

AtomicFile::AtomicFile(std::filesystem::path file, std::filesystem::path aside, int descriptor)
    : m_file(std::move(file)), m_aside(std::move(aside)), m_descriptor(descriptor)
{
}
AtomicFile::AtomicFile(AtomicFile&& from) noexcept
    : m_file(std::move(from.m_file)), m_aside(std::exchange(from.m_aside, {})), m_descriptor(std::exchange(from.m_descriptor, -1))
{
}

AtomicFile::~AtomicFile()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
    if (!m_aside.empty()) ::unlink(m_aside.c_str());
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& file)
{
    std::string aside = (file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path()) / ("." + file.filename().string() + ".XXXXXX");
    const int descriptor = ::mkostemp(aside.data(), O_CLOEXEC);
    if (descriptor < 0) return ioError(errno, "write", file);
    ::fchmod(descriptor, 0644);
    return AtomicFile(file, aside, descriptor);
}

Result<Done> AtomicFile::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(m_descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return ioError(errno, "write", m_file);
        bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    return Done{};
}

Result<Done> AtomicFile::close()
{
    if (::fsync(m_descriptor) != 0) return ioError(errno, "make durable", m_file);
    if (::close(std::exchange(m_descriptor, -1)) != 0) return ioError(errno, "write", m_file);
    return Done{};
}

Result<Done> AtomicFile::commit()
{
    SPOT_TRY_DONE(close());
    if (::rename(m_aside.c_str(), m_file.c_str()) != 0) return ioError(errno, "write", m_file);
    m_aside.clear();
    return syncFolder(m_file.parent_path());
}

Result<Done> AtomicFile::commitAs(const std::filesystem::path& file)
{
    m_file = file;
    SPOT_TRY_DONE(close());
    if (::link(m_aside.c_str(), m_file.c_str()) != 0 && errno != EEXIST) return ioError(errno, "write", m_file);
    ::unlink(std::exchange(m_aside, {}).c_str());
    return syncFolder(m_file.parent_path());
}

Result<Done> renameNew(const std::filesystem::path& from, const std::filesystem::path& to)
{
    int wrong = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0 ? 0 : errno;
    const bool isUnknown = wrong == EINVAL || wrong == ENOSYS || wrong == ENOTSUP; // NFS and other file systems of networks and users
    if (isUnknown && ::link(from.c_str(), to.c_str()) == 0) {
        ::unlink(from.c_str());
        wrong = 0;
    } else if (isUnknown) {
        struct stat there {};
        const bool isFree = ::lstat(to.c_str(), &there) != 0 && errno == ENOENT;
        wrong = !isFree ? EEXIST : ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
    }
    if (wrong == EEXIST) return Error{Fault::Invalid, to.filename().string() + ": something of that name is in " + to.parent_path().string() + " already; choose another name"};
    if (wrong != 0) return ioError(wrong, "write", to);
    return syncFolder(to.parent_path());
}

} // namespace spot
