// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/media_search.h: media whose bytes are not in the media folder, and where they are.
#pragma once

#include "app/file/media_place.h"
#include "app/model/project.h"
#include "assets/store/content_store.h"

#include <optional>
#include <string>
#include <vector>

namespace spot
{

/// The items whose bytes the store lacks.
std::vector<MediaPtr> absentMedia(const Project& project, const ContentStore& store);

/// The file with exactly these bytes at its last place: beside the project first, so that a folder that was moved or copied finds
/// its own, then by absolute path. Reads a file only when it has the right size.                              [blocks; any thread]
std::optional<std::filesystem::path> fileAtPlace(const ContentHash& content, const MediaPlaces& places, const std::filesystem::path& project);

/// Puts into the store what it lacks and what is still at its place; gives how many came. Errors: those of put().
/// [blocks; any thread but ui]
Result<int> takeInFromPlaces(const Project& project, const MediaPlaces& places, const std::filesystem::path& file, ContentStore& store, std::stop_token stop = {});

/// The files of a folder and of the folders in it, each read once at most.                              [not thread-safe]
class FolderSearch
{
public:
    /// Errors: NotFound (no such folder), Denied, OutOfRange (more than 200,000 files).
    static Result<FolderSearch> open(const std::filesystem::path& folder);
    /// The first file, by name, with these bytes. bytes: the size when it is known, else 0: then every file is read.   [blocks]
    std::optional<std::filesystem::path> byContent(const ContentHash& content, std::uint64_t bytes);
    /// The first file of this name; Latin letters of either case.
    std::optional<std::filesystem::path> byName(const std::string& name) const;

private:
    struct File {
        std::filesystem::path path;
        std::uint64_t bytes = 0;
        std::optional<ContentHash> content;
    };
    std::vector<File> m_files; ///< sorted by path
};

} // namespace spot
