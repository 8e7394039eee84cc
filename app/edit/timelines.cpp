// SPDX-License-Identifier: GPL-3.0-or-later
// Markers, in and out, and timelines as a whole.
#include "app/edit/shapes.h"

#include "app/edit/fresh_ids.h"
#include "app/edit/rules.h"
#include "app/edit/track_draft.h"
#include "app/edit/versions.h"
#include "app/model/nesting.h"

#include <algorithm>

namespace spot
{

namespace
{

/// Changes what a timeline has beside its tracks; `change(Timeline&, Project&)` returns an Error or Done.
template <class Change> Result<Project> changedHead(const Project& before, TimelineId id, Change change)
{
    SPOT_TRY(index, timelineIndex(before, id));
    Project after = before;
    Timeline timeline = *before.timelines[index];
    const Result<Done> done = change(timeline, after);
    if (!done) return done.error();
    std::sort(timeline.markers.begin(), timeline.markers.end(), [](const Marker& a, const Marker& b) { return std::pair(a.span.start, a.id) < std::pair(b.span.start, b.id); });
    if (auto broken = brokenHead(timeline)) return *broken;
    after.timelines[index] = std::make_shared<const Timeline>(std::move(timeline));
    return after;
}

/// Times beyond reason stay as they are, for the rules to refuse.
MediaTime nearest(MediaTime t, FrameRate rate) { return t > longestTimeline || t < -longestTimeline ? t : rate.nearestBoundary(t); }
TimeRange nearest(TimeRange t, FrameRate rate) { return {nearest(t.start, rate), nearest(t.end, rate)}; }
std::optional<MediaTime> nearest(const std::optional<MediaTime>& t, FrameRate rate) { return t ? std::optional(nearest(*t, rate)) : t; }

auto markerIn(Timeline& timeline, MarkerId id)
{
    return std::find_if(timeline.markers.begin(), timeline.markers.end(), [id](const Marker& m) { return m.id == id; });
}
Error noMarker(const Timeline& timeline, MarkerId id) { return {Fault::NotFound, "timeline \"" + timeline.name + "\" has no marker " + std::to_string(id.value)}; }

/// The clip on the frames of another rate; where its media would end too early, a frame shorter.
Clip onFramesOf(const Project& project, Clip clip, FrameRate rate, TrackRole role)
{
    if (isSound(role)) return clip;
    clip.transition.before = nearest(clip.transition.before, rate), clip.transition.after = nearest(clip.transition.after, rate);
    clip.place = nearest(clip.place, rate);
    if (missingMedia(project, rate, role, clip)) clip.place.end -= rate.frameLength();
    return clip;
}

Result<Done> moveToRate(const Project& project, Timeline& timeline, FrameRate rate)
{
    for (TrackPtr& track : timeline.tracks) {
        if (track->isLocked) return Error{Fault::Denied, "track \"" + track->name + "\" is locked; unlock it to change the frame rate"};
        Track moved = *track;
        for (std::size_t i = 0; i < moved.clips.size(); ++i) {
            Clip clip = onFramesOf(project, *moved.clips[i], rate, track->role);
            if (clip.place.isEmpty()) return Error{Fault::OutOfRange, called(clip) + " is shorter than a frame of the new rate"};
            clip.transition = fitted(clip.transition, i == 0 ? TransitionRoom{} : transitionRoom(project, rate, track->role, *moved.clips[i - 1], clip));
            moved.clips[i] = std::make_shared<const Clip>(std::move(clip));
        }
        track = std::make_shared<const Track>(std::move(moved));
    }
    for (Marker& marker : timeline.markers) marker.span = nearest(marker.span, rate);
    timeline.in = nearest(timeline.in, rate), timeline.out = nearest(timeline.out, rate);
    if (timeline.in && timeline.out && *timeline.in >= *timeline.out) timeline.out = *timeline.in + rate.frameLength();
    return Done{};
}

} // namespace

Result<Project> applied(const Project& before, const AddMarker& edit)
{
    return changedHead(before, edit.timeline, [&](Timeline& timeline, Project& after) -> Result<Done> {
        Marker marker = edit.marker;
        if (!marker.id) marker.id = {after.nextId++};
        else if (marker.id.value >= before.nextId) return Error{Fault::Invalid, "marker id " + std::to_string(marker.id.value) + " was not given out by this project; send 0 for a new marker"};
        for (const TimelinePtr& other : before.timelines)
            for (const Marker& known : other->markers)
                if (known.id == marker.id) return Error{Fault::Invalid, "marker " + std::to_string(marker.id.value) + " is in the project already"};
        marker.span = nearest(marker.span, timeline.rate);
        timeline.markers.push_back(std::move(marker));
        return Done{};
    });
}

Result<Project> applied(const Project& before, const SetMarker& edit)
{
    return changedHead(before, edit.timeline, [&](Timeline& timeline, Project&) -> Result<Done> {
        const auto marker = markerIn(timeline, edit.marker.id);
        if (marker == timeline.markers.end()) return noMarker(timeline, edit.marker.id);
        const Foreign noted = marker->foreign;
        *marker = edit.marker;
        if (marker->foreign.isEmpty()) marker->foreign = noted;
        marker->span = nearest(marker->span, timeline.rate);
        return Done{};
    });
}

Result<Project> applied(const Project& before, const RemoveMarker& edit)
{
    return changedHead(before, edit.timeline, [&](Timeline& timeline, Project&) -> Result<Done> {
        const auto marker = markerIn(timeline, edit.marker);
        if (marker == timeline.markers.end()) return noMarker(timeline, edit.marker);
        timeline.markers.erase(marker);
        return Done{};
    });
}

Result<Project> applied(const Project& before, const SetInOut& edit)
{
    return changedHead(before, edit.timeline, [&](Timeline& timeline, Project&) -> Result<Done> {
        timeline.in = nearest(edit.in, timeline.rate), timeline.out = nearest(edit.out, timeline.rate);
        return Done{};
    });
}

Result<Project> applied(const Project& before, const DuplicateTimeline& edit)
{
    SPOT_TRY(index, timelineIndex(before, edit.timeline));
    Timeline copy = *before.timelines[index];
    copy.id = {}, copy.name = edit.name;
    for (Marker& marker : copy.markers) marker.id = {};
    for (TrackPtr& track : copy.tracks) {
        Track row = *track;
        row.id = {};
        for (ClipPtr& clip : row.clips) {
            Clip fresh = *clip;
            fresh.id = {};
            clip = std::make_shared<const Clip>(std::move(fresh));
        }
        track = std::make_shared<const Track>(std::move(row));
    }
    if (auto broken = brokenHead(copy)) return *broken;
    Project after = before;
    copy = withIds(std::move(copy), after.nextId);
    if (copy.version) copy.version = withIdsOf(copy, *before.timelines[index], after.nextId);
    after.timelines.insert(after.timelines.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::make_shared<const Timeline>(std::move(copy)));
    return after;
}

Result<Project> applied(const Project& before, const RemoveTimeline& edit)
{
    SPOT_TRY(index, timelineIndex(before, edit.timeline));
    if (before.timelines.size() == 1) return Error{Fault::Denied, "the last timeline of a project stays"};
    std::string users;
    for (const Timeline* user : usersOf(before, edit.timeline)) users += (users.empty() ? "\"" : ", \"") + user->name + "\"";
    if (!users.empty()) return Error{Fault::Denied, "timeline \"" + before.timelines[index]->name + "\" is shown inside of " + users + ": take its clips out there first"};
    Project after = before;
    after.timelines.erase(after.timelines.begin() + static_cast<std::ptrdiff_t>(index));
    return after;
}

Result<Project> applied(const Project& before, const ReshapeTimeline& edit)
{
    SPOT_TRY(index, timelineIndex(before, edit.timeline));
    Timeline timeline = *before.timelines[index];
    const bool isOtherRate = timeline.rate != edit.rate;
    timeline.name = edit.name, timeline.canvas = edit.canvas, timeline.rate = edit.rate, timeline.length = edit.length, timeline.targetLufs = edit.targetLufs;
    if (auto broken = brokenRate(timeline)) return *broken;
    if (isOtherRate) SPOT_TRY_DONE(moveToRate(before, timeline, edit.rate));
    if (auto broken = isOtherRate ? brokenTimeline(before, timeline) : brokenHead(timeline)) return *broken;
    Project after = before;
    after.timelines[index] = std::make_shared<const Timeline>(std::move(timeline));
    return after;
}

} // namespace spot
