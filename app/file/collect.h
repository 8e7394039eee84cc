// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/collect.h: a project and all its media in one folder or one archive, which opens anywhere.
#pragma once

#include "app/file/project_store.h"
#include "assets/store/content_store.h"

namespace spot
{

struct Collected {
    std::filesystem::path file;       ///< the folder or the archive
    std::size_t media = 0;            ///< files copied
    std::uint64_t bytes = 0;          ///< of them
    std::vector<std::string> missing; ///< that only older steps of the history use
};

/// Makes the folder `target` (or, when it ends in .zip, the archive) with NAME.spot, its whole history, and media/...; the copy
/// knows them by relative paths. Originals are only read. Whole or not at all: it is written aside and put in place of nothing.
/// Errors: NotFound (media of the current step are missing: all named), Invalid (target is there already), Corrupt (a media file
/// is not what it was), Denied, NoSpace, Io.                                                                       [blocks]
Result<Collected> collect(const ProjectStore& project, const ContentStore& store, const std::filesystem::path& target);

} // namespace spot
