// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/restore.h"

#include "app/file/project_database.h"
#include "app/file/project_store.h"
#include "assets/store/atomic_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace spot
{

namespace fs = std::filesystem;

namespace
{

/// A lock on a file that need not be a project any more.
class AnyLock
{
public:
    explicit AnyLock(const fs::path& file) : m_descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}
    bool take() { return m_descriptor < 0 || ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0; }
    ~AnyLock() { if (m_descriptor >= 0) ::close(m_descriptor); }
    AnyLock(const AnyLock&) = delete;
    AnyLock& operator=(const AnyLock&) = delete;

private:
    int m_descriptor;
};

Result<Backup> newestSound(const fs::path& project, StepId upTo)
{
    std::string wrong;
    for (const Backup& backup : backupsOf(project)) {
        if (upTo && backup.step > upTo) continue;
        const auto store = ProjectStore::openToRead(backup.file);
        if (store) return backup;
        wrong += "; " + store.error().message;
    }
    return Error{Fault::NotFound, project.filename().string() + ": there is no " + (wrong.empty() ? "" : "sound ") + "backup" + (upTo ? " up to step " + std::to_string(upTo.value) : "") + " in " + backupFolder(project).string() + wrong};
}

/// Everything that belongs to the file gets another name: a log that is left would be taken for the new file's. Until keep() the
/// destructor takes the names back.
class SetAside
{
public:
    ~SetAside()
    {
        for (auto name = m_names.rbegin(); name != m_names.rend(); ++name) static_cast<void>(renameNew(name->second, name->first));
    }
    Result<fs::path> run(const fs::path& project);
    void keep() { m_names.clear(); }

private:
    std::vector<std::pair<fs::path, fs::path>> m_names; ///< before, now
};

Result<fs::path> SetAside::run(const fs::path& project)
{
    std::error_code code;
    const bool isThere = fs::exists(project, code);
    fs::path name;
    for (int n = 1;; ++n) {
        name = project.parent_path() / (project.stem().string() + ".replaced-" + std::to_string(n) + project.extension().string());
        if (!fs::exists(name, code)) break;
    }
    for (const char* part : {"-wal", "-shm", "-journal", ""}) {
        const fs::path from = project.string() + part, to = name.string() + part;
        if (!fs::exists(from, code)) continue;
        const Result<Done> renamed = renameNew(from, to);
        if (!fs::exists(from, code)) m_names.emplace_back(from, to); // also when the folder alone could not be synced
        if (!renamed) return renamed.error();
    }
    return isThere ? name : fs::path(); // a log that a project left behind
}

Result<Done> copyTo(const fs::path& from, const fs::path& to)
{
    std::error_code code;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, code);
    if (code) return ioError(code.value(), "write", to);
    return makeDurable(to);
}

} // namespace

Result<Restored> restore(const fs::path& path, StepId upTo)
{
    const fs::path project = fs::absolute(path), aside = project.string() + ".new-" + std::to_string(getpid());
    SPOT_TRY(backup, newestSound(project, upTo));
    AnyLock lock(project);
    if (!lock.take()) return Error{Fault::Denied, project.filename().string() + " is open in another window; close it there to restore it"};
    std::error_code none;
    if (const auto copied = copyTo(backup.file, aside); !copied) {
        fs::remove(aside, none);
        return copied.error();
    }
    SetAside names;
    auto before = names.run(project);
    const Result<Done> placed = before ? putInPlace(aside, project) : Result<Done>(before.error());
    if (!placed) {
        fs::remove(aside, none);
        return placed.error();
    }
    names.keep();
    return Restored{backup, *before};
}

} // namespace spot
