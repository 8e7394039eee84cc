// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/project_database.h"

#include "app/file/schema_upgrade.h"
#include "assets/store/atomic_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace spot
{

namespace fs = std::filesystem;

namespace
{

std::string inQuotes(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

} // namespace

Result<Done> makeDurable(const fs::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return ioError(errno, "read", file);
    const int synced = ::fsync(descriptor), number = errno;
    ::close(descriptor);
    if (synced != 0) return ioError(number, "make durable", file);
    return Done{};
}

Result<Done> copyDatabase(const fs::path& from, const fs::path& to)
{
    SPOT_TRY(opened, openForReading(from));
    SPOT_TRY_DONE(opened.database->run(("VACUUM INTO " + inQuotes(to.string())).c_str()));
    opened.database.reset();
    return makeDurable(to);
}

Result<OpenedDatabase> openDatabase(const fs::path& file, OpenAs as)
{
    SPOT_TRY(database, Database::open(file, as, file));
    SPOT_TRY(mark, database->number("PRAGMA application_id"));
    SPOT_TRY(version, database->number("PRAGMA user_version"));
    SPOT_TRY(bytes, database->number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"));
    std::error_code none;
    const bool hasLog = fs::exists(file.string() + "-wal", none) && fs::file_size(file.string() + "-wal", none) > 0; // may hold pages of the end
    if (!hasLog && fs::file_size(file, none) < static_cast<std::uintmax_t>(bytes)) return Error{Fault::Corrupt, file.filename().string() + ": the project file is damaged: its end is missing"};
    if (mark != projectFileMark) return Error{Fault::Corrupt, file.filename().string() + ": is a database, but not a Spotwright project"};
    return OpenedDatabase{std::move(database), version};
}

Result<OpenedDatabase> openForReading(const fs::path& file)
{
    auto opened = openDatabase(file, OpenAs::Reader);
    std::error_code none;
    const bool hasLog = fs::exists(file.string() + "-wal", none) && fs::file_size(file.string() + "-wal", none) > 0;
    if (opened || opened.error().fault == Fault::Corrupt || hasLog) return opened;
    return openDatabase(file, OpenAs::ImmutableReader);
}

std::optional<std::string> whyNotWritable(const fs::path& file, FileLock& lock)
{
    const std::string name = file.filename().string();
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (access(file.c_str(), W_OK) != 0) return name + " is read-only; save a copy elsewhere to change it";
    if (access(folder.c_str(), W_OK) != 0) return name + " lies in a folder that cannot be written (" + folder.string() + "); save a copy elsewhere to change it";
    if (!lock.take()) return name + " is open in another window; close it there to change it here";
    return std::nullopt;
}

Result<Done> putInPlace(const fs::path& from, const fs::path& file)
{
    return renameNew(from, file);
}

} // namespace spot
