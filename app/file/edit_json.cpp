// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/edit_json.h"

#include "app/file/edit_archive.h"

namespace spot
{

std::string jsonOf(const Edit& edit) { return textOf(toJson(static_cast<const EditKinds&>(edit))); }
Result<Edit> editFrom(std::string_view json) { return readJson<Edit>(json); }
void fromJson(const Json& json, Edit& value, ReadingPlace& place) { fromJson(json, static_cast<EditKinds&>(value), place); }

} // namespace spot
