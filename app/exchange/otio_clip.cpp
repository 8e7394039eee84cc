// SPDX-License-Identifier: GPL-3.0-or-later
// What a clip, a stack or a track inside of a track shows or plays.
#include "app/exchange/otio_reader.h"

#include "app/edit/piece.h"
#include "app/exchange/foreign_text.h"
#include "app/exchange/frame_cut.h"
#include "app/exchange/otio_difference.h"
#include "app/exchange/otio_tree.h"
#include "app/file/project_json.h"
#include "app/model/nesting.h"
#include "assets/base/content_hash.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace spot
{

namespace
{

/// The effects of ours in the list, as they were written.
std::vector<Effect> ourEffects(const OtioJson& json)
{
    std::vector<Effect> effects;
    const OtioJson& all = valueAt(json, "effects");
    if (!all.is_array()) return effects;
    for (const OtioJson& entry : all) {
        const OtioJson& ours = valueAt(valueAt(valueAt(entry, "metadata"), "spotwright"), "effect");
        if (!ours.is_object() || effects.size() == mostEffects) continue;
        auto effect = effectFrom(ours.dump(-1, ' ', false, OtioJson::error_handler_t::replace));
        if (effect) effects.push_back(std::move(*effect));
    }
    return effects;
}
bool isOurEffect(const OtioJson& effect) { return textAt(effect, "effect_name").starts_with("spotwright:"); }

/// The rate of the first item that says one.
std::optional<FrameRate> rateInside(const OtioJson& json)
{
    if (const OtioJson& children = valueAt(json, "children"); children.is_array()) {
        for (const OtioJson& child : children)
            if (const auto rate = rateInside(child)) return rate;
        return std::nullopt;
    }
    if (const auto rate = rateOfRange(valueAt(json, "source_range"))) return rate;
    const OtioJson& references = valueAt(json, "media_references");
    for (const OtioJson& reference : references.is_object() ? references : OtioJson::object())
        if (const auto rate = rateOfRange(valueAt(reference, "available_range"))) return rate;
    return std::nullopt;
}

/// What a timeline is made of, without what only the clip that shows it says.
OtioJson insideOf(const OtioJson& json) { return bare(without(json, {"source_range", "name", "metadata", "effects", "enabled", "color"})); }

} // namespace

const OtioJson& OtioReader::referenceOf(const OtioJson& json) const
{
    if (schemaOf(json).version < 2) return valueAt(json, "media_reference");
    const std::string key = textAt(json, "active_media_reference_key");
    return valueAt(valueAt(json, "media_references"), key.empty() ? "DEFAULT_MEDIA" : key.c_str());
}

/// Speeds multiply; the other effects are kept with the clip, and say nothing here.
Speed OtioReader::speedOfEffects(const OtioJson& json, const Clip& clip)
{
    Speed speed;
    const OtioJson& effects = valueAt(json, "effects");
    if (!effects.is_array()) return speed;
    for (const OtioJson& effect : effects) {
        if (valueAt(effect, "enabled") == false) continue;
        const std::string name = schemaOf(effect).name;
        const OtioJson& scalar = valueAt(effect, "time_scalar");
        const double times = scalar.is_number() ? scalar.get<double>() : 0, all = times * speed.value();
        Speed read;
        if (name == "FreezeFrame") speed = Speed{0, 1};
        else if (name == "LinearTimeWarp" && std::isfinite(all) && std::abs(all) <= 100 && (read = Speed::of(std::llround(all * 1'000'000), 1'000'000)).isValid()) speed = read;
        else if (!isOurEffect(effect)) m_report.add(clip, m_rate, "the effect \"" + (textAt(effect, "effect_name").empty() ? name : textAt(effect, "effect_name")).substr(0, 80) + "\" is kept, but has no effect here");
    }
    return speed;
}

const Clip* OtioReader::ourClip(const OtioJson& json) const
{
    const ClipId id{ourNumber(json, "clip")};
    if (!m_own || !id) return nullptr;
    for (const TimelinePtr& timeline : m_own->timelines)
        if (const auto spot = timeline->find(id)) return &timeline->at(*spot);
    return nullptr;
}

void OtioReader::link(const OtioJson& json, Clip& clip)
{
    const OtioJson& group = valueAt(valueAt(valueAt(json, "metadata"), "Resolve_OTIO"), "Link Group ID");
    if (!group.is_number_unsigned() || group.get<std::uint64_t>() == 0) return;
    if (const Clip* ours = ourClip(json); ours && ours->link) {
        clip.link = ours->link;
        return;
    }
    const auto number = group.get<std::uint64_t>();
    if (number < 1'000'000'000) m_cut.reserve(number); // it is written again; no link of ours may be called the same
    LinkId& known = m_all.links[number];
    if (!known) known = {m_cut.freshId()};
    clip.link = known;
}

/// What is ours of a clip and what the file says nothing of.
void OtioReader::takeOver(const Clip& ours, TimeRange source, Clip& clip)
{
    clip.look = ours.look;
    clip.effects = ours.effects;
    clip.slot = ours.slot;
    clip.hearing = ours.hearing;
    clip.hearing.fadeIn = std::min(clip.hearing.fadeIn, source.length());
    clip.hearing.fadeOut = std::min(clip.hearing.fadeOut, source.length());
    clip.content = ours.content;
    if (auto* sequence = std::get_if<SequenceClip>(&clip.content); sequence && sequence->speed.isNormal()) sequence->in = source.start;
}

/// What OTIO does not say of how the media of ours runs: kept where the rest is as we wrote it or still fits, else told.
void OtioReader::keepTiming(const Clip& ours, TimeRange source, Clip& clip, MediaClip& read)
{
    const auto* known = std::get_if<MediaClip>(&ours.content);
    if (!known || known->media != read.media) return;
    const auto isNear = [&](MediaTime a, MediaTime b) { return a - b <= m_rate.frameLength() && b - a <= m_rate.frameLength(); };
    const bool isAsFast = std::abs(read.speed.value() - speedOf(ours).value()) < 0.00001, isAsLong = isNear(source.length(), ours.place.length());
    if (isAsFast && isAsLong && isNear(read.in, known->in)) {
        read.ramp = known->ramp, read.keepPitch = known->keepPitch;
        if (!known->ramp.empty()) read.in = known->in, read.speed = known->speed;
        return;
    }
    if (!known->ramp.empty()) {
        m_report.add(clip, m_rate, "its speed ramp does not fit what was changed there: it runs at one even speed now");
    } else if (const MediaTime cut = read.speed.isFrozen() ? MediaTime{} : read.speed.timelineIn(read.in - known->in); isAsFast && cut != MediaTime{} && isNear(source.length() + cut, ours.place.length())) {
        shiftContent(*m_own, clip, cut); // its start was trimmed: keys stay where they were in the media
    }
    read.keepPitch = known->keepPitch && known->ramp.empty() && read.speed.value() > 0;
    if (known->keepPitch && !read.keepPitch) m_report.add(clip, m_rate, "its pitch was kept, which does not fit what was changed there");
}

Result<Done> OtioReader::content(const OtioJson& json, TrackRole role, TimeRange source, Clip& clip, const std::string& place)
{
    const OtioJson& reference = referenceOf(json);
    const std::string kind = schemaOf(reference).name, key = textAt(json, "active_media_reference_key");
    clip.foreign = foreignOf({.referenceKey = key});
    clip.effects = ourEffects(json);
    if (const Clip* ours = ourClip(json)) {
        if (m_replaced && m_replaced->find(ours->id) && m_usedClips.insert(ours->id).second) clip.id = ours->id; // a copy of it gets another one
        takeOver(*ours, source, clip);
        if (kind == "GeneratorReference" && !std::holds_alternative<MediaClip>(ours->content)) return Done{};
    }
    if (kind == "GeneratorReference" && isPicture(role)) {
        const std::string colour = textAt(valueAt(valueAt(reference, "parameters"), "kdenlive"), "color");
        Rgba rgba{0, 0, 0, 1};
        unsigned value = 0;
        if (colour.size() == 10 && std::sscanf(colour.c_str(), "0x%8x", &value) == 1)
            rgba = {static_cast<float>(value >> 24) / 255, static_cast<float>(value >> 16 & 255) / 255, static_cast<float>(value >> 8 & 255) / 255, static_cast<float>(value & 255) / 255};
        else m_report.add(clip, m_rate, "a generator \"" + textAt(reference, "generator_kind").substr(0, 80) + "\" is kept, but shown as black here");
        clip.content = ColourClip{rgba, rgba};
        return Done{};
    }
    const std::string address = kind == "ExternalReference" ? textAt(reference, "target_url") : std::string();
    if (address.empty()) m_report.add(clip, m_rate, "its media is " + (kind.empty() || kind == "MissingReference" ? std::string("missing in the file") : "a " + kind.substr(0, 80)) + " and is offline");
    SPOT_TRY(available, rangeFrom(valueAt(reference, "available_range"), place + ".available_range"));
    MediaTime in = source.start - (available ? available->start : MediaTime{});
    if (in < MediaTime{}) return Error{Fault::OutOfRange, place + ": begins " + std::to_string(m_rate.framesIn(-in)) + " frames before its media"};
    const std::string written = address.empty() ? std::string(missingMark) + clip.name : address;
    const std::string name = textAt(reference, "name").empty() ? written.substr(written.rfind('/') + 1) : textAt(reference, "name");
    const ItemKind itemKind = kindByName(written) == ItemKind::Video && isSound(role) ? ItemKind::Sound : kindByName(written);
    const MediaId id = m_cut.media(written, name, itemKind, m_own ? MediaId{ourNumber(reference, "media")} : MediaId{}, foreignOf({.address = address}));
    clip.foreign = foreignOf({.mediaStart = available ? m_rate.frameAt(m_rate.nearestBoundary(available->start)) : 0, .referenceKey = key});
    const MediaItem* item = m_cut.project().find(id);
    Speed speed = speedOfEffects(json, clip);
    if (item->kind == ItemKind::Still || (isSound(role) && speed.isFrozen())) speed = {};
    if (speed.isReversed()) in -= speed.mediaIn(source.length()); // it comes down from the upper end
    MediaClip read{id, item->kind == ItemKind::Still ? MediaTime{} : in, speed};
    if (const Clip* ours = ourClip(json)) keepTiming(*ours, source, clip, read);
    clip.content = std::move(read);
    if (available) m_cut.needs(id, available->length());
    return Done{};
}

/// True when the file has in it what we would write of the timeline.
bool OtioReader::isUnchanged(const OtioJson& json, const Timeline& timeline) const
{
    OtioJson& ours = m_all.ours[timeline.id];
    if (ours.is_null()) {
        ExchangeReport ignored;
        OtioJson stack = otioStack(*m_own, timeline, m_all.own->addressOf);
        bringBackStack(stack, *m_own, timeline, ignored);
        ours = {{"children", bare(stack["children"])}, {"markers", bare(stack["markers"])}};
    }
    return sameOtio(ours["children"], bare(valueAt(json, "children"))) && sameOtio(ours["markers"], bare(valueAt(json, "markers")));
}

Result<TimelineId> OtioReader::timelineIn(const OtioJson& json, MediaTime needed, const std::string& place)
{
    const Timeline* ours = m_own ? m_own->find(TimelineId{ourNumber(json, "sequence")}) : nullptr;
    if (ours && ours->duration() >= needed && isUnchanged(json, *ours)) return ours->id;
    if (m_depth >= deepestNesting) return Error{Fault::OutOfRange, place + ": timelines can lie inside of each other " + std::to_string(deepestNesting) + " deep, this one lies deeper"};
    TimelineId& known = m_all.inside[hashOf(std::string_view(textOfOtio(insideOf(json), -1))).hex()];
    if (!known) {
        const FrameRate rate = m_rate;
        m_cut.setRate(rateInside(json).value_or(rate));
        SPOT_TRY(made, OtioReader(m_all, m_depth + 1).readInside(json, place));
        m_cut.setRate(rate);
        known = made;
        if (ours) m_report.add("the timeline \"" + ours->name + "\" was changed inside of another one: it came as one of its own");
    }
    m_cut.lengthen(known, needed);
    return known;
}

Result<Done> OtioReader::nest(const OtioJson& json, TrackRole role, TimeRange source, Clip& clip, const std::string& place)
{
    if (const Clip* ours = ourClip(json)) {
        if (m_replaced && m_replaced->find(ours->id) && m_usedClips.insert(ours->id).second) clip.id = ours->id;
        takeOver(*ours, source, clip);
    }
    Speed speed = speedOfEffects(json, clip);
    if (isSound(role) && speed.isFrozen()) speed = {};
    MediaTime in = source.start;
    const MediaTime used = speed.mediaIn(source.length());
    if (speed.isReversed()) in -= used; // it comes down from the upper end
    if (const MediaTime first = std::min(in, in + used); first < MediaTime{}) {
        m_report.add(place + ": begins " + std::to_string(m_rate.framesIn(-first)) + " frames before what is in it, and shows it from its start instead");
        in -= first;
    }
    SPOT_TRY(inside, timelineIn(json, std::max(in, in + used) + (speed.isFrozen() ? m_rate.frameLength() : MediaTime{}), place));
    clip.content = SequenceClip{inside, in, speed};
    const Timeline* shown = m_cut.project().find(inside);
    const auto isHeard = [](const TrackPtr& track) { return isSound(track->role) && !track->clips.empty(); };
    if (isPicture(role) && !m_own && std::any_of(shown->tracks.begin(), shown->tracks.end(), isHeard)) m_report.add(place + ": its sounds are kept in \"" + shown->name + "\", and heard where a track of sounds shows it as well");
    return Done{};
}

} // namespace spot
