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

/// Pure. `name` is what errors call the file ("script.md"). Accepts LF, CRLF, a byte order mark, English and Korean field names.
/// Errors: Invalid "script.md:12:3: ..." (bad value, scene without VISUAL and VO, not UTF-8, nothing in it), OutOfRange (too large).
Result<Script> parseScript(std::string_view text, std::string_view name);

} // namespace spot
