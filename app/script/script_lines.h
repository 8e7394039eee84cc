// SPDX-License-Identifier: GPL-3.0-or-later
// app/script/script_lines.h: a script's text cut into lines with what Markdown made of them; knows no scene.
#pragma once

#include "app/model/storyboard.h"
#include "app/script/fields.h"
#include "assets/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// One line without list marks, quote marks and emphasis. Comments and rulers are empty lines.
struct ScriptLine {
    int number = 1;              ///< from 1
    int column = 1;              ///< of the first character of text, in characters from 1
    int level = 0;               ///< of a heading: 1 for "#", 2 for "##", ...; 0: none
    std::string text;            ///< a heading without its marks
    std::string key;             ///< "VISUAL" of "VISUAL: a can"; "" when the line is no field
    std::string value;           ///< "a can"
    int valueColumn = 1;
    std::optional<Field> field;  ///< when the key is a known one
};

/// Errors: Invalid "script.md:3:7: ..." when the bytes are not UTF-8 or hold control characters.
Result<std::vector<ScriptLine>> splitScript(std::string_view text, std::string_view name);

/// Markdown links and images taken out of a text, which keeps their labels.
struct LinkedText {
    std::string text;
    std::vector<MediaLink> links;
};
LinkedText linksOf(std::string_view text, int line, int column);

/// Without the marks of emphasis, which come in pairs: *a*, **a**, ***a***, _a_, __a__. A star or line inside a word or between
/// spaces stays ("2*3", "snake_case", "a * b"); a backslash before one keeps it.
std::string withoutEmphasis(std::string_view text);

/// Without one pair of quotes around the whole: "..." “...” 「...」 '...'.
std::string withoutQuotes(std::string_view text);

} // namespace spot
