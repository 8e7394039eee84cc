// SPDX-License-Identifier: GPL-3.0-or-later
// assets/ledger/ledger.h: an append-only file of facts, each line holding the hash of the one before.
#pragma once

#include "assets/ledger/facts.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace spot
{

/// A fact with its place in the chain.
struct LedgerEntry {
    std::uint64_t number = 0; ///< from 1, its line in the file
    std::string when;         ///< "2026-11-24T22:29:04Z"
    Fact fact;
};

/// One JSON line each: {"before":"<hash of the line before>","number":n,"when":"...","fact":{...}}. Whoever changes, drops or
/// reorders a line breaks the chain from there on. A broken ledger is never thrown away: it is renamed to
/// "ledger.broken-20261124T222904Z.jsonl", with a warning in the log, and a new one begins whose first fact names it. Two processes may append to one file.                 [thread-safe]
class Ledger
{
public:
    /// Reads and checks the whole chain. A last line that a crash cut off is taken away (it was never acknowledged).
    /// Errors: Denied, NoSpace, Io.
    static Result<Ledger> open(const std::filesystem::path& file);

    /// Durable before it returns. Errors: NoSpace, Io; then nothing was added. Blocks for one fdatasync.
    Result<std::uint64_t> append(const Fact& fact);

    /// Everything so far, oldest first.
    std::vector<LedgerEntry> entries() const;
    const std::filesystem::path& file() const;

    Ledger(Ledger&&) noexcept;
    ~Ledger();

private:
    struct Shared;
    explicit Ledger(std::unique_ptr<Shared> shared);
    std::unique_ptr<Shared> m_shared;
};

} // namespace spot
