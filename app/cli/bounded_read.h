// SPDX-License-Identifier: GPL-3.0-or-later
// app/cli/bounded_read.h: a stream read to its end, which must come in time.
#pragma once

#include <istream>
#include <optional>
#include <string>

namespace spot
{

/// All bytes; none when there are more than `longest`, of which no more are held than one block.                [blocks]
inline std::optional<std::string> readUpTo(std::istream& in, std::size_t longest)
{
    std::string bytes, block(std::size_t{1} << 16, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
        bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > longest) return std::nullopt;
    }
    return bytes;
}

} // namespace spot
