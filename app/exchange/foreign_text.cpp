// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/foreign_text.h"

#include "app/edit/rules.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

/// The number of the first line that is not UTF-8.
int firstBadLine(std::string_view text)
{
    TextLines lines(text);
    while (const auto line = lines.next())
        if (!isUtf8(*line)) return lines.number();
    return lines.number();
}

} // namespace

Result<std::string> readForeignText(const fs::path& file, std::size_t longest)
{
    std::error_code code;
    const fs::file_status status = fs::status(file, code);
    if (!fs::exists(status)) return Error{Fault::NotFound, file.string() + ": there is no such file"};
    if (!fs::is_regular_file(status)) return Error{Fault::Corrupt, file.string() + ": is not a file"};
    const auto size = fs::file_size(file, code);
    if (code) return Error{Fault::Io, file.string() + ": cannot be read: " + code.message()};
    if (size > longest) return Error{Fault::OutOfRange, file.string() + ": is longer than " + std::to_string(longest >> 20) + " MiB, which no such file is"};
    std::ifstream in(file, std::ios::binary);
    if (!in) return Error{errno == EACCES ? Fault::Denied : Fault::Io, file.string() + ": cannot be opened: " + std::strerror(errno)};
    std::string text(size, '\0');
    in.read(text.data(), static_cast<std::streamsize>(size));
    if (static_cast<std::size_t>(in.gcount()) != size) return Error{Fault::Io, file.string() + ": could be read in part only"};
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return Error{Fault::Corrupt, file.string() + ": is UTF-16: save it as UTF-8"};
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (!isUtf8(text)) return Error{Fault::Corrupt, file.string() + ": line " + std::to_string(firstBadLine(text)) + ": is not UTF-8: save the file as UTF-8"};
    return text;
}

std::optional<std::string_view> TextLines::next()
{
    if (m_rest.empty()) return std::nullopt;
    ++m_number;
    const std::size_t end = m_rest.find_first_of("\r\n");
    const std::string_view line = m_rest.substr(0, end);
    if (end == m_rest.npos) m_rest = {};
    else m_rest.remove_prefix(end + (m_rest.substr(end, 2) == "\r\n" ? 2 : 1));
    return line;
}

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool isEmptyLine(std::string_view text) { return withoutBlanks(text).empty(); }

std::string shortened(std::string text, std::size_t longest)
{
    if (text.size() <= longest) return text;
    while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0) == 0x80) --longest; // inside of a letter
    text.resize(longest);
    return text;
}

Error atLine(int line, const std::string& sentence) { return {Fault::Corrupt, "line " + std::to_string(line) + ": " + sentence}; }

std::optional<int> digits(std::string_view text)
{
    if (text.empty() || text.size() > 9) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace spot
