// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/jobs/job_store.h"
#include "generators/jobs/job_text.h"

#include <atomic>
#include <sqlite3.h>

namespace spot
{

namespace
{

constexpr const char* schema = "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                               "CREATE TABLE IF NOT EXISTS job (id INTEGER PRIMARY KEY, state INTEGER NOT NULL, request TEXT NOT NULL,"
                               " fault INTEGER, message TEXT) STRICT;"
                               "CREATE INDEX IF NOT EXISTS job_state ON job (state);"
                               "CREATE TABLE IF NOT EXISTS outcome (key TEXT PRIMARY KEY, outcome TEXT NOT NULL) STRICT;";
/// Jobs of a first-format file do not say whose they are: they become nobody's, and none is taken up again.
constexpr const char* purposes = "BEGIN;"
                                 "ALTER TABLE job ADD COLUMN project TEXT NOT NULL DEFAULT '';"
                                 "ALTER TABLE job ADD COLUMN slot INTEGER NOT NULL DEFAULT 0;"
                                 "ALTER TABLE job ADD COLUMN title TEXT NOT NULL DEFAULT '';"
                                 "ALTER TABLE job ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;"
                                 "ALTER TABLE job ADD COLUMN outcome TEXT;"
                                 "ALTER TABLE job ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;"
                                 "CREATE INDEX job_project ON job (project, state);"
                                 "PRAGMA user_version=2;"
                                 "COMMIT;";
constexpr const char* columns = "SELECT id, state, request, fault, message, project, slot, title, asked, outcome FROM job ";

Fault faultOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH: return Fault::Denied;
    case SQLITE_FULL: return Fault::NoSpace;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Fault::Corrupt;
    default: return Fault::Io;
    }
}

Error sqliteSays(sqlite3* database, const std::string& file)
{
    const int code = sqlite3_errcode(database);
    if ((code & 0xff) == SQLITE_BUSY) return {Fault::Denied, file + " is open in another Spotwright: close that one first"};
    return {faultOf(code), file + ": " + sqlite3_errmsg(database)};
}

/// One statement, bound from left to right and stepped through.
class Statement
{
public:
    Statement(sqlite3* database, const char* sql) : m_statement(nullptr, &sqlite3_finalize)
    {
        sqlite3_stmt* raw = nullptr;
        sqlite3_prepare_v2(database, sql, -1, &raw, nullptr);
        m_statement.reset(raw);
    }
    Statement& bind(std::int64_t value) { return sqlite3_bind_int64(get(), ++m_bound, value), *this; }
    Statement& bind(const std::string& text)
    {
        return sqlite3_bind_text(get(), ++m_bound, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT), *this;
    }
    Statement& bindNull() { return sqlite3_bind_null(get(), ++m_bound), *this; }

    int step() { return m_statement ? sqlite3_step(get()) : SQLITE_ERROR; }
    std::int64_t number(int column) const { return sqlite3_column_int64(get(), column); }
    bool isNull(int column) const { return sqlite3_column_type(get(), column) == SQLITE_NULL; }
    std::string text(int column) const
    {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(get(), column));
        return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(get(), column))) : std::string();
    }

private:
    sqlite3_stmt* get() const { return m_statement.get(); }
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> m_statement;
    int m_bound = 0;
};

Result<StoredJob> jobOf(const Statement& row)
{
    SPOT_TRY(request, requestFrom(row.text(2)));
    const std::int64_t state = row.number(1);
    if (state < 0 || state > static_cast<int>(JobState::Unknown))
        return Error{Fault::Corrupt, "a stored job has the unknown state " + std::to_string(state)};
    StoredJob job{JobId{static_cast<std::uint64_t>(row.number(0))}, static_cast<JobState>(state), request, {}, {}, {}};
    job.purpose = {row.text(5), static_cast<std::uint64_t>(row.number(6)), row.text(7), row.number(8) != 0};
    if (!row.isNull(3)) job.error = Error{static_cast<Fault>(row.number(3)), row.text(4)};
    if (!row.isNull(9)) {
        SPOT_TRY(outcome, outcomeFrom(row.text(9)));
        job.outcome = std::move(outcome);
    }
    return job;
}

} // namespace

JobState afterCrash(JobState found, bool isLocalAndFree)
{
    if (isFinal(found)) return found;
    if (found == JobState::Draft || found == JobState::Queued) return JobState::Queued;
    if (found == JobState::Submitting) return JobState::Unknown;
    return isLocalAndFree ? JobState::Queued : JobState::Unknown;
}

struct JobStore::File {
    std::string name;
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> database{nullptr, &sqlite3_close};
    std::atomic<std::uint64_t> lastId{0};

    Result<Done> change(Statement& statement) const
    {
        if (statement.step() != SQLITE_DONE) return sqliteSays(database.get(), name);
        return Done{};
    }
    Result<std::vector<StoredJob>> all(Statement& select) const
    {
        std::vector<StoredJob> jobs;
        int step = SQLITE_DONE;
        while ((step = select.step()) == SQLITE_ROW) {
            SPOT_TRY(job, jobOf(select));
            jobs.push_back(job);
        }
        if (step != SQLITE_DONE) return sqliteSays(database.get(), name);
        return jobs;
    }
};

