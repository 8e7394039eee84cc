// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/edit_json.h: an edit to and from JSON: {"kind": "trim clip", "timeline": 1, "clip": 7, "edge": "end", "to": 705600000}.
#pragma once

#include "app/edit/edits.h"
#include "assets/base/result.h"

#include <string>
#include <string_view>

namespace spot
{

/// One line, with the words of project_json.h.                                                                  [any]
std::string jsonOf(const Edit& edit);
/// As strict as projectFrom. What the edit means is for apply() to judge. Errors: Corrupt.
Result<Edit> editFrom(std::string_view json);

} // namespace spot
