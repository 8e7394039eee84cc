// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/media_place.h: where the bytes of a media file were seen.
#pragma once

#include "assets/base/content_hash.h"

#include <filesystem>
#include <map>

namespace spot
{

/// Found again by either path, and known for the same by their hash.                                            [value]
struct MediaPlace {
    std::filesystem::path absolute, relative; ///< relative: to the folder of the project file; empty on another disk
    std::uint64_t bytes = 0;
    bool operator==(const MediaPlace&) const = default;
};
using MediaPlaces = std::map<ContentHash, MediaPlace>;

/// The place of a file as seen from a project file. A file that is not there has 0 bytes.
MediaPlace placeOf(const std::filesystem::path& file, const std::filesystem::path& project);

} // namespace spot