Result<JobStore> JobStore::open(const std::filesystem::path& path)
{
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    auto file = std::make_unique<File>();
    file->name = path.string();
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr);
    file->database.reset(raw);
    if (opened != SQLITE_OK || sqlite3_exec(raw, schema, nullptr, nullptr, nullptr) != SQLITE_OK) return sqliteSays(raw, file->name);
    Statement hasPurposes(raw, "SELECT count(*) FROM pragma_table_info('job') WHERE name = 'taken'");
    if (hasPurposes.step() != SQLITE_ROW) return sqliteSays(raw, file->name);
    if (hasPurposes.number(0) == 0 && sqlite3_exec(raw, purposes, nullptr, nullptr, nullptr) != SQLITE_OK) return sqliteSays(raw, file->name);
    Statement last(raw, "SELECT coalesce(max(id), 0) FROM job");
    if (last.step() != SQLITE_ROW) return sqliteSays(raw, file->name);
    file->lastId = static_cast<std::uint64_t>(last.number(0));
    return JobStore(std::move(file));
}

JobStore::JobStore(std::unique_ptr<File> file) : m_file(std::move(file)) {}
JobStore::JobStore(JobStore&&) noexcept = default;
JobStore::~JobStore() = default;

JobId JobStore::nextId() { return JobId{++m_file->lastId}; }

Result<Done> JobStore::add(JobId job, const GenerationRequest& request, const JobPurpose& purpose)
{
    Statement insert(m_file->database.get(), "INSERT INTO job (id, state, request, project, slot, title, asked) VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(static_cast<std::int64_t>(job.value)).bind(static_cast<std::int64_t>(JobState::Queued)).bind(textOf(request));
    insert.bind(purpose.project).bind(static_cast<std::int64_t>(purpose.slot)).bind(purpose.title).bind(std::int64_t(purpose.wasAskedFor));
    return m_file->change(insert);
}

Result<Done> JobStore::setState(JobId job, JobState state, const std::optional<Error>& error)
{
    Statement update(m_file->database.get(), "UPDATE job SET state = ?, fault = ?, message = ? WHERE id = ?");
    update.bind(static_cast<std::int64_t>(state));
    if (error) update.bind(static_cast<std::int64_t>(error->fault)).bind(error->message);
    else update.bindNull().bindNull();
    update.bind(static_cast<std::int64_t>(job.value));
    return m_file->change(update);
}

Result<Done> JobStore::finish(JobId job, const GenerationOutcome& outcome)
{
    Statement update(m_file->database.get(), "UPDATE job SET state = ?, fault = NULL, message = NULL, outcome = ? WHERE id = ?");
    update.bind(static_cast<std::int64_t>(JobState::Ready)).bind(textOf(outcome)).bind(static_cast<std::int64_t>(job.value));
    return m_file->change(update);
}

Result<Done> JobStore::markTaken(JobId job)
{
    Statement update(m_file->database.get(), "UPDATE job SET taken = 1 WHERE id = ?");
    update.bind(static_cast<std::int64_t>(job.value));
    return m_file->change(update);
}

Result<Done> JobStore::remember(const ContentHash& key, const GenerationOutcome& outcome)
{
    Statement insert(m_file->database.get(), "INSERT OR REPLACE INTO outcome (key, outcome) VALUES (?, ?)");
    insert.bind(key.hex()).bind(textOf(outcome));
    return m_file->change(insert);
}

Result<std::vector<StoredJob>> JobStore::unfinished(const std::string& project) const
{
    Statement select(m_file->database.get(), (std::string(columns) + "WHERE state < ? AND project = ? ORDER BY id").c_str());
    select.bind(static_cast<std::int64_t>(JobState::Ready)).bind(project);
    return m_file->all(select);
}

Result<std::vector<StoredJob>> JobStore::waitingTakes(const std::string& project) const
{
    Statement select(m_file->database.get(), (std::string(columns) + "WHERE state = ? AND project = ? AND taken = 0 AND outcome IS NOT NULL ORDER BY id").c_str());
    select.bind(static_cast<std::int64_t>(JobState::Ready)).bind(project);
    return m_file->all(select);
}

Result<StoredJob> JobStore::find(JobId job) const
{
    Statement select(m_file->database.get(), (std::string(columns) + "WHERE id = ?").c_str());
    select.bind(static_cast<std::int64_t>(job.value));
    SPOT_TRY(found, m_file->all(select));
    if (found.empty()) return Error{Fault::NotFound, "there is no job " + std::to_string(job.value)};
    return found.front();
}

std::optional<GenerationOutcome> JobStore::remembered(const ContentHash& key) const
{
    Statement select(m_file->database.get(), "SELECT outcome FROM outcome WHERE key = ?");
    select.bind(key.hex());
    if (select.step() != SQLITE_ROW) return std::nullopt;
    auto outcome = outcomeFrom(select.text(0));
    if (!outcome) return std::nullopt;
    outcome->fromCache = true;
    return *outcome;
}

} // namespace spot
