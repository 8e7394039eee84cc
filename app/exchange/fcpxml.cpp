// SPDX-License-Identifier: GPL-3.0-or-later
// All times are fractions of a second on frame boundaries. A connected clip counts in the time of the clip that it hangs on.
#include "app/exchange/fcpxml.h"

#include "app/exchange/frame_cut.h"
#include "app/exchange/media_address.h"

#include <QByteArray>
#include <QXmlStreamWriter>

#include <algorithm>
#include <map>

namespace spot
{

namespace
{

class FcpxmlWriter
{
public:
    FcpxmlWriter(const Project& project, const Timeline& timeline, const std::function<std::filesystem::path(const MediaItem&)>& fileOf, ExchangeReport& report)
        : m_project(project), m_timeline(timeline), m_rate(timeline.rate), m_fileOf(fileOf), m_report(report), m_xml(&m_text)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
    }
    Result<std::string> text();

private:
    /// A clip above or below the storyline.
    struct Connected {
        const CutItem* item;
        int lane;
        TrackRole role;
    };
    QString time(std::int64_t frames) const;
    bool isUsable(const CutItem& item) const;
    void format(const QString& id, FrameSize size, FrameRate rate);
    void resources(const FrameCut& cut);
    void report(const FrameCut& cut);
    void clip(const CutItem& item, std::int64_t offset, int lane, TrackRole role);
    std::int64_t lowerOf(const CutItem& item) const;
    void retime(const CutItem& item);
    void storyItem(const CutItem& item);
    void anchored(std::int64_t start, std::int64_t end, std::int64_t local);
    void spine(const FrameCut& cut);

