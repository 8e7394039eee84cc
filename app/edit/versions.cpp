// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from a master and the overrides of a version.
#include "app/edit/versions.h"

#include "app/edit/piece.h"
#include "app/edit/reframe.h"
#include "app/edit/rules.h"

#include <algorithm>
#include <map>

namespace spot
{

namespace
{

/// From `at` (time of the master) on everything moves by `by`.
struct Shift {
    TrackId row;
    MediaTime at, by;
};

struct Row {
    Track head;
    std::vector<Clip> standing, following; ///< placed by the version; by the master
};

std::vector<Shift> shiftsOf(const VersionOf& version, const Timeline& master)
{
    std::vector<Shift> shifts;
    for (const ClipOverride& override : version.clipOverrides) {
        const bool pushes = override.has(ClipProperty::Push);
        const auto spot = override.ripples || pushes ? master.find(version.masterOf(override.clip)) : std::nullopt;
        if (!spot) continue;
        const Clip& clip = master.at(*spot);
        const TrackId row = version.standInOf(master.tracks[spot->track]->id);
        if (override.ripples) shifts.push_back({row, clip.place.end, followedLength(override, clip) - clip.place.length()});
        if (pushes) shifts.push_back({row, clip.place.start, override.push});
    }
    return shifts;
}

/// What ripples before `start` move on the track: its own, and when it is sync-locked those of others. Clips of several tracks that
/// were trimmed together ripple once.
MediaTime shiftAt(const std::vector<Shift>& shifts, const Track& head, MediaTime start)
{
    const auto isOnce = [&](std::size_t n) {
        const auto isTwin = [&](std::size_t k) { return shifts[k].at == shifts[n].at && shifts[k].by == shifts[n].by && (shifts[k].row == head.id || k < n); };
        for (std::size_t k = 0; k < shifts.size(); ++k)
            if (k != n && shifts[k].row != shifts[n].row && isTwin(k)) return false;
        return true;
    };
    MediaTime by;
    for (std::size_t n = 0; n < shifts.size(); ++n) {
        if (shifts[n].at > start) continue;
        if (shifts[n].row == head.id || (head.isSyncLocked && !head.isLocked && isOnce(n))) by += shifts[n].by;
    }
    return by;
}

Track headOf(const VersionOf& version, const Track& master, TrackId own)
{
    Track head = master;
    head.clips.clear();
    head.id = own;
    if (const TrackOverride* override = version.find(own))
        for (const TrackProperty property : override->what) take(head, override->own, property);
    return head;
}

std::vector<Row> rowsOf(const VersionOf& version, const Timeline& master)
{
    std::vector<Row> rows;
    for (const TrackPtr& track : master.tracks) {
        const TrackId own = version.standInOf(track->id);
        const TrackOverride* override = version.find(own);
        if (own && !(override && override->has(TrackProperty::Shown))) rows.push_back({headOf(version, *track, own), {}, {}});
    }
    for (const OwnTrack& own : version.ownTracks) {
        const auto below = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.head.id == own.above; });
        rows.insert(!own.above ? rows.begin() : below == rows.end() ? rows.end() : below + 1, Row{own.track, {}, {}});
    }
    return rows;
}

/// Asks for no more media than there is: shows another part of it, else a shorter one. False: there is none.
bool fitToMedia(const Project& project, FrameRate rate, TrackRole role, Clip& clip)
{
    auto* media = std::get_if<MediaClip>(&clip.content);
    if (media && !mediaLength(project, clip)) *media = MediaClip{media->media, media->in, {}};
    if (!suits(project, clip.content, role)) return false;
    if (!media || !missingMedia(project, rate, role, clip)) return true; // a timeline that is shown may become shorter: its last picture stays
    const Handles handles = handlesOf(project, clip);
    if (!handles.before || !handles.after) return false;
    const MediaTime missing = -(*handles.before + *handles.after);
    if (missing > MediaTime{}) {
        const MediaTime length = clip.place.length() - missing - MediaTime{2};
        clip.place.end = clip.place.start + (isPicture(role) && length > MediaTime{} ? rate.startOf(rate.frameAt(length)) : length);
        if (clip.place.isEmpty()) return false;
    }
    const Handles rest = handlesOf(project, clip);
    Clip moved = clip;
    shiftContent(project, moved, *rest.before < MediaTime{} ? -*rest.before : std::min(MediaTime{}, *rest.after));
    clip.content = moved.content;
    return !missingMedia(project, rate, role, clip);
}

/// On the frames of pictures and inside 24 hours. False: nothing is left.
bool fitToTime(FrameRate rate, TrackRole role, Clip& clip)
{
    if (isPicture(role)) clip.place = {rate.nearestBoundary(clip.place.start), rate.nearestBoundary(clip.place.end)};
    if (clip.place.start < MediaTime{}) clip.place = clip.place.movedBy(-clip.place.start);
    clip.place.end = std::min(clip.place.end, longestTimeline);
    return !clip.place.isEmpty();
}

/// Cuts the clip to the first stretch of its place that is free. `placed` is in order. False: there is none.
bool fitBetween(const Project& project, const std::vector<Clip>& placed, Clip& clip)
{
    MediaTime start = clip.place.start, end = clip.place.end;
    for (const Clip& other : placed) {
        if (other.place.end <= start || other.place.start >= end) continue;
        if (other.place.start > start) end = other.place.start;
        else start = other.place.end;
    }
    if (start >= end) return false;
    if (end < clip.place.end) clip = headOf(clip, end);
    if (start > clip.place.start) clip = tailOf(project, clip, start);
    return true;
}

