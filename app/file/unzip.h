// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/unzip.h: a ZIP archive of a stranger into a new folder, within limits.
#pragma once

#include "assets/base/result.h"

#include <cstdint>
#include <filesystem>

namespace spot
{

struct UnzipLimits {
    std::uint64_t entries = 20'000;
    std::uint64_t bytes = std::uint64_t{1} << 40; ///< of all files together
    std::uint64_t ratio = 250;                    ///< times that one file may be larger than it is in the archive; below 1 MiB any
};

/// Unpacks into `folder`, which is not there yet: aside, then put in place whole; of an archive that is refused nothing is left.
/// The list of the archive is judged before a byte is written: names stay inside of the folder (no "..", no absolute ones, no
/// backslashes, no drives, no links), are not longer than 255 bytes a part, and no two are alike, also where letters of either
/// case are the same; the sizes keep the limits, fit the disk and do not overlap in the archive. While unpacking the sizes must be as said and the
/// checksums right. Format: PKWARE APPNOTE.TXT 6.3, stored and deflated files, without encryption.
/// Errors: NotFound, Corrupt (damaged, or a name as above), OutOfRange (a limit), Unsupported (encrypted, packed otherwise),
/// Invalid (the folder is there), NoSpace, Denied, Io.                                                          [blocks]
Result<Done> unpackZip(const std::filesystem::path& archive, const std::filesystem::path& folder, const UnzipLimits& limits = {});

} // namespace spot
