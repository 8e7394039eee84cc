// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/ass.h"
#include "app/exchange/ass_tags.h"
#include "app/exchange/foreign_text.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace spot
{

namespace
{

constexpr double shadowOfEm = 0.1; // as it is written
constexpr std::string_view plainFormat = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text";
constexpr std::string_view plainStyles = "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding";

std::string lowered(std::string_view text)
{
    std::string low(text);
    for (char& c : low) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return low;
}

std::vector<std::string> fieldNames(std::string_view list)
{
    std::vector<std::string> names;
    for (std::size_t comma = 0; comma != list.npos; list.remove_prefix(comma == list.npos ? 0 : comma + 1)) {
        comma = list.find(',');
        names.push_back(lowered(withoutBlanks(list.substr(0, comma))));
    }
    return names;
}

/// A line's fields by their names; the last one keeps its commas.
using Fields = std::map<std::string, std::string_view>;
Result<Fields> fieldsOf(std::string_view line, const std::vector<std::string>& names, int number)
{
    Fields fields;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool isLast = i + 1 == names.size();
        const std::size_t comma = isLast ? line.npos : line.find(',');
        if (!isLast && comma == line.npos) return atLine(number, "has " + std::to_string(i + 1) + " fields, its Format line lists " + std::to_string(names.size()));
        fields[names[i]] = isLast && names[i] == "text" ? line : withoutBlanks(line.substr(0, comma));
        if (!isLast) line.remove_prefix(comma + 1);
    }
    return fields;
}

class AssReader
{
public:
    explicit AssReader(ExchangeReport& report) : m_report(report) {}
    Result<std::vector<Cue>> read(std::string_view text);

private:
    Result<Done> line(std::string_view name, std::string_view value, int number);
    Result<Done> info(std::string_view name, std::string_view value, int number);
    Result<Done> style(std::string_view value, int number);
    Result<Done> dialogue(std::string_view value, int number);
    FrameSize page() const;

    ExchangeReport& m_report;
    AssLosses m_losses;
    enum class Section { None, Info, Styles, OldStyles, Events, Other } m_section = Section::None;
    std::optional<int> m_pageWidth, m_pageHeight;
    std::vector<std::string> m_styleNames = fieldNames(plainStyles), m_eventNames = fieldNames(plainFormat);
    std::map<std::string, AssLook> m_styles;
    std::set<std::string> m_layers;
    std::vector<Cue> m_cues;
    int m_comments = 0;
};

/// What the script does not say follows as VSFilter has it: 384x288, else 4:3 of the side that is given.
FrameSize AssReader::page() const
{
    if (!m_pageWidth && !m_pageHeight) return {384, 288};
    const int width = m_pageWidth.value_or(m_pageHeight.value_or(0) == 1024 ? 1280 : m_pageHeight.value_or(0) * 4 / 3);
    const int height = m_pageHeight.value_or(m_pageWidth.value_or(0) == 1280 ? 1024 : m_pageWidth.value_or(0) * 3 / 4);
    return {std::max(1, width), std::max(1, height)};
}

Result<Done> AssReader::info(std::string_view name, std::string_view value, int number)
{
    const std::string key = lowered(name);
    if (key != "playresx" && key != "playresy") return Done{};
    const auto side = digits(value);
    if (!side || *side > 100'000) return atLine(number, "\"" + shortened(std::string(value), 40) + "\" is no size of a picture");
    if (*side > 0) (key == "playresx" ? m_pageWidth : m_pageHeight) = side;
    return Done{};
}

Result<Done> AssReader::style(std::string_view value, int number)
{
    SPOT_TRY(fields, fieldsOf(value, m_styleNames, number));
    const auto numberIn = [&](const char* field, double otherwise) -> Result<double> {
        const auto found = fields.find(field);
        if (found == fields.end() || found->second.empty()) return otherwise;
        const auto read = assNumber(found->second);
        if (!read || std::abs(*read) > 100'000) return atLine(number, std::string(field) + " \"" + shortened(std::string(found->second), 40) + "\" is no number");
        return *read;
    };
    const auto colourIn = [&](const char* field, Rgba otherwise) -> Result<Rgba> {
        const auto found = fields.find(field);
        if (found == fields.end() || found->second.empty()) return otherwise;
        const auto read = assColour(found->second);
        if (!read) return atLine(number, std::string(field) + " \"" + shortened(std::string(found->second), 40) + "\" is no colour such as &H00FFFFFF");
        return *read;
    };
    AssLook look;
    look.style = captionStyle();
    if (!fields["fontname"].empty()) look.style.family = shortened(std::string(fields["fontname"]), 200);
    SPOT_TRY(size, numberIn("fontsize", 18));
    if (size <= 0) return atLine(number, "fontsize must be more than 0");
    look.fontSize = size;
    SPOT_TRY(colour, colourIn("primarycolour", {1, 1, 1, 1}));
    look.style.colour = colour;
    SPOT_TRY(bold, numberIn("bold", 0));
    look.style.weight = bold == 0 ? 400 : bold >= 100 ? std::min(900, static_cast<int>(bold)) : 700;
    SPOT_TRY(corner, numberIn("alignment", 2));
    look.corner = static_cast<int>(corner);
    if (m_section == Section::OldStyles) look.corner = (look.corner & 3) + (look.corner & 4 ? 6 : look.corner & 8 ? 3 : 0);
    if (look.corner < 1 || look.corner > 9) return atLine(number, "alignment " + shortened(std::string(fields["alignment"]), 20) + " is not one of 1 to 9");
    SPOT_TRY(left, numberIn("marginl", 0));
    SPOT_TRY(right, numberIn("marginr", 0));
    SPOT_TRY(edge, numberIn("marginv", 0));
    look.left = left, look.right = right, look.edge = edge;
    SPOT_TRY(border, numberIn("borderstyle", 1));
    SPOT_TRY(outline, numberIn("outline", 0));
    SPOT_TRY(shadow, numberIn("shadow", 0));
    SPOT_TRY(outlineColour, colourIn(fields.count("outlinecolour") ? "outlinecolour" : "tertiarycolour", {0, 0, 0, 1}));
    SPOT_TRY(backColour, colourIn("backcolour", {0, 0, 0, 1}));
    if (border == 3) look.style.box = outlineColour;
    else if (border == 4) look.style.box = backColour;
    const bool hasBox = border >= 3;
    const double dark = (hasBox ? shadow : outline + shadow) / (shadowOfEm * look.fontSize * emOfLine(look.style.family));
    look.style.shadow = std::clamp(std::round(dark * 1000) / 1000, 0.0, 1.0);
    if (!hasBox && outline > 0) m_losses.add(number, "outlines become the shadow of a text");
    for (const auto& [field, word, plain] : {std::tuple("italic", "italics", 0.0), {"underline", "underlines", 0.0}, {"strikeout", "strike-outs", 0.0}, {"scalex", "stretched letters", 100.0}, {"scaley", "stretched letters", 100.0}, {"spacing", "spaced letters", 0.0}, {"angle", "turned texts", 0.0}}) {
        SPOT_TRY(is, numberIn(field, plain));
        if (is != plain) m_losses.add(number, std::string(word) + " are left out");
    }
    m_styles[std::string(fields["name"].substr(fields["name"].starts_with('*') ? 1 : 0))] = look;
    return Done{};
}

Result<Done> AssReader::dialogue(std::string_view value, int number)
{
    SPOT_TRY(fields, fieldsOf(value, m_eventNames, number));
    Cue cue;
    for (const auto& [field, time] : {std::pair("start", &cue.time.start), {"end", &cue.time.end}}) {
        const auto read = cueTime(fields[field]);
        if (!read) return atLine(number, "\"" + shortened(std::string(fields[field]), 40) + "\" is no time such as 0:01:02.34");
        *time = *read;
    }
    if (cue.time.end < cue.time.start) return atLine(number, "the text ends before it begins");
    const std::string name(fields["style"].substr(fields["style"].starts_with('*') ? 1 : 0));
    auto found = m_styles.find(name);
    if (found == m_styles.end()) {
        m_losses.add(number, "there is no style \"" + shortened(name, 40) + "\": Default is taken");
        found = m_styles.find("Default");
    }
    AssLook look;
    look.style = captionStyle();
    if (found != m_styles.end()) look = found->second;
    for (const auto& [field, margin] : {std::pair("marginl", &look.left), {"marginr", &look.right}, {"marginv", &look.edge}})
        if (const auto own = assNumber(fields[field]); own && *own > 0 && *own < 100'000) *margin = *own;
    if (!fields["effect"].empty()) m_losses.add(number, "the effect \"" + shortened(std::string(fields["effect"]), 40) + "\" is left out");
    if (!fields["name"].empty() || !fields["actor"].empty()) m_losses.add(number, "names of speakers are left out");
    m_layers.insert(std::string(fields["layer"]));
    cue.text = readAssText(fields["text"], number, look, m_styles, m_losses);
    while (!cue.text.empty() && (cue.text.back() == ' ' || cue.text.back() == '\n')) cue.text.pop_back();
    cue.text.erase(0, std::min(cue.text.find_first_not_of(" \n"), cue.text.size()));
    if (cue.text.empty()) m_losses.add(number, "a line without words is left out");
    else {
        cue.style = placedOn(page(), look, cue.text);
        m_cues.push_back(std::move(cue));
    }
    return Done{};
}

Result<Done> AssReader::line(std::string_view name, std::string_view value, int number)
{
    switch (m_section) {
    case Section::Info: return info(name, value, number);
    case Section::Styles:
    case Section::OldStyles:
        if (name == "Format") m_styleNames = fieldNames(value);
        else if (name == "Style") return style(value, number);
        else m_losses.add(number, "\"" + shortened(std::string(name), 20) + "\" is no style and is left out");
        return Done{};
    case Section::Events:
        if (name == "Format") m_eventNames = fieldNames(value);
        else if (name == "Dialogue") return dialogue(value, number);
        else if (name == "Comment") ++m_comments;
        else m_losses.add(number, "\"" + shortened(std::string(name), 20) + "\" is no text and is left out");
        if (m_eventNames.back() != "text") return atLine(number, "the last field of a text must be Text");
        return Done{};
    default: return Done{};
    }
}

Result<std::vector<Cue>> AssReader::read(std::string_view text)
{
    TextLines lines(text);
    while (const auto next = lines.next()) {
        const std::string_view line = withoutBlanks(*next);
        const int number = lines.number();
        if (line.empty() || line.starts_with(';') || line.starts_with("!:")) continue;
        if (line.starts_with('[') && line.ends_with(']')) {
            const std::string section = lowered(line);
            m_section = section == "[script info]" ? Section::Info : section == "[v4+ styles]" || section == "[v4++ styles]" ? Section::Styles : section == "[v4 styles]" ? Section::OldStyles : section == "[events]" ? Section::Events : Section::Other;
            if (m_section == Section::Other) m_losses.add(number, "the section " + shortened(std::string(line), 40) + " is left out");
            continue;
        }
        if (m_section == Section::None) return atLine(number, "the file does not begin with [Script Info]");
        const std::size_t colon = line.find(':');
        if (colon == line.npos) {
            if (m_section == Section::Styles || m_section == Section::OldStyles || m_section == Section::Events) return atLine(number, "is none of Format, Style, Dialogue, Comment");
            continue;
        }
        const std::string_view value = next->substr(next->find(':') + 1);
        SPOT_TRY_DONE(this->line(withoutBlanks(line.substr(0, colon)), withoutBlanks(value), number));
    }
    if (m_cues.empty()) return Error{Fault::Corrupt, "no subtitle is in it"};
    m_losses.tell(m_report);
    if (m_comments) m_report.add("comments are left out: " + std::to_string(m_comments));
    if (m_layers.size() > 1) m_report.add("layers are left out: texts that overlap lie on tracks in the order of their times");
    return std::move(m_cues);
}

} // namespace

Result<std::vector<Cue>> cuesFromAss(std::string_view text, ExchangeReport& report) { return AssReader(report).read(text); }

} // namespace spot
