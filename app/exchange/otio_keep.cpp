// SPDX-License-Identifier: GPL-3.0-or-later
// What a file says otherwise than we would, left with each thing.
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

void set(OtioJson& note, const char* key, OtioJson value)
{
    if (!value.is_null()) note[key] = std::move(value);
}

/// A clip of an older version as Clip.2.
OtioJson upgraded(OtioJson clip)
{
    if (schemaOf(clip).version >= 2) return clip;
    clip["OTIO_SCHEMA"] = "Clip.2";
    clip["media_references"] = {{usualReference, valueAt(clip, "media_reference")}};
    clip["active_media_reference_key"] = usualReference;
    clip.erase("media_reference");
    return clip;
}

bool isTimeEffect(const OtioJson& effect)
{
    const std::string name = schemaOf(effect).name;
    return name == "LinearTimeWarp" || name == "FreezeFrame";
}

class Keeper
{
public:
    Keeper(const OtioOrigins& origins, FrameRate rate, ExchangeReport& report) : m_origins(origins), m_rate(rate), m_report(report)
    {
        for (const auto& [id, json] : origins.clips) m_clips[json] = id;
        for (const auto& [id, json] : origins.markers) m_markers[json] = id;
    }
    void timeline(Timeline& timeline, const OtioJson& ours);

private:
    Track track(const Track& track, const OtioJson& ours, const OtioJson& theirs);
    Clip clip(const Clip& clip, const OtioGroup& ours, const OtioGroup& theirs);
    void clipNote(OtioJson& note, OtioJson ours, const OtioJson& theirs);
    OtioJson markerOrder(const OtioJson& ours, const OtioJson& theirs) const;
    Foreign kept(const OtioJson& note, const Foreign& before, const std::string& name);

    const OtioOrigins& m_origins;
    FrameRate m_rate;
    ExchangeReport& m_report;
    std::map<const OtioJson*, ClipId> m_clips;
    std::map<const OtioJson*, MarkerId> m_markers;
    std::map<MarkerId, OtioJson> m_ourMarkers;
};

Foreign Keeper::kept(const OtioJson& note, const Foreign& before, const std::string& name)
{
    Foreign foreign = foreignWith(note);
    if (foreign.json().size() <= Foreign::longest) return foreign;
    m_report.add(name + ": what another program noted of it is longer than " + std::to_string(Foreign::longest / 1024) + " KiB and is left out");
    return before;
}

/// Null when our list is in their order and has all of them; "none" when they have no list.
OtioJson Keeper::markerOrder(const OtioJson& ours, const OtioJson& theirs) const
{
    OtioJson order = OtioJson::array(), plain = OtioJson::array();
    if (!theirs.is_array()) return "none";
    for (const OtioJson& marker : theirs) {
        const auto known = m_markers.find(&marker);
        order.push_back(known == m_markers.end() ? OtioJson{{"f", marker}} : OtioJson{{"m", known->second.value}});
    }
    if (ours.is_array())
        for (const OtioJson& marker : ours) plain.push_back({{"m", ourNumber(marker, "marker")}});
    return order == plain ? OtioJson() : order;
}

void Keeper::clipNote(OtioJson& note, OtioJson ours, const OtioJson& theirs)
{
    const std::string key = referenceKeyOf(note);
    renameReference(ours, key);
    note["about"] = aboutOf(ours, key);
    if (schemaOf(theirs).name == "Stack") { // its markers and children are the timeline's that it became
        set(note, "patch", differenceOf(without(ours, {"children", "markers"}), without(theirs, {"children", "markers"})));
        return;
    }
    if (schemaOf(theirs).name != "Clip") {
        note["whole"] = theirs;
        if (ourNumber(ours, "sequence")) note["as"] = digestOf(ours);
        return;
    }
    OtioJson clip = upgraded(theirs);
    OtioJson ourReferences = valueAt(ours, "media_references"), theirReferences = valueAt(clip, "media_references");
    if (theirReferences.is_object() && theirReferences.contains(key) && theirReferences[key].is_object()) {
        OtioJson& reference = theirReferences[key];
        note["available"] = reference.contains("available_range") ? reference["available_range"] : OtioJson("none");
        reference.erase("available_range"), ourReferences[key].erase("available_range");
    }
    set(note, "references", differenceOf(ourReferences, theirReferences));
    OtioJson ourRest = without(ours, {"media_references", "markers"}), theirRest = without(clip, {"media_references", "markers"});
    const auto timeEffects = [](const OtioJson& object) {
        const OtioJson& effects = valueAt(object, "effects");
        return effects.is_array() ? std::count_if(effects.begin(), effects.end(), isTimeEffect) : 0;
    };
    if (timeEffects(ourRest) == timeEffects(theirRest)) {
        set(note, "patch", differenceOf(ourRest, theirRest));
    } else { // several speeds that became one: all of them or ours
        OtioJson patch = differenceOf(without(ourRest, {"effects"}), without(theirRest, {"effects"}));
        if (patch.is_null()) patch = {{"k", OtioJson::object()}};
        patch["k"]["effects"] = {{"w", ourRest["effects"]}, {"f", theirRest["effects"]}};
        note["patch"] = std::move(patch);
    }
}

