// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/zip_file.h: files into a new ZIP archive.
#pragma once

#include "assets/base/result.h"

#include <filesystem>
#include <vector>

namespace spot
{

struct ZipEntry {
    std::filesystem::path name; ///< inside the archive
    std::filesystem::path from;
    bool isPacked = true; ///< media are packed already
};

/// Written aside, durable, put in place of nothing. All entries have the same day, so that equal files give equal bytes.
/// Errors: Invalid (archive is there already), NotFound, NoSpace, Denied, Io; nothing is left then.              [blocks]
Result<Done> writeZip(const std::filesystem::path& archive, const std::vector<ZipEntry>& entries);

} // namespace spot
