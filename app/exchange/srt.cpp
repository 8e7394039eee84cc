// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/srt.h"

#include "app/exchange/foreign_text.h"

namespace spot
{

namespace
{

constexpr std::string_view arrow = "-->";

/// The two times of `00:00:01,000 --> 00:00:02,000 X1:40 ...`; what follows them is a place in pixels of an unknown picture.
Result<TimeRange> timesOf(std::string_view line, int number)
{
    const std::size_t at = line.find(arrow);
    const std::string_view first = withoutBlanks(line.substr(0, at)), rest = withoutBlanks(line.substr(at + arrow.size()));
    const std::string_view second = rest.substr(0, rest.find_first_of(" \t"));
    const auto start = cueTime(first), end = cueTime(second);
    if (!start) return atLine(number, "\"" + std::string(first.substr(0, 40)) + "\" is no time such as 00:01:02,345");
    if (!end) return atLine(number, "\"" + std::string(second.substr(0, 40)) + "\" is no time such as 00:01:02,345");
    if (*end < *start) return atLine(number, "the subtitle ends before it begins");
    return TimeRange{*start, *end};
}

} // namespace

std::string srtOf(const std::vector<Cue>& cues)
{
    std::string text;
    for (std::size_t i = 0; i < cues.size(); ++i)
        text += (i ? "\n" : "") + std::to_string(i + 1) + "\n" + cueTimeText(cues[i].time.start, ',') + " --> " + cueTimeText(cues[i].time.end, ',') + "\n" + cues[i].text + "\n";
    return text;
}

Result<std::vector<Cue>> cuesFromSrt(std::string_view text, ExchangeReport& report)
{
    std::vector<Cue> cues;
    TextLines lines(text);
    bool hasMarkup = false;
    while (auto line = lines.next()) {
        if (isEmptyLine(*line) || digits(withoutBlanks(*line))) continue;
        if (line->find(arrow) == line->npos) return atLine(lines.number(), "a line with two times is expected here, such as 00:00:01,000 --> 00:00:02,000");
        SPOT_TRY(time, timesOf(*line, lines.number()));
        Cue cue{time, {}, {}};
        while ((line = lines.next()) && !isEmptyLine(*line)) {
            if (line->find(arrow) != line->npos) return atLine(lines.number(), "times inside of a subtitle: an empty line is missing before them");
            cue.text += (cue.text.empty() ? "" : "\n") + std::string(*line);
        }
        hasMarkup |= removeMarkup(cue.text);
        if (isEmptyLine(cue.text)) report.add(cueTimeText(cue.time.start, ',') + ": a subtitle without words is left out");
        else cues.push_back(std::move(cue));
    }
    if (cues.empty()) return Error{Fault::Corrupt, "no subtitle is in it"};
    if (hasMarkup) report.add("italics, colours and other markup inside of subtitles are left out");
    return cues;
}

} // namespace spot
