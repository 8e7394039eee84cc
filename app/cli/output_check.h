// SPDX-License-Identifier: GPL-3.0-or-later
// app/cli/output_check.h: what cannot or must not be written is told before minutes of work.
#pragma once

#include "app/cli/export_with_bar.h"

#include <initializer_list>

namespace spot
{

/// needed: files that the work reads or keeps (the script, the project): the output may be none of them.
/// Errors: Unsupported (ending), NotFound (preset, folder), Denied, Invalid (no name, a folder, a full folder, a needed file).
Result<Done> checkOutput(const ExportWish& wish, std::initializer_list<std::filesystem::path> needed);

} // namespace spot
