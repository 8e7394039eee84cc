// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/edit_file.h: a file of edits, as the command line takes it: one edit, a list of them, or a list with a name.
#pragma once

#include "app/edit/edits.h"
#include "assets/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// One step of history to be.                                                                                   [value]
struct EditFile {
    std::string called;      ///< the file, for messages
    std::string name;        ///< of the step; empty: it is named after its edits
    std::vector<Edit> edits; ///< at least one
    std::vector<int> lines;  ///< where each begins
};

/// {"kind": ...}, [{"kind": ...}, ...] or {"name": "...", "edits": [...]}; as strict as editFrom().
/// Errors: Corrupt: "moves.json:7: [2].clip.place: a list of 2 numbers is expected here".                       [any]
Result<EditFile> editFileFrom(std::string_view json, const std::string& called);

/// All edits of the file on a project, or none. Errors: those of apply(), behind the file, the line and the edit's words.
Result<Project> applied(const Project& before, const EditFile& file);

/// "Trim clip", "Trim clip and 3 more".
std::string stepName(const EditFile& file);

} // namespace spot