    const Project& m_project;
    const Timeline& m_timeline;
    FrameRate m_rate;
    const std::function<std::filesystem::path(const MediaItem&)>& m_fileOf;
    ExchangeReport& m_report;
    QByteArray m_text;
    QXmlStreamWriter m_xml;
    std::map<MediaId, QString> m_assets;
    std::vector<Connected> m_connected;
};

QString FcpxmlWriter::time(std::int64_t frames) const
{
    const std::int64_t top = frames * m_rate.den;
    if (top % m_rate.num == 0) return QString("%1s").arg(top / m_rate.num);
    return QString("%1/%2s").arg(top).arg(m_rate.num);
}

bool FcpxmlWriter::isUsable(const CutItem& item) const
{
    const MediaItem* media = item.clip ? mediaOf(m_project, *item.clip) : nullptr;
    return media && m_assets.count(media->id);
}

void FcpxmlWriter::format(const QString& id, FrameSize size, FrameRate rate)
{
    m_xml.writeEmptyElement("format");
    m_xml.writeAttribute("id", id);
    m_xml.writeAttribute("frameDuration", QString("%1/%2s").arg(rate.den).arg(rate.num));
    m_xml.writeAttribute("width", QString::number(size.width));
    m_xml.writeAttribute("height", QString::number(size.height));
    m_xml.writeAttribute("colorSpace", "1-1-1 (Rec. 709)");
}

void FcpxmlWriter::resources(const FrameCut& cut)
{
    m_xml.writeStartElement("resources");
    format("r1", m_timeline.canvas, m_rate);
    int next = 2;
    for (const MediaPtr& media : m_project.media) {
        const bool isUsed = std::any_of(cut.rows.begin(), cut.rows.end(), [&](const CutRow& row) {
            return std::any_of(row.items.begin(), row.items.end(), [&](const CutItem& item) { return item.clip && mediaOf(m_project, *item.clip) == media.get(); });
        });
        const std::filesystem::path file = isUsed ? m_fileOf(*media) : std::filesystem::path();
        if (file.empty()) continue;
        const QString formatId = QString("r%1").arg(next++), id = QString("r%1").arg(next++);
        const bool hasPicture = media->kind != ItemKind::Sound;
        if (hasPicture) format(formatId, media->size, media->kind == ItemKind::Still ? m_rate : media->rate);
        m_xml.writeStartElement("asset");
        m_xml.writeAttribute("id", id);
        m_xml.writeAttribute("name", QString::fromStdString(media->name));
        m_xml.writeAttribute("start", "0s");
        m_xml.writeAttribute("duration", time(media->kind == ItemKind::Still ? 0 : m_rate.framesIn(media->duration)));
        if (hasPicture) m_xml.writeAttribute("hasVideo", "1"), m_xml.writeAttribute("format", formatId);
        if (media->hasSound || !hasPicture) m_xml.writeAttribute("hasAudio", "1"), m_xml.writeAttribute("audioSources", "1"), m_xml.writeAttribute("audioChannels", "2"), m_xml.writeAttribute("audioRate", "48000");
        m_xml.writeEmptyElement("media-rep");
        m_xml.writeAttribute("kind", "original-media");
        m_xml.writeAttribute("src", QString::fromStdString(fileAddressOf(file)));
        m_xml.writeEndElement();
        m_assets[media->id] = id;
    }
    m_xml.writeEndElement();
}

void FcpxmlWriter::report(const FrameCut& cut)
{
    for (const CutRow& row : cut.rows)
        for (const CutItem& item : row.items) {
            if (!item.clip) continue;
            const Clip& clip = *item.clip;
            const MediaItem* media = mediaOf(m_project, clip);
            if (!media) m_report.add(clip, m_rate, std::string("is left out: ") + kindWithoutMedia(clip) + " are not written");
            else if (!m_assets.count(media->id)) m_report.add(clip, m_rate, "is a gap: its file \"" + media->name + "\" is missing");
            if (item.transition() > 0) m_report.add(clip, m_rate, "its " + std::string(wordOf(clip.transition.style.kind)) + " of " + std::to_string(item.transition()) + " frames becomes a cut");
            if (isPicture(row.track->role) && clip.look != Look{}) m_report.add(clip, m_rate, "its place, crop, opacity and blending stay behind");
            if (const std::string names = effectNames(clip.effects); !names.empty()) m_report.add(clip, m_rate, "its effects stay behind: " + names);
            if (isSound(row.track->role) && clip.hearing != Hearing{}) m_report.add(clip, m_rate, "its gain, pan, mute and fades stay behind");
            if (speedOf(clip).isReversed()) m_report.add(clip, m_rate, "plays forwards there");
        }
    for (const TrackPtr& track : m_timeline.tracks) {
        if (track->gainDb != 0) m_report.add("track \"" + track->name + "\": its gain stays behind");
        if (const std::string names = effectNames(track->effects); !names.empty()) m_report.add("track \"" + track->name + "\": its effects stay behind: " + names);
    }
}

/// Where the media is at the beginning and at the end of the clip.
void FcpxmlWriter::retime(const CutItem& item)
{
    const Speed speed = speedOf(*item.clip);
    if (speed.isNormal() || speed.isReversed()) return;
    m_xml.writeStartElement("timeMap");
    const std::int64_t last = item.in + m_rate.frameAt(m_rate.nearestBoundary(speed.mediaIn(m_rate.startOf(item.frames))));
    for (const auto& [at, value] : {std::pair(std::int64_t{0}, item.in), std::pair(item.frames, last)}) {
        m_xml.writeEmptyElement("timept");
        m_xml.writeAttribute("time", time(at));
        m_xml.writeAttribute("value", time(value));
        m_xml.writeAttribute("interp", "linear");
    }
    m_xml.writeEndElement();
}

/// The earliest frame of the media that the clip shows: where its own time begins, since it plays forwards there.
std::int64_t FcpxmlWriter::lowerOf(const CutItem& item) const
{
    const Speed speed = speedOf(*item.clip);
    return speed.isReversed() ? std::max<std::int64_t>(0, item.in + m_rate.frameAt(m_rate.nearestBoundary(speed.mediaIn(m_rate.startOf(item.frames))))) : item.in;
}

/// Opens an asset-clip; the caller closes it.
void FcpxmlWriter::clip(const CutItem& item, std::int64_t offset, int lane, TrackRole role)
{
    const Clip& clip = *item.clip;
    const MediaItem& media = *mediaOf(m_project, clip);
    const Speed speed = speedOf(clip);
    const bool hasMap = !speed.isNormal() && !speed.isReversed();
    m_xml.writeStartElement(media.kind == ItemKind::Still ? "video" : "asset-clip");
    m_xml.writeAttribute("ref", m_assets.at(media.id));
    if (lane) m_xml.writeAttribute("lane", QString::number(lane));
    m_xml.writeAttribute("offset", time(offset));
    m_xml.writeAttribute("name", QString::fromStdString(clip.name));
    m_xml.writeAttribute("start", time(hasMap ? 0 : lowerOf(item)));
    m_xml.writeAttribute("duration", time(item.frames));
    if (media.kind != ItemKind::Still) {
        static constexpr const char* roles[]{"", "", "dialogue", "music", "effects"};
        m_xml.writeAttribute("srcEnable", isSound(role) ? "audio" : "video");
        if (isSound(role)) m_xml.writeAttribute("audioRole", roles[static_cast<int>(role)]);
        retime(item);
    }
}

/// What begins between two frames of the spot, hung on the item that plays there; `local`: that item's own time at `start`.
void FcpxmlWriter::anchored(std::int64_t start, std::int64_t end, std::int64_t local)
{
    for (const Connected& connected : m_connected) {
        if (connected.item->start < start || connected.item->start >= end) continue;
        clip(*connected.item, local + connected.item->start - start, connected.lane, connected.role);
        m_xml.writeEndElement();
    }
    for (const Marker& marker : m_timeline.markers) {
        const std::int64_t at = m_rate.frameAt(marker.span.start);
        if (at < start || at >= end) continue;
        m_xml.writeEmptyElement("marker");
        m_xml.writeAttribute("start", time(local + at - start));
        m_xml.writeAttribute("duration", time(std::max<std::int64_t>(1, m_rate.framesIn(marker.span.length()))));
        m_xml.writeAttribute("value", QString::fromStdString(marker.name));
        if (!marker.comment.empty()) m_xml.writeAttribute("note", QString::fromStdString(marker.comment));
    }
}

void FcpxmlWriter::storyItem(const CutItem& item)
{
    if (isUsable(item)) {
        const Speed speed = speedOf(*item.clip);
        const bool hasMap = !speed.isNormal() && !speed.isReversed();
        clip(item, item.start, 0, TrackRole::Picture);
        anchored(item.start, item.start + item.frames, hasMap ? 0 : lowerOf(item));
    } else {
        m_xml.writeStartElement("gap");
        m_xml.writeAttribute("offset", time(item.start));
        m_xml.writeAttribute("name", "Gap");
        m_xml.writeAttribute("start", "0s");
        m_xml.writeAttribute("duration", time(item.frames));
        anchored(item.start, item.start + item.frames, 0);
    }
    m_xml.writeEndElement();
}

void FcpxmlWriter::spine(const FrameCut& cut)
{
    const CutRow* story = nullptr;
    int above = 0, below = 0;
    for (const CutRow& row : cut.rows) {
        const bool isOn = m_timeline.isOn(*row.track);
        if (!isOn) m_report.add("track \"" + row.track->name + "\": is left out: it is off");
        if (!isOn) continue;
        if (!story && row.track->role == TrackRole::Picture) {
            story = &row;
            continue;
        }
        const int lane = isSound(row.track->role) ? --below : ++above;
        for (const CutItem& item : row.items)
            if (isUsable(item)) m_connected.push_back({&item, lane, row.track->role});
    }
    std::int64_t at = 0;
    m_xml.writeStartElement("spine");
    if (story)
        for (const CutItem& item : story->items) {
            storyItem(item);
            at = item.start + item.frames;
        }
    if (at < cut.frames) storyItem({nullptr, at, cut.frames - at, 0, 0});
    m_xml.writeEndElement();
}

Result<std::string> FcpxmlWriter::text()
{
    const FrameCut cut = frameCut(m_timeline, m_report);
    m_xml.writeStartDocument();
    m_xml.writeDTD("<!DOCTYPE fcpxml>");
    m_xml.writeStartElement("fcpxml");
    m_xml.writeAttribute("version", "1.10");
    resources(cut);
    if (m_assets.empty()) return Error{Fault::Invalid, "the timeline \"" + m_timeline.name + "\" has no clip whose file is there"};
    report(cut);
    m_xml.writeStartElement("library");
    m_xml.writeStartElement("event");
    m_xml.writeAttribute("name", QString::fromStdString(m_project.name));
    m_xml.writeStartElement("project");
    m_xml.writeAttribute("name", QString::fromStdString(m_timeline.name));
    m_xml.writeStartElement("sequence");
    m_xml.writeAttribute("format", "r1");
    m_xml.writeAttribute("duration", time(cut.frames));
    m_xml.writeAttribute("tcStart", "0s");
    m_xml.writeAttribute("tcFormat", "NDF");
    m_xml.writeAttribute("audioLayout", "stereo");
    m_xml.writeAttribute("audioRate", "48k");
    spine(cut);
    m_xml.writeEndDocument();
    return m_text.toStdString();
}

} // namespace

Result<std::string> fcpxmlOf(const Project& project, const Timeline& timeline, const std::function<std::filesystem::path(const MediaItem&)>& fileOf, ExchangeReport& report)
{
    return FcpxmlWriter(project, timeline, fileOf, report).text();
}

} // namespace spot
