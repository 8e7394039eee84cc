// SPDX-License-Identifier: GPL-3.0-or-later
// In MLT's XML `out` counts: it is the last frame. A dissolve is a tractor of its own inside of its track's playlist, as Shotcut
// writes it. Filters count in frames of their producer, so that all parts of a clip share them.
#include "app/exchange/mlt.h"

#include "app/exchange/frame_cut.h"
#include "app/exchange/mlt_effects.h"

#include <QByteArray>
#include <QXmlStreamWriter>

#include <cmath>
#include <cstdio>
#include <numeric>
#include <optional>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

QString whole(std::int64_t number) { return QString::number(number); }

class MltWriter
{
public:
    MltWriter(const Project& project, const Timeline& timeline, const FileOf& fileOf, ExchangeReport& report)
        : m_project(project), m_timeline(timeline), m_rate(timeline.rate), m_fileOf(fileOf), m_report(report), m_xml(&m_text)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
    }
    std::string text();

private:
    /// What plays a clip: the producer's id and its frame at the clip's start.
    struct Source {
        QString id;
        std::int64_t first = 0;
    };
    void property(const char* name, const QString& value);
    void profile();
    void background();
    std::optional<Source> producer(const CutItem& item, const Track& track, const CutItem* next);
    void service(const CutItem& item, const fs::path& file, Source& source, std::int64_t frames, bool isSound);
    void filters(const Clip& clip, const CutItem& item, const Track& track, const Source& source, std::int64_t frames, const CutItem* next);
    void dissolve(const QString& id, const Source& from, std::int64_t fromFrame, const Source& to, const CutItem& item, bool isSound);
    void row(const CutRow& row, std::size_t index);
    void tractor(const FrameCut& cut);
    void reportLosses(const Clip& clip, bool isSound);

    const Project& m_project;
    const Timeline& m_timeline;
    FrameRate m_rate;
    const FileOf& m_fileOf;
    ExchangeReport& m_report;
    QByteArray m_text;
    QXmlStreamWriter m_xml;
    std::int64_t m_frames = 0;
};

void MltWriter::property(const char* name, const QString& value)
{
    m_xml.writeStartElement("property");
    m_xml.writeAttribute("name", name);
    m_xml.writeCharacters(value);
    m_xml.writeEndElement();
}

void MltWriter::profile()
{
    const FrameSize canvas = m_timeline.canvas;
    const int shared = std::gcd(canvas.width, canvas.height);
    m_xml.writeStartElement("profile");
    m_xml.writeAttribute("description", QString("%1x%2").arg(canvas.width).arg(canvas.height));
    const std::pair<const char*, int> numbers[]{{"width", canvas.width}, {"height", canvas.height}, {"progressive", 1}, {"sample_aspect_num", 1}, {"sample_aspect_den", 1},
                                                {"display_aspect_num", canvas.width / shared}, {"display_aspect_den", canvas.height / shared}, {"frame_rate_num", m_rate.num}, {"frame_rate_den", m_rate.den}, {"colorspace", 709}};
    for (const auto& [name, value] : numbers) m_xml.writeAttribute(name, QString::number(value));
    m_xml.writeEndElement();
}

void MltWriter::background()
{
    m_xml.writeStartElement("producer");
    m_xml.writeAttribute("id", "black");
    m_xml.writeAttribute("in", "0");
    m_xml.writeAttribute("out", whole(m_frames - 1));
    property("length", whole(m_frames));
    property("eof", "pause");
    property("resource", "#ff000000");
    property("mlt_service", "color");
    m_xml.writeEndElement();
    m_xml.writeStartElement("playlist");
    m_xml.writeAttribute("id", "background");
    m_xml.writeEmptyElement("entry");
    m_xml.writeAttribute("producer", "black");
    m_xml.writeAttribute("in", "0");
    m_xml.writeAttribute("out", whole(m_frames - 1));
    m_xml.writeEndElement();
}