void place(const Project& project, FrameRate rate, TrackRole role, std::vector<Clip> clips, std::vector<Clip>& placed)
{
    const auto isEarlier = [](const Clip& a, const Clip& b) { return std::pair(a.place.start, a.id) < std::pair(b.place.start, b.id); };
    std::sort(clips.begin(), clips.end(), isEarlier);
    for (Clip& clip : clips) {
        if (!fitToTime(rate, role, clip) || !fitToMedia(project, rate, role, clip) || !fitBetween(project, placed, clip)) continue;
        placed.insert(std::upper_bound(placed.begin(), placed.end(), clip, isEarlier), std::move(clip));
    }
}

/// Fades inside their clips, transitions where they fit.
void settle(const Project& project, FrameRate rate, TrackRole role, std::vector<Clip>& clips)
{
    for (std::size_t i = 0; i < clips.size(); ++i) {
        Clip& clip = clips[i];
        clip.hearing.fadeIn = std::min(clip.hearing.fadeIn, clip.place.length());
        clip.hearing.fadeOut = std::min(clip.hearing.fadeOut, clip.place.length());
        if (!clip.transition.isNone()) clip.transition = fitted(clip.transition, i == 0 ? TransitionRoom{} : transitionRoom(project, rate, role, clips[i - 1], clip));
    }
}

/// The track, and the clips in it, that were there before where they are still the same.
TrackPtr shared(const Project& project, FrameRate rate, Row row, const Timeline& before)
{
    std::vector<Clip> placed;
    place(project, rate, row.head.role, std::move(row.standing), placed);
    place(project, rate, row.head.role, std::move(row.following), placed);
    settle(project, rate, row.head.role, placed);
    const auto index = before.find(row.head.id);
    const TrackPtr old = index ? before.tracks[*index] : nullptr;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const bool isOld = old && i < old->clips.size() && *old->clips[i] == placed[i];
        row.head.clips.push_back(isOld ? old->clips[i] : std::make_shared<const Clip>(std::move(placed[i])));
    }
    return old && *old == row.head ? old : std::make_shared<const Track>(std::move(row.head));
}

} // namespace

Clip overridden(const Project& project, Clip clip, const ClipOverride& override)
{
    for (const ClipProperty property : override.what) {
        if (property == ClipProperty::Source && !mediaLength(project, clip)) continue; // another media by now, a still
        take(clip, override.own, property);
    }
    return clip;
}

MediaTime followedLength(const ClipOverride& override, const Clip& master)
{
    if (!override.ripples) return master.place.length();
    if (override.followed) return *override.followed;
    if (override.has(ClipProperty::Shown)) return {};
    return override.has(ClipProperty::Length) ? override.own.place.length() : master.place.length();
}

std::vector<FollowingClip> followingClips(const Project& project, const Timeline& timeline)
{
    std::vector<FollowingClip> clips;
    const VersionOf& version = *timeline.version;
    const Timeline* master = project.find(version.master);
    if (!master) return clips;
    std::map<ClipId, ClipId> own;
    for (const ClipStandIn& standIn : version.clips) own.emplace(standIn.master, standIn.own);
    std::map<ClipId, const ClipOverride*> overrides;
    for (const ClipOverride& override : version.clipOverrides) overrides.emplace(override.clip, &override);
    const std::vector<Shift> shifts = shiftsOf(version, *master);
    for (const TrackPtr& track : master->tracks) {
        const Track head = headOf(version, *track, version.standInOf(track->id));
        for (const ClipPtr& clip : track->clips) {
            const auto id = own.find(clip->id);
            if (id == own.end()) continue;
            const auto override = overrides.find(id->second);
            FollowingClip following{clip.get(), reframed(project, *clip, master->canvas, timeline.canvas), head.id, override == overrides.end() ? nullptr : override->second};
            following.plain.id = id->second;
            following.plain.place = following.plain.place.movedBy(shiftAt(shifts, head, clip->place.start));
            clips.push_back(std::move(following));
        }
    }
    return clips;
}

Timeline resolved(const Project& project, const Timeline& version)
{
    const Timeline* master = version.version ? project.find(version.version->master) : nullptr;
    if (!master || master->version) return version;
    Timeline out = version;
    out.rate = master->rate;
    if (!version.version->masterLength) out.length = master->length;
    if (!version.version->masterLufs) out.targetLufs = master->targetLufs;
    std::vector<Row> rows = rowsOf(*version.version, *master);
    const auto rowOf = [&](TrackId id) { return std::find_if(rows.begin(), rows.end(), [id](const Row& row) { return row.head.id == id; }); };
    for (const FollowingClip& clip : followingClips(project, version)) {
        if (clip.override && clip.override->has(ClipProperty::Shown)) continue;
        const bool isElsewhere = clip.override && clip.override->has(ClipProperty::Row);
        const auto row = rowOf(isElsewhere ? clip.override->row : clip.row);
        if (row == rows.end()) continue;
        const bool stands = isElsewhere || (clip.override && clip.override->has(ClipProperty::Start));
        (stands ? row->standing : row->following).push_back(clip.override ? overridden(project, clip.plain, *clip.override) : clip.plain);
    }
    for (const OwnClip& own : version.version->ownClips)
        if (const auto row = rowOf(own.track); row != rows.end()) row->standing.push_back(own.clip);
    out.tracks.clear();
    for (Row& row : rows) out.tracks.push_back(shared(project, out.rate, std::move(row), version));
    return out;
}

Project withVersionsResolved(Project project)
{
    for (TimelinePtr& timeline : project.timelines) {
        if (!timeline->version || brokenVersion(project, *timeline)) continue;
        const Timeline* master = project.find(timeline->version->master);
        if (brokenTimeline(project, *master)) continue;
        Timeline next = resolved(project, *timeline);
        if (!(next == *timeline)) timeline = std::make_shared<const Timeline>(std::move(next));
    }
    return project;
}

} // namespace spot
