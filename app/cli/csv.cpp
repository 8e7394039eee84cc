// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/csv.h"

#include "app/edit/field_values.h"
#include "app/edit/rules.h"

#include <algorithm>
#include <array>

namespace spot
{

namespace
{

constexpr std::size_t largest = std::size_t{64} << 20, mostRows = 100'000, mostColumns = 1000;

Error atLine(int line, std::string sentence) { return {Fault::Corrupt, "line " + std::to_string(line) + ": " + std::move(sentence)}; }

std::string withoutBlanks(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t"), last = text.find_last_not_of(" \t");
    return first == text.npos ? std::string() : text.substr(first, last - first + 1);
}

/// What stands most often between the cells of the first line.
char separatorOf(std::string_view text)
{
    std::array<std::size_t, 3> counts{};
    constexpr std::string_view signs = ",;\t";
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '"') isQuoted = !isQuoted;
        if (!isQuoted && (c == '\n' || c == '\r')) break;
        if (const std::size_t at = signs.find(c); !isQuoted && at != signs.npos) ++counts[at];
    }
    return signs[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

/// Takes one cell after the other out of the text.
class Reader
{
public:
    Reader(std::string_view text, char separator) : m_text(text), m_separator(separator) {}
    bool isAtEnd() const { return m_at >= m_text.size(); }
    Result<CsvRow> row();

private:
    bool isLineEnd() const { return isAtEnd() || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
    void endLine();
    Result<std::string> quoted();

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    int m_line = 1;
};

void Reader::endLine()
{
    if (isAtEnd()) return;
    if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n') ++m_at;
    ++m_at, ++m_line;
}

Result<std::string> Reader::quoted()
{
    const int opened = m_line;
    std::string cell;
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"') {
            if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"') {
                ++m_at;
                return cell;
            }
            ++m_at;
        }
        if (c == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n') continue; // line breaks inside are LF
        if (c == '\n') ++m_line;
        cell += c;
    }
    return atLine(opened, "a quote is opened here and never closed");
}

Result<CsvRow> Reader::row()
{
    CsvRow row;
    row.line = m_line;
    for (;;) {
        std::string cell;
        if (!isAtEnd() && m_text[m_at] == '"') {
            SPOT_TRY(text, quoted());
            cell = std::move(text);
            const std::size_t behind = m_at;
            while (!isLineEnd() && m_text[m_at] != m_separator) ++m_at;
            if (row.problem.empty() && m_text.substr(behind, m_at - behind).find_first_not_of(" \t") != std::string_view::npos)
                row.problem = "text stands behind a closing quote in column " + std::to_string(row.cells.size() + 1) + "; write a quote inside a cell twice";
        } else {
            while (!isLineEnd() && m_text[m_at] != m_separator) cell += m_text[m_at++];
        }
        if (row.cells.size() <= mostColumns) row.cells.push_back(std::move(cell)); // one too many says that there are too many
        if (isLineEnd()) break;
        ++m_at;
    }
    endLine();
    return row;
}

bool isEmpty(const CsvRow& row)
{
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return withoutBlanks(cell).empty(); }) && row.problem.empty();
}

Result<Done> checkHeader(std::vector<std::string>& header, int line)
{
    if (header.size() > mostColumns) return Error{Fault::OutOfRange, "line " + std::to_string(line) + ": more than 1000 columns"};
    while (!header.empty() && withoutBlanks(header.back()).empty()) header.pop_back();
    for (std::string& name : header) {
        name = withoutBlanks(name);
        if (name.empty()) return atLine(line, "a column has no name");
    }
    for (std::size_t i = 0; i < header.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (isSameFieldName(header[i], header[k])) return atLine(line, "the column \"" + header[i] + "\" is there twice");
    return Done{};
}

} // namespace

Result<CsvTable> csvFrom(std::string_view bytes)
{
    if (bytes.size() > largest) return Error{Fault::OutOfRange, "more than 64 MiB of CSV"};
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return Error{Fault::Corrupt, "is UTF-16; save it as \"CSV UTF-8\""};
    if (const std::size_t zero = bytes.find('\0'); zero != bytes.npos) return atLine(1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(zero), '\n')), "a zero byte; this is no text");
    CsvTable table;
    table.separator = separatorOf(bytes);
    Reader reader(bytes, table.separator);
    while (!reader.isAtEnd()) {
        SPOT_TRY(row, reader.row());
        if (isEmpty(row)) continue;
        for (const std::string& cell : row.cells)
            if (!isUtf8(cell)) return atLine(row.line, "is not UTF-8; save it as \"CSV UTF-8\"");
        if (table.header.empty()) {
            if (!row.problem.empty()) return atLine(row.line, row.problem);
            table.header = std::move(row.cells);
            SPOT_TRY_DONE(checkHeader(table.header, row.line));
            continue;
        }
        if (table.rows.size() == mostRows) return Error{Fault::OutOfRange, "more than 100000 rows"};
        while (row.cells.size() > table.header.size() && withoutBlanks(row.cells.back()).empty()) row.cells.pop_back();
        if (row.cells.size() > table.header.size() && row.problem.empty())
            row.problem = "has " + std::to_string(row.cells.size()) + " cells, the header " + std::to_string(table.header.size()) + "; put a cell with a \"" + (table.separator == '\t' ? std::string("tab") : std::string(1, table.separator)) + "\" in it into quotes";
        row.cells.resize(table.header.size());
        table.rows.push_back(std::move(row));
    }
    if (table.header.empty()) return Error{Fault::Corrupt, "has no header: the first line names the columns"};
    return table;
}

std::string csvLine(const std::vector<std::string>& cells, char separator)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i) line += separator;
        if (cells[i].find_first_of(std::string("\"\r\n") + separator) == std::string::npos) {
            line += cells[i];
            continue;
        }
        line += '"';
        for (const char c : cells[i]) line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line + "\r\n";
}

} // namespace spot