Clip Keeper::clip(const Clip& clip, const OtioGroup& ours, const OtioGroup& theirs)
{
    Clip changed = clip;
    OtioJson note = noteIn(clip.foreign);
    const OtioJson& origin = *m_origins.clips.at(clip.id);
    clipNote(note, ours.clip, origin);
    set(note, "before", differenceOf(ours.before, theirs.before));
    if (schemaOf(origin).name != "Stack") set(note, "markers", markerOrder(valueAt(ours.clip, "markers"), valueAt(origin, "markers")));
    if (!valueAt(origin, "markers").empty()) note["was"] = clip.id.value;
    changed.foreign = kept(note, clip.foreign, timecode(clip.place.start, m_rate) + " \"" + clip.name + "\"");
    return changed;
}

Track Keeper::track(const Track& track, const OtioJson& ours, const OtioJson& theirs)
{
    Track changed = track;
    const bool isBare = !isTrack(theirs), isPart = !isBare && !valueAt(theirs, "source_range").is_null();
    const auto theirClip = [&](const OtioJson& child) {
        const auto found = m_clips.find(&child);
        return found == m_clips.end() ? ClipId{} : found->second;
    };
    std::vector<OtioGroup> theirGroups(1);
    if (!isBare) theirGroups = groupsOf(valueAt(theirs, "children"), theirClip);
    else if (const ClipId id = theirClip(theirs)) theirGroups.front().clip = theirs, theirGroups.front().id = id, theirGroups.emplace_back();
    const auto ourGroups = groupsOf(valueAt(ours, "children"), [](const OtioJson& child) { return ClipId{ourNumber(child, "clip")}; });
    std::map<ClipId, const OtioGroup*> known;
    for (const OtioGroup& group : ourGroups) known[group.id] = &group;
    for (ClipPtr& clip : changed.clips) {
        const auto group = known.find(clip->id);
        const auto origin = std::find_if(theirGroups.begin(), theirGroups.end(), [&](const OtioGroup& g) { return g.id == clip->id; });
        if (group == known.end() || origin == theirGroups.end()) continue;
        clip = std::make_shared<const Clip>(this->clip(*clip, *group->second, *origin));
    }
    OtioJson note = OtioJson::object();
    if (isBare) note["bare"] = true;
    else set(note, "patch", differenceOf(without(ours, {"children", "markers"}), without(theirs, {"children", "markers"})));
    if (!isBare) set(note, "markers", markerOrder(valueAt(ours, "markers"), valueAt(theirs, "markers")));
    if (!valueAt(theirs, "markers").empty()) note["was"] = track.id.value;
    if (isPart) { // what is outside of its range became nothing of ours
        note["whole"] = theirs, note["as"] = digestOf(ours);
    } else {
        set(note, "tail", differenceOf(ourGroups.back().before, theirGroups.back().before));
        note["timing"] = cutDigest(valueAt(ours, "children"));
    }
    changed.foreign = kept(note, {}, "track \"" + track.name + "\"");
    return changed;
}

void Keeper::timeline(Timeline& timeline, const OtioJson& ours)
{
    const OtioJson &stack = valueAt(ours, "tracks"), &theirStack = *m_origins.stack;
    OtioJson note = OtioJson::object();
    if (m_origins.timeline) {
        set(note, "patch", differenceOf(without(ours, {"tracks"}), without(*m_origins.timeline, {"tracks"})));
        set(note, "stack", differenceOf(without(stack, {"children", "markers"}), without(theirStack, {"children", "markers"})));
    }
    set(note, "markers", markerOrder(valueAt(stack, "markers"), valueAt(theirStack, "markers")));
    timeline.foreign = kept(note, {}, "timeline \"" + timeline.name + "\"");
    std::map<TrackId, const OtioJson*> rows;
    const auto noteMarkers = [&](const OtioJson& owner) {
        for (const OtioJson& marker : valueAt(owner, "markers")) m_ourMarkers[MarkerId{ourNumber(marker, "marker")}] = marker;
    };
    noteMarkers(stack);
    for (const OtioJson& row : valueAt(stack, "children")) {
        rows[TrackId{ourNumber(row, "track")}] = &row;
        noteMarkers(row);
        for (const OtioJson& child : valueAt(row, "children"))
            if (schemaOf(child).name == "Clip") noteMarkers(child);
    }
    for (TrackPtr& track : timeline.tracks) {
        const auto row = rows.find(track->id);
        const auto origin = m_origins.tracks.find(track->id);
        if (row != rows.end() && origin != m_origins.tracks.end()) track = std::make_shared<const Track>(this->track(*track, *row->second, *origin->second));
    }
    for (Marker& marker : timeline.markers) {
        const auto mine = m_ourMarkers.find(marker.id);
        const auto origin = m_origins.markers.find(marker.id);
        if (mine == m_ourMarkers.end() || origin == m_origins.markers.end()) continue;
        OtioJson markerNote = noteIn(marker.foreign);
        markerNote["was"] = marker.id.value;
        set(markerNote, "patch", differenceOf(mine->second, *origin->second));
        marker.foreign = kept(markerNote, marker.foreign, "marker \"" + marker.name + "\"");
    }
}

} // namespace

void keepForeign(Project& project, OtioJson ours, const OtioOrigins& origins, ExchangeReport& report)
{
    for (TimelinePtr& timeline : project.timelines) {
        if (timeline->id != origins.id) continue;
        placeForeignMarkers(ours["tracks"], *timeline);
        Timeline changed = *timeline;
        Keeper(origins, changed.rate, report).timeline(changed, ours);
        timeline = std::make_shared<const Timeline>(std::move(changed));
    }
}

} // namespace spot
