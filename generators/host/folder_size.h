// SPDX-License-Identifier: GPL-3.0-or-later
// generators/host/folder_size.h: how much a folder holds, counted without trusting what is in it.
#pragma once

#include <cstdint>
#include <filesystem>

namespace spot
{

struct FolderSize {
    std::int64_t bytes = 0; ///< the larger of length and blocks of each entry: a sparse file counts in full
    bool isCrowded = false; ///< more than 20 000 entries: the count stopped there
};

/// Follows no link. What vanishes meanwhile counts nothing.                                               [any thread but ui]
FolderSize sizeOf(const std::filesystem::path& folder);

} // namespace spot
