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
    Returner(const Timeline& timeline, ExchangeReport& report) : m_timeline(timeline), m_report(report)
    {
        for (const Marker& marker : timeline.markers) m_markers[marker.id] = noteIn(marker.foreign);
    }
    void timeline(OtioJson& ours);

private:
    void track(OtioJson& ours, const Track& track);
    void clip(OtioJson& ours, const OtioJson& note, bool isSameCut);
    OtioJson between(const OtioJson& ours, const OtioJson& difference, bool isSameCut);
    void markers(OtioJson& ours, const OtioJson& order);

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
                if (id && id == numberAt(entry, "m") && !marker.is_null()) sorted.push_back(std::exchange(marker, OtioJson()));
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

void Returner::clip(OtioJson& ours, const OtioJson& note, bool isSameCut)
{
    const std::string key = referenceKeyOf(note);
    const bool isSameMedia = note.contains("about") && sameOtio(note["about"], aboutOf(referenceIn(ours, usualReference)));
    if (note.contains("whole") && isSameMedia) {
        OtioJson whole = note["whole"];
        if (!isSameCut) whole["source_range"] = movedTo(whole, ours);
        ours = std::move(whole);
        return;
    }
    if (isSameMedia) {
        renameReference(ours, key);
        ours["media_references"] = restored(std::move(ours["media_references"]), valueAt(note, "references"));
        OtioJson& reference = ours["media_references"][key];
        const OtioJson& available = valueAt(note, "available");
        if (available == "none") reference.erase("available_range");
        else if (note.contains("available") && (available.is_null() || isSameCut || covers(available, valueAt(ours, "source_range")))) reference["available_range"] = available;
    }
    const OtioJson& patch = valueAt(note, "patch");
    ours = restored(std::move(ours), isSameCut ? patch : withoutKey(patch, "source_range"));
    markers(ours, valueAt(note, "markers"));
}

void Returner::track(OtioJson& ours, const Track& track)
{
    const OtioJson note = noteIn(track.foreign);
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
        if (clipNote.empty()) {
            markers(group.clip, {});
            continue;
        }
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

void Returner::timeline(OtioJson& ours)
{
    OtioJson& stack = ours["tracks"];
    for (OtioJson& row : stack["children"])
        if (const auto at = m_timeline.find(TrackId{ourNumber(row, "track")})) track(row, *m_timeline.tracks[*at]);
    const OtioJson note = noteIn(m_timeline.foreign);
    markers(stack, valueAt(note, "markers"));
    stack = restored(std::move(stack), valueAt(note, "stack"));
    ours = restored(std::move(ours), valueAt(note, "patch"));
}

} // namespace

void bringBack(OtioJson& ours, const Timeline& timeline, ExchangeReport& report)
{
    placeForeignMarkers(ours, timeline);
    Returner(timeline, report).timeline(ours);
}

void placeForeignMarkers(OtioJson& ours, const Timeline& timeline)
{
    std::map<MarkerId, MarkerOwner> owners;
    for (const Marker& marker : timeline.markers) {
        const OtioSource source = sourceOf(marker.foreign);
        if (source.ownerClip || source.ownerTrack) owners[marker.id] = {source.ownerClip, source.ownerTrack};
    }
    if (owners.empty()) return;
    placeMarkers(ours, [&](MarkerId id) {
        const auto owner = owners.find(id);
        return owner == owners.end() ? MarkerOwner{} : owner->second;
    });
}

} // namespace spot
