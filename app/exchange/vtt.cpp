// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/vtt.h"

#include "app/exchange/foreign_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace spot
{

namespace
{

constexpr std::string_view arrow = "-->";

std::string percent(double fraction)
{
    char text[32];
    const double value = std::round(std::clamp(fraction, 0.0, 1.0) * 10'000) / 100;
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return std::string(text, end) + "%";
}

/// "62.5%" as 0.625.
std::optional<double> fraction(std::string_view text)
{
    double value = 0;
    if (text.empty() || text.back() != '%') return std::nullopt;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size() - 1, value);
    if (code != std::errc{} || end != text.data() + text.size() - 1 || !(value >= 0 && value <= 100)) return std::nullopt;
    return value / 100;
}

std::string settings(const CuePlace& place)
{
    static constexpr const char* aligns[]{"left", "center", "right"};
    return " line:" + percent(place.y) + ",center position:" + percent(place.x) + ",center size:" + percent(place.width) + " align:" + aligns[static_cast<int>(place.align)];
}

std::string escaped(const std::string& text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '&') safe += "&amp;";
        else if (c == '<') safe += "&lt;";
        else if (c == '>') safe += "&gt;";
        else safe += c;
    }
    return safe;
}

std::string unescaped(const std::string& text)
{
    static constexpr std::pair<std::string_view, std::string_view> names[]{{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\u00A0"}, {"&lrm;", "\u200E"}, {"&rlm;", "\u200F"}};
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const auto name = std::find_if(std::begin(names), std::end(names), [&](const auto& n) { return text.compare(i, n.first.size(), n.first) == 0; });
        if (name == std::end(names)) plain += text[i++];
        else plain += name->second, i += name->first.size();
    }
    return plain;
}

/// One setting of a cue: `position:50%,center`. False when it says something that we have no word for.
bool readSetting(std::string_view setting, CuePlace& place)
{
    const std::size_t colon = setting.find(':');
    if (colon == setting.npos) return false;
    const std::string_view name = setting.substr(0, colon), value = setting.substr(colon + 1);
    const std::string_view anchor = value.find(',') == value.npos ? std::string_view() : value.substr(value.find(',') + 1);
    const auto number = fraction(value.substr(0, value.find(',')));
    if (name == "align") {
        if (value == "left" || value == "start") place.align = TextAlign::Left;
        else if (value == "right" || value == "end") place.align = TextAlign::Right;
        else place.align = TextAlign::Centre;
        return true;
    }
    if (!number) return false;
    if (name == "size") place.width = std::max(0.01, *number);
    else if (name == "line") place.y = *number;
    else if (name == "position") place.x = *number;
    else return false;
    return anchor.empty() || anchor == "center";
}

/// The line of times and what it says about the place.
Result<Cue> headOfCue(std::string_view line, int number, bool& hasOther)
{
    const std::size_t at = line.find(arrow);
    const std::string_view first = withoutBlanks(line.substr(0, at));
    std::string_view rest = withoutBlanks(line.substr(at + arrow.size()));
    const std::string_view second = rest.substr(0, rest.find_first_of(" \t"));
    const auto start = cueTime(first), end = cueTime(second);
    if (!start || first.find(',') != first.npos) return atLine(number, "\"" + std::string(first.substr(0, 40)) + "\" is no time such as 00:01:02.345");
    if (!end || second.find(',') != second.npos) return atLine(number, "\"" + std::string(second.substr(0, 40)) + "\" is no time such as 00:01:02.345");
    if (*end <= *start) return atLine(number, "the subtitle ends before it begins");
    Cue cue{{*start, *end}, {}, {}};
    rest = withoutBlanks(rest.substr(second.size()));
    while (!rest.empty()) {
        const std::string_view setting = rest.substr(0, rest.find_first_of(" \t"));
        if (!cue.place) cue.place.emplace();
        hasOther |= !readSetting(setting, *cue.place);
        rest = withoutBlanks(rest.substr(setting.size()));
    }
    return cue;
}

} // namespace

std::string vttOf(const std::vector<Cue>& cues)
{
    std::string text = "WEBVTT\n";
    for (const Cue& cue : cues)
        text += "\n" + cueTimeText(cue.time.start, '.') + " --> " + cueTimeText(cue.time.end, '.') + (cue.place ? settings(*cue.place) : "") + "\n" + escaped(cue.text) + "\n";
    return text;
}

Result<std::vector<Cue>> cuesFromVtt(std::string_view text, ExchangeReport& report)
{
    TextLines lines(text);
    auto line = lines.next();
    if (!line || line->substr(0, 6) != "WEBVTT" || (line->size() > 6 && (*line)[6] != ' ' && (*line)[6] != '\t')) return atLine(1, "the file does not begin with WEBVTT");
    std::vector<Cue> cues;
    bool hasMarkup = false, hasOther = false;
    const auto restOfBlock = [&] {
        std::string block;
        while ((line = lines.next()) && !isEmptyLine(*line)) block += (block.empty() ? "" : "\n") + std::string(*line);
        return block;
    };
    restOfBlock(); // what the head says
    while ((line = lines.next())) {
        if (isEmptyLine(*line)) continue;
        const std::string first(withoutBlanks(*line));
        if (first.starts_with("NOTE") || first.starts_with("STYLE") || first.starts_with("REGION")) {
            report.add("line " + std::to_string(lines.number()) + ": " + first.substr(0, first.find(' ')) + " is left out");
            restOfBlock();
            continue;
        }
        if (line->find(arrow) == line->npos) line = lines.next(); // the cue's own name
        if (!line || line->find(arrow) == line->npos) return atLine(lines.number(), "a line with two times is expected here, such as 00:01.000 --> 00:02.000");
        SPOT_TRY(cue, headOfCue(*line, lines.number(), hasOther));
        cue.text = restOfBlock();
        if (cue.text.find(arrow) != std::string::npos) return atLine(lines.number(), "times inside of a subtitle: an empty line is missing before them");
        hasMarkup |= removeMarkup(cue.text);
        cue.text = unescaped(cue.text);
        if (isEmptyLine(cue.text)) report.add(cueTimeText(cue.time.start, '.') + ": a subtitle without words is left out");
        else cues.push_back(std::move(cue));
    }
    if (cues.empty()) return Error{Fault::Corrupt, "no subtitle is in it"};
    if (hasMarkup) report.add("names of speakers, italics, classes and other markup inside of subtitles are left out");
    if (hasOther) report.add("places given by lines, regions, edges or for vertical writing are left out");
    return cues;
}

} // namespace spot
