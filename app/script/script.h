// SPDX-License-Identifier: GPL-3.0-or-later
// app/script/script.h: an advertising script in Markdown, read into a brief and scenes. The format: app/script/README.md.
#pragma once

#include "app/model/brief.h"
#include "app/model/storyboard.h"
#include "assets/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// Something the reader noticed and could go on after. Lines and columns count from 1, columns in characters.
struct ScriptWarning {
    int line = 1, column = 1;
    std::string sentence;
    bool operator==(const ScriptWarning&) const = default;
};

/// A paragraph without any markup, for the planner.
struct LooseParagraph {
    int line = 1;
    std::string text; ///< lines joined by spaces
    bool operator==(const LooseParagraph&) const = default;
};

/// What a script says. Either `storyboard` has scenes, or `loose` has paragraphs that the planner splits into scenes.
struct Script {
    Brief brief;
    Storyboard storyboard;
    std::vector<LooseParagraph> loose;
    std::vector<ScriptWarning> warnings;
    int logoLine = 0, logoColumn = 0; ///< where the logo's path is written, for errors
};

inline constexpr std::size_t maxScriptBytes = 1 << 20;
inline constexpr std::size_t maxScenes = 200;
inline constexpr std::size_t maxLinks = 100; ///< of one scene
inline constexpr std::size_t longestSuper = 500; ///< characters of one scene's SUPER: more cannot be read on a picture

/// A line that begins with a word and a colon is a field. One that no field is called ends the field above it and is left out with
/// a warning, as are the lines below it up to the next field, heading or empty line: below an open field only when looksLikeField
/// (fields.h), for a sentence may hold a colon; elsewhere always.
/// Pure. `name` is what errors call the file ("script.md"). Accepts LF, CRLF, a byte order mark, English and Korean field names.
/// Errors: Invalid "script.md:12:3: ..." (bad value, text too long, scene without VISUAL and VO, not UTF-8, nothing in it), OutOfRange (too large).
Result<Script> parseScript(std::string_view text, std::string_view name);

} // namespace spot
