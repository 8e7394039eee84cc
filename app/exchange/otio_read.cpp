// SPDX-License-Identifier: GPL-3.0-or-later
// A file of OTIO as a project: ours as it was, or the cut of another tool.
#include "app/exchange/otio.h"

#include "app/exchange/foreign_cut.h"
#include "app/exchange/media_address.h"
#include "app/exchange/otio_json.h"
#include "app/file/project_json.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <set>

namespace spot
{

namespace
{

constexpr std::array markerColours{"RED", "PINK", "ORANGE", "YELLOW", "GREEN", "CYAN", "BLUE", "PURPLE", "MAGENTA", "BLACK", "WHITE"};
constexpr std::size_t mostItems = 200'000;

std::uint64_t ourNumber(const OtioJson& object, const char* key)
{
    const OtioJson& value = valueAt(valueAt(valueAt(object, "metadata"), "spotwright"), key);
    return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

/// Reads one Timeline of OTIO into the cut.
class OtioReader
{
public:
    OtioReader(ForeignCut& cut, const Project* own, ExchangeReport& report) : m_cut(cut), m_own(own), m_rate(cut.rate()), m_report(report) {}
    Result<Done> read(const OtioJson& timeline, const std::string& place);

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
    Result<Done> markers(const OtioJson& json, MediaTime shift, const std::string& place);
    const OtioJson& referenceOf(const OtioJson& json) const;
    void noteMetadata(const OtioJson& json);

    ForeignCut& m_cut;
    const Project* m_own; ///< the project inside of a file of ours that somebody changed; or null
    FrameRate m_rate;
    ExchangeReport& m_report;
    std::vector<Marker> m_markers;
    const Timeline* m_replaced = nullptr; ///< the timeline of ours that the file is about; or null
    std::set<ClipId> m_usedClips;
    std::set<TrackId> m_usedTracks;
    std::size_t m_items = 0, m_foreignMetadata = 0;
};

void OtioReader::noteMetadata(const OtioJson& json)
{
    const OtioJson& metadata = valueAt(json, "metadata");
    if (!metadata.is_object()) return;
    for (const auto& [key, value] : metadata.items())
        if (key != "spotwright" && key != "Resolve_OTIO") ++m_foreignMetadata;
}

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

Speed OtioReader::speedOfEffects(const OtioJson& json, const Clip& clip)
{
    Speed speed;
    const OtioJson& effects = valueAt(json, "effects");
    if (!effects.is_array()) return speed;
    for (const OtioJson& effect : effects) {
        const std::string name = schemaOf(effect).name;
        const OtioJson& scalar = valueAt(effect, "time_scalar");
        const double times = scalar.is_number() ? scalar.get<double>() : 0;
        Speed read;
        if (name == "FreezeFrame") speed = Speed{0, 1};
        else if (name == "LinearTimeWarp" && std::isfinite(times) && std::abs(times) <= 100 && (read = Speed::of(std::llround(times * 1'000'000), 1'000'000)).isValid()) speed = read;
        else if (!isOurEffect(effect)) m_report.add(clip, m_rate, "the effect \"" + (textAt(effect, "effect_name").empty() ? name : textAt(effect, "effect_name")).substr(0, 80) + "\" is left out");
    }
    return speed;
}

Result<Done> OtioReader::content(const OtioJson& json, TrackRole role, TimeRange source, Clip& clip, const std::string& place)
{
    const OtioJson& reference = referenceOf(json);
    const std::string kind = schemaOf(reference).name;
    if (const Clip* ours = m_own ? [&]() -> const Clip* {
            for (const TimelinePtr& timeline : m_own->timelines)
                if (const auto spot = timeline->find(ClipId{ourNumber(json, "clip")})) return &timeline->at(*spot);
            return nullptr;
        }() : nullptr) {
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
        else m_report.add(clip, m_rate, "a generator \"" + textAt(reference, "generator_kind").substr(0, 80) + "\" is shown as black");
        clip.content = ColourClip{rgba, rgba};
        return Done{};
    }
    const std::string address = kind == "ExternalReference" ? textAt(reference, "target_url") : std::string();
    if (address.empty()) m_report.add(clip, m_rate, "its media is " + (kind.empty() || kind == "MissingReference" ? std::string("missing in the file") : "a " + kind.substr(0, 80)) + " and is offline");
    SPOT_TRY(available, rangeFrom(valueAt(reference, "available_range"), place + ".available_range"));
    MediaTime in = source.start - (available ? available->start : MediaTime{});
    if (in < MediaTime{}) return Error{Fault::OutOfRange, place + ": begins " + std::to_string(m_rate.framesIn(-in)) + " frames before its media"};
    const std::string written = address.empty() ? "missing: " + clip.name : address;
    const std::string name = textAt(reference, "name").empty() ? written.substr(written.rfind('/') + 1) : textAt(reference, "name");
    const ItemKind itemKind = kindByName(written) == ItemKind::Video && isSound(role) ? ItemKind::Sound : kindByName(written);
    const MediaId id = m_cut.media(written, name, itemKind, m_own ? MediaId{ourNumber(reference, "media")} : MediaId{});
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
    clip.name = textAt(json, "name").substr(0, 1000);
    clip.place = {{}, source.length()};
    const OtioJson& group = valueAt(valueAt(valueAt(json, "metadata"), "Resolve_OTIO"), "Link Group ID");
    if (group.is_number_unsigned() && group.get<std::uint64_t>() < 1'000'000'000) clip.link = LinkId{group.get<std::uint64_t>()};
    const std::string schema = schemaOf(json).name;
    if (schema == "Clip") {
        if (isPicture(role)) clip.effects = ourEffects(json); // content() takes those of our own project, where it has the clip
        SPOT_TRY_DONE(content(json, role, source, clip, place));
    } else {
        if (isSound(role)) return Error{Fault::Unsupported, place + ": a " + schema.substr(0, 80) + " between sounds"};
        clip.content = ColourClip{};
        m_report.add(place + ": a " + (schema.empty() ? std::string("thing without a schema") : schema.substr(0, 80)) + " inside of a track is shown as black");
    }
    if (valueAt(json, "enabled").is_boolean() && !valueAt(json, "enabled").get<bool>()) {
        clip.hearing.isMuted = true;
        clip.look.opacity = Curve(0);
    }
    return clip;
}

Result<Done> OtioReader::markers(const OtioJson& json, MediaTime shift, const std::string& place)
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
        marker.name = textAt(all[i], "name").substr(0, 1000);
        marker.comment = textAt(all[i], "comment").substr(0, 1000);
        const std::string colour = textAt(all[i], "color");
        for (std::size_t c = 0; c < markerColours.size(); ++c)
            if (colour == markerColours[c]) marker.colour = static_cast<MarkerColour>(c);
        m_markers.push_back(std::move(marker));
    }
    return Done{};
}

Result<Done> OtioReader::child(const OtioJson& json, TrackRole role, const std::string& place, Row& row)
{
    if (!json.is_object()) return Error{Fault::Corrupt, place + ": an object is expected here"};
    if (++m_items > mostItems) return Error{Fault::OutOfRange, place + ": more than " + std::to_string(mostItems) + " items"};
    noteMetadata(json);
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
    if (schema != "Gap") {
        SPOT_TRY(made, clip(json, role, source, place));
        piece.clip = std::move(made);
    }
    SPOT_TRY_DONE(markers(json, row.end - source.start, place));
    row.end = piece.place.end;
    row.pieces.push_back(std::move(piece));
    return Done{};
}

Result<Track> OtioReader::track(const OtioJson& json, const std::string& place)
{
    noteMetadata(json);
    const Track* ours = nullptr;
    if (m_own)
        for (const TimelinePtr& timeline : m_own->timelines)
            if (const auto at = timeline->find(TrackId{ourNumber(json, "track")})) ours = timeline->tracks[*at].get();
    const std::string kind = textAt(json, "kind");
    const TrackRole role = ours ? ours->role : kind == "Audio" ? TrackRole::Effects : TrackRole::Picture;
    if (kind != "Audio" && kind != "Video") m_report.add(place + ": a track of the kind \"" + kind.substr(0, 80) + "\" is read as pictures");
    if (!valueAt(json, "source_range").is_null()) m_report.add(place + ": its own source_range is left out, the whole track is read");
    const OtioJson& children = valueAt(json, "children");
    if (!children.is_array()) return Error{Fault::Corrupt, place + ".children: a list is expected here"};
    Row row;
    for (std::size_t i = 0; i < children.size(); ++i) SPOT_TRY_DONE(child(children[i], role, place + ".children[" + std::to_string(i) + "]", row));
    if (row.before + row.after > MediaTime{}) row.pieces.push_back({std::nullopt, {row.end, row.end}, row.before, row.after}); // to black
    Track track = m_cut.trackOf(std::move(row.pieces), role, m_report);
    track.name = textAt(json, "name").substr(0, 1000);
    if (track.name.empty()) track.name = isPicture(role) ? "V" : "A";
    if (valueAt(json, "enabled").is_boolean()) track.isMuted = !valueAt(json, "enabled").get<bool>();
    if (ours && m_replaced && m_replaced->find(ours->id) && m_usedTracks.insert(ours->id).second) track.id = ours->id;
    if (ours) track.isMuted = ours->isMuted, track.isLocked = ours->isLocked, track.isSolo = ours->isSolo, track.isSyncLocked = ours->isSyncLocked, track.gainDb = ours->gainDb, track.effects = ours->effects;
    return track;
}

Result<Done> OtioReader::read(const OtioJson& json, const std::string& place)
{
    noteMetadata(json);
    Timeline timeline;
    if (const Timeline* ours = m_own ? m_own->find(TimelineId{ourNumber(json, "timeline")}) : nullptr) {
        m_replaced = ours;
        timeline = *ours;
        timeline.tracks.clear();
        timeline.markers.clear();
    } else {
        timeline.length = {};
        const OtioJson& canvas = valueAt(valueAt(valueAt(json, "metadata"), "spotwright"), "canvas");
        if (canvas.is_array() && canvas.size() == 2 && canvas[0].is_number_unsigned() && canvas[1].is_number_unsigned())
            timeline.canvas = {static_cast<int>(std::min<std::uint64_t>(canvas[0].get<std::uint64_t>(), 16384)), static_cast<int>(std::min<std::uint64_t>(canvas[1].get<std::uint64_t>(), 16384))};
    }
    timeline.rate = m_rate;
    timeline.name = textAt(json, "name").substr(0, 1000);
    const OtioJson& stack = valueAt(json, "tracks");
    const OtioJson& children = valueAt(stack, "children");
    if (!children.is_array()) return Error{Fault::Corrupt, place + "tracks.children: a list is expected here"};
    SPOT_TRY_DONE(markers(stack, {}, place + "tracks"));
    for (std::size_t i = 0; i < children.size(); ++i) {
        SPOT_TRY(read, track(children[i], place + "tracks.children[" + std::to_string(i) + "]"));
        timeline.tracks.push_back(std::make_shared<const Track>(std::move(read)));
    }
    timeline.markers = std::move(m_markers);
    m_cut.put(std::move(timeline));
    if (m_foreignMetadata) m_report.add("metadata that other programs left at " + std::to_string(m_foreignMetadata) + " places is left out");
    return Done{};
}

/// The rate of the timeline: that of its clock, else of the first range that has one.
std::optional<FrameRate> rateOfTimeline(const OtioJson& json)
{
    const OtioJson& clock = valueAt(valueAt(json, "global_start_time"), "rate");
    if (clock.is_number())
        if (const auto rate = rateFrom(clock.get<double>())) return rate;
    const OtioJson& tracks = valueAt(valueAt(json, "tracks"), "children");
    if (!tracks.is_array()) return std::nullopt;
    for (const OtioJson& track : tracks) {
        const OtioJson& children = valueAt(track, "children");
        if (!children.is_array()) continue;
        for (const OtioJson& child : children) {
            if (const auto rate = rateOfRange(valueAt(child, "source_range"))) return rate;
            if (const auto rate = rateOfRange(valueAt(valueAt(valueAt(child, "media_references"), "DEFAULT_MEDIA"), "available_range"))) return rate;
        }
    }
    return std::nullopt;
}

/// What a cut is, without what does not change a picture or a sound of it: for comparing.
nlohmann::json bare(const OtioJson& json)
{
    if (json.is_array()) {
        nlohmann::json all = nlohmann::json::array();
        for (const OtioJson& entry : json) all.push_back(bare(entry));
        return all;
    }
    if (!json.is_object()) return nlohmann::json::parse(json.dump(-1, ' ', false, OtioJson::error_handler_t::replace));
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [key, value] : json.items())
        if (key != "metadata" && key != "media_references" && key != "media_reference" && !value.is_null()) object[key] = bare(value);
    return object;
}

/// The project inside of a file of ours, when it is sound.
std::optional<Project> projectInside(const OtioJson& timeline, ExchangeReport& report)
{
    const OtioJson& whole = valueAt(valueAt(valueAt(timeline, "metadata"), "spotwright"), "project");
    if (whole.is_null()) return std::nullopt;
    auto project = projectFrom(whole.dump(-1, ' ', false, OtioJson::error_handler_t::replace));
    if (project) return std::move(*project);
    report.add("metadata.spotwright.project: is damaged and not used: " + project.error().message);
    return std::nullopt;
}

/// The project as it was, if the file still says what we would write of it.
Result<std::optional<ImportedFile>> unchanged(const OtioJson& json, const Project& own, const std::filesystem::path& folder)
{
    const Timeline* timeline = own.find(TimelineId{ourNumber(json, "timeline")});
    if (!timeline) return std::optional<ImportedFile>();
    ExchangeReport ignored;
    SPOT_TRY(again, otioOf(own, *timeline, [](const MediaItem&) { return std::string("x"); }, ignored));
    SPOT_TRY(ours, parsedOtio(again));
    if (bare(ours) != bare(json)) return std::optional<ImportedFile>();
    ImportedFile done{own, {}, {}};
    const OtioJson& addresses = valueAt(valueAt(valueAt(json, "metadata"), "spotwright"), "media");
    for (const MediaPtr& item : own.media) {
        const std::string address = textAt(addresses, std::to_string(item->id.value).c_str());
        done.media.push_back({item->id, address.empty() ? item->name : address, fileAt(address, folder)});
    }
    return std::optional(std::move(done));
}

} // namespace

