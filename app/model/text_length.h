// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/text_length.h: how long names and texts on the picture may be; one limit for scripts, edits and what draws them.
#pragma once

#include <cstddef>
#include <string_view>

namespace spot
{

inline constexpr std::size_t longestText = 10'000; ///< characters of one text on the picture
inline constexpr std::size_t longestName = 1000;   ///< characters of a title, a scene's or a brand's name: 4 kB at most

/// Characters (code points) of UTF-8 text.
constexpr std::size_t charactersIn(std::string_view text)
{
    std::size_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return n;
}

} // namespace spot
