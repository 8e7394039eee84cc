// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline as OTIO. Every item says its range, at the timeline's rate, in whole frames: that is what other readers need.
#include "app/exchange/otio.h"

#include "app/exchange/frame_cut.h"
#include "app/exchange/otio_foreign.h"
#include "app/exchange/otio_json.h"
#include "app/file/project_json.h"
#include "render/effects/effect_kinds.h"

#include <array>
#include <cstdio>
#include <set>

namespace spot
{

namespace
{

constexpr std::array markerColours{"RED", "PINK", "ORANGE", "YELLOW", "GREEN", "CYAN", "BLUE", "PURPLE", "MAGENTA", "BLACK", "WHITE"};

std::string kdenliveColour(const Rgba& c)
{
    const auto byte = [](float v) { return static_cast<unsigned>(v * 255 + 0.5f); };
    char text[16];
    std::snprintf(text, sizeof text, "0x%02x%02x%02x%02x", byte(c.r), byte(c.g), byte(c.b), byte(c.a));
    return text;
}

/// What timelines inside of each other share while they are written.
struct Nests {
    std::set<TimelineId> told; ///< their losses are in the report
    std::size_t items = 0;
};
constexpr std::size_t mostNestedItems = 50'000; ///< a timeline that is shown often is written often: 16 deep that may be any number

class OtioWriter
{
public:
    OtioWriter(const Project& project, const Timeline& timeline, const AddressOf& addressOf, ExchangeReport& report, Nests& nests)
        : m_project(project), m_timeline(timeline), m_rate(timeline.rate), m_addressOf(addressOf), m_report(report), m_nests(nests)
    {
    }
    OtioJson tree();
    OtioJson stack();

private:
    std::optional<OtioJson> nestOf(const CutItem& item, OtioJson clip);
    OtioJson trackOf(const CutRow& row);
    OtioJson gapOf(std::int64_t frames) const;
    OtioJson transitionOf(const CutItem& item);
    OtioJson clipOf(const CutItem& item);
    OtioJson referenceOf(const Clip& clip, std::int64_t in, std::int64_t frames);
    OtioJson effectsOf(const Clip& clip) const;
    OtioJson markers() const;
    void reportLosses(const Clip& clip);

