// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/media_copy.h: media copied beside a project or into a bundle: under names that every file system takes, and as what they were.
#pragma once

#include "app/model/media_item.h"
#include "assets/base/result.h"

#include <filesystem>
#include <set>
#include <string>

namespace spot
{

/// The item's name with the ending of the file that holds it, without what file systems refuse.                  [any]
std::string fileNameFor(const MediaItem& item, const std::filesystem::path& stored);
/// "a.mp4", "a (2).mp4", ...: no two alike, also where letters of either case are the same. `taken` gets it.       [any]
std::string uniqueName(const std::string& name, std::set<std::string>& taken);

/// Errors: Corrupt (the file is not what the item's content says), NotFound, Denied, Io.                        [blocks]
Result<Done> checkMediaFile(const MediaItem& item, const std::filesystem::path& file);
/// A durable copy that was read again. Errors: as checkMediaFile, and NoSpace.                                  [blocks]
Result<Done> copyMediaFile(const MediaItem& item, const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace spot
