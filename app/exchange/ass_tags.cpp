// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/ass_tags.h"

#include "app/exchange/foreign_text.h"

#include <algorithm>

namespace spot
{

namespace
{

/// The longest name that fits wins, so that `\fscx` is not taken for `\fs`.
constexpr std::string_view names[]{"1c", "2c", "3c", "4c", "1a", "2a", "3a", "4a", "alpha", "an", "a", "bord", "blur", "be", "b", "clip", "c", "fade", "fad", "fax", "fay", "fscx", "fscy", "fsc", "fsp", "fs", "frx", "fry", "frz", "fr",
                                                "fn", "fe", "iclip", "i", "kf", "ko", "kt", "k", "K", "move", "org", "pos", "pbo", "p", "q", "r", "t"};

struct Tag {
    std::string_view name, value; ///< value without its brackets
};

/// The tags of one `{...}`; what stands between them is a remark.
std::vector<Tag> tagsOf(std::string_view block)
{
    std::vector<Tag> tags;
    for (std::size_t at = block.find('\\'); at != block.npos;) {
        std::size_t end = at + 1;
        for (int depth = 0; end < block.size() && (depth > 0 || block[end] != '\\'); ++end) depth += block[end] == '(' ? 1 : block[end] == ')' && depth > 0 ? -1 : 0;
        const std::string_view whole = withoutBlanks(block.substr(at + 1, end - at - 1));
        std::string_view name;
        for (const std::string_view known : names)
            if (whole.starts_with(known) && known.size() > name.size()) name = known;
        if (name.empty()) name = whole.substr(0, whole.find_first_of("(0123456789&-"));
        std::string_view value = whole.substr(name.size());
        if (value.starts_with('(')) value = value.substr(1, std::min(value.rfind(')'), value.size()) - 1);
        tags.push_back({name, withoutBlanks(value)});
        at = end < block.size() ? end : block.npos;
    }
    return tags;
}

std::vector<double> numbersIn(std::string_view value)
{
    std::vector<double> all;
    while (true) {
        const std::size_t comma = value.find(',');
        const auto number = assNumber(value.substr(0, comma));
        if (!number) return {};
        all.push_back(*number);
        if (comma == value.npos) return all;
        value.remove_prefix(comma + 1);
    }
}

class TextReader
{
public:
    TextReader(int line, AssLook& look, const std::map<std::string, AssLook>& styles, AssLosses& losses) : m_line(line), m_look(look), m_base(look), m_styles(styles), m_losses(losses) {}
    std::string read(std::string_view text);

private:
    void tag(const Tag& tag);
    bool ofLine(const Tag& tag);
    bool ofLook(const Tag& tag);
    void lost(std::string_view name) { m_losses.add(m_line, "\\" + shortened(std::string(name), 20) + " is left out"); }

