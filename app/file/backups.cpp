// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/backups.h"

#include "app/file/database.h"
#include "app/file/project_database.h"
#include "assets/base/log.h"
#include "assets/store/atomic_file.h"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <set>

namespace spot
{

namespace fs = std::filesystem;
using Moment = std::chrono::system_clock::time_point;

namespace
{

constexpr auto longestWait = std::chrono::minutes(5);
constexpr std::uint64_t mostSteps = 200;
constexpr std::size_t recentKept = 20;
constexpr std::string_view ending = ".spot", beingWritten = ".partial";

std::string nameFor(Moment time, StepId step)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &parts);
    return text + std::string("-step-") + std::to_string(step.value) + std::string(ending);
}

std::optional<Backup> backupNamed(const fs::path& file)
{
    std::tm parts{};
    unsigned long long step = 0;
    int length = 0;
    const std::string name = file.filename().string();
    if (std::sscanf(name.c_str(), "%4d%2d%2dT%2d%2d%2dZ-step-%llu%n", &parts.tm_year, &parts.tm_mon, &parts.tm_mday, &parts.tm_hour, &parts.tm_min, &parts.tm_sec, &step, &length) < 7 ||
        name.substr(static_cast<std::size_t>(length)) != ending)
        return std::nullopt;
    parts.tm_year -= 1900, parts.tm_mon -= 1;
    return Backup{file, std::chrono::system_clock::from_time_t(timegm(&parts)), {step}};
}

/// What was written is read once more before it is called a backup.
Result<Done> checkCopy(const fs::path& file)
{
    SPOT_TRY(opened, openDatabase(file, OpenAs::ImmutableReader));
    SPOT_TRY(health, opened.database->text("PRAGMA quick_check(1)"));
    if (health != "ok") return Error{Fault::Io, file.string() + ": the copy is not what was written (" + health + "): look at the disk"};
    return Done{};
}

/// Left over by a process that was killed; there is one writer only, and it is here.
void removePartial(const fs::path& folder)
{
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        if (entry.path().filename().string().find(beingWritten) != std::string::npos) fs::remove(entry.path(), none);
}

} // namespace

fs::path backupFolder(const fs::path& project) { return project.string() + "-backups"; }

std::vector<Backup> backupsOf(const fs::path& project)
{
    std::vector<Backup> all;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(backupFolder(project), none))
        if (const auto backup = backupNamed(entry.path())) all.push_back(*backup);
    std::sort(all.begin(), all.end(), [](const Backup& a, const Backup& b) { return std::pair(a.time, a.step) > std::pair(b.time, b.step); });
    return all;
}

bool isBackupDue(const std::optional<Backup>& newest, const HistoryStep& first, const HistoryStep& last, Moment now)
{
    if (last.id == first.id) return false; // as it was made
    if (newest && newest->step >= last.id && newest->time >= last.time - std::chrono::seconds(1)) return false;
    const Moment since = newest ? newest->time : first.time;
    const std::uint64_t step = newest ? newest->step.value : first.id.value;
    return now - since >= longestWait || last.id.value >= step + mostSteps;
}

std::vector<Backup> superfluous(const std::vector<Backup>& newestFirst, Moment now)
{
    std::vector<Backup> gone;
    std::set<std::int64_t> hours, days;
    for (std::size_t i = 0; i < newestFirst.size(); ++i) {
        const Backup& backup = newestFirst[i];
        const auto age = now - backup.time;
        const auto hour = std::chrono::duration_cast<std::chrono::hours>(backup.time.time_since_epoch()).count();
        const bool isFirstOfHour = hours.insert(hour).second, isFirstOfDay = days.insert(hour / 24).second;
        if (i < recentKept || (isFirstOfHour && age < std::chrono::hours(24)) || (isFirstOfDay && age < std::chrono::days(30))) continue;
        gone.push_back(backup);
    }
    return gone;
}

Result<Backup> makeBackup(const fs::path& project, StepId step, Moment now)
{
    const fs::path folder = backupFolder(project);
    std::error_code code;
    fs::create_directory(folder, code);
    if (code) return Error{Fault::Denied, "cannot make the folder of backups " + folder.string() + ": " + code.message()};
    removePartial(folder);
    const Backup made{folder / nameFor(now, step), std::chrono::time_point_cast<std::chrono::seconds>(now), step};
    const fs::path aside = made.file.string() + std::string(beingWritten);
    const Result<Done> done = [&]() -> Result<Done> {
        SPOT_TRY_DONE(copyDatabase(project, aside));
        SPOT_TRY_DONE(checkCopy(aside));
        fs::rename(aside, made.file, code);
        if (code) return Error{Fault::Io, "cannot name the backup " + made.file.string() + ": " + code.message()};
        return syncFolder(folder);
    }();
    if (!done) {
        fs::remove(aside, code);
        return done.error();
    }
    for (const Backup& gone : superfluous(backupsOf(project), now)) fs::remove(gone.file, code);
    return made;
}

Error withBackupOffered(Error error, const fs::path& project)
{
    if (error.fault != Fault::Corrupt) return error;
    const auto backups = backupsOf(project);
    if (backups.empty()) return error;
    error.message += std::string("; there ") + (backups.size() == 1 ? "is 1 backup, of step " : "are " + std::to_string(backups.size()) + " backups, the newest of step ") + std::to_string(backups.front().step.value) +
                     ": restore it with: spotwright-cli project restore \"" + project.string() + "\"";
    return error;
}

struct BackupWriter::Attempt {
    Backup of;
    std::atomic<bool> isOver = false, isMade = false; ///< isMade is set before isOver
};

BackupWriter::BackupWriter(fs::path project) : m_project(std::move(project))
{
    const auto backups = backupsOf(m_project);
    if (!backups.empty()) m_newest = backups.front();
}

BackupWriter::~BackupWriter() = default;

void BackupWriter::backUpWhenDue(const HistoryStep& first, const HistoryStep& last, Moment now)
{
    if (m_attempt && !m_attempt->isOver) return;
    if (m_attempt && m_attempt->isMade) m_newest = m_attempt->of;
    m_attempt.reset();
    if (!isBackupDue(m_newest, first, last, now)) return;
    m_attempt = std::make_shared<Attempt>();
    m_attempt->of = Backup{{}, now, last.id};
    m_work = std::jthread([project = m_project, attempt = m_attempt] { // the thread before has ended
        const auto made = makeBackup(project, attempt->of.step, attempt->of.time);
        if (!made) logLine(LogLevel::Warning, "app/file", made.error().message);
        attempt->isMade = made.has_value();
        attempt->isOver = true;
    });
}

} // namespace spot
