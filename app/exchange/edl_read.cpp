// SPDX-License-Identifier: GPL-3.0-or-later
// CMX3600 lists, as many programs write them: each channel becomes a track.
#include "app/exchange/edl.h"

#include "app/exchange/foreign_cut.h"
#include "app/exchange/foreign_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <sstream>

namespace spot
{

namespace
{

constexpr std::array markerColours{"RED", "PINK", "ORANGE", "YELLOW", "GREEN", "CYAN", "BLUE", "PURPLE", "MAGENTA", "BLACK", "WHITE"};
constexpr std::size_t mostEvents = 100'000;

/// One line that plays something.
struct Event {
    int line = 0;
    std::string reel, channel, name, file;
    std::int64_t in = 0, out = 0, start = 0, end = 0, dissolve = 0; ///< frames
    std::optional<double> perSecond;                                ///< of an M2 line
    TransitionStyle style;                                          ///< of the transition, if it has one
};

/// The wipes that we write: 001 to the right, 002 down, 100 more for the other way. Everything else is a dissolve.
TransitionStyle styleOf(const std::string& kind)
{
    TransitionStyle style;
    static constexpr std::pair<const char*, double> wipes[]{{"W001", 0}, {"W002", 90}, {"W101", 180}, {"W102", 270}};
    for (const auto& [code, angle] : wipes)
        if (kind == code) style.kind = TransitionKind::Wipe, style.angle = angle;
    return style;
}

class EdlReader
{
public:
    EdlReader(FrameRate rate, ExchangeReport& report) : m_rate(rate), m_perSecond(std::llround(rate.perSecond())), m_report(report) {}
    Result<Done> read(std::string_view text);
    Result<ImportedFile> project(const std::string& name, const std::filesystem::path& folder);

private:
    Result<std::int64_t> frames(const std::string& clock, int line);
    Result<Done> event(const std::vector<std::string>& words, int line);
    Result<Done> comment(std::string_view text, int line);
    Result<Done> speed(const std::vector<std::string>& words, int line);
    Result<Track> track(ForeignCut& cut, const std::string& channel, std::int64_t origin);

