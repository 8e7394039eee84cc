// SPDX-License-Identifier: GPL-3.0-or-later
// After each edit: what changed in a version becomes an override, what changed in a master arrives in its versions.
#include "app/edit/versions.h"

#include "app/edit/piece.h"
#include "app/edit/rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace spot
{

namespace
{

/// What moves along with each kind of edit.
struct RipplingOf {
    template <class Kind> Rippling operator()(const Kind&) const { return {}; }
    Rippling operator()(const RippleDelete& edit) const { return {true, {edit.clip}}; }
    Rippling operator()(const RippleTrim& edit) const { return all(edit); }
    Rippling operator()(const SetSpeed& edit) const { return edit.ripple ? all(edit) : Rippling{}; }
    Rippling operator()(const SetSpeedRamp& edit) const { return edit.ripple ? all(edit) : Rippling{}; }
    Rippling operator()(const InsertClip&) const { return {true, {}}; }
    Rippling operator()(const PutMedia& edit) const { return {edit.insert, {}}; }
    Rippling operator()(const PutClips& edit) const { return {edit.insert, {}}; }
    Rippling operator()(const ExtractRange&) const { return {true, {}}; }
    Rippling operator()(const CloseGap&) const { return {true, {}}; }
    Rippling operator()(const FreezeFrame&) const { return {true, {}}; }

    template <class Kind> static Rippling all(const Kind& edit)
    {
        Rippling rippling{true, edit.with};
        rippling.clips.push_back(edit.clip);
        return rippling;
    }
};

const Timeline* find(const Project& project, TimelineId id) { return project.find(id); }

Error cannotKeep(const Timeline& version, const std::string& what)
{
    return {Fault::Denied, "timeline \"" + version.name + "\" is a version and cannot have " + what + "; change its master, or detach it first"};
}

/// True when the edit put clips of the version into another timeline, where they would have their ids twice.
bool hasClipsElsewhere(const Project& before, const Project& after, const Timeline& version)
{
    std::set<ClipId> own;
    for (const ClipStandIn& standIn : version.version->clips) own.insert(standIn.own);
    for (const TimelinePtr& other : after.timelines) {
        if (other->id == version.id || find(before, other->id) == other.get()) continue;
        for (const TrackPtr& track : other->tracks)
            for (const ClipPtr& clip : track->clips)
                if (own.count(clip->id)) return true;
    }
    return false;
}

/// Clips that go into a timeline of their own take nothing along that a version says of them.
std::optional<Error> lostByNesting(const NestClips& edit, const Project& before, const Timeline& version)
{
    const Timeline* master = find(before, edit.timeline);
    for (const ClipId clip : edit.clips) {
        const auto spot = master ? master->find(clip) : std::nullopt;
        if (!spot || !version.version->find(version.version->standInOf(clip))) continue;
        return Error{Fault::Denied, "the version \"" + version.name + "\" has " + called(master->at(*spot)) + " otherwise than its master, which would be lost; reset it there or detach the version first"};
    }
    return std::nullopt;
}

/// A head of its own where the edit gave it one.
Result<Done> noteHead(const Timeline& master, const Timeline& before, Timeline& edited)
{
    VersionOf& version = *edited.version;
    if (edited.rate != before.rate) return cannotKeep(edited, "another frame rate than its master");
    if (edited.length != before.length) version.masterLength = edited.length == master.length ? std::nullopt : std::optional(master.length);
    if (edited.targetLufs != before.targetLufs) version.masterLufs = edited.targetLufs == master.targetLufs ? std::nullopt : std::optional(master.targetLufs);
    return Done{};
}

bool isInUse(const VersionOf& version, TrackId row)
{
    return std::any_of(version.ownClips.begin(), version.ownClips.end(), [row](const OwnClip& clip) { return clip.track == row; }) ||
           std::any_of(version.clipOverrides.begin(), version.clipOverrides.end(), [row](const ClipOverride& o) { return o.row == row; });
}

/// A stand-in for every track and clip of the master, and none for what is gone. A track that is gone and has clips of the
/// version's own stays as one of its own.
VersionOf withStandIns(const Timeline& master, const Timeline& timeline, std::uint64_t& nextId)
{
    VersionOf version = *timeline.version;
    std::map<TrackId, TrackId> tracks;
    for (const TrackStandIn& standIn : version.tracks) tracks.emplace(standIn.master, standIn.own);
    std::map<ClipId, ClipId> clips, kept;
    for (const ClipStandIn& standIn : version.clips) clips.emplace(standIn.master, standIn.own);
    version.tracks.clear(), version.clips.clear();
    for (const TrackPtr& track : master.tracks) {
        const auto known = tracks.find(track->id);
        version.tracks.push_back({track->id, known != tracks.end() ? known->second : TrackId{nextId++}});
        if (known != tracks.end()) tracks.erase(known);
    }
    for (const TrackPtr& track : master.tracks)
        for (const ClipPtr& clip : track->clips) {
            const auto known = clips.find(clip->id);
            kept.emplace(clip->id, known != clips.end() ? known->second : ClipId{nextId++});
        }
    for (const auto& [of, own] : kept) version.clips.push_back({of, own});
    std::vector<ClipOverride>& overrides = version.clipOverrides;
    overrides.erase(std::remove_if(overrides.begin(), overrides.end(), [&](const ClipOverride& o) { return !version.masterOf(o.clip); }), overrides.end());
    for (const auto& [gone, own] : tracks) {
        const auto index = timeline.find(own);
        if (!index || !isInUse(version, own)) continue;
        Track head = *timeline.tracks[*index];
        head.clips.clear();
        version.ownTracks.insert(version.ownTracks.begin(), {head, *index ? timeline.tracks[*index - 1]->id : TrackId{}});
    }
    const auto isGone = [&](TrackId row) {
        return !version.masterOf(row) && std::none_of(version.ownTracks.begin(), version.ownTracks.end(), [row](const OwnTrack& own) { return own.track.id == row; });
    };
    std::vector<TrackOverride>& rows = version.trackOverrides;
    rows.erase(std::remove_if(rows.begin(), rows.end(), [&](const TrackOverride& o) { return !version.masterOf(o.track); }), rows.end());
    std::vector<OwnClip>& own = version.ownClips;
    own.erase(std::remove_if(own.begin(), own.end(), [&](const OwnClip& clip) { return isGone(clip.track); }), own.end());
    return version;
}

/// The same tracks in the same order, with the same roles: else the edit asked for what overrides cannot say.
bool hasShapeOf(const Timeline& a, const Timeline& b)
{
    return std::equal(a.tracks.begin(), a.tracks.end(), b.tracks.begin(), b.tracks.end(), [](const TrackPtr& x, const TrackPtr& y) { return x->id == y->id && x->role == y->role; });
}

} // namespace

Result<Project> settledVersions(const Project& before, Project after, const Edit& edit)
{
    const auto isVersion = [](const TimelinePtr& timeline) { return timeline->version.has_value(); };
    if (std::none_of(after.timelines.begin(), after.timelines.end(), isVersion)) return after;
    for (TimelinePtr& timeline : after.timelines) {
        if (!timeline->version) continue;
        const Timeline *was = find(before, timeline->id), *master = find(after, timeline->version->master);
        if (const auto* nest = std::get_if<NestClips>(&edit); nest && nest->timeline == timeline->version->master)
            if (auto lost = lostByNesting(*nest, before, *timeline)) return *lost;
        if (!master) return Error{Fault::Denied, "timeline \"" + timeline->name + "\" is a version of the timeline to be removed; remove or detach the version first"};
        const bool isEdited = was && was != timeline.get() && was->version == timeline->version;
        if (!isEdited && was == timeline.get() && find(before, master->id) == master && before.media == after.media) continue;
        Timeline next = *timeline;
        if (isEdited) {
            if (hasClipsElsewhere(before, after, next)) return cannotKeep(next, "its clips in another timeline");
            SPOT_TRY_DONE(noteHead(*master, *was, next));
            const VersionOf head = *next.version;
            VersionOf overrides = overridesFrom(after, *was, next, std::visit(RipplingOf{}, edit));
            overrides.masterLength = head.masterLength, overrides.masterLufs = head.masterLufs;
            next.version = std::move(overrides);
        } else if (was && was->rate != master->rate) {
            return Error{Fault::Denied, "timeline \"" + master->name + "\" has versions and keeps its frame rate; detach \"" + timeline->name + "\" first"};
        }
        const Timeline* masterWas = find(before, master->id);
        if (was && masterWas && masterWas != master) handPushesOn(*masterWas, *master, *next.version);
        next.version = withStandIns(*master, next, after.nextId);
        if (was && masterWas && masterWas != master) inheritOverrides(after, *masterWas, *master, *next.version);
        Timeline settled = resolved(after, next);
        if (isEdited && !hasShapeOf(settled, next)) return cannotKeep(next, "its tracks in another order or with other roles than its master");
        if (auto broken = brokenVersion(after, settled)) return *broken;
        if (auto broken = brokenTimeline(after, settled)) return *broken;
        if (!(settled == *timeline)) timeline = std::make_shared<const Timeline>(std::move(settled));
    }
    return after;
}

} // namespace spot
