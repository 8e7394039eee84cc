// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a version.
#include "app/edit/versions.h"

#include "app/edit/piece.h"
#include "app/edit/rules.h"

#include <algorithm>
#include <set>

namespace spot
{

namespace
{

using Broken = std::optional<Error>;

template <class List, class Less> bool isRising(const List& list, Less less)
{
    return std::adjacent_find(list.begin(), list.end(), [&](const auto& a, const auto& b) { return !less(a, b); }) == list.end();
}

Broken brokenStandIns(const Project& project, const VersionOf& version, const Timeline& master)
{
    std::vector<TrackId> tracks;
    std::set<ClipId> clips;
    for (const TrackPtr& track : master.tracks) {
        tracks.push_back(track->id);
        for (const ClipPtr& clip : track->clips) clips.insert(clip->id);
    }
    const bool sameTracks = std::equal(tracks.begin(), tracks.end(), version.tracks.begin(), version.tracks.end(), [](TrackId id, const TrackStandIn& s) { return id == s.master; });
    const bool sameClips = std::equal(clips.begin(), clips.end(), version.clips.begin(), version.clips.end(), [](ClipId id, const ClipStandIn& s) { return id == s.master; });
    if (!sameTracks || !sameClips) return Error{Fault::Invalid, "stand-ins that are not those of its master's tracks and clips"};
    std::set<TrackId> rows;
    std::set<ClipId> own;
    for (const TrackStandIn& s : version.tracks)
        if (!s.own || s.own.value >= project.nextId || !rows.insert(s.own).second) return Error{Fault::Invalid, "a track whose id was not given out, or is there twice"};
    for (const OwnTrack& o : version.ownTracks)
        if (!o.track.id || o.track.id.value >= project.nextId || !o.track.clips.empty() || !rows.insert(o.track.id).second) return Error{Fault::Invalid, "a track of its own whose id was not given out, or is there twice"};
    for (const ClipStandIn& s : version.clips)
        if (!s.own || s.own.value >= project.nextId || !own.insert(s.own).second) return Error{Fault::Invalid, "a clip whose id was not given out, or is there twice"};
    for (const OwnClip& o : version.ownClips)
        if (!o.clip.id || o.clip.id.value >= project.nextId || !rows.count(o.track) || !own.insert(o.clip.id).second) return Error{Fault::Invalid, "a clip of its own on no track of it, or with an id that was not given out"};
    return std::nullopt;
}

Broken brokenOverrides(const VersionOf& version)
{
    if (!isRising(version.clipOverrides, [](const auto& a, const auto& b) { return a.clip < b.clip; }) || !isRising(version.trackOverrides, [](const auto& a, const auto& b) { return a.track < b.track; }) ||
        !isRising(version.ownClips, [](const auto& a, const auto& b) { return a.clip.id < b.clip.id; }))
        return Error{Fault::Invalid, "overrides that are not in order"};
    for (const ClipOverride& o : version.clipOverrides) {
        if (!version.masterOf(o.clip) || o.what.empty() || !isRising(o.what, std::less<>())) return Error{Fault::Invalid, "an override of a clip that stands for none"};
        if (o.followed && (!o.ripples || *o.followed > longestTimeline || *o.followed < -longestTimeline)) return Error{Fault::Invalid, "an override with a length that nothing follows"};
        if (o.has(ClipProperty::Push) != (o.push != MediaTime{}) || o.push > longestTimeline || o.push < -longestTimeline) return Error{Fault::Invalid, "an override that pushes by no time"};
        if (o.row.value && !o.has(ClipProperty::Row)) return Error{Fault::Invalid, "an override with a track that it does not use"};
        for (const Clip* clip : {&o.own, &o.base})
            if (auto broken = brokenValues(*clip)) return broken;
        if (o.has(ClipProperty::Start) && o.own.place.start < MediaTime{}) return Error{Fault::OutOfRange, "a clip that would begin before the timeline"};
        if (o.has(ClipProperty::Length) && o.own.place.isEmpty()) return Error{Fault::OutOfRange, "a clip that would be empty"};
    }
    for (const TrackOverride& o : version.trackOverrides)
        if (!version.masterOf(o.track) || o.what.empty() || !isRising(o.what, std::less<>())) return Error{Fault::Invalid, "an override of a track that stands for none"};
    for (const OwnClip& o : version.ownClips)
        if (auto broken = brokenValues(o.clip)) return broken;
    return std::nullopt;
}

} // namespace

std::optional<Error> brokenVersion(const Project& project, const Timeline& timeline)
{
    const VersionOf& version = *timeline.version;
    const Timeline* master = project.find(version.master);
    const auto at = [&](Error error) { return Error{error.fault, "timeline \"" + timeline.name + "\", version: " + error.message}; };
    if (!master || master == &timeline || master->id == timeline.id) return at({Fault::Invalid, "its master is not in the project"});
    if (master->version) return at({Fault::Invalid, "its master is a version itself"});
    if (master->rate != timeline.rate) return at({Fault::Invalid, "another frame rate than that of its master"});
    if (auto broken = brokenText(version.language, "the language")) return at(*broken);
    if (auto broken = brokenStandIns(project, version, *master)) return at(*broken);
    if (auto broken = brokenOverrides(version)) return at(*broken);
    return std::nullopt;
}

} // namespace spot
