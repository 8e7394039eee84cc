// SPDX-License-Identifier: GPL-3.0-or-later
// assets/store/atomic_file.h: a file that is there whole and durable, or not at all.
#pragma once

#include "assets/base/result.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace spot
{

/// What an errno means for the person: "cannot write /a/b: No space left on device: free some space and try again".
Error ioError(int errorNumber, std::string_view doing, const std::filesystem::path& file);

/// Written aside in the same folder, synced, renamed over the final name by commit(), folder synced. Without commit() nothing is
/// left. After any error the old file is untouched.                                                    [not thread-safe]
class AtomicFile
{
public:
    /// Errors: Denied, NoSpace, Io.
    static Result<AtomicFile> create(const std::filesystem::path& file);
    Result<Done> write(std::span<const std::byte> bytes);
    Result<Done> write(std::string_view text) { return write(std::as_bytes(std::span(text))); }
    Result<Done> commit();
    /// Under another name of the same disk than the one given to create(); an existing file of that name is kept.
    Result<Done> commitAs(const std::filesystem::path& file);
    int descriptor() const { return m_descriptor; }

    AtomicFile(AtomicFile&& from) noexcept;
    AtomicFile& operator=(AtomicFile&&) = delete;
    ~AtomicFile();

private:
    Result<Done> close();
    AtomicFile(std::filesystem::path file, std::filesystem::path aside, int descriptor);
    std::filesystem::path m_file, m_aside;
    int m_descriptor = -1;
};

/// Another name in place of nothing, for a file or a folder; also where the file system cannot do both in one step. The folder of the new
/// name is synced. Errors: Invalid (something of that name is there), Denied, NoSpace, Io.
Result<Done> renameNew(const std::filesystem::path& from, const std::filesystem::path& to);

/// fsync of the folder, so that a name in it is durable. Errors: Io.
Result<Done> syncFolder(const std::filesystem::path& folder);

} // namespace spot