Result<ImportedFile> fromOtio(std::string_view text, const std::string& name, const std::filesystem::path& folder)
{
    SPOT_TRY(root, parsedOtio(text));
    ExchangeReport report;
    const std::string schema = schemaOf(root).name;
    if (schema != "Timeline" && schema != "SerializableCollection") return Error{Fault::Corrupt, "a Timeline of OTIO is expected, this is " + (schema.empty() ? std::string("none of its objects") : "a " + schema.substr(0, 80))};
    if (schema == "Timeline") {
        if (const auto own = projectInside(root, report)) {
            SPOT_TRY(same, unchanged(root, *own, folder));
            if (same) return std::move(*same);
            report.add("the cut was changed by another tool: it is read from the file, and its clips keep what Spotwright knew of them");
            ForeignCut cut(*own, folder, rateOfTimeline(root).value_or(fps25));
            SPOT_TRY_DONE(OtioReader(cut, &*own, report).read(root, ""));
            return cut.finish(std::move(report));
        }
    }
    Project empty;
    empty.name = name;
    std::optional<ForeignCut> cut;
    const auto readInto = [&](const OtioJson& timeline, const std::string& place) -> Result<Done> {
        const auto rate = rateOfTimeline(timeline);
        if (!rate) return Error{Fault::Corrupt, place + "says no frame rate that pictures are shown at"};
        if (!cut) cut.emplace(empty, folder, *rate);
        else if (!(cut->rate() == *rate)) return Error{Fault::Unsupported, place + "timelines of two frame rates in one file"};
        return OtioReader(*cut, nullptr, report).read(timeline, place);
    };
    if (schema == "Timeline") {
        SPOT_TRY_DONE(readInto(root, ""));
        return cut->finish(std::move(report));
    }
    const OtioJson& children = valueAt(root, "children");
    for (std::size_t i = 0; children.is_array() && i < children.size(); ++i)
        if (schemaOf(children[i]).name == "Timeline") SPOT_TRY_DONE(readInto(children[i], "children[" + std::to_string(i) + "]."));
    if (!cut) return Error{Fault::Corrupt, "no Timeline is in it"};
    return cut->finish(std::move(report));
}

} // namespace spot
