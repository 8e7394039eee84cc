// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/edit_json.h"

#include "app/file/json_archive.h"

namespace spot
{

std::string jsonOf(const Edit& edit) { return textOf(toJson(edit)); }
Result<Edit> editFrom(std::string_view json) { return readJson<Edit>(json); }

} // namespace spot
