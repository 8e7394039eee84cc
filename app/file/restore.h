// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/restore.h: a backup takes the place of a project file.
#pragma once

#include "app/file/backups.h"

namespace spot
{

struct Restored {
    Backup backup;                 ///< whose copy the project is now
    std::filesystem::path setAside; ///< what was there before, under another name; empty when nothing was
};

/// The newest sound backup that is not newer than `upTo` (0: any) becomes the project. What was there is kept beside it under
/// another name, and the backup stays. Errors: NotFound (no such backup, or none is sound: says what is wrong with them),
/// Denied (open in a window, folder not writable), NoSpace, Io; then the project is as before.                [blocks]
Result<Restored> restore(const std::filesystem::path& project, StepId upTo = {});

} // namespace spot
