// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/foreign_text.h: a text file from a stranger: read whole within a limit, checked, and walked line by line.
#pragma once

#include "assets/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace spot
{

inline constexpr std::size_t longestSubtitles = std::size_t{16} << 20, longestEdl = std::size_t{16} << 20, longestOtio = std::size_t{128} << 20;

/// The whole file in UTF-8, without its byte order mark. Only regular files are read.
/// Errors: NotFound, Denied, Io, OutOfRange (longer than `longest` bytes), Corrupt (UTF-16, or bytes that are not UTF-8: names
/// the line); the message begins with the file's name.                                         [blocks; any thread but ui]
Result<std::string> readForeignText(const std::filesystem::path& file, std::size_t longest);

/// Lines that end in LF, CRLF or CR.                                                                 [not thread-safe]
class TextLines
{
public:
    explicit TextLines(std::string_view text) : m_rest(text) {}
    /// The next line without its end, or none.
    std::optional<std::string_view> next();
    int number() const { return m_number; } ///< of the line that next() gave last, from 1

private:
    std::string_view m_rest;
    int m_number = 0;
};

std::string_view withoutBlanks(std::string_view text); ///< without blanks at both ends
bool isEmptyLine(std::string_view text);

/// At most so many bytes of a text in UTF-8, whole letters.
std::string shortened(std::string text, std::size_t longest);

/// "line 12: sentence", as Corrupt.
Error atLine(int line, const std::string& sentence);

/// A whole number of 1 to 9 digits that fills the text.
std::optional<int> digits(std::string_view text);

} // namespace spot