void MltWriter::service(const CutItem& item, const fs::path& file, Source& source, std::int64_t frames, bool isSound)
{
    const QString path = QString::fromStdString(file.string());
    const Clip& clip = *item.clip;
    if (const auto* colour = std::get_if<ColourClip>(&clip.content)) {
        const auto byte = [](float v) { return static_cast<unsigned>(v * 255 + 0.5f); };
        char text[16];
        std::snprintf(text, sizeof text, "#%02x%02x%02x%02x", byte(colour->from.a), byte(colour->from.r), byte(colour->from.g), byte(colour->from.b));
        source.first = item.before;
        property("length", whole(item.before + frames));
        property("resource", text);
        property("mlt_service", "color");
        return;
    }
    const MediaItem& media = *mediaOf(m_project, clip);
    if (media.kind == ItemKind::Still) {
        source.first = item.before;
        property("length", whole(item.before + frames));
        property("resource", path);
        return;
    }
    const Speed speed = speedOf(clip);
    const std::int64_t all = m_rate.framesIn(media.duration);
    source.first = std::max(item.in, item.before);
    if (speed.isFrozen()) {
        source.first = item.before;
        property("length", whole(item.before + frames));
        property("resource", path);
        property("frame", whole(item.in));
        property("mlt_service", "hold");
        return;
    }
    if (speed.isNormal()) {
        property("length", whole(std::max(all, source.first + frames)));
        property("resource", path);
        property("mlt_service", "avformat");
    } else {
        const double times = speed.value();
        source.first = std::llround(static_cast<double>(speed.isReversed() ? all - item.in : item.in) / std::abs(times));
        source.first = std::max(source.first, item.before);
        property("length", whole(std::max<std::int64_t>(std::llround(static_cast<double>(all) / std::abs(times)), source.first + frames)));
        property("resource", QString("%1:%2").arg(times, 0, 'g', 15).arg(path));
        property("warp_speed", QString::number(times, 'g', 15));
        property("warp_resource", path);
        if (std::get<MediaClip>(clip.content).keepPitch) property("warp_pitch", "1");
        property("mlt_service", "timewarp");
    }
    property(isSound ? "video_index" : "audio_index", "-1");
}

void MltWriter::filters(const Clip& clip, const CutItem& item, const Track& track, const Source& source, std::int64_t frames, const CutItem* next)
{
    const auto begin = [&](const char* service) {
        m_xml.writeStartElement("filter");
        property("mlt_service", service);
    };
    if (isSound(track.role)) {
        const std::string level = mltLevel(clip, track.gainDb, m_rate, source.first, item.before + frames, {item.before, item.transition(), next ? next->transition() : 0});
        if (level.empty()) return;
        begin("volume");
        property("level", QString::fromStdString(level));
        m_xml.writeEndElement();
        return;
    }
    const MediaItem* media = mediaOf(m_project, clip);
    const std::string rect = mltRect(clip, media ? media->size : m_timeline.canvas, m_timeline.canvas, m_rate, source.first, frames);
    const std::string rotation = mltRotation(clip, m_rate, source.first, frames);
    if (rect.empty() && rotation.empty()) return;
    begin("qtblend");
    property("rect", rect.empty() ? QString("0 0 %1 %2 1").arg(m_timeline.canvas.width).arg(m_timeline.canvas.height) : QString::fromStdString(rect));
    property("rotation", QString::fromStdString(rotation.empty() ? "0" : rotation));
    property("rotate_center", "1");
    property("distort", "1");
    m_xml.writeEndElement();
}

void MltWriter::reportLosses(const Clip& clip, bool isSound)
{
    if (const auto* colour = std::get_if<ColourClip>(&clip.content); colour && colour->from != colour->to) m_report.add(clip, m_rate, "its gradient becomes the colour on top");
    if (!isSound && clip.look.blend != BlendMode::Normal) m_report.add(clip, m_rate, "its blend mode becomes normal");
    if (!isSound && clip.look.crop != Crop{}) m_report.add(clip, m_rate, "its crop stays behind");
    if (const std::string names = effectNames(clip.effects); !names.empty()) m_report.add(clip, m_rate, "its effects stay behind: " + names);
    if (isSound && clip.hearing.pan != Curve()) m_report.add(clip, m_rate, "its pan stays behind");
}

