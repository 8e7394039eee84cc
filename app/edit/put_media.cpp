// SPDX-License-Identifier: GPL-3.0-or-later
// Three- and four-point editing.
#include "app/edit/shapes.h"

#include "app/edit/several_tracks.h"

namespace spot
{

namespace
{

/// What the points say, whole.
struct Points {
    TimeRange source, place;
    Speed speed;
};

std::string framesOf(MediaTime length, FrameRate rate)
{
    const std::int64_t frames = rate.framesIn(length);
    return std::to_string(frames) + (frames == 1 ? " frame" : " frames");
}

bool isInside(const std::optional<MediaTime>& point) { return !point || (point->flicks >= 0 && *point <= longestTimeline); }

Result<Points> solved(const PutMedia& edit, FrameRate rate)
{
    const auto &in = edit.sourceIn, &out = edit.sourceOut, &from = edit.from, &until = edit.until;
    if (in && out && *out <= *in) return Error{Fault::OutOfRange, "the source's out point is not after its in point"};
    if (from && until && *until <= *from) return Error{Fault::OutOfRange, "the place's end is not after its start"};
    if (in && out && from && until) {
        const MediaTime source = *out - *in, place = *until - *from;
        if (source == place) return Points{{*in, *out}, {*from, *until}, {}};
        if (edit.fit) return Points{{*in, *out}, {*from, *until}, Speed::of(source.flicks, place.flicks)};
        return Error{Fault::OutOfRange, source > place ? "the source is " + framesOf(source - place, rate) + " longer than the place: fit it, or leave out one of the four points"
                                                       : framesOf(place - source, rate) + " missing in the source: fit it, or leave out one of the four points"};
    }
    if (in && out && from) return Points{{*in, *out}, {*from, *from + (*out - *in)}, {}};
    if (in && out && until) {
        const MediaTime start = *until - (*out - *in);
        if (start.flicks < 0) return Error{Fault::OutOfRange, framesOf(-start, rate) + " missing before the end of the place: the source would begin before the timeline"};
        return Points{{*in, *out}, {start, *until}, {}};
    }
    if (in && from && until) return Points{{*in, *in + (*until - *from)}, {*from, *until}, {}};
    if (out && from && until) return Points{{*out - (*until - *from), *out}, {*from, *until}, {}};
    return Error{Fault::Invalid, "three of four points are needed: the source's in and out, and where the place begins and ends"};
}

} // namespace

Result<Project> applied(const Project& before, const PutMedia& edit)
{
    SPOT_TRY(draft, TrackDraft::ofTrack(before, edit.timeline, edit.track));
    const MediaItem* item = before.find(edit.media);
    if (!item) return Error{Fault::NotFound, "the project has no media " + std::to_string(edit.media.value)};
    for (const auto& point : {edit.sourceIn, edit.sourceOut, edit.from, edit.until})
        if (!isInside(point)) return Error{Fault::OutOfRange, "a point outside of 24 hours"};
    PutMedia asked = edit;
    for (auto* point : {&asked.from, &asked.until})
        if (*point) {
            SPOT_TRY(snapped, draft.snapped(**point));
            *point = snapped;
        }
    if (item->kind == ItemKind::Still) {
        if (!asked.from || !asked.until) return Error{Fault::Invalid, "a still needs a place with a start and an end"};
        asked.sourceIn = MediaTime{}, asked.sourceOut.reset();
    }
    SPOT_TRY(points, solved(asked, draft.rate()));
    Clip clip;
    clip.name = item->name;
    clip.place = points.place;
    clip.content = MediaClip{edit.media, points.source.start, points.speed};
    std::vector<PlacedOn> clips{{edit.track, clip}};
    if (edit.soundTrack) {
        SPOT_TRY(sound, TrackDraft::ofTrack(before, edit.timeline, edit.soundTrack));
        if (!isSound(sound.track().role) || isSound(draft.track().role)) return Error{Fault::Invalid, "track \"" + sound.track().name + "\" is not the sound track of a picture"};
        const MediaTime start = draft.rate().nearestBoundary(clip.place.start);
        clip.place = {start, std::min(draft.rate().nearestBoundary(clip.place.end), start + points.place.length())}; // a picture stands on, a sound ends
        clips.push_back({edit.soundTrack, clip});
    }
    Project named = before;
    LinkId link;
    for (PlacedOn& put : clips) put.clip.id = {named.nextId++};
    if (clips.size() > 1) link = {named.nextId++};
    for (PlacedOn& put : clips) put.clip.link = link;
    return withClips(named, edit.timeline, std::move(clips), edit.insert);
}

} // namespace spot