    int m_line;
    AssLook &m_look, m_base;
    const std::map<std::string, AssLook>& m_styles;
    AssLosses& m_losses;
    std::string m_words;
    bool m_hasCorner = false, m_isDrawing = false, m_hasLetters = false;
};

/// What holds for the whole line wherever it stands: the first counts.
bool TextReader::ofLine(const Tag& tag)
{
    const std::vector<double> numbers = numbersIn(tag.value);
    if (tag.name == "pos" || tag.name == "move") {
        if (numbers.size() < 2) lost(tag.name);
        else if (!m_look.x) m_look.x = numbers[0], m_look.y = numbers[1];
        if (tag.name == "move") m_losses.add(m_line, "\\move is left out: the text stays where it begins");
    } else if (tag.name == "an" || tag.name == "a") {
        int corner = numbers.size() == 1 ? static_cast<int>(numbers[0]) : 0;
        if (tag.name == "a" && corner > 0) corner = (corner & 3) + (corner & 4 ? 6 : corner & 8 ? 3 : 0); // SSA: 1 to 3, +4 on top, +8 in the middle
        if (corner < 1 || corner > 9) lost(tag.name);
        else if (!m_hasCorner) m_look.corner = corner, m_hasCorner = true;
    } else if (tag.name == "fad") {
        if (numbers.size() != 2) return lost(tag.name), true;
        if (numbers[0] <= 0 && numbers[1] <= 0) return true;
        m_look.style.motion = TextMotion::Fade;
        if (numbers[0] != 420 || numbers[1] != 260) m_losses.add(m_line, "the times of \\fad are left out: a fade is 420 ms in and 260 ms out");
    } else {
        return false;
    }
    return true;
}

bool TextReader::ofLook(const Tag& tag)
{
    TextStyle& style = m_look.style;
    const auto number = assNumber(tag.value);
    const auto colour = assColour(tag.value);
    if (tag.name == "b") {
        const int weight = number ? static_cast<int>(std::clamp(*number, -1.0, 900.0)) : m_base.style.weight;
        style.weight = weight >= 100 ? weight : !number ? weight : weight == 0 ? 400 : 700;
    } else if (tag.name == "fs") {
        if (tag.value.starts_with('+') || tag.value.starts_with('-') || (number && *number <= 0)) return false;
        m_look.fontSize = number.value_or(m_base.fontSize);
    } else if (tag.name == "fn") {
        style.family = tag.value.empty() || tag.value == "0" ? m_base.style.family : shortened(std::string(tag.value), 200);
    } else if (tag.name == "c" || tag.name == "1c") {
        const Rgba& from = tag.value.empty() ? m_base.style.colour : colour.value_or(style.colour);
        style.colour.r = from.r, style.colour.g = from.g, style.colour.b = from.b;
        return tag.value.empty() || colour;
    } else if (tag.name == "alpha" || tag.name == "1a") {
        if (!tag.value.empty() && !colour) return false;
        style.colour.a = tag.value.empty() ? m_base.style.colour.a : 1 - colour->r; // &H80& is read as red
    } else if (tag.name == "r") {
        const auto named = m_styles.find(std::string(tag.value));
        if (!tag.value.empty() && named == m_styles.end()) return false;
        const AssLook& to = tag.value.empty() ? m_base : named->second;
        const TextMotion motion = style.motion;
        style = to.style, m_look.fontSize = to.fontSize;
        style.motion = motion;
    } else {
        return false;
    }
    return true;
}

void TextReader::tag(const Tag& tag)
{
    if (tag.name == "p") {
        m_isDrawing = assNumber(tag.value).value_or(0) > 0;
        if (m_isDrawing) m_losses.add(m_line, "drawings are left out");
        return;
    }
    const bool isOff = (tag.name == "i" || tag.name == "u" || tag.name == "s") && assNumber(tag.value).value_or(0) == 0;
    if (isOff || ofLine(tag)) return;
    const AssLook before = m_look;
    if (!ofLook(tag)) lost(tag.name);
    else if (m_hasLetters && m_look != before) {
        m_look = before; // one text has one look
        m_losses.add(m_line, "a change of look inside of a text is left out: \\" + std::string(tag.name));
    }
}

std::string TextReader::read(std::string_view text)
{
    constexpr std::string_view joiner = "\u2060";
    while (!text.empty()) {
        const std::size_t close = text.front() == '{' ? text.find('}') : text.npos;
        if (close != text.npos) {
            for (const Tag& each : tagsOf(text.substr(1, close - 1))) tag(each);
            text.remove_prefix(close + 1);
            continue;
        }
        std::string_view letter = text.substr(0, 1), becomes = letter;
        const std::string_view two = text.substr(0, 2);
        if (two == "\\N") letter = two, becomes = "\n";
        else if (two == "\\n") letter = two, becomes = " ";
        else if (two == "\\h") letter = two, becomes = "\u00A0";
        else if (two == "\\{" || two == "\\}") letter = two, becomes = two.substr(1);
        else if (letter == "\\" && text.substr(1).starts_with(joiner)) letter = text.substr(0, 1 + joiner.size());
        if (!m_isDrawing) m_words += becomes;
        m_hasLetters |= !m_isDrawing && letter != " ";
        text.remove_prefix(letter.size());
    }
    return std::move(m_words);
}

} // namespace

void AssLosses::add(int line, const std::string& what)
{
    const auto met = std::find_if(m_met.begin(), m_met.end(), [&](const Met& m) { return m.what == what; });
    if (met == m_met.end()) m_met.push_back({what, line, 1});
    else ++met->times;
}

void AssLosses::tell(ExchangeReport& report) const
{
    for (const Met& met : m_met) report.add("line " + std::to_string(met.line) + ": " + met.what + (met.times > 1 ? " (" + std::to_string(met.times) + " times)" : ""));
}

std::string readAssText(std::string_view text, int line, AssLook& look, const std::map<std::string, AssLook>& styles, AssLosses& losses)
{
    return TextReader(line, look, styles, losses).read(text);
}

} // namespace spot
