// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/json_line.h: on which line of a JSON text a value stands.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// text: valid JSON. steps: ".clip", "[3]", ... from the outside in. Gives the line, from 1, of the value, or of the innermost
/// one around it that is there.                                                                                [any]
int lineOf(std::string_view text, std::span<const std::string> steps);
/// The lines of all entries of the list that the steps lead to, in one walk; none when there is no list.          [any]
std::vector<int> linesOfEntries(std::string_view text, std::span<const std::string> steps);

} // namespace spot
