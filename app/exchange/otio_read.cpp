// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/otio_read.h"

#include "app/exchange/foreign_text.h"
#include "app/exchange/otio_tree.h"
#include "app/file/project_json.h"

#include <algorithm>
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
constexpr std::size_t mostItems = 200'000;

/// A row of items; what else stands in the place of a track is an item of its own.
bool isTrack(const OtioJson& json) { return valueAt(json, "children").is_array() && schemaOf(json).name != "Stack"; }

/// Reads one Timeline of OTIO into the cut.
class OtioReader
{
public:
    OtioReader(ForeignCut& cut, const Project* own, ExchangeReport& report) : m_cut(cut), m_own(own), m_rate(cut.rate()), m_report(report) {}
    Result<OtioOrigins> read(const OtioJson& timeline, const std::string& place);

private:
    struct Row {
        std::vector<ForeignCut::Piece> pieces;
        MediaTime end;
        MediaTime before, after; ///< of a transition whose second item is still to come
        TransitionStyle style;
    };
    Result<Track> track(const OtioJson& json, const std::string& place);
    Result<Done> child(const OtioJson& json, TrackRole role, const std::string& place, Row& row);
    Result<Clip> clip(const OtioJson& json, TrackRole role, TimeRange source, const std::string& place);
    Result<TimeRange> sourceOf(const OtioJson& json, const std::string& place);
    Result<Done> content(const OtioJson& json, TrackRole role, TimeRange source, Clip& clip, const std::string& place);
    Speed speedOfEffects(const OtioJson& json, const Clip& clip);
    const Clip* ourClip(const OtioJson& json) const;
    void link(const OtioJson& json, Clip& clip);
    Result<Done> markers(const OtioJson& json, MediaTime shift, const std::string& place, const OtioSource& owner);
    const OtioJson& referenceOf(const OtioJson& json) const;

    ForeignCut& m_cut;
    const Project* m_own; ///< the project inside of a file of ours that somebody changed; or null
    FrameRate m_rate;
    ExchangeReport& m_report;
    std::vector<Marker> m_markers;
    const Timeline* m_replaced = nullptr; ///< the timeline of ours that the file is about; or null
    std::set<ClipId> m_usedClips;
    std::set<TrackId> m_usedTracks;
    std::set<MarkerId> m_usedMarkers;
    std::map<std::uint64_t, LinkId> m_links; ///< by the number of the file
    OtioOrigins m_origins;
    std::size_t m_items = 0;
};

const OtioJson& OtioReader::referenceOf(const OtioJson& json) const
{
    if (schemaOf(json).version < 2) return valueAt(json, "media_reference");
    const std::string key = textAt(json, "active_media_reference_key");
    return valueAt(valueAt(json, "media_references"), key.empty() ? "DEFAULT_MEDIA" : key.c_str());
}

Result<TimeRange> OtioReader::sourceOf(const OtioJson& json, const std::string& place)
{
    SPOT_TRY(range, rangeFrom(valueAt(json, "source_range"), place + ".source_range"));
    if (range) return *range;
    SPOT_TRY(available, rangeFrom(valueAt(referenceOf(json), "available_range"), place + ".available_range"));
    if (available) return *available;
    MediaTime length; // a stack or a track is as long as what is in it
    const OtioJson& children = valueAt(json, "children");
    const bool isStack = schemaOf(json).name == "Stack";
    if (!children.is_array()) return Error{Fault::Corrupt, place + ": neither source_range nor available_range says how long it is"};
    for (std::size_t i = 0; i < children.size(); ++i) {
        if (schemaOf(children[i]).name == "Transition") continue;
        if (++m_items > mostItems) return Error{Fault::OutOfRange, place + ": more than " + std::to_string(mostItems) + " items"};
        SPOT_TRY(inner, sourceOf(children[i], place + ".children[" + std::to_string(i) + "]"));
        length = isStack ? std::max(length, inner.length()) : length + inner.length();
    }
    return TimeRange{{}, length};
}

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
    LinkId& known = m_links[number];
    if (!known) known = {m_cut.freshId()};
    clip.link = known;
}

