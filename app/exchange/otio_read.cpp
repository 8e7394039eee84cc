// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/otio_read.h"

#include "app/edit/piece.h"
#include "app/exchange/foreign_text.h"
#include "app/exchange/otio_reader.h"
#include "app/exchange/otio_tree.h"
#include "app/file/project_json.h"

#include <algorithm>
#include <array>

namespace spot
{

namespace
{

constexpr std::array markerColours{"RED", "PINK", "ORANGE", "YELLOW", "GREEN", "CYAN", "BLUE", "PURPLE", "MAGENTA", "BLACK", "WHITE"};

} // namespace

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
        if (++m_all.items > mostOtioItems) return Error{Fault::OutOfRange, place + ": more than " + std::to_string(mostOtioItems) + " items"};
        SPOT_TRY(inner, sourceOf(children[i], place + ".children[" + std::to_string(i) + "]"));
        length = isStack ? std::max(length, inner.length()) : length + inner.length();
    }
    return TimeRange{{}, length};
}

Result<Clip> OtioReader::clip(const OtioJson& json, TrackRole role, TimeRange source, const std::string& place)
{
    Clip clip;
    clip.name = shortened(textAt(json, "name"), 1000);
    clip.place = {{}, source.length()};
    link(json, clip);
    const std::string schema = schemaOf(json).name;
    if (schema == "Clip") {
        SPOT_TRY_DONE(content(json, role, source, clip, place));
    } else if (valueAt(json, "children").is_array()) {
        SPOT_TRY_DONE(nest(json, role, source, clip, place));
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
    if (++m_all.items > mostOtioItems) return Error{Fault::OutOfRange, place + ": more than " + std::to_string(mostOtioItems) + " items"};
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

/// The items inside of the part, which begins the row; what is cut off there has no transition.
void OtioReader::onlyPart(Row& row, TimeRange part) const
{
    std::vector<ForeignCut::Piece> kept;
    for (ForeignCut::Piece& piece : row.pieces) {
        const TimeRange left = piece.place.intersection(part);
        if (left.isEmpty()) continue;
        if (piece.clip && left.start > piece.place.start) {
            shiftContent(m_cut.project(), *piece.clip, left.start - piece.place.start);
            piece.clip->hearing.fadeIn = {};
        }
        if (piece.clip && left.end < piece.place.end) piece.clip->hearing.fadeOut = {};
        if (piece.clip) piece.clip->place = {{}, left.length()};
        if (left.start > piece.place.start || left.start == part.start) piece.before = piece.after = {};
        piece.place = left.movedBy(-part.start);
        kept.push_back(std::move(piece));
    }
    row.pieces = std::move(kept);
    row.before = row.after = {};
    row.end = part.length();
}

Result<Track> OtioReader::track(const OtioJson& json, const std::string& place, bool isWhole)
{
    const Track* ours = nullptr;
    if (m_own)
        for (const TimelinePtr& timeline : m_own->timelines)
            if (const auto at = timeline->find(TrackId{ourNumber(json, "track")})) ours = timeline->tracks[*at].get();
    const std::string kind = textAt(json, "kind");
    const TrackRole role = ours ? ours->role : kind == "Audio" ? TrackRole::Effects : TrackRole::Picture;
    if (isTrack(json) && kind != "Audio" && kind != "Video") m_report.add(place + ": a track of the kind \"" + kind.substr(0, 80) + "\" is read as pictures");
    const OtioJson& children = valueAt(json, "children");
    Row row;
    if (!isTrack(json)) {
        SPOT_TRY_DONE(child(json, role, place, row));
    } else {
        for (std::size_t i = 0; i < children.size(); ++i) SPOT_TRY_DONE(child(children[i], role, place + ".children[" + std::to_string(i) + "]", row));
    }
    SPOT_TRY(part, rangeFrom(isTrack(json) && !isWhole ? valueAt(json, "source_range") : OtioJson(), place + ".source_range"));
    if (part) onlyPart(row, *part);
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
        SPOT_TRY_DONE(markers(json, part ? -part->start : MediaTime{}, place, {.ownerTrack = track.id}));
    }
    if (ours) track.isMuted = ours->isMuted, track.isLocked = ours->isLocked, track.isSolo = ours->isSolo, track.isSyncLocked = ours->isSyncLocked, track.gainDb = ours->gainDb, track.effects = ours->effects;
    return track;
}

/// What our timeline had and the file has no longer.
void OtioReader::reportChanges(const Timeline& now)
{
    for (const TrackPtr& track : m_replaced->tracks)
        for (const ClipPtr& before : track->clips) {
            const auto spot = now.find(before->id);
            if (!spot && before->place.start >= m_replaced->duration()) continue; // was never in it
            if (!spot) {
                m_report.add(*before, m_rate, "is not in the file any more");
                continue;
            }
            const Clip& after = now.at(*spot);
            if (before->transition.isNone() || before->transition.style == after.transition.style) continue;
            m_report.add(after, m_rate, "had a " + std::string(wordOf(before->transition.style.kind)) + " at its start, " + (after.transition.isNone() ? std::string("which is not in the file any more") : "where the file has a " + std::string(wordOf(after.transition.style.kind)) + " now"));
        }
}

Result<OtioOrigins> OtioReader::read(const OtioJson& json, const std::string& place)
{
    m_origins.timeline = &json, m_origins.stack = &valueAt(json, "tracks");
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
    if (m_replaced) reportChanges(timeline);
    m_origins.id = timeline.id;
    m_cut.put(std::move(timeline));
    return std::move(m_origins);
}

Result<TimelineId> OtioReader::readInside(const OtioJson& json, const std::string& place)
{
    const bool isStack = schemaOf(json).name == "Stack";
    Timeline timeline;
    timeline.id = {m_cut.freshId()};
    timeline.rate = m_rate;
    timeline.length = {};
    timeline.name = shortened(textAt(json, "name"), 1000);
    if (timeline.name.empty()) timeline.name = "nested";
    m_origins.id = timeline.id, m_origins.stack = &json;
    const OtioJson& children = valueAt(json, "children");
    if (isStack) SPOT_TRY_DONE(markers(json, {}, place, {}));
    for (std::size_t i = 0; isStack && i < children.size(); ++i) {
        SPOT_TRY(read, track(children[i], place + ".children[" + std::to_string(i) + "]"));
        timeline.tracks.push_back(std::make_shared<const Track>(std::move(read)));
    }
    if (!isStack) {
        SPOT_TRY(read, track(json, place, true));
        timeline.tracks.push_back(std::make_shared<const Track>(std::move(read)));
    }
    timeline.markers = std::move(m_markers);
    m_cut.putInside(std::move(timeline));
    const TimelineId id = m_origins.id;
    if (isStack) m_all.origins.push_back(std::move(m_origins));
    return id;
}

Result<std::vector<OtioOrigins>> readOtio(const OtioJson& timeline, const std::string& place, ForeignCut& cut, const OtioOwn* own, ExchangeReport& report)
{
    OtioReading all{cut, own, report};
    SPOT_TRY(origins, OtioReader(all).read(timeline, place));
    all.origins.push_back(std::move(origins));
    return std::move(all.origins);
}

} // namespace spot
