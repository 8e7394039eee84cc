// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/database.h: one SQLite connection and its statements, with errors that name the file, the cause and the next step.
#pragma once

#include "assets/base/result.h"

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace spot
{

class Database;

/// A prepared statement; bind from 1, read columns from 0.                                            [not thread-safe]
class Statement
{
public:
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::string_view text); ///< copied
    Statement& bindBytes(int index, std::span<const std::uint8_t> bytes); ///< copied
    Statement& bindNull(int index);
    /// True: a row is there to read. False: the statement has ended. Errors: those of Database.
    Result<bool> step();
    /// For statements that give no row; the statement can be bound and run again.
    Result<Done> run();

    bool isNull(int column) const;
    std::int64_t number(int column) const;
    std::string_view text(int column) const;                ///< until the next step
    std::span<const std::uint8_t> bytes(int column) const; ///< until the next step

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    Statement(Database& database, sqlite3_stmt* statement) : m_database(&database), m_statement(statement) {}
    Database* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

enum class OpenAs { Writer, Reader, ImmutableReader };

/// Errors of all functions: NoSpace, Denied, Corrupt, Io; begin with the file's name.                 [not thread-safe]
class Database
{
public:
    /// The file is there already, or is made by a Writer. ":memory:" is no file. A Reader never writes nor checkpoints.
    /// Errors name the file as `called`.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, OpenAs as, const std::filesystem::path& called);
    Result<Done> run(const char* sql); ///< one or more statements without rows
    Result<Statement> prepare(const char* sql);
    Result<std::int64_t> number(const char* sql); ///< the first column of the first row; 0 without rows
    Result<std::string> text(const char* sql);
    /// All of it, in a database of its own that is no file.
    Result<std::unique_ptr<Database>> copyInMemory();
    /// Rolls back what a failed statement left open.
    void abandonTransaction();
    Error errorNow(int code) const;

    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

private:
    Database(sqlite3* handle, std::filesystem::path file) : m_handle(handle), m_file(std::move(file)) {}
    sqlite3* m_handle;
    std::filesystem::path m_file;
};

/// BEGIN IMMEDIATE to commit(); without it everything is rolled back.
class Transaction
{
public:
    static Result<Transaction> begin(Database& database);
    Result<Done> commit();
    Transaction(Transaction&& from) noexcept : m_database(std::exchange(from.m_database, nullptr)) {}
    ~Transaction() { if (m_database) m_database->abandonTransaction(); }

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

} // namespace spot