Result<Done> OtioReader::content(const OtioJson& json, TrackRole role, TimeRange source, Clip& clip, const std::string& place)
{
    const OtioJson& reference = referenceOf(json);
    const std::string kind = schemaOf(reference).name, key = textAt(json, "active_media_reference_key");
    clip.foreign = foreignOf({.referenceKey = key});
    if (const Clip* ours = ourClip(json)) {
        if (m_replaced && m_replaced->find(ours->id) && m_usedClips.insert(ours->id).second) clip.id = ours->id; // a copy of it gets another one
        clip.look = ours->look;
        clip.effects = ours->effects;
        clip.slot = ours->slot;
        clip.hearing = ours->hearing;
        clip.hearing.fadeIn = std::min(clip.hearing.fadeIn, source.length());
        clip.hearing.fadeOut = std::min(clip.hearing.fadeOut, source.length());
        clip.content = ours->content;
        if (auto* sequence = std::get_if<SequenceClip>(&clip.content); sequence && sequence->speed.isNormal()) sequence->in = source.start;
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
    clip.content = MediaClip{id, item->kind == ItemKind::Still ? MediaTime{} : in, speed};
    if (available) m_cut.needs(id, available->length());
    return Done{};
}

Result<Clip> OtioReader::clip(const OtioJson& json, TrackRole role, TimeRange source, const std::string& place)
{
    Clip clip;
    clip.name = shortened(textAt(json, "name"), 1000);
    clip.place = {{}, source.length()};
    link(json, clip);
    const std::string schema = schemaOf(json).name;
    if (schema == "Clip") {
        clip.effects = ourEffects(json); // content() takes those of our own project, where it has the clip
        SPOT_TRY_DONE(content(json, role, source, clip, place));
    } else {
        clip.content = ColourClip{};
        if (isSound(role)) clip.content = MediaClip{m_cut.media(std::string(missingMark) + schema + " " + clip.name, clip.name, ItemKind::Sound), {}, {}};
        m_report.add(place + ": a " + (schema.empty() ? std::string("thing without a schema") : schema.substr(0, 80)) + " inside of a track is kept, but " + (isSound(role) ? "silent here" : "shown as black here"));
    }
    if (valueAt(json, "enabled").is_boolean() && !valueAt(json, "enabled").get<bool>()) {
        clip.hearing.isMuted = true;
        clip.look.opacity = Curve(0);
    }
    if (!clip.id) clip.id = {m_cut.freshId()};
    m_origins.clips[clip.id] = &json;
    return clip;
}

Result<Done> OtioReader::markers(const OtioJson& json, MediaTime shift, const std::string& place, const OtioSource& owner)
{
    const OtioJson& all = valueAt(json, "markers");
    if (!all.is_array()) return Done{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string here = place + ".markers[" + std::to_string(i) + "]";
        SPOT_TRY(range, rangeFrom(valueAt(all[i], "marked_range"), here + ".marked_range"));
        if (!range) continue;
        Marker marker;
        marker.span = {m_rate.nearestBoundary(range->start + shift), m_rate.nearestBoundary(range->end + shift)};
        if (marker.span.start < MediaTime{} || marker.span.start > MediaTime::fromSeconds(86'400 - 3600)) continue;
        marker.name = shortened(textAt(all[i], "name"), 1000);
        marker.comment = shortened(textAt(all[i], "comment"), 1000);
        std::string colour = textAt(all[i], "color").empty() ? textAt(valueAt(all[i], "color"), "name") : textAt(all[i], "color"); // Marker.3 has an object
        std::transform(colour.begin(), colour.end(), colour.begin(), [](unsigned char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : static_cast<char>(c); });
        for (std::size_t c = 0; c < markerColours.size(); ++c)
            if (colour == markerColours[c]) marker.colour = static_cast<MarkerColour>(c);
        const MarkerId ours{ourNumber(all[i], "marker")};
        const auto isOurs = [&](const Marker& known) { return known.id == ours; };
        if (m_replaced && std::any_of(m_replaced->markers.begin(), m_replaced->markers.end(), isOurs) && m_usedMarkers.insert(ours).second) marker.id = ours;
        else marker.id = {m_cut.freshId()};
        marker.foreign = foreignOf(owner);
        m_origins.markers[marker.id] = &all[i];
        m_markers.push_back(std::move(marker));
    }
    return Done{};
}

Result<Done> OtioReader::child(const OtioJson& json, TrackRole role, const std::string& place, Row& row)
{
    if (!json.is_object()) return Error{Fault::Corrupt, place + ": an object is expected here"};
    if (++m_items > mostItems) return Error{Fault::OutOfRange, place + ": more than " + std::to_string(mostItems) + " items"};
    const std::string schema = schemaOf(json).name;
    if (schema == "Transition") {
        SPOT_TRY(before, timeFrom(valueAt(json, "in_offset"), place + ".in_offset"));
        SPOT_TRY(after, timeFrom(valueAt(json, "out_offset"), place + ".out_offset"));
        if (before < MediaTime{} || after < MediaTime{}) return Error{Fault::OutOfRange, place + ": a transition of negative length"};
        row.before = before, row.after = after, row.style = {};
        const OtioJson& ours = valueAt(valueAt(valueAt(json, "metadata"), "spotwright"), "transition");
        if (const auto known = ours.is_object() ? transitionFrom(ours.dump()) : Result<Transition>(Transition{}); known) row.style = known->style;
        if (!ours.is_object() && textAt(json, "transition_type") != "SMPTE_Dissolve") m_report.add(place + ": the transition \"" + textAt(json, "transition_type").substr(0, 80) + "\" became a dissolve");
        return Done{};
    }
    SPOT_TRY(source, sourceOf(json, place));
    ForeignCut::Piece piece{std::nullopt, {row.end, row.end + source.length()}, row.before, row.after, row.style};
    row.before = row.after = {};
    if (piece.place.end > MediaTime::fromSeconds(86'400)) return Error{Fault::OutOfRange, place + ": ends after 24 hours"};
    OtioSource owner;
    if (schema != "Gap" && schema != "Filler") {
        SPOT_TRY(made, clip(json, role, source, place));
        owner.ownerClip = made.id;
        piece.clip = std::move(made);
    }
    if (schema == "Clip") { // those of others stay inside of them
        SPOT_TRY_DONE(markers(json, row.end - source.start, place, owner));
    }
    row.end = piece.place.end;
    row.pieces.push_back(std::move(piece));
    return Done{};
}

Result<Track> OtioReader::track(const OtioJson& json, const std::string& place)
{
    const Track* ours = nullptr;
    if (m_own)
        for (const TimelinePtr& timeline : m_own->timelines)
            if (const auto at = timeline->find(TrackId{ourNumber(json, "track")})) ours = timeline->tracks[*at].get();
    const std::string kind = textAt(json, "kind");
    const TrackRole role = ours ? ours->role : kind == "Audio" ? TrackRole::Effects : TrackRole::Picture;
    if (isTrack(json) && kind != "Audio" && kind != "Video") m_report.add(place + ": a track of the kind \"" + kind.substr(0, 80) + "\" is read as pictures");
    if (isTrack(json) && !valueAt(json, "source_range").is_null()) m_report.add(place + ": its own source_range is left out, the whole track is read");
    const OtioJson& children = valueAt(json, "children");
    Row row;
    if (!isTrack(json)) {
        SPOT_TRY_DONE(child(json, role, place, row));
    } else {
        for (std::size_t i = 0; i < children.size(); ++i) SPOT_TRY_DONE(child(children[i], role, place + ".children[" + std::to_string(i) + "]", row));
    }
    if (row.before + row.after > MediaTime{}) row.pieces.push_back({std::nullopt, {row.end, row.end}, row.before, row.after}); // to black
    Track track = m_cut.trackOf(std::move(row.pieces), role, m_report);
    track.name = shortened(textAt(json, "name"), 1000);
    if (track.name.empty()) track.name = isPicture(role) ? "V" : "A";
    if (valueAt(json, "enabled").is_boolean()) track.isMuted = !valueAt(json, "enabled").get<bool>();
    const OtioJson& resolve = valueAt(valueAt(json, "metadata"), "Resolve_OTIO");
    track.isLocked = valueAt(resolve, "Locked") == true, track.isSolo = valueAt(resolve, "SoloOn") == true;
    if (ours && m_replaced && m_replaced->find(ours->id) && m_usedTracks.insert(ours->id).second) track.id = ours->id;
    else track.id = {m_cut.freshId()};
    m_origins.tracks[track.id] = &json;
    if (isTrack(json)) {
        SPOT_TRY_DONE(markers(json, {}, place, {.ownerTrack = track.id}));
    }
    if (ours) track.isMuted = ours->isMuted, track.isLocked = ours->isLocked, track.isSolo = ours->isSolo, track.isSyncLocked = ours->isSyncLocked, track.gainDb = ours->gainDb, track.effects = ours->effects;
    return track;
}

Result<OtioOrigins> OtioReader::read(const OtioJson& json, const std::string& place)
{
    m_origins.timeline = &json;
    Timeline timeline;
    if (const Timeline* ours = m_own ? m_own->find(TimelineId{ourNumber(json, "timeline")}) : nullptr) {
        m_replaced = ours;
        timeline = *ours;
        timeline.tracks.clear();
        timeline.markers.clear();
    } else {
        timeline.id = {m_cut.freshId()};
        timeline.length = {};
        const OtioJson& canvas = valueAt(valueAt(valueAt(json, "metadata"), "spotwright"), "canvas");
        if (canvas.is_array() && canvas.size() == 2 && canvas[0].is_number_unsigned() && canvas[1].is_number_unsigned())
            timeline.canvas = {static_cast<int>(std::min<std::uint64_t>(canvas[0].get<std::uint64_t>(), 16384)), static_cast<int>(std::min<std::uint64_t>(canvas[1].get<std::uint64_t>(), 16384))};
    }
    timeline.rate = m_rate;
    timeline.name = shortened(textAt(json, "name"), 1000);
    const OtioJson& stack = valueAt(json, "tracks");
    const OtioJson& children = valueAt(stack, "children");
    if (!children.is_array()) return Error{Fault::Corrupt, place + "tracks.children: a list is expected here"};
    if (!valueAt(stack, "source_range").is_null()) m_report.add(place + "tracks: its own source_range is left out, the whole is read");
    SPOT_TRY_DONE(markers(stack, {}, place + "tracks", {}));
    for (std::size_t i = 0; i < children.size(); ++i) {
        SPOT_TRY(read, track(children[i], place + "tracks.children[" + std::to_string(i) + "]"));
        timeline.tracks.push_back(std::make_shared<const Track>(std::move(read)));
    }
    timeline.markers = std::move(m_markers);
    m_origins.id = timeline.id;
    m_cut.put(std::move(timeline));
    return std::move(m_origins);
}

} // namespace

Result<OtioOrigins> readOtio(const OtioJson& timeline, const std::string& place, ForeignCut& cut, const Project* own, ExchangeReport& report)
{
    return OtioReader(cut, own, report).read(timeline, place);
}

} // namespace spot
