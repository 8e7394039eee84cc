// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/links.h"

#include <cstdlib>

namespace spot
{

namespace
{

template <class Belongs> std::vector<ClipId> clipsThat(const Timeline& timeline, Belongs belongs)
{
    std::vector<ClipId> found;
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips)
            if (belongs(*clip)) found.push_back(clip->id);
    return found;
}

/// How far apart two places are; 0 when they touch or overlap.
MediaTime distance(TimeRange a, TimeRange b) { return std::max({MediaTime{}, a.start - b.end, b.start - a.end}); }

/// By how much `clip` shows the same moment of its media later than `other`.
MediaTime lateness(const Clip& clip, const Clip& other)
{
    const auto &own = std::get<MediaClip>(clip.content), &its = std::get<MediaClip>(other.content);
    const MediaTime apart = clip.place.start - other.place.start;
    if (own.ramp.empty()) return apart - own.speed.timelineIn(own.in - its.in);
    const MediaTime ownKey = own.ramp.front().at, itsKey = its.ramp.front().at; // of the same ramp
    return apart + ownKey - itsKey - (own.mediaAt(ownKey) - its.mediaAt(itsKey));
}

bool canCompare(const Clip& a, const Clip& b)
{
    const auto *x = std::get_if<MediaClip>(&a.content), *y = std::get_if<MediaClip>(&b.content);
    if (!x || !y || x->media != y->media || x->speed != y->speed || x->ramp.empty() != y->ramp.empty()) return false;
    if (x->ramp.empty()) return !x->speed.isFrozen();
    const auto fromItsFirst = [](const MediaClip& clip) { return movedBy(clip.ramp, -clip.ramp.front().at); };
    return fromItsFirst(*x) == fromItsFirst(*y);
}

} // namespace

std::vector<ClipId> linkedWith(const Timeline& timeline, ClipId clip)
{
    const auto spot = timeline.find(clip);
    if (!spot) return {};
    const LinkId link = timeline.at(*spot).link;
    return clipsThat(timeline, [&](const Clip& other) { return other.id == clip || (link && other.link == link); });
}

std::vector<ClipId> groupedWith(const Timeline& timeline, ClipId clip)
{
    const auto spot = timeline.find(clip);
    if (!spot) return {};
    const GroupId group = timeline.at(*spot).group;
    return clipsThat(timeline, [&](const Clip& other) { return other.id == clip || (group && other.group == group); });
}

std::optional<std::int64_t> framesOutOfSync(const Timeline& timeline, ClipId id)
{
    const auto spot = timeline.find(id);
    if (!spot || !timeline.at(*spot).link) return std::nullopt;
    const Clip& clip = timeline.at(*spot);
    const bool isPicture = spot::isPicture(timeline.tracks[spot->track]->role);
    const Clip* partner = nullptr;
    for (const TrackPtr& track : timeline.tracks) {
        if (spot::isPicture(track->role) == isPicture) continue;
        for (const ClipPtr& other : track->clips) {
            if (other->link != clip.link || !canCompare(clip, *other)) continue;
            if (!partner || distance(clip.place, other->place) < distance(clip.place, partner->place)) partner = other.get();
        }
    }
    if (!partner) return std::nullopt;
    const MediaTime late = lateness(clip, *partner);
    return timeline.rate.frameAt(timeline.rate.nearestBoundary(late));
}

} // namespace spot