/// next: whose transition shows more of this one; may be null.
std::optional<MltWriter::Source> MltWriter::producer(const CutItem& item, const Track& track, const CutItem* next)
{
    const Clip& clip = *item.clip;
    if (std::holds_alternative<TextClip>(clip.content)) {
        m_report.add(clip, m_rate, "its text stays behind: MLT has no text that all its programs draw");
        return std::nullopt;
    }
    if (std::holds_alternative<SequenceClip>(clip.content) || std::holds_alternative<AdjustmentClip>(clip.content)) {
        m_report.add(clip, m_rate, std::string("is a gap: ") + kindWithoutMedia(clip) + " are not written" + (std::holds_alternative<SequenceClip>(clip.content) ? "; take it apart first" : ""));
        return std::nullopt;
    }
    fs::path file;
    if (const MediaItem* media = mediaOf(m_project, clip)) {
        file = m_fileOf(*media);
        if (file.empty()) {
            m_report.add(clip, m_rate, "is a gap: its file \"" + media->name + "\" is missing");
            return std::nullopt;
        }
    }
    reportLosses(clip, isSound(track.role));
    Source source{QString("clip%1").arg(clip.id.value), 0};
    const std::int64_t frames = item.frames + (next ? next->after : 0);
    m_xml.writeStartElement("producer");
    m_xml.writeAttribute("id", source.id);
    property("eof", "pause");
    service(item, file, source, frames, isSound(track.role));
    property("shotcut:caption", QString::fromStdString(clip.name));
    Clip heard = clip; // a crossfade takes the place of the fades at its cut
    if (item.transition() > 0) heard.hearing.fadeIn = {};
    if (next && next->transition() > 0) heard.hearing.fadeOut = {};
    filters(heard, item, track, source, frames, next);
    m_xml.writeEndElement();
    return source;
}

void MltWriter::dissolve(const QString& id, const Source& from, std::int64_t fromFrame, const Source& to, const CutItem& item, bool isSound)
{
    const std::int64_t frames = item.transition();
    const TransitionKind kind = item.clip->transition.style.kind;
    if (kind != TransitionKind::Dissolve) m_report.add(*item.clip, m_rate, "its " + std::string(wordOf(kind)) + " becomes a dissolve of the same length");
    m_xml.writeStartElement("tractor");
    m_xml.writeAttribute("id", id);
    m_xml.writeAttribute("in", "0");
    m_xml.writeAttribute("out", whole(frames - 1));
    property("shotcut:transition", "lumaMix");
    for (const auto& [source, first] : {std::pair(from, fromFrame), std::pair(to, to.first - item.before)}) {
        m_xml.writeEmptyElement("track");
        m_xml.writeAttribute("producer", source.id);
        m_xml.writeAttribute("in", whole(first));
        m_xml.writeAttribute("out", whole(first + frames - 1));
    }
    m_xml.writeStartElement("transition");
    m_xml.writeAttribute("in", "0");
    m_xml.writeAttribute("out", whole(frames - 1));
    property("a_track", "0");
    property("b_track", "1");
    property("factory", "loader");
    property("mlt_service", isSound ? "mix" : "luma");
    property(isSound ? "sum" : "alpha_over", "1"); // sounds have the crossfade in their levels
    m_xml.writeEndElement();
    m_xml.writeEndElement();
}

