// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/script/script_lines.h"

#include <algorithm>
#include <array>

namespace spot
{

namespace
{

/// Length of the UTF-8 sequence at `at`, 0 when it is none (RFC 3629: no overlong forms, no surrogates).
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) { return byte(i) >= low && byte(i) <= high; };
    const unsigned b = byte(0);
    if (b < 0x80) return 1;
    if (b >= 0xC2 && b <= 0xDF) return follows(1) ? 2 : 0;
    if (b >= 0xE0 && b <= 0xEF) return follows(1, b == 0xE0 ? 0xA0 : 0x80, b == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (b >= 0xF0 && b <= 0xF4) return follows(1, b == 0xF0 ? 0x90 : 0x80, b == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

int characters(std::string_view text)
{
    int n = 0;
    for (const unsigned char c : text) n += (c & 0xC0) != 0x80;
    return n;
}

Result<Done> checkCharacters(std::string_view line, int number, std::string_view name)
{
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t n = sequenceLength(line, i);
        const bool control = n == 1 && static_cast<unsigned char>(line[i]) < 0x20 && line[i] != '\t';
        if (n == 0 || control)
            return Error{Fault::Invalid, std::string(name) + ":" + std::to_string(number) + ":" + std::to_string(characters(line.substr(0, i)) + 1) +
                                             (control ? ": a control character is in the text: is it a text file?"
                                                      : ": the text is not UTF-8: save it as UTF-8")};
        i += n;
    }
    return Done{};
}

/// Cuts marks off the front of `rest`: "> ", "- ", "* ", "+ ", "1. ".
void dropListMarks(std::string_view& rest)
{
    for (;;) {
        rest = rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size()));
        if (rest.size() > 1 && (rest[0] == '>' || ((rest[0] == '-' || rest[0] == '*' || rest[0] == '+') && rest[1] == ' '))) {
            rest.remove_prefix(1);
            continue;
        }
        const auto digits = rest.find_first_not_of("0123456789");
        if (digits && digits != rest.npos && digits <= 3 && rest.size() > digits + 1 && (rest[digits] == '.' || rest[digits] == ')') && rest[digits + 1] == ' ') {
            rest.remove_prefix(digits + 1);
            continue;
        }
        return;
    }
}

bool isRuler(std::string_view text)
{
    return text.size() >= 3 && text.find_first_not_of("-*_= ") == text.npos;
}

/// "**VISUAL:** a can" and "VISUAL: a can" and "화면：캔" into key and value.
void findField(ScriptLine& line)
{
    std::string_view text = line.text;
    std::size_t colon = text.find(':'), width = 1;
    if (const auto wide = text.find("："); wide < colon) colon = wide, width = std::string_view("：").size();
    if (colon == text.npos || colon == 0 || colon > 48) return;
    std::string_view key = text.substr(0, colon), value = text.substr(colon + width);
    while (!key.empty() && (key.front() == '*' || key.front() == '_')) key.remove_prefix(1);
    while (!key.empty() && (key.back() == '*' || key.back() == '_')) key.remove_suffix(1);
    while (!value.empty() && (value.front() == '*' || value.front() == '_') && text.front() == value.front()) value.remove_prefix(1);
    key = trimmed(key);
    if (key.empty() || key.find_first_of(".,!?\"'()[]/<>") != key.npos) return;
    int words = 1;
    for (const char c : key) words += c == ' ';
    if (words > 3 || (!value.empty() && value.substr(0, 2) == "//")) return;
    const std::string_view shown = trimmed(value);
    line.key = key;
    line.value = shown;
    line.field = fieldNamed(key);
    const auto before = shown.empty() ? text.size() : static_cast<std::size_t>(shown.data() - line.text.data());
    line.valueColumn = line.column + characters(text.substr(0, before));
}

ScriptLine readLine(std::string_view raw, int number)
{
    ScriptLine line;
    line.number = number;
    std::string_view rest = trimmed(raw);
    if (isRuler(rest)) return line;
    if (!rest.empty() && rest.front() == '#') {
        const auto marks = rest.find_first_not_of('#');
        if (marks == rest.npos) return line;
        if (marks <= 6 && (rest[marks] == ' ' || rest[marks] == '\t')) {
            line.level = static_cast<int>(marks);
            rest = trimmed(rest.substr(marks));
        }
    } else {
        dropListMarks(rest);
        rest = trimmed(rest);
    }
    line.text = rest;
    line.column = rest.empty() ? 1 : characters(raw.substr(0, static_cast<std::size_t>(rest.data() - raw.data()))) + 1;
    if (!line.level) findField(line);
    return line;
}

