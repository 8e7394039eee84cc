// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/database.h"

namespace spot
{

Statement& Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
    return *this;
}
Statement& Statement::bind(int index, std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}
Statement& Statement::bindBytes(int index, std::span<const std::uint8_t> bytes)
{
    sqlite3_bind_blob64(m_statement.get(), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    return *this;
}
Statement& Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement.get(), index);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return m_database->errorNow(code);
}

Result<Done> Statement::run()
{
    const Result<bool> row = step();
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
    if (!row) return row.error();
    return Done{};
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL; }
std::int64_t Statement::number(int column) const { return sqlite3_column_int64(m_statement.get(), column); }
std::string_view Statement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))) : std::string_view();
}
std::span<const std::uint8_t> Statement::bytes(int column) const
{
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)) : 0};
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, OpenAs as, const std::filesystem::path& called)
{
    sqlite3* handle = nullptr;
    std::string name = file.string();
    int flags = as == OpenAs::Writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    if (as == OpenAs::ImmutableReader) {
        std::string escaped;
        for (const char c : name) {
            static constexpr char digits[] = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(c);
            if (std::isalnum(byte) || c == '/' || c == '.' || c == '-' || c == '_') escaped += c;
            else escaped += {'%', digits[byte >> 4], digits[byte & 15]};
        }
        name = "file:" + escaped + "?immutable=1";
        flags |= SQLITE_OPEN_URI;
    }
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<Database> database(new Database(handle, called));
    if (code != SQLITE_OK) return database->errorNow(code);
    sqlite3_busy_timeout(handle, 2000);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (as != OpenAs::Writer) sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return database;
}

Database::~Database() { sqlite3_close_v2(m_handle); }

Error Database::errorNow(int code) const
{
    const std::string place = m_file.filename().string() + ": ";
    switch (code & 0xff) {
    case SQLITE_FULL: return {Fault::NoSpace, place + "the disk is full, nothing was changed; free some space in " + m_file.parent_path().string() + " and try again"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return {Fault::Denied, place + "the file or its folder cannot be written; save a copy elsewhere"};
    case SQLITE_CANTOPEN: return {Fault::Denied, place + "the file cannot be opened in " + m_file.parent_path().string() + "; look at its permissions"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {Fault::Denied, place + "another program is writing this file; close it and try again"};
    case SQLITE_NOTADB: return {Fault::Corrupt, place + "is not a Spotwright project"};
    case SQLITE_CORRUPT: return {Fault::Corrupt, place + "the project file is damaged (" + sqlite3_errmsg(m_handle) + "); take the newest copy of it"};
    case SQLITE_NOMEM: return {Fault::NoSpace, place + "not enough memory"};
    case SQLITE_ERROR: return {Fault::Corrupt, place + "the project file is not built as expected (" + sqlite3_errmsg(m_handle) + ")"};
    default: return {Fault::Io, place + "reading or writing failed (" + sqlite3_errmsg(m_handle) + "); nothing was changed, look at the disk and try again"};
    }
}

Result<Done> Database::run(const char* sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return errorNow(code);
    return Done{};
}

Result<Statement> Database::prepare(const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(m_handle, sql, -1, &statement, nullptr);
    if (code != SQLITE_OK) return errorNow(code);
    return Statement(*this, statement);
}

Result<std::int64_t> Database::number(const char* sql)
{
    SPOT_TRY(statement, prepare(sql));
    SPOT_TRY(row, statement.step());
    return row ? statement.number(0) : 0;
}

Result<std::string> Database::text(const char* sql)
{
    SPOT_TRY(statement, prepare(sql));
    SPOT_TRY(row, statement.step());
    return row ? std::string(statement.text(0)) : std::string();
}

Result<std::unique_ptr<Database>> Database::copyInMemory()
{
    SPOT_TRY(copy, open(":memory:", OpenAs::Writer, m_file));
    sqlite3_backup* work = sqlite3_backup_init(copy->m_handle, "main", m_handle, "main");
    if (!work) return errorNow(sqlite3_errcode(copy->m_handle));
    sqlite3_backup_step(work, -1);
    const int code = sqlite3_backup_finish(work);
    if (code != SQLITE_OK) return errorNow(code);
    return std::move(copy);
}

void Database::abandonTransaction()
{
    if (!sqlite3_get_autocommit(m_handle)) sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<Transaction> Transaction::begin(Database& database)
{
    SPOT_TRY_DONE(database.run("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Result<Done> Transaction::commit()
{
    SPOT_TRY_DONE(m_database->run("COMMIT"));
    m_database = nullptr;
    return Done{};
}

} // namespace spot