void MltWriter::row(const CutRow& row, std::size_t index)
{
    struct Part {
        QString id; ///< empty: a blank
        std::int64_t first = 0, frames = 0;
    };
    std::vector<Part> parts;
    std::optional<Source> before;
    for (std::size_t i = 0; i < row.items.size(); ++i) {
        const CutItem& item = row.items[i];
        std::optional<Source> source = item.clip ? producer(item, *row.track, i + 1 < row.items.size() ? &row.items[i + 1] : nullptr) : std::nullopt;
        std::int64_t mixed = 0; // frames after the start that the transition has already
        if (source && before && item.transition() > 0) {
            mixed = item.after;
            const QString id = QString("mix%1").arg(item.clip->id.value);
            dissolve(id, *before, before->first + row.items[i - 1].frames - item.before, *source, item, isSound(row.track->role));
            if (!parts.empty()) parts.back().frames -= item.before;
            if (!parts.empty() && parts.back().frames == 0) parts.pop_back();
            parts.push_back({id, 0, item.transition()});
        }
        if (item.frames > mixed) parts.push_back({source ? source->id : QString(), source ? source->first + mixed : 0, item.frames - mixed});
        before = source;
    }
    m_xml.writeStartElement("playlist");
    m_xml.writeAttribute("id", QString("track%1").arg(index));
    property("shotcut:name", QString::fromStdString(row.track->name));
    for (const Part& part : parts) {
        m_xml.writeEmptyElement(part.id.isEmpty() ? "blank" : "entry");
        if (part.id.isEmpty()) {
            m_xml.writeAttribute("length", whole(part.frames));
            continue;
        }
        m_xml.writeAttribute("producer", part.id);
        m_xml.writeAttribute("in", whole(part.first));
        m_xml.writeAttribute("out", whole(part.first + part.frames - 1));
    }
    m_xml.writeEndElement();
}

void MltWriter::tractor(const FrameCut& cut)
{
    m_xml.writeStartElement("tractor");
    m_xml.writeAttribute("id", "main");
    m_xml.writeAttribute("in", "0");
    m_xml.writeAttribute("out", whole(m_frames - 1));
    m_xml.writeEmptyElement("track");
    m_xml.writeAttribute("producer", "background");
    for (std::size_t i = 0; i < cut.rows.size(); ++i) {
        m_xml.writeEmptyElement("track");
        m_xml.writeAttribute("producer", QString("track%1").arg(i));
        const Track& track = *cut.rows[i].track;
        if (const std::string names = effectNames(track.effects); !names.empty()) m_report.add("track \"" + track.name + "\": its effects stay behind: " + names);
        m_xml.writeAttribute("hide", !m_timeline.isOn(track) ? "both" : isSound(track.role) ? "video" : "audio");
    }
    for (std::size_t i = 0; i < cut.rows.size(); ++i) {
        const bool isSounding = isSound(cut.rows[i].track->role);
        m_xml.writeStartElement("transition");
        property("a_track", "0");
        property("b_track", whole(static_cast<std::int64_t>(i) + 1));
        property("mlt_service", isSounding ? "mix" : "qtblend");
        property("always_active", "1");
        if (isSounding) property("sum", "1");
        m_xml.writeEndElement();
    }
    m_xml.writeEndElement();
}

std::string MltWriter::text()
{
    const FrameCut cut = frameCut(m_timeline, m_report);
    m_frames = std::max<std::int64_t>(cut.frames, 1);
    m_xml.writeStartDocument();
    m_xml.writeStartElement("mlt");
    m_xml.writeAttribute("LC_NUMERIC", "C");
    m_xml.writeAttribute("version", "7.12.0");
    m_xml.writeAttribute("title", QString::fromStdString(m_project.name));
    m_xml.writeAttribute("producer", "main");
    profile();
    background();
    for (std::size_t i = 0; i < cut.rows.size(); ++i) row(cut.rows[i], i);
    tractor(cut);
    m_xml.writeEndElement();
    m_xml.writeEndDocument();
    bool hasVoice = false, hasMusic = false;
    for (const TrackPtr& track : m_timeline.tracks) hasVoice |= track->role == TrackRole::Voice, hasMusic |= track->role == TrackRole::Music;
    if (hasVoice && hasMusic) m_report.add("music does not give way to the voice there");
    m_report.add("the loudness of the whole is not set to " + QString::number(m_timeline.targetLufs).toStdString() + " LUFS there");
    if (!m_timeline.markers.empty()) m_report.add(std::to_string(m_timeline.markers.size()) + " markers stay behind");
    return m_text.toStdString();
}

} // namespace

std::string mltOf(const Project& project, const Timeline& timeline, const FileOf& fileOf, ExchangeReport& report)
{
    return MltWriter(project, timeline, fileOf, report).text();
}

} // namespace spot