    const Project& m_project;
    const Timeline& m_timeline;
    FrameRate m_rate;
    const AddressOf& m_addressOf;
    ExchangeReport& m_report;
    Nests& m_nests;
};

OtioJson OtioWriter::gapOf(std::int64_t frames) const
{
    return {{"OTIO_SCHEMA", "Gap.1"}, {"name", ""}, {"metadata", OtioJson::object()}, {"source_range", rangeOf(0, frames, m_rate)}, {"effects", OtioJson::array()}, {"markers", OtioJson::array()}, {"enabled", true}};
}

OtioJson OtioWriter::transitionOf(const CutItem& item)
{
    const TransitionStyle& style = item.clip->transition.style;
    const bool isDissolve = style.kind == TransitionKind::Dissolve;
    OtioJson metadata = OtioJson::object();
    if (!isDissolve) {
        metadata["spotwright"] = {{"transition", OtioJson::parse(jsonOf(item.clip->transition))}};
        m_report.add(*item.clip, m_rate, "other tools may not know its " + std::string(wordOf(style.kind)));
    }
    return {{"OTIO_SCHEMA", "Transition.1"}, {"name", isDissolve ? "Cross Dissolve" : std::string(wordOf(style.kind))}, {"metadata", std::move(metadata)},
            {"transition_type", isDissolve ? "SMPTE_Dissolve" : "Custom_Transition"}, {"in_offset", timeOf(item.before, m_rate)}, {"out_offset", timeOf(item.after, m_rate)}};
}

/// Named as nobody else names theirs; whole in the metadata.
OtioJson picturesEffects(const std::vector<Effect>& stack)
{
    OtioJson effects = OtioJson::array();
    for (const Effect& effect : stack) {
        const EffectKind* kind = findEffect(effect.kind);
        effects.push_back({{"OTIO_SCHEMA", "Effect.1"}, {"name", kind ? std::string(kind->name) : effect.kind}, {"metadata", {{"spotwright", {{"effect", OtioJson::parse(jsonOf(effect))}}}}},
                           {"effect_name", "spotwright:" + effect.kind}, {"enabled", effect.isOn}});
    }
    return effects;
}

OtioJson OtioWriter::effectsOf(const Clip& clip) const
{
    const Speed speed = speedOf(clip);
    OtioJson effects = picturesEffects(clip.effects);
    if (speed.isNormal()) return effects;
    const std::string name = speed.isFrozen() ? "FreezeFrame" : "LinearTimeWarp";
    effects.push_back({{"OTIO_SCHEMA", name + ".1"}, {"name", ""}, {"metadata", OtioJson::object()}, {"effect_name", name}, {"enabled", true}, {"time_scalar", speed.value()}});
    return effects;
}

/// in: from the media's first frame, whatever its own clock says there.
OtioJson OtioWriter::referenceOf(const Clip& clip, std::int64_t in, std::int64_t frames)
{
    const std::int64_t clock = sourceOf(clip.foreign).mediaStart;
    OtioJson reference{{"OTIO_SCHEMA", "ExternalReference.1"}, {"name", ""}, {"metadata", OtioJson::object()}};
    if (const MediaItem* item = mediaOf(m_project, clip)) {
        const std::string address = m_addressOf(*item);
        reference["metadata"]["spotwright"] = {{"media", item->id.value}};
        reference["name"] = item->name;
        reference["available_range"] = item->kind == ItemKind::Still ? rangeOf(clock + std::min<std::int64_t>(in, 0), std::max<std::int64_t>(in + frames, frames), m_rate) : rangeOf(clock, m_rate.framesIn(item->duration), m_rate);
        reference["available_image_bounds"] = nullptr;
        if (address.empty()) {
            reference["OTIO_SCHEMA"] = "MissingReference.1";
            m_report.add(clip, m_rate, "its file \"" + item->name + "\" is missing here, so that the other tool cannot find it either");
        } else reference["target_url"] = address;
        return reference;
    }
    reference["OTIO_SCHEMA"] = "GeneratorReference.1";
    reference["available_range"] = rangeOf(0, in + frames, m_rate);
    reference["available_image_bounds"] = nullptr;
    if (const auto* colour = std::get_if<ColourClip>(&clip.content)) {
        reference["generator_kind"] = "kdenlive:SolidColor";
        reference["parameters"] = {{"kdenlive", {{"color", kdenliveColour(colour->from)}}}};
        if (colour->from != colour->to) m_report.add(clip, m_rate, "other tools show its gradient as the colour on top");
    } else if (const auto* sequence = std::get_if<SequenceClip>(&clip.content)) {
        const Timeline* inside = m_project.find(sequence->timeline);
        reference["generator_kind"] = "spotwright:Timeline";
        reference["parameters"] = {{"timeline", inside ? inside->name : ""}};
        m_report.add(clip, m_rate, "other tools do not see the timeline that it shows: with all that is inside of others the file would be too long");
    } else if (std::holds_alternative<AdjustmentClip>(clip.content)) {
        reference["generator_kind"] = "spotwright:Adjustment";
        m_report.add(clip, m_rate, "other tools do not apply the adjustment");
    } else {
        const TextClip& written = std::get<TextClip>(clip.content);
        reference["generator_kind"] = "spotwright:Text";
        reference["parameters"] = {{"text", written.text}};
        m_report.add(clip, m_rate, "other tools do not draw its text");
    }
    return reference;
}

void OtioWriter::reportLosses(const Clip& clip)
{
    if (clip.look != Look{}) m_report.add(clip, m_rate, "other tools do not see its place, crop, opacity and blending");
    if (clip.hearing != Hearing{}) m_report.add(clip, m_rate, "other tools do not hear its gain, pan, mute and fades");
    if (const std::string names = effectNames(clip.effects); !names.empty()) m_report.add(clip, m_rate, "other tools do not draw its effects: " + names);
}

OtioJson OtioWriter::clipOf(const CutItem& item)
{
    const Clip& clip = *item.clip;
    const Speed speed = speedOf(clip);
    std::int64_t in = item.in;
    if (speed.isReversed()) in += m_rate.frameAt(m_rate.nearestBoundary(speed.mediaIn(m_rate.startOf(item.frames)))); // the lower end of what is played
    reportLosses(clip);
    const bool isOff = clip.hearing.isMuted && clip.look.opacity == Curve(0);
    OtioJson metadata{{"spotwright", {{"clip", clip.id.value}}}};
    if (clip.link) metadata["Resolve_OTIO"] = {{"Link Group ID", clip.link.value}};
    OtioJson written{{"OTIO_SCHEMA", "Clip.2"}, {"name", clip.name}, {"metadata", std::move(metadata)}, {"source_range", rangeOf(in + sourceOf(clip.foreign).mediaStart, item.frames, m_rate)}, {"effects", effectsOf(clip)},
                     {"markers", OtioJson::array()}, {"enabled", !isOff}};
    if (auto nest = nestOf(item, written)) return std::move(*nest);
    written["media_references"] = {{"DEFAULT_MEDIA", referenceOf(clip, in, item.frames)}};
    written["active_media_reference_key"] = "DEFAULT_MEDIA";
    return written;
}

/// The timeline that the clip shows as a Stack with the clip's range, as long as the file does not grow beyond all bounds.
std::optional<OtioJson> OtioWriter::nestOf(const CutItem& item, OtioJson clip)
{
    const auto* sequence = std::get_if<SequenceClip>(&item.clip->content);
    const Timeline* inside = sequence ? m_project.find(sequence->timeline) : nullptr;
    if (!inside) return std::nullopt;
    std::size_t items = 0;
    for (const TrackPtr& track : inside->tracks) items += 1 + track->clips.size();
    if (m_nests.items + items > mostNestedItems) return std::nullopt;
    m_nests.items += items;
    ExchangeReport told;
    OtioJson stack = OtioWriter(m_project, *inside, m_addressOf, m_nests.told.insert(inside->id).second ? m_report : told, m_nests).stack();
    clip["OTIO_SCHEMA"] = "Stack.1";
    clip["metadata"]["spotwright"]["sequence"] = inside->id.value;
    clip["markers"] = std::move(stack["markers"]);
    clip["children"] = std::move(stack["children"]);
    return clip;
}

OtioJson OtioWriter::trackOf(const CutRow& row)
{
    OtioJson children = OtioJson::array();
    for (const CutItem& item : row.items) {
        if (item.transition() > 0) children.push_back(transitionOf(item));
        children.push_back(item.clip ? clipOf(item) : gapOf(item.frames));
    }
    const Track& track = *row.track;
    if (!m_timeline.isOn(track)) m_report.add("track \"" + track.name + "\": other tools may show or play it, though it is off");
    if (const std::string names = effectNames(track.effects); !names.empty()) m_report.add("track \"" + track.name + "\": other tools do not draw its effects: " + names);
    if (track.gainDb != 0) m_report.add("track \"" + track.name + "\": other tools do not hear its gain");
    return {{"OTIO_SCHEMA", "Track.1"}, {"name", track.name}, {"metadata", {{"spotwright", {{"track", track.id.value}}}, {"Resolve_OTIO", {{"Locked", track.isLocked}, {"SoloOn", track.isSolo}}}}},
            {"source_range", nullptr}, {"effects", picturesEffects(track.effects)}, {"markers", OtioJson::array()}, {"enabled", m_timeline.isOn(track)}, {"kind", isPicture(track.role) ? "Video" : "Audio"}, {"children", std::move(children)}};
}

OtioJson OtioWriter::markers() const
{
    OtioJson all = OtioJson::array();
    for (const Marker& marker : m_timeline.markers) {
        const std::int64_t start = m_rate.frameAt(marker.span.start);
        all.push_back({{"OTIO_SCHEMA", "Marker.2"}, {"name", marker.name}, {"metadata", {{"spotwright", {{"marker", marker.id.value}}}}}, {"color", markerColours.at(static_cast<std::size_t>(marker.colour))},
                       {"marked_range", rangeOf(start, m_rate.framesIn(marker.span.length()), m_rate)}, {"comment", marker.comment}});
    }
    return all;
}

OtioJson OtioWriter::stack()
{
    const FrameCut cut = frameCut(m_timeline, m_report);
    OtioJson tracks = OtioJson::array();
    for (const CutRow& row : cut.rows) tracks.push_back(trackOf(row));
    return {{"OTIO_SCHEMA", "Stack.1"}, {"name", "tracks"}, {"metadata", OtioJson::object()}, {"source_range", nullptr}, {"effects", OtioJson::array()}, {"markers", markers()}, {"enabled", true}, {"children", std::move(tracks)}};
}

OtioJson OtioWriter::tree()
{
    OtioJson addresses = OtioJson::object();
    for (const MediaPtr& item : m_project.media) addresses[std::to_string(item->id.value)] = m_addressOf(*item);
    return {
        {"OTIO_SCHEMA", "Timeline.1"},
        {"name", m_timeline.name},
        {"metadata", {{"spotwright", {{"timeline", m_timeline.id.value}, {"canvas", {m_timeline.canvas.width, m_timeline.canvas.height}}, {"media", std::move(addresses)}}}}},
        {"global_start_time", timeOf(0, m_rate)},
        {"tracks", stack()}};
}

} // namespace

OtioJson otioTree(const Project& project, const Timeline& timeline, const AddressOf& addressOf, ExchangeReport& report)
{
    Nests nests;
    return OtioWriter(project, timeline, addressOf, report, nests).tree();
}

OtioJson otioStack(const Project& project, const Timeline& timeline, const AddressOf& addressOf)
{
    Nests nests;
    ExchangeReport ignored;
    return OtioWriter(project, timeline, addressOf, ignored, nests).stack();
}

Result<std::string> otioOf(const Project& project, const Timeline& timeline, const AddressOf& addressOf, ExchangeReport& report)
{
    SPOT_TRY(whole, parsedOtio(jsonOf(project)));
    OtioJson root = otioTree(project, timeline, addressOf, report);
    root["metadata"]["spotwright"]["project"] = std::move(whole);
    bringBack(root, project, timeline, report);
    return textOfOtio(root, 1) + "\n";
}

} // namespace spot
