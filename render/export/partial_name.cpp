// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/export/partial_name.h"

#include "assets/store/atomic_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace spot
{

namespace fs = std::filesystem;

Result<Done> PartialName::check(const fs::path& name, Kind kind)
{
    std::error_code code;
    const fs::path folder = name.parent_path().empty() ? fs::path(".") : name.parent_path();
    if (name.filename().empty()) return Error{Fault::Invalid, "\"" + name.string() + "\" is no name for a file"};
    if (!fs::is_directory(folder, code)) return Error{Fault::NotFound, "cannot write " + name.string() + ": the folder " + folder.string() + " is not there: make it first"};
    if (::access(folder.c_str(), W_OK) != 0) return Error{Fault::Denied, "cannot write " + name.string() + ": the folder " + folder.string() + " is read-only: choose a folder that you may write to"};
    const fs::file_status there = fs::status(name, code);
    if (kind == Kind::File && fs::is_directory(there)) return Error{Fault::Invalid, "cannot write " + name.string() + ": it is a folder: name a file in it"};
    if (kind == Kind::File && fs::exists(there) && !fs::is_regular_file(there)) return Error{Fault::Invalid, "cannot write " + name.string() + ": it is a device and no file"};
    if (kind == Kind::Folder && fs::exists(name, code) && !(fs::is_directory(name, code) && fs::is_empty(name, code)))
        return Error{Fault::Invalid, "cannot write the pictures to " + name.string() + ": something is there already: choose another name"};
    return Done{};
}

Result<PartialName> PartialName::make(const fs::path& name, Kind kind)
{
    SPOT_TRY_DONE(check(name, kind));
    std::string partial = name.string() + ".partial-XXXXXX";
    if (kind == Kind::Folder) {
        if (!::mkdtemp(partial.data())) return ioError(errno, "write", name);
        ::chmod(partial.c_str(), 0755);
    } else {
        const int descriptor = ::mkostemp(partial.data(), O_CLOEXEC);
        if (descriptor < 0) return ioError(errno, "write", name);
        ::fchmod(descriptor, 0644);
        ::close(descriptor);
    }
    return PartialName(name, partial, kind);
}

Result<Done> PartialName::rename()
{
    if (m_kind == Kind::File) {
        const int descriptor = ::open(m_partial.c_str(), O_RDONLY | O_CLOEXEC);
        const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
        const int number = errno;
        if (descriptor >= 0) ::close(descriptor);
        if (!synced) return ioError(number, "make durable", m_name);
    } else {
        SPOT_TRY_DONE(syncFolder(m_partial));
    }
    if (::rename(m_partial.c_str(), m_name.c_str()) != 0) return ioError(errno, "write", m_name);
    m_partial.clear();
    return syncFolder(m_name.parent_path());
}

PartialName::~PartialName()
{
    std::error_code code;
    if (!m_partial.empty()) fs::remove_all(m_partial, code);
}

} // namespace spot
