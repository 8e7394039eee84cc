// SPDX-License-Identifier: GPL-3.0-or-later
// Making, resetting and detaching versions.
#include "app/edit/version_edits.h"

#include "app/edit/rules.h"
#include "app/edit/shapes.h"
#include "app/edit/track_draft.h"
#include "app/edit/versions.h"

#include <algorithm>
#include <map>

namespace spot
{

namespace
{

Result<std::size_t> masterIndex(const Project& project, TimelineId id)
{
    SPOT_TRY(index, timelineIndex(project, id));
    const Timeline& timeline = *project.timelines[index];
    if (!timeline.version) return index;
    const Timeline* master = project.find(timeline.version->master);
    return Error{Fault::Invalid, "timeline \"" + timeline.name + "\" is a version itself; make the new version of \"" + (master ? master->name : std::string("its master")) + "\""};
}

/// After the master and the versions of it that stand right behind.
std::size_t placeAfter(const Project& project, std::size_t master)
{
    std::size_t place = master + 1;
    while (place < project.timelines.size() && project.timelines[place]->version && project.timelines[place]->version->master == project.timelines[master]->id) ++place;
    return place;
}

Result<ClipOverride> leftOut(const Timeline& master, const VersionOf& version, ClipId clip)
{
    if (!master.find(clip)) return Error{Fault::NotFound, "timeline \"" + master.name + "\" has no clip " + std::to_string(clip.value) + " to leave out"};
    ClipOverride override;
    override.clip = version.standInOf(clip);
    override.what = {ClipProperty::Shown};
    override.ripples = true;
    return override;
}

/// Ids for what follows, so that clips that are left out have one to be named by.
void giveStandIns(const Timeline& master, VersionOf& version, std::uint64_t& nextId)
{
    for (const TrackPtr& track : master.tracks) version.tracks.push_back({track->id, {nextId++}});
    for (const TrackPtr& track : master.tracks)
        for (const ClipPtr& clip : track->clips) version.clips.push_back({clip->id, {nextId++}});
    std::sort(version.clips.begin(), version.clips.end(), [](const ClipStandIn& a, const ClipStandIn& b) { return a.master < b.master; });
}

Result<Timeline*> versionIn(Project& project, TimelineId id, Timeline& copy)
{
    SPOT_TRY(index, timelineIndex(project, id));
    copy = *project.timelines[index];
    if (!copy.version) return Error{Fault::Invalid, "timeline \"" + copy.name + "\" is no version: it has nothing to reset or to detach from"};
    return &copy;
}

Project with(Project project, Timeline timeline)
{
    for (TimelinePtr& known : project.timelines)
        if (known->id == timeline.id) known = std::make_shared<const Timeline>(std::move(timeline));
    return project;
}

void resetClip(const Timeline& master, VersionOf& version, const ResetOverrides& edit, ClipId clip)
{
    const auto place = std::find_if(version.clipOverrides.begin(), version.clipOverrides.end(), [clip](const ClipOverride& o) { return o.clip == clip; });
    if (place == version.clipOverrides.end()) return;
    if (edit.keep) {
        const Clip& now = master.at(*master.find(version.masterOf(clip)));
        const ClipOverride whole = upToDate(*place, now);
        if (edit.what.empty()) *place = whole;
        for (const ClipProperty property : edit.what)
            if (place->has(property)) take(place->base, whole.base, property);
        return;
    }
    for (const ClipProperty property : edit.what.empty() ? std::vector<ClipProperty>(place->what) : edit.what) *place = without(*place, property);
    if (place->what.empty()) version.clipOverrides.erase(place);
}

void resetTrack(const Timeline& master, VersionOf& version, const ResetOverrides& edit, TrackId track)
{
    const auto place = std::find_if(version.trackOverrides.begin(), version.trackOverrides.end(), [track](const TrackOverride& o) { return o.track == track; });
    if (place == version.trackOverrides.end()) return;
    if (!edit.keep) {
        version.trackOverrides.erase(place);
        return;
    }
    for (const TrackProperty property : place->what) take(place->base, *master.tracks[*master.find(version.masterOf(track))], property);
}

void resetHead(const Timeline& master, Timeline& timeline, bool keep)
{
    VersionOf& version = *timeline.version;
    if (keep) {
        if (version.masterLength) version.masterLength = master.length;
        if (version.masterLufs) version.masterLufs = master.targetLufs;
    } else {
        version.masterLength.reset(), version.masterLufs.reset();
    }
}

} // namespace

VersionOf withIdsOf(const Timeline& copy, const Timeline& original, std::uint64_t& nextId)
{
    VersionOf version = *original.version;
    std::map<TrackId, TrackId> tracks;
    std::map<ClipId, ClipId> clips;
    for (std::size_t t = 0; t < copy.tracks.size(); ++t) {
        tracks.emplace(original.tracks[t]->id, copy.tracks[t]->id);
        for (std::size_t c = 0; c < copy.tracks[t]->clips.size(); ++c) clips.emplace(original.tracks[t]->clips[c]->id, copy.tracks[t]->clips[c]->id);
    }
    const auto rename = [&nextId](auto& names, auto& id) {
        if (!id) return;
        const auto known = names.find(id);
        id = known != names.end() ? known->second : names.emplace(id, std::decay_t<decltype(id)>{nextId++}).first->second;
    };
    for (TrackStandIn& standIn : version.tracks) rename(tracks, standIn.own);
    for (ClipStandIn& standIn : version.clips) rename(clips, standIn.own);
    for (ClipOverride& override : version.clipOverrides) rename(clips, override.clip), rename(tracks, override.row);
    for (TrackOverride& override : version.trackOverrides) rename(tracks, override.track);
    for (OwnTrack& own : version.ownTracks) rename(tracks, own.track.id), rename(tracks, own.above);
    for (OwnClip& own : version.ownClips) rename(tracks, own.track), rename(clips, own.clip.id);
    std::sort(version.clipOverrides.begin(), version.clipOverrides.end(), [](const ClipOverride& a, const ClipOverride& b) { return a.clip < b.clip; });
    std::sort(version.trackOverrides.begin(), version.trackOverrides.end(), [](const TrackOverride& a, const TrackOverride& b) { return a.track < b.track; });
    std::sort(version.ownClips.begin(), version.ownClips.end(), [](const OwnClip& a, const OwnClip& b) { return a.clip.id < b.clip.id; });
    return version;
}

Result<Project> applied(const Project& before, const MakeVersion& edit)
{
    SPOT_TRY(index, masterIndex(before, edit.master));
    const Timeline& master = *before.timelines[index];
    Project after = before;
    Timeline version;
    version.id = {after.nextId++};
    version.name = edit.name, version.canvas = edit.canvas, version.rate = master.rate;
    version.length = edit.length.value_or(master.length), version.targetLufs = master.targetLufs;
    VersionOf of;
    of.master = edit.master, of.language = edit.language;
    if (version.length != master.length) of.masterLength = master.length;
    giveStandIns(master, of, after.nextId);
    for (const ClipId clip : edit.leaveOut) {
        SPOT_TRY(out, leftOut(master, of, clip));
        of.clipOverrides.push_back(std::move(out));
    }
    auto& out = of.clipOverrides;
    std::sort(out.begin(), out.end(), [](const ClipOverride& a, const ClipOverride& b) { return a.clip < b.clip; });
    out.erase(std::unique(out.begin(), out.end()), out.end());
    version.version = std::move(of);
    if (auto broken = brokenHead(version)) return *broken;
    after.timelines.insert(after.timelines.begin() + static_cast<std::ptrdiff_t>(placeAfter(before, index)), std::make_shared<const Timeline>(std::move(version)));
    return after;
}

Result<Project> applied(const Project& before, const MakeVersions& edit)
{
    SPOT_TRY(index, masterIndex(before, edit.master));
    const FrameSize canvas = before.timelines[index]->canvas;
    Project after = before;
    bool isNone = true;
    for (const Ratio& ratio : edit.ratios) {
        if (ratio.width < 1 || ratio.height < 1 || ratio.width > 100 || ratio.height > 100) return Error{Fault::Invalid, "a ratio outside of 1:100 to 100:1"};
        if (canvas.width * ratio.height == canvas.height * ratio.width) continue;
        SPOT_TRY(next, applied(after, MakeVersion{edit.master, ratio.text(), ratio.size(std::min(canvas.width, canvas.height)), "", std::nullopt, {}}));
        after = std::move(next);
        isNone = false;
    }
    if (isNone) return Error{Fault::Invalid, "no ratio is named that differs from that of \"" + before.timelines[index]->name + "\""};
    return after;
}

Result<Project> applied(const Project& before, const ResetOverrides& edit)
{
    Project after = before;
    Timeline timeline;
    SPOT_TRY(version, versionIn(after, edit.timeline, timeline));
    const Timeline& master = *before.find(version->version->master);
    std::vector<ClipId> clips = edit.clips;
    std::vector<TrackId> tracks = edit.tracks;
    if (clips.empty() && tracks.empty()) {
        for (const ClipOverride& override : version->version->clipOverrides) clips.push_back(override.clip);
        if (edit.what.empty()) // properties are those of clips
            for (const TrackOverride& override : version->version->trackOverrides) tracks.push_back(override.track);
        if (edit.what.empty()) resetHead(master, *version, edit.keep);
    }
    for (const ClipId clip : clips) {
        if (!version->version->masterOf(clip)) return Error{Fault::NotFound, "clip " + std::to_string(clip.value) + " of \"" + version->name + "\" follows no clip of its master; delete it where it is not wanted"};
        resetClip(master, *version->version, edit, clip);
    }
    for (const TrackId track : tracks) {
        if (!version->version->masterOf(track)) return Error{Fault::NotFound, "track " + std::to_string(track.value) + " of \"" + version->name + "\" follows no track of its master; remove it where it is not wanted"};
        resetTrack(master, *version->version, edit, track);
    }
    if (*version->version == *before.find(edit.timeline)->version) return Error{Fault::Invalid, std::string("\"") + version->name + "\" follows its master there already"};
    return with(std::move(after), std::move(timeline));
}

Result<Project> applied(const Project& before, const DetachVersion& edit)
{
    Project after = before;
    Timeline timeline;
    SPOT_TRY(version, versionIn(after, edit.timeline, timeline));
    version->version.reset();
    return with(std::move(after), std::move(timeline));
}

} // namespace spot
