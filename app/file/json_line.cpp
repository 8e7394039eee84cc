// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/json_line.h"

#include <algorithm>
#include <optional>

namespace spot
{

namespace
{

/// Walks over values of a text that is known to be JSON.
class Walker
{
public:
    explicit Walker(std::string_view text) : m_text(text) { skipBlank(); }
    /// Onto the value that the step leads to. False: it is not there, and the walker may stand anywhere.
    bool enter(const std::string& step)
    {
        return step.front() == '.' ? enterField(step.substr(1)) : enterEntry(std::stoul(step.substr(1)));
    }
    std::size_t at() const { return m_at; }
    /// Where the entries of the list begin on which the walker stands.
    std::vector<std::size_t> entries()
    {
        std::vector<std::size_t> places;
        if (sign() != '[') return places;
        for (next(); sign() != ']' && sign() != '\0';) {
            places.push_back(m_at);
            skipValue();
            if (sign() == ',') next();
            else break;
        }
        return places;
    }

private:
    char sign() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipBlank() { while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos) ++m_at; }
    void next() { ++m_at, skipBlank(); }
    std::string_view string()
    {
        const std::size_t start = ++m_at;
        for (; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at)
            if (m_text[m_at] == '\\') ++m_at;
        const std::string_view found = m_text.substr(start, std::min(m_at, m_text.size()) - start);
        next();
        return found;
    }
    void skipValue()
    {
        int depth = 0;
        do {
            const char c = sign();
            if (c == '"') {
                string();
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (c == '\0' || depth < 0) return;
            if (std::string_view("{}[],:").find(c) != std::string_view::npos) next();
            else while (m_at < m_text.size() && std::string_view("{}[],:\" \t\r\n").find(m_text[m_at]) == std::string_view::npos) ++m_at;
            skipBlank();
        } while (depth > 0);
    }
    bool enterField(std::string_view name)
    {
        if (sign() != '{') return false;
        for (next(); sign() == '"';) {
            const std::string_view key = string();
            next(); // the colon
            if (key == name) return true;
            skipValue();
            if (sign() == ',') next();
        }
        return false;
    }
    bool enterEntry(std::size_t index)
    {
        if (sign() != '[') return false;
        for (next(); sign() != ']' && sign() != '\0'; --index) {
            if (index == 0) return true;
            skipValue();
            if (sign() == ',') next();
        }
        return false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

int lineOf(std::string_view text, std::span<const std::string> steps)
{
    Walker walker(text);
    std::size_t found = walker.at();
    for (const std::string& step : steps) {
        if (!walker.enter(step)) break;
        found = walker.at();
    }
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(found, text.size())), '\n'));
}

std::vector<int> linesOfEntries(std::string_view text, std::span<const std::string> steps)
{
    Walker walker(text);
    for (const std::string& step : steps)
        if (!walker.enter(step)) return {};
    std::vector<int> lines;
    std::size_t counted = 0;
    int line = 1;
    for (const std::size_t at : walker.entries()) {
        line += static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted = at;
        lines.push_back(line);
    }
    return lines;
}

} // namespace spot
