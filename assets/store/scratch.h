// SPDX-License-Identifier: GPL-3.0-or-later
// assets/store/scratch.h: a job's private folder, gone with its owner.
#pragma once

#include "assets/base/result.h"

#include <filesystem>

namespace spot
{

/// A fresh folder of mode 0700 under `parent`; removed with all its content by the destructor.       [not thread-safe]
class Scratch
{
public:
    /// Errors: Denied, NoSpace, Io.
    static Result<Scratch> make(const std::filesystem::path& parent, const std::string& prefix);
    const std::filesystem::path& path() const { return m_path; }

    Scratch(Scratch&& from) noexcept : m_path(std::exchange(from.m_path, {})) {}
    Scratch& operator=(Scratch&& from) noexcept { std::swap(m_path, from.m_path); return *this; }
    ~Scratch();

private:
    explicit Scratch(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

/// Removes scratch folders whose process is gone (after a crash). Called once at start.
void removeStaleScratch(const std::filesystem::path& parent);

} // namespace spot
