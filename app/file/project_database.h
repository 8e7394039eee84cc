// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/project_database.h: how the database of a project file is opened, and put in place when it is new.
#pragma once

#include "app/file/database.h"
#include "app/file/file_lock.h"

#include <optional>

namespace spot
{

struct OpenedDatabase {
    std::unique_ptr<Database> database;
    std::int64_t version = 0; ///< of the layout
};

/// Opens and looks at what it is, which is the first read of the file. Errors: those of Database; Corrupt: not of ours.
Result<OpenedDatabase> openDatabase(const std::filesystem::path& file, OpenAs as);
/// For reading. A folder where nothing can be made has no room for SQLite's side files: then the file is read as it lies there.
Result<OpenedDatabase> openForReading(const std::filesystem::path& file);
/// Why the file can only be read, as a sentence; when none, the lock is taken.
std::optional<std::string> whyNotWritable(const std::filesystem::path& file, FileLock& lock);
/// fsync of a file that was written. Errors: Io.
Result<Done> makeDurable(const std::filesystem::path& file);
/// All of a project file, compact, as a new file that is durable; whoever writes it goes on meanwhile.
Result<Done> copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to);
/// Puts `from` in place of nothing, whole, and makes the name durable. Errors: Invalid (a file is there), Io.
Result<Done> putInPlace(const std::filesystem::path& from, const std::filesystem::path& file);

} // namespace spot
