// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/backups.h: older states of a project file, in the folder NAME.spot-backups beside it, thinned out as they age.
#pragma once

#include "app/file/history_step.h"
#include "assets/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace spot
{

/// A whole project file with its history: "20261125T024105Z-step-12.spot".                                      [value]
struct Backup {
    std::filesystem::path file;
    std::chrono::system_clock::time_point time; ///< whole seconds
    StepId step;                                ///< the newest that it holds
    bool operator==(const Backup&) const = default;
};

std::filesystem::path backupFolder(const std::filesystem::path& project);
/// Newest first; what is not named like a backup is passed over. Empty when there is no folder.
std::vector<Backup> backupsOf(const std::filesystem::path& project);

/// True when 5 minutes or 200 steps lie between the newest backup (or the project's first step) and the newest step.
bool isBackupDue(const std::optional<Backup>& newest, const HistoryStep& first, const HistoryStep& last, std::chrono::system_clock::time_point now);
/// Those that may go: all but the 20 newest, the newest of each of the last 24 hours and the newest of each of the last 30
/// days. newestFirst: sorted so.
std::vector<Backup> superfluous(const std::vector<Backup>& newestFirst, std::chrono::system_clock::time_point now);

/// Copies the project aside, reads the copy again, puts it in its folder and removes the superfluous ones. Whoever writes the
/// project goes on meanwhile. Errors: those of Database and of the disk; the older backups are as before.  [blocks; any thread]
Result<Backup> makeBackup(const std::filesystem::path& project, StepId step, std::chrono::system_clock::time_point now);

/// Adds where the newest backup is and how to restore it, when the error says that the file is damaged.
Error withBackupOffered(Error error, const std::filesystem::path& project);

/// Makes backups on a thread of its own, one at a time: while one is being written no other begins. A failure is a line in the log,
/// and the next edit tries again.
class BackupWriter
{
public:
    explicit BackupWriter(std::filesystem::path project);
    ~BackupWriter(); ///< waits for the one that is being written
    void backUpWhenDue(const HistoryStep& first, const HistoryStep& last, std::chrono::system_clock::time_point now);

private:
    std::filesystem::path m_project;
    struct Attempt;
    std::optional<Backup> m_newest;
    std::shared_ptr<Attempt> m_attempt; ///< the one last begun, until it is known how it ended
    std::jthread m_work;
};

} // namespace spot
