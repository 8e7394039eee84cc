// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/file_lock.h: says that a project file is one, and that only one window writes it.
#pragma once

#include "assets/base/result.h"

#include <filesystem>

namespace spot
{

/// An open project file and, once taken, the lock on it. The kernel lets go of it when the process ends, however it ends.
class FileLock
{
public:
    FileLock() = default;
    /// Errors: NotFound, Denied, Io, Corrupt (empty, or it does not begin like a project file).
    static Result<FileLock> openProject(const std::filesystem::path& file);
    /// False, when somebody else has it.
    bool take();

    FileLock(FileLock&& from) noexcept : m_descriptor(std::exchange(from.m_descriptor, -1)) {}
    FileLock& operator=(FileLock&& from) noexcept { std::swap(m_descriptor, from.m_descriptor); return *this; }
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

} // namespace spot
