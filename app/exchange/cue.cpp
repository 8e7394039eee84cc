// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/cue.h"

#include "app/edit/piece.h"
#include "app/exchange/foreign_text.h"
#include "app/exchange/frame_cut.h"
#include "app/model/text_length.h"

#include <algorithm>
#include <cstdio>

namespace spot
{

namespace
{

constexpr std::size_t longestCueName = 200; ///< bytes of a clip's name

/// The words of a text without the empty lines that would end a cue.
std::string withoutEmptyLines(const std::string& text)
{
    std::string kept;
    TextLines lines(text);
    while (const auto line = lines.next())
        if (!isEmptyLine(*line)) kept += (kept.empty() ? "" : "\n") + std::string(*line);
    return kept;
}

void reportStyle(const Clip& clip, const TextStyle& style, CueKeeps keeps, FrameRate rate, ExchangeReport& report)
{
    const bool placesAreKept = keeps == CueKeeps::Places;
    TextStyle plain = captionStyle();
    plain.language = style.language;
    if (placesAreKept) plain.x = style.x, plain.y = style.y, plain.width = style.width, plain.align = style.align;
    if (keeps == CueKeeps::Looks) {
        if (style.motion == TextMotion::Rise || style.motion == TextMotion::Type) report.add(clip, rate, "it fades in and out there instead of moving");
        if (!style.language.empty()) report.add(clip, rate, "its language stays behind");
    } else if (style != plain) report.add(clip, rate, placesAreKept ? "its font, size, colours and motion stay behind" : "its place, font, size, colours and motion stay behind");
    if (clip.look != Look{}) report.add(clip, rate, "its transform and opacity stay behind");
    if (const std::string names = effectNames(clip.effects); !names.empty()) report.add(clip, rate, "its effects stay behind: " + names);
}

/// A track of texts that has room from `start` on, or a new one; null: there are too many.
Track* trackWithRoom(std::vector<Track>& tracks, MediaTime start)
{
    for (Track& track : tracks)
        if (track.clips.empty() || track.clips.back()->place.end <= start) return &track;
    if (tracks.size() == mostCueTracks) return nullptr;
    Track track;
    track.role = TrackRole::Text;
    track.name = tracks.empty() ? "Captions" : "Captions " + std::to_string(tracks.size() + 1);
    return &tracks.emplace_back(std::move(track));
}

} // namespace

TextStyle captionStyle()
{
    TextStyle style;
    style.size = 0.05;
    style.weight = 500;
    style.y = 0.9;
    style.motion = TextMotion::None;
    return style;
}

std::vector<Cue> cuesOf(const Timeline& timeline, CueKeeps keeps, ExchangeReport& report)
{
    std::vector<Cue> cues;
    const TimeRange spot{{}, timeline.duration()};
    for (const TrackPtr& track : timeline.tracks) {
        if (!isPicture(track->role)) continue;
        for (const ClipPtr& clip : track->clips) {
            const auto* text = std::get_if<TextClip>(&clip->content);
            if (!text) continue;
            const TimeRange shown = clip->place.intersection(spot);
            std::string words = withoutEmptyLines(text->text);
            if (!timeline.isOn(*track)) report.add(*clip, timeline.rate, "is left out: its track is hidden");
            else if (shown.isEmpty()) report.add(*clip, timeline.rate, "is left out: it begins after the end of the spot");
            else if (words.empty()) report.add(*clip, timeline.rate, "is left out: it has no words");
            else {
                if (shown != clip->place) report.add(*clip, timeline.rate, "ends earlier: it goes on after the end of the spot");
                reportStyle(*clip, text->style, keeps, timeline.rate, report);
                cues.push_back({shown, std::move(words), CuePlace{text->style.x, text->style.y, text->style.width, text->style.align}, keeps == CueKeeps::Looks ? std::optional(text->style) : std::nullopt});
            }
        }
    }
    std::stable_sort(cues.begin(), cues.end(), [](const Cue& a, const Cue& b) { return a.time < b.time; });
    return cues;
}

Result<std::vector<Track>> tracksOf(const std::vector<Cue>& cues, FrameRate rate, ExchangeReport& report)
{
    std::vector<Cue> sorted = cues;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Cue& a, const Cue& b) { return a.time < b.time; });
    std::vector<Track> tracks;
    for (const Cue& cue : sorted) {
        Clip clip;
        clip.name = shortened(cue.text.substr(0, cue.text.find('\n')), longestCueName);
        if (const std::size_t length = charactersIn(cue.text); length > longestText) return Error{Fault::OutOfRange, cueTimeText(cue.time.start, '.') + ": a subtitle has " + std::to_string(length) + " characters, at most " + std::to_string(longestText) + " are possible"};
        clip.place = {rate.nearestBoundary(cue.time.start), rate.nearestBoundary(cue.time.end)};
        if (clip.place.isEmpty()) {
            clip.place.end = rate.startOf(rate.frameAt(clip.place.start) + 1);
            report.add(clip, rate, "was shorter than half a frame and lasts one now");
        }
        TextClip content{cue.text, cue.style.value_or(captionStyle())};
        if (cue.place) content.style.x = cue.place->x, content.style.y = cue.place->y, content.style.width = cue.place->width, content.style.align = cue.place->align;
        clip.content = std::move(content);
        Track* track = trackWithRoom(tracks, clip.place.start);
        if (!track) return Error{Fault::OutOfRange, cueTimeText(cue.time.start, '.') + ": more than " + std::to_string(mostCueTracks) + " subtitles at one time"};
        track->clips.push_back(std::make_shared<const Clip>(std::move(clip)));
    }
    return tracks;
}

