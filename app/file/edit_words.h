// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/edit_words.h: the words of every edit, written by the code that reads them.
#pragma once

#include <string>

namespace spot
{

/// Plain text for a person: each kind of edit with its fields, what each takes and its default, then the objects in them. [any]
std::string editWords();

} // namespace spot