    FrameRate m_rate;
    std::int64_t m_perSecond;
    bool m_drops = false; ///< some timecode drops frames
    ExchangeReport& m_report;
    std::vector<Event> m_events;
    std::map<std::string, std::size_t> m_lastOfReel;
    struct Note {
        std::int64_t at;
        std::string text;
    };
    std::vector<Note> m_notes;
};

/// Frames since midnight; with a semicolon in it two (four) numbers are dropped every minute but the tenth.
Result<std::int64_t> EdlReader::frames(const std::string& clock, int line)
{
    std::array<std::int64_t, 4> parts{};
    bool drops = false, isGood = clock.size() == 11;
    for (std::size_t i = 0; isGood && i < 4; ++i) {
        const auto part = digits(std::string_view(clock).substr(i * 3, 2));
        isGood = part.has_value();
        parts[i] = part.value_or(0);
        if (i == 3) break;
        const char sign = clock[i * 3 + 2];
        isGood &= sign == ':' || sign == ';' || sign == '.';
        drops |= sign == ';';
    }
    if (!isGood) return atLine(line, "\"" + shortened(clock, 40) + "\" is no timecode such as 01:00:00:00");
    const auto [hours, minutes, seconds, frame] = parts;
    if (hours > 23 || minutes > 59 || seconds > 59) return atLine(line, "\"" + clock + "\" is no time of a day");
    if (frame >= m_perSecond) return atLine(line, "\"" + clock + "\" has frame " + std::to_string(frame) + ", which is not there at " + std::to_string(m_perSecond) + " per second: give another --rate");
    const std::int64_t all = ((hours * 60 + minutes) * 60 + seconds) * m_perSecond + frame, passed = hours * 60 + minutes;
    if (!drops || m_perSecond % 30 != 0) return all;
    m_drops = true;
    return all - (passed - passed / 10) * (m_perSecond / 15);
}

Result<Done> EdlReader::event(const std::vector<std::string>& words, int line)
{
    if (words.size() < 8) return atLine(line, "an event has a number, a reel, a channel, a kind and four timecodes");
    if (m_events.size() >= mostEvents) return atLine(line, "more than " + std::to_string(mostEvents) + " events");
    Event event;
    event.line = line;
    event.reel = words[1], event.channel = words[2];
    const std::string kind = words[3];
    const std::size_t times = words.size() - 4;
    if (kind != "C") {
        const auto length = digits(words[4]);
        if (words.size() < 9 || !length) return atLine(line, "the transition \"" + kind.substr(0, 40) + "\" has no length");
        event.dissolve = *length;
        event.style = styleOf(kind);
        if (kind != "D" && event.style.kind == TransitionKind::Dissolve) m_report.add("line " + std::to_string(line) + ": the transition \"" + kind.substr(0, 40) + "\" became a dissolve");
    }
    std::int64_t* const places[]{&event.in, &event.out, &event.start, &event.end};
    for (std::size_t i = 0; i < 4; ++i) {
        SPOT_TRY(read, frames(words[times + i], line));
        *places[i] = read;
    }
    if (event.end < event.start || event.out < event.in) return atLine(line, "ends before it begins");
    m_lastOfReel[event.reel] = m_events.size();
    m_events.push_back(std::move(event));
    return Done{};
}

Result<Done> EdlReader::speed(const std::vector<std::string>& words, int line)
{
    double value = 0;
    const std::string text = words.size() > 2 ? words[2] : std::string();
    const char* begin = text.data() + (!text.empty() && text[0] == '+' ? 1 : 0);
    const auto [end, code] = std::from_chars(begin, text.data() + text.size(), value);
    if (m_events.empty() || code != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return atLine(line, "M2 names a reel and its frames per second");
    const auto found = m_lastOfReel.find(words[1]);
    if (found == m_lastOfReel.end()) m_report.add("line " + std::to_string(line) + ": the speed of an unknown reel is left out");
    else if (std::abs(value) > 100.0 * static_cast<double>(m_perSecond)) return atLine(line, "\"" + shortened(text, 40) + "\" frames per second are more than 100 times as fast");
    else m_events[found->second].perSecond = value;
    return Done{};
}

Result<Done> EdlReader::comment(std::string_view text, int line)
{
    const auto after = [&](std::string_view key) -> std::optional<std::string> {
        if (!text.starts_with(key)) return std::nullopt;
        return std::string(withoutBlanks(text.substr(key.size())));
    };
    if (const auto name = after("FROM CLIP NAME:"); name && !m_events.empty()) { // of a dissolve: of the line before it
        const bool isFrom = m_events.back().dissolve > 0 && m_events.size() > 1;
        (isFrom ? m_events[m_events.size() - 2] : m_events.back()).name = *name;
    } else if (const auto name2 = after("TO CLIP NAME:"); name2 && !m_events.empty()) m_events.back().name = *name2;
    else if (const auto file = after("SOURCE FILE:"); file && !m_events.empty()) m_events.back().file = *file;
    else if (const auto note = after("LOC:")) {
        SPOT_TRY(at, frames(note->substr(0, 11), line));
        m_notes.push_back({at, std::string(withoutBlanks(std::string_view(*note).substr(std::min<std::size_t>(11, note->size()))))});
    } else if (!isEmptyLine(text)) m_report.add("line " + std::to_string(line) + ": the comment \"" + shortened(std::string(text), 60) + "\" is left out");
    return Done{};
}

Result<Done> EdlReader::read(std::string_view text)
{
    TextLines lines(text);
    while (const auto line = lines.next()) {
        const std::string_view trimmedLine = withoutBlanks(*line);
        if (trimmedLine.empty() || trimmedLine.starts_with("TITLE:") || trimmedLine.starts_with("FCM:")) continue;
        if (trimmedLine.front() == '*') {
            SPOT_TRY_DONE(comment(withoutBlanks(trimmedLine.substr(1)), lines.number()));
            continue;
        }
        std::vector<std::string> words;
        std::istringstream in{shortened(std::string(trimmedLine), 500)};
        for (std::string word; in >> word;) words.push_back(std::move(word));
        if (words[0] == "M2") SPOT_TRY_DONE(speed(words, lines.number()));
        else if (digits(words[0])) SPOT_TRY_DONE(event(words, lines.number()));
        else if (m_events.empty()) return atLine(lines.number(), "neither TITLE, FCM, an event nor a comment: this is no CMX3600 list");
        else m_report.add("line " + std::to_string(lines.number()) + ": \"" + shortened(std::string(trimmedLine), 60) + "\" is left out");
    }
    if (m_events.empty()) return Error{Fault::Corrupt, "no event is in it"};
    return Done{};
}

Result<Track> EdlReader::track(ForeignCut& cut, const std::string& channel, std::int64_t origin)
{
    const TrackRole role = channel.find('V') != channel.npos || channel == "B" ? TrackRole::Picture : TrackRole::Effects;
    std::vector<const Event*> events;
    for (const Event& event : m_events)
        if (event.channel == channel && event.end > event.start) events.push_back(&event);
    std::stable_sort(events.begin(), events.end(), [](const Event* a, const Event* b) { return a->start < b->start; });
    std::vector<ForeignCut::Piece> pieces;
    std::int64_t at = origin;
    for (const Event* event : events) {
        if (event->start < at) return atLine(event->line, "covers the event before it");
        const auto place = [&](std::int64_t from, std::int64_t to) { return TimeRange{m_rate.startOf(from - origin), m_rate.startOf(to - origin)}; };
        if (event->start > at) pieces.push_back({std::nullopt, place(at, event->start), {}, {}});
        ForeignCut::Piece piece{Clip{}, place(event->start, event->end), {}, m_rate.startOf(std::min(event->dissolve, event->end - event->start)), event->style};
        piece.clip->place = piece.place;
        piece.clip->name = shortened(event->name.empty() ? event->reel : event->name, 1000);
        if (event->reel == "BL" && role == TrackRole::Picture) piece.clip->content = ColourClip{};
        else if (event->reel == "BL") piece.clip.reset();
        else {
            const std::string written = !event->file.empty() ? event->file : piece.clip->name;
            const ItemKind byName = kindByName(written);
            const ItemKind kind = role == TrackRole::Effects && byName == ItemKind::Still ? ItemKind::Sound : byName == ItemKind::Sound && role == TrackRole::Picture ? ItemKind::Video : byName;
            const MediaId id = cut.media(written, piece.clip->name, kind);
            Speed speed;
            if (event->perSecond) speed = Speed::of(std::llround(*event->perSecond * 1000), m_perSecond * 1000);
            if (!speed.isValid() || kind == ItemKind::Still || (speed.isFrozen() && role == TrackRole::Effects)) speed = {};
            piece.clip->content = MediaClip{id, kind == ItemKind::Still ? MediaTime{} : m_rate.startOf(speed.isReversed() ? event->out : event->in), speed};
        }
        pieces.push_back(std::move(piece));
        at = event->end;
    }
    Track made = cut.trackOf(std::move(pieces), role, m_report);
    made.name = channel;
    return made;
}

Result<ImportedFile> EdlReader::project(const std::string& name, const std::filesystem::path& folder)
{
    std::int64_t first = m_events.front().start;
    std::vector<std::string> channels;
    for (const Event& event : m_events) {
        first = std::min(first, event.start);
        if (std::find(channels.begin(), channels.end(), event.channel) == channels.end()) channels.push_back(event.channel);
    }
    if (channels.size() > 64) return Error{Fault::OutOfRange, "more than 64 channels"};
    std::sort(channels.begin(), channels.end(), [](const std::string& a, const std::string& b) { return std::pair(a.find('V') == a.npos, a) < std::pair(b.find('V') == b.npos, b); });
    const std::int64_t hour = m_perSecond * 3600 - (m_drops ? 54 * (m_perSecond / 15) : 0);
    const std::int64_t origin = first % hour < m_perSecond * 600 ? first / hour * hour : first; // programmes begin at a full hour
    Project empty;
    empty.name = name;
    ForeignCut cut(std::move(empty), folder, m_rate);
    Timeline timeline;
    timeline.name = name;
    timeline.rate = m_rate;
    for (const std::string& channel : channels) {
        SPOT_TRY(made, track(cut, channel, origin));
        timeline.tracks.push_back(std::make_shared<const Track>(std::move(made)));
    }
    for (const Note& note : m_notes) {
        if (note.at < origin) continue;
        Marker marker;
        marker.span = {m_rate.startOf(note.at - origin), m_rate.startOf(note.at - origin)};
        marker.name = shortened(note.text, 1000);
        for (std::size_t c = 0; c < markerColours.size(); ++c)
            if (note.text.starts_with(markerColours[c])) {
                marker.colour = static_cast<MarkerColour>(c);
                marker.name = std::string(withoutBlanks(std::string_view(marker.name).substr(std::string_view(markerColours[c]).size())));
                break;
            }
        timeline.markers.push_back(std::move(marker));
    }
    cut.put(std::move(timeline));
    return cut.finish(std::move(m_report));
}

} // namespace

Result<ImportedFile> fromEdl(std::string_view text, const std::string& name, const std::filesystem::path& folder, std::optional<FrameRate> rate)
{
    if (!rate && text.find("FCM: DROP FRAME") != text.npos) rate = fps2997;
    if (!rate) return Error{Fault::Invalid, "a list says no frame rate: give it with --rate, for instance --rate 25"};
    ExchangeReport report;
    EdlReader reader(*rate, report);
    SPOT_TRY_DONE(reader.read(text));
    return reader.project(name, folder);
}

} // namespace spot
