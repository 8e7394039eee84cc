// SPDX-License-Identifier: GPL-3.0-or-later
// What was left with each thing, said again in the tree that it is written as.
#include "app/exchange/otio_foreign.h"

#include "app/exchange/otio_difference.h"
#include "app/exchange/otio_note.h"
#include "app/exchange/otio_tree.h"

#include <algorithm>
#include <utility>

namespace spot
{

namespace
{

/// True when the range has all of the other one.
bool covers(const OtioJson& whole, const OtioJson& part)
{
    const auto outer = rangeFrom(whole, ""), inner = rangeFrom(part, "");
    return outer && inner && *outer && *inner && (*outer)->start <= (*inner)->start && (*inner)->end <= (*outer)->end;
}

/// The range of an object that is as long as ours now, from where it began.
OtioJson movedTo(const OtioJson& object, const OtioJson& ours)
{
    OtioJson range = valueAt(ours, "source_range");
    const auto before = rangeFrom(valueAt(object, "source_range"), "");
    const auto rate = rateOfRange(range);
    if (before && *before && rate && range.is_object()) {
        const OtioJson& from = valueAt(valueAt(range, "start_time"), "value");
        range["start_time"] = timeOf(rate->frameAt(rate->nearestBoundary((*before)->start)) + (from.is_number_integer() ? from.get<std::int64_t>() : 0), *rate);
    }
    return range;
}

/// Says again what was kept.
class Returner
{
public:
    Returner(const Project& project, const Timeline& timeline, ExchangeReport& report) : m_project(project), m_timeline(timeline), m_report(report)
    {
        for (const Marker& marker : timeline.markers) m_markers[marker.id] = noteIn(marker.foreign);
    }
    void timeline(OtioJson& ours);
    void stack(OtioJson& ours);

private:
    bool isWhole(const OtioJson& ours, const OtioJson& note, const std::string& name);
    void track(OtioJson& ours, const Track& track);
    void clip(OtioJson& ours, const OtioJson& note, bool isSameCut);
    OtioJson between(const OtioJson& ours, const OtioJson& difference, bool isSameCut);
    void markers(OtioJson& ours, const OtioJson& order);

