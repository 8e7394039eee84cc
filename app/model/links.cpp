// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/links.h"

#include "app/model/run.h"

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
    const MediaTime apart = clip.place.start - other.place.start;
    const RunSeen own = runOf(clip), its = runOf(other);
    if (!own.isRamp()) return apart - own.speed->timelineIn(*own.in - *its.in);
    const MediaTime ownKey = own.ramp->front().at, itsKey = its.ramp->front().at; // of the same ramp
    return apart + ownKey - itsKey - (own.at(ownKey) - its.at(itsKey));
}

bool canCompare(const Clip& a, const Clip& b)
{
    if (const auto *x = std::get_if<SequenceClip>(&a.content), *y = std::get_if<SequenceClip>(&b.content); x && y)
        return x->timeline == y->timeline && x->speed == y->speed && !x->speed.isFrozen();
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

std::map<ClipId, std::int64_t> framesOutOfSync(const Timeline& timeline)
{
    struct Member {
        const Clip* clip;
        bool isPicture;
    };
    std::map<LinkId, std::vector<Member>> links;
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips)
            if (clip->link) links[clip->link].push_back({clip.get(), isPicture(track->role)});
    std::map<ClipId, std::int64_t> frames;
    for (const auto& [link, members] : links)
        for (const Member& own : members) {
            const Clip* partner = nullptr;
            for (const Member& other : members) {
                if (other.isPicture == own.isPicture || !canCompare(*own.clip, *other.clip)) continue;
                if (!partner || distance(own.clip->place, other.clip->place) < distance(own.clip->place, partner->place)) partner = other.clip;
            }
            if (partner) frames[own.clip->id] = timeline.rate.frameAt(timeline.rate.nearestBoundary(lateness(*own.clip, *partner)));
        }
    return frames;
}

std::optional<std::int64_t> framesOutOfSync(const Timeline& timeline, ClipId id)
{
    const auto all = framesOutOfSync(timeline);
    const auto found = all.find(id);
    return found == all.end() ? std::nullopt : std::optional(found->second);
}

} // namespace spot
