// SPDX-License-Identifier: GPL-3.0-or-later
// Tracks as CMX3600 lists, as the Avid and Premiere readers expect them: comments name the clips, the reel is the name cut short.
#include "app/exchange/edl.h"

#include "app/exchange/frame_cut.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace spot
{

namespace
{

constexpr std::array markerColours{"RED", "PINK", "ORANGE", "YELLOW", "GREEN", "CYAN", "BLUE", "PURPLE", "MAGENTA", "BLACK", "WHITE"};

class EdlWriter
{
public:
    EdlWriter(const Project& project, const Timeline& timeline, const std::function<std::string(const MediaItem&)>& pathOf, ExchangeReport& report)
        : m_project(project), m_timeline(timeline), m_pathOf(pathOf), m_report(report), m_perSecond(std::llround(timeline.rate.perSecond()))
    {
    }
    std::string text(const CutRow& row, bool hasMarkers);

private:
    std::string clock(std::int64_t frame) const;
    std::string reelOf(const Clip& clip);
    std::string nameOf(const Clip& clip) const;
    std::string line(int event, const std::string& reel, const std::string& kind, std::int64_t in, std::int64_t out, std::int64_t start, std::int64_t end) const;
    std::string comments(const CutItem& item);
    std::string transitionCode(const CutItem& item);
    std::string speedLine(const CutItem& item, std::int64_t in);
    std::int64_t sourceAt(const CutItem& item, std::int64_t frame) const;
    std::string markersIn(std::int64_t start, std::int64_t end) const;

    const Project& m_project;
    const Timeline& m_timeline;
    const std::function<std::string(const MediaItem&)>& m_pathOf;
    ExchangeReport& m_report;
    std::int64_t m_perSecond;
    const char* m_channel = "V";
    std::map<std::string, std::string> m_reels;
    std::set<std::string> m_usedReels;
};

std::string EdlWriter::clock(std::int64_t frame) const
{
    char text[96];
    const auto n = static_cast<long long>(std::max<std::int64_t>(frame, 0)), per = static_cast<long long>(m_perSecond);
    std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld:%02lld", n / (per * 3600), n / (per * 60) % 60, n / per % 60, n % per);
    return text;
}

std::string EdlWriter::nameOf(const Clip& clip) const
{
    const MediaItem* media = mediaOf(m_project, clip);
    std::string name = media ? media->name : clip.name;
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return name;
}

/// Up to eight letters and digits, another one for every media.
std::string EdlWriter::reelOf(const Clip& clip)
{
    if (!mediaOf(m_project, clip)) return "BL";
    const std::string key = std::to_string(std::get<MediaClip>(clip.content).media.value);
    const auto known = m_reels.find(key);
    if (known != m_reels.end()) return known->second;
    std::string reel;
    const std::string name = nameOf(clip);
    for (const char c : name.substr(0, name.rfind('.')))
        if (reel.size() < 8 && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) reel += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (reel.empty() || reel == "BL" || reel == "AX" || !m_usedReels.insert(reel).second) {
        reel = "R" + key;
        m_usedReels.insert(reel);
    }
    return m_reels[key] = reel;
}

std::string EdlWriter::line(int event, const std::string& reel, const std::string& kind, std::int64_t in, std::int64_t out, std::int64_t start, std::int64_t end) const
{
    const std::int64_t hour = m_perSecond * 3600;
    char text[160];
    std::snprintf(text, sizeof text, "%03d  %-8s %-5s %-8s %s %s %s %s\n", event, reel.substr(0, 8).c_str(), m_channel, kind.c_str(), clock(in).c_str(), clock(out).c_str(), clock(hour + start).c_str(), clock(hour + end).c_str());
    return text;
}

std::int64_t EdlWriter::sourceAt(const CutItem& item, std::int64_t frame) const
{
    return item.in + std::llround(static_cast<double>(frame) * speedOf(*item.clip).value());
}

std::string EdlWriter::comments(const CutItem& item)
{
    const Clip& clip = *item.clip;
    const MediaItem* media = mediaOf(m_project, clip);
    const FrameRate rate = m_timeline.rate;
    if (!media) m_report.add(clip, rate, std::holds_alternative<TextClip>(clip.content) ? std::string("its text is black there") : std::holds_alternative<ColourClip>(clip.content) ? "its colour is black there" : std::string("is black there: ") + kindWithoutMedia(clip) + " are not written");
    if (isPicture(m_channel[0] == 'V' ? TrackRole::Picture : TrackRole::Effects) && clip.look != Look{}) m_report.add(clip, rate, "its place, crop, opacity and blending stay behind");
    if (const std::string names = effectNames(clip.effects); !names.empty()) m_report.add(clip, rate, "its effects stay behind: " + names);
    if (m_channel[0] == 'A' && clip.hearing != Hearing{}) m_report.add(clip, rate, "its gain, pan, mute and fades stay behind");
    std::string path = media ? m_pathOf(*media) : std::string();
    return (item.transition() > 0 ? "* TO CLIP NAME: " : "* FROM CLIP NAME: ") + nameOf(clip) + "\n" + (path.empty() ? "" : "* SOURCE FILE: " + path + "\n");
}

std::string EdlWriter::speedLine(const CutItem& item, std::int64_t in)
{
    const Speed speed = speedOf(*item.clip);
    if (speed.isNormal()) return {};
    char text[96];
    std::snprintf(text, sizeof text, "M2   %-8s       %06.1f                %s\n", reelOf(*item.clip).c_str(), static_cast<double>(m_perSecond) * speed.value(), clock(in).c_str());
    if (std::abs(static_cast<double>(m_perSecond) * speed.value() * 10 - std::round(static_cast<double>(m_perSecond) * speed.value() * 10)) > 1e-6) m_report.add(*item.clip, m_timeline.rate, "its speed is rounded to a tenth of a frame per second");
    return text;
}

/// "D", or the code of a wipe that every list has: 001 to the right, 002 down, 100 more for the other way.
std::string EdlWriter::transitionCode(const CutItem& item)
{
    const TransitionStyle& style = item.clip->transition.style;
    if (item.before > 0) m_report.add(*item.clip, m_timeline.rate, "its transition begins its clip there, so that it is cut " + std::to_string(item.before) + " frames earlier");
    if (style.kind == TransitionKind::Dissolve) return "D";
    static constexpr std::pair<double, const char*> codes[]{{0, "W001"}, {90, "W002"}, {180, "W101"}, {-180, "W101"}, {270, "W102"}, {-90, "W102"}};
    for (const auto& [angle, code] : codes) {
        if (style.kind != TransitionKind::Wipe || style.angle != angle) continue;
        if (style.softness > 0) m_report.add(*item.clip, m_timeline.rate, "its wipe has a hard edge there");
        return code;
    }
    m_report.add(*item.clip, m_timeline.rate, "its " + std::string(wordOf(style.kind)) + " becomes a dissolve");
    return "D";
}

std::string EdlWriter::markersIn(std::int64_t start, std::int64_t end) const
{
    std::string all;
    for (const Marker& marker : m_timeline.markers) {
        const std::int64_t at = m_timeline.rate.frameAt(marker.span.start);
        if (at >= start && at < end) all += "* LOC: " + clock(m_perSecond * 3600 + at) + " " + markerColours.at(static_cast<std::size_t>(marker.colour)) + " " + marker.name + "\n";
    }
    return all;
}

std::string EdlWriter::text(const CutRow& row, bool hasMarkers)
{
    m_channel = isSound(row.track->role) ? "A" : "V";
    std::string text = "TITLE: " + m_project.name + " " + m_timeline.name + " " + row.track->name + "\nFCM: NON-DROP FRAME\n";
    int event = 0;
    for (std::size_t i = 0; i < row.items.size(); ++i) {
        const CutItem& item = row.items[i];
        if (!item.clip) continue;
        const std::int64_t leaves = i + 1 < row.items.size() ? row.items[i + 1].before : 0; // frames that the next event begins earlier
        const std::int64_t start = item.start - item.before, end = item.start + item.frames - leaves;
        const std::int64_t first = sourceAt(item, -item.before), out = sourceAt(item, item.frames - leaves);
        const std::int64_t shift = std::max<std::int64_t>(0, -std::min(first, out)); // a still or a colour has no clock: it begins at 0 with its transition
        const std::int64_t low = std::min(first, out) + shift, high = std::max(first, out) + shift;
        text += "\n";
        ++event;
        if (item.transition() > 0 && i > 0 && row.items[i - 1].clip) {
            const CutItem& before = row.items[i - 1];
            const std::int64_t cut = sourceAt(before, before.frames - item.before);
            char kind[16];
            std::snprintf(kind, sizeof kind, "%-4s %03d", transitionCode(item).c_str(), static_cast<int>(std::min<std::int64_t>(item.transition(), 999)));
            text += line(event, reelOf(*before.clip), "C", cut, cut, start, start);
            text += line(event, reelOf(*item.clip), kind, low, high, start, end);
            text += "* FROM CLIP NAME: " + nameOf(*before.clip) + "\n";
        } else text += line(event, reelOf(*item.clip), "C", low, high, start, end);
        text += speedLine(item, low) + comments(item);
        if (hasMarkers) text += markersIn(start, end);
    }
    return text;
}

} // namespace

Result<std::vector<EdlTrack>> edlsOf(const Project& project, const Timeline& timeline, const std::function<std::string(const MediaItem&)>& pathOf, ExchangeReport& report)
{
    const FrameCut cut = frameCut(timeline, report);
    std::vector<EdlTrack> lists;
    for (const CutRow& row : cut.rows) {
        if (row.items.empty()) continue;
        if (!timeline.isOn(*row.track)) {
            report.add("track \"" + row.track->name + "\": is left out: it is off");
            continue;
        }
        lists.push_back({row.track->name, EdlWriter(project, timeline, pathOf, report).text(row, lists.empty())});
        if (const std::string names = effectNames(row.track->effects); !names.empty()) report.add("track \"" + row.track->name + "\": its effects stay behind: " + names);
        if (row.track->gainDb != 0) report.add("track \"" + row.track->name + "\": its gain stays behind");
    }
    if (lists.empty()) return Error{Fault::Invalid, "the timeline \"" + timeline.name + "\" has no clip that a list could name"};
    report.add("the list says no frame rate: it is " + std::to_string(timeline.rate.num) + "/" + std::to_string(timeline.rate.den) + " per second; and no canvas");
    return lists;
}

} // namespace spot