bool removeMarkup(std::string& text)
{
    std::string plain;
    std::size_t lastTag = text.rfind('>'), lastCode = text.rfind('}'); // none behind them: searching for more ends each time at the end
    if (lastTag == text.npos) lastTag = 0;
    if (lastCode == text.npos) lastCode = 0;
    for (std::size_t i = 0; i < text.size();) {
        const bool isTag = text[i] == '<' && i + 1 < text.size() && (std::isalpha(static_cast<unsigned char>(text[i + 1])) || std::isdigit(static_cast<unsigned char>(text[i + 1])) || text[i + 1] == '/');
        const bool isCode = text.compare(i, 2, "{\\") == 0;
        const std::size_t end = isTag && i < lastTag ? text.find('>', i) : isCode && i < lastCode ? text.find('}', i) : text.npos;
        if (end == text.npos) plain += text[i++];
        else i = end + 1;
    }
    const bool had = plain.size() != text.size();
    text = std::move(plain);
    return had;
}

std::optional<MediaTime> cueTime(std::string_view text)
{
    const std::size_t point = text.find_first_of(".,");
    if (point == text.npos) return std::nullopt;
    const std::string_view fraction = text.substr(point + 1);
    auto ms = digits(fraction);
    if (!ms || fraction.size() > 3) return std::nullopt;
    for (std::size_t n = fraction.size(); n < 3; ++n) *ms *= 10;
    text = text.substr(0, point);
    std::vector<int> parts; // hours may be missing
    while (true) {
        const std::size_t colon = text.find(':');
        const auto part = digits(text.substr(0, colon));
        if (!part || parts.size() == 3) return std::nullopt;
        parts.push_back(*part);
        if (colon == text.npos) break;
        text.remove_prefix(colon + 1);
    }
    if (parts.size() < 2) return std::nullopt;
    if (parts.size() == 2) parts.insert(parts.begin(), 0);
    if (parts[1] > 59 || parts[2] > 59 || parts[0] > 24) return std::nullopt;
    const MediaTime time = MediaTime::fromMilliseconds(((parts[0] * 60LL + parts[1]) * 60 + parts[2]) * 1000 + *ms);
    if (time > longestTimeline) return std::nullopt;
    return time;
}

std::string cueTimeText(MediaTime time, char sign)
{
    constexpr std::int64_t perMs = flicksPerSecond / 1000;
    const long long ms = (time.flicks + perMs / 2) / perMs;
    char text[32];
    std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld%c%03lld", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, sign, ms % 1000);
    return text;
}

} // namespace spot
