// SPDX-License-Identifier: GPL-3.0-or-later
// render/export/partial_name.h: the name a result has until it is whole. Used inside render/export only.
#pragma once

#include "assets/base/result.h"

#include <filesystem>

namespace spot
{

/// Owns "NAME.partial-XXXXXX" beside NAME: an empty file or folder at first, removed by the destructor unless it was renamed.
class PartialName
{
public:
    enum class Kind { File, Folder };
    /// Whether NAME could be written, without writing. Errors: NotFound or Denied (the folder), Invalid (no name; NAME is a folder
    /// or a device where a file is wanted; something is where a new folder is wanted).
    static Result<Done> check(const std::filesystem::path& name, Kind kind);
    /// Errors: those of check, NoSpace, Io.
    static Result<PartialName> make(const std::filesystem::path& name, Kind kind);
    const std::filesystem::path& path() const { return m_partial; }
    /// Syncs, renames over NAME, syncs the folder around. Errors: NoSpace, Io.
    Result<Done> rename();

    PartialName(PartialName&& from) noexcept : m_name(std::move(from.m_name)), m_partial(std::exchange(from.m_partial, {})), m_kind(from.m_kind) {}
    PartialName& operator=(PartialName&&) = delete;
    ~PartialName();

private:
    PartialName(std::filesystem::path name, std::filesystem::path partial, Kind kind) : m_name(std::move(name)), m_partial(std::move(partial)), m_kind(kind) {}
    std::filesystem::path m_name, m_partial;
    Kind m_kind;
};

} // namespace spot