/// Blanks out <!-- ... -->, keeping lines and columns.
std::string withoutComments(std::string_view text)
{
    std::string clean(text);
    for (std::size_t at = 0; (at = clean.find("<!--", at)) != clean.npos;) {
        const auto end = clean.find("-->", at);
        const std::size_t stop = end == clean.npos ? clean.size() : end + 3;
        for (; at < stop; ++at)
            if (clean[at] != '\n') clean[at] = ' ';
    }
    return clean;
}

} // namespace

Result<std::vector<ScriptLine>> splitScript(std::string_view text, std::string_view name)
{
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    const std::string clean = withoutComments(text);
    std::string_view rest = clean;
    std::vector<ScriptLine> lines;
    for (int number = 1; !rest.empty(); ++number) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string_view raw = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!raw.empty() && raw.back() == '\r') raw.remove_suffix(1);
        SPOT_TRY_DONE(checkCharacters(raw, number, name));
        lines.push_back(readLine(raw, number));
    }
    return lines;
}

LinkedText linksOf(std::string_view text, int line, int column)
{
    LinkedText result;
    std::size_t done = 0;
    for (std::size_t open = text.find('['); open != text.npos; open = text.find('[', open + 1)) {
        const auto middle = text.find("](", open);
        if (middle == text.npos) break;
        const bool angled = middle + 2 < text.size() && text[middle + 2] == '<';
        const auto close = angled ? text.find(">)", middle) : text.find(')', middle);
        if (close == text.npos) break;
        const bool image = open > done && text[open - 1] == '!';
        std::string_view path = text.substr(middle + 2 + angled, close - middle - 2 - angled);
        if (const auto title = path.find(" \""); !angled && title != path.npos) path = path.substr(0, title);
        const std::string label(trimmed(text.substr(open + 1, middle - open - 1)));
        result.text += std::string(text.substr(done, open - image - done)) + label;
        result.links.push_back({label, std::string(trimmed(path)), line, column + characters(text.substr(0, open))});
        done = close + 1 + angled;
        open = done - 1;
    }
    result.text += text.substr(std::min(done, text.size()));
    result.text = trimmed(result.text);
    return result;
}

namespace
{

bool isWordByte(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// A run of stars or lines that may open or close emphasis.
struct EmphasisMark {
    std::size_t at = 0, length = 0;
    char sign = '*';
    bool mayOpen = false, mayClose = false, isTaken = false;
};

std::vector<EmphasisMark> emphasisMarks(std::string_view text)
{
    std::vector<EmphasisMark> marks;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            i += 2;
            continue;
        }
        if (text[i] != '*' && text[i] != '_') {
            ++i;
            continue;
        }
        const std::size_t end = std::min(text.find_first_not_of(text[i], i), text.size());
        const char before = i ? text[i - 1] : ' ', after = end < text.size() ? text[end] : ' ';
        EmphasisMark mark{i, end - i, text[i]};
        mark.mayOpen = mark.length <= 3 && after != ' ' && !isWordByte(before);
        mark.mayClose = mark.length <= 3 && before != ' ' && !isWordByte(after);
        marks.push_back(mark);
        i = end;
    }
    return marks;
}

} // namespace

std::string withoutEmphasis(std::string_view text)
{
    std::vector<EmphasisMark> marks = emphasisMarks(text);
    std::vector<std::size_t> open; // marks that wait for their partner, the innermost last
    for (std::size_t m = 0; m < marks.size(); ++m) {
        const auto partner = std::find_if(open.rbegin(), open.rend(), [&](std::size_t o) { return marks[o].sign == marks[m].sign && marks[o].length == marks[m].length; });
        if (marks[m].mayClose && partner != open.rend()) {
            marks[*partner].isTaken = marks[m].isTaken = true;
            open.erase(partner.base() - 1, open.end());
        } else if (marks[m].mayOpen && open.size() < 64) {
            open.push_back(m);
        }
    }
    std::string plain;
    auto mark = marks.begin();
    for (std::size_t i = 0; i < text.size();) {
        if (mark != marks.end() && mark->at == i) {
            if (!mark->isTaken) plain += text.substr(i, mark->length);
            i += mark->length;
            ++mark;
            continue;
        }
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '*' || text[i + 1] == '_')) ++i;
        plain += text[i++];
    }
    return plain;
}

std::string withoutQuotes(std::string_view text)
{
    struct Pair { std::string_view open, close; };
    static constexpr std::array pairs{Pair{"\"", "\""}, Pair{"“", "”"}, Pair{"「", "」"}, Pair{"'", "'"}, Pair{"‘", "’"}};
    for (const auto& [open, close] : pairs)
        if (text.size() > open.size() + close.size() && text.substr(0, open.size()) == open && text.substr(text.size() - close.size()) == close) {
            const std::string_view inner = text.substr(open.size(), text.size() - open.size() - close.size());
            if (inner.find(close) == inner.npos) return std::string(trimmed(inner));
        }
    return std::string(text);
}

} // namespace spot