    const Project& m_project;
    const Timeline& m_timeline;
    ExchangeReport& m_report;
    std::map<MarkerId, OtioJson> m_markers;
    std::size_t m_left = 0;
};

void Returner::markers(OtioJson& ours, const OtioJson& order)
{
    if (!ours.is_object() || !valueAt(ours, "markers").is_array()) return;
    std::vector<std::pair<std::uint64_t, OtioJson>> all;
    for (OtioJson& marker : ours["markers"]) {
        const std::uint64_t id = ourNumber(marker, "marker");
        const auto note = m_markers.find(MarkerId{id});
        all.emplace_back(id, note == m_markers.end() ? std::move(marker) : restored(std::move(marker), valueAt(note->second, "patch")));
    }
    OtioJson sorted = OtioJson::array();
    if (order.is_array())
        for (const OtioJson& entry : order) {
            if (entry.is_object() && entry.contains("f")) sorted.push_back(entry["f"]);
            for (auto& [id, marker] : all)
                if (const auto note = m_markers.find(MarkerId{id}); !marker.is_null() && numberAt(entry, "m") && (id == numberAt(entry, "m") || (note != m_markers.end() && numberAt(note->second, "was") == numberAt(entry, "m")))) sorted.push_back(std::exchange(marker, OtioJson()));
        }
    for (auto& [id, marker] : all)
        if (!marker.is_null()) sorted.push_back(std::move(marker));
    if (sorted.empty() && order == "none") ours.erase("markers");
    else ours["markers"] = std::move(sorted);
}

OtioJson Returner::between(const OtioJson& ours, const OtioJson& difference, bool isSameCut)
{
    if (isSameCut) return restored(ours, difference);
    const OtioJson& entries = valueAt(difference, "l");
    if (!entries.is_array()) return ours;
    OtioJson timeless = OtioJson::array();
    for (OtioJson entry : entries) {
        if (entry.contains("f")) {
            ++m_left;
            continue;
        }
        if (entry.contains("n"))
            for (const char* key : {"source_range", "in_offset", "out_offset"}) entry["n"] = withoutKey(std::move(entry["n"]), key);
        timeless.push_back(std::move(entry));
    }
    return restored(ours, {{"l", std::move(timeless)}});
}

/// True when what was read in part only or as something else is said again as it was.
bool Returner::isWhole(const OtioJson& ours, const OtioJson& note, const std::string& name)
{
    if (!note.contains("whole")) return false;
    if (!note.contains("as") || textAt(note, "as") == digestOf(ours)) return true;
    m_report.add(name + ": what another program said of the whole stays behind, because it changed");
    return false;
}

void Returner::clip(OtioJson& ours, const OtioJson& note, bool isSameCut)
{
    const std::string key = referenceKeyOf(note);
    const bool isSameMedia = note.contains("about") && sameOtio(note["about"], aboutOf(ours, usualReference));
    if (isSameMedia && isWhole(ours, note, "clip \"" + textAt(ours, "name") + "\"")) {
        OtioJson whole = note["whole"];
        if (!isSameCut && !note.contains("as")) whole["source_range"] = movedTo(whole, ours);
        ours = std::move(whole);
        return;
    }
    const Timeline* inside = m_project.find(TimelineId{ourNumber(ours, "sequence")});
    if (inside) bringBackStack(ours, m_project, *inside, m_report);
    if (isSameMedia && !inside) {
        renameReference(ours, key);
        ours["media_references"] = restored(std::move(ours["media_references"]), valueAt(note, "references"));
        OtioJson& reference = ours["media_references"][key];
        const OtioJson& available = valueAt(note, "available");
        if (available == "none") reference.erase("available_range");
        else if (note.contains("available") && (available.is_null() || isSameCut || covers(available, valueAt(ours, "source_range")))) reference["available_range"] = available;
    }
    const OtioJson& patch = valueAt(note, "patch");
    if (!note.contains("whole")) ours = restored(std::move(ours), isSameCut ? patch : withoutKey(patch, "source_range"));
    if (!inside) markers(ours, valueAt(note, "markers"));
}

void Returner::track(OtioJson& ours, const Track& track)
{
    const OtioJson note = noteIn(track.foreign);
    if (isWhole(ours, note, "track \"" + track.name + "\"")) {
        ours = note["whole"];
        return;
    }
    const bool isSameCut = textAt(note, "timing") == cutDigest(valueAt(ours, "children"));
    std::map<ClipId, const Clip*> clips;
    for (const ClipPtr& clip : track.clips) clips[clip->id] = clip.get();
    auto groups = groupsOf(valueAt(ours, "children"), [&](const OtioJson& child) {
        const ClipId id{ourNumber(child, "clip")};
        return clips.count(id) ? id : ClipId{};
    });
    for (OtioGroup& group : groups) {
        if (!group.id) {
            group.before = between(group.before, valueAt(note, "tail"), isSameCut);
            continue;
        }
        const OtioJson clipNote = noteIn(clips.at(group.id)->foreign);
        group.before = between(group.before, valueAt(clipNote, "before"), isSameCut);
        clip(group.clip, clipNote, isSameCut);
    }
    if (m_left) m_report.add("track \"" + track.name + "\": " + std::to_string(m_left) + " things that another program left between its clips stay behind, because its cut changed");
    m_left = 0;
    ours["children"] = childrenOf(std::move(groups));
    ours = restored(std::move(ours), valueAt(note, "patch"));
    markers(ours, valueAt(note, "markers"));
    if (valueAt(note, "bare") == true && ours["children"].size() == 1) ours = OtioJson(ours["children"][0]);
}

void Returner::stack(OtioJson& ours)
{
    placeForeignMarkers(ours, m_timeline);
    for (OtioJson& row : ours["children"])
        if (const auto at = m_timeline.find(TrackId{ourNumber(row, "track")})) track(row, *m_timeline.tracks[*at]);
    markers(ours, valueAt(noteIn(m_timeline.foreign), "markers"));
}

void Returner::timeline(OtioJson& ours)
{
    stack(ours["tracks"]);
    const OtioJson note = noteIn(m_timeline.foreign);
    ours["tracks"] = restored(std::move(ours["tracks"]), valueAt(note, "stack"));
    ours = restored(std::move(ours), valueAt(note, "patch"));
}

/// Finds who has a marker now: the thing of this number, or the duplicate of it that has the marker's moment.
class Owners
{
public:
    explicit Owners(const Timeline& timeline) : m_timeline(timeline)
    {
        for (const TrackPtr& track : timeline.tracks) {
            if (const auto was = numberAt(noteIn(track->foreign), "was")) m_tracks[TrackId{was}] = track->id;
            for (const ClipPtr& clip : track->clips)
                if (!clip->foreign.isEmpty())
                    if (const auto was = numberAt(noteIn(clip->foreign), "was")) m_clips.emplace(ClipId{was}, clip);
        }
    }
    MarkerOwner of(const Marker& marker) const
    {
        const OtioSource source = sourceOf(marker.foreign);
        MarkerOwner owner{source.ownerClip, source.ownerTrack};
        if (owner.track && !m_timeline.find(owner.track))
            if (const auto found = m_tracks.find(owner.track); found != m_tracks.end()) owner.track = found->second;
        if (!owner.clip) return owner;
        const auto [first, last] = m_clips.equal_range(owner.clip);
        for (auto each = first; each != last; ++each)
            if (each->second->place.contains(marker.span.start)) return {each->second->id, {}};
        if (!m_timeline.find(owner.clip) && first != last) owner.clip = first->second->id;
        return owner;
    }

private:
    const Timeline& m_timeline;
    std::multimap<ClipId, ClipPtr> m_clips;
    std::map<TrackId, TrackId> m_tracks;
};

} // namespace

void bringBack(OtioJson& ours, const Project& project, const Timeline& timeline, ExchangeReport& report) { Returner(project, timeline, report).timeline(ours); }

void bringBackStack(OtioJson& stack, const Project& project, const Timeline& timeline, ExchangeReport& report) { Returner(project, timeline, report).stack(stack); }

void placeForeignMarkers(OtioJson& stack, const Timeline& timeline)
{
    const auto isNoted = [](const Marker& marker) { return !marker.foreign.isEmpty(); };
    if (std::none_of(timeline.markers.begin(), timeline.markers.end(), isNoted)) return;
    const Owners owners(timeline);
    std::map<MarkerId, MarkerOwner> known;
    for (const Marker& marker : timeline.markers)
        if (isNoted(marker)) known[marker.id] = owners.of(marker);
    placeMarkers(stack, [&](MarkerId id) {
        const auto owner = known.find(id);
        return owner == known.end() ? MarkerOwner{} : owner->second;
    });
}

} // namespace spot
