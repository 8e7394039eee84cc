// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/edit_archive.h: the one place that reads an edit of any kind from JSON, for lists of edits and for single ones.
#pragma once

#include "app/edit/edits.h"
#include "app/file/json_archive.h"

namespace spot
{

/// As fromJson of json_archive.h; found by it for the edits of a list.                                           [any]
void fromJson(const Json& json, Edit& value, ReadingPlace& place);

} // namespace spot
