// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit of a version changed, as overrides.
#include "app/edit/versions.h"

#include <algorithm>
#include <map>

namespace spot
{

namespace
{

struct PlacedClip {
    ClipPtr clip;
    TrackId row;
};
using Placed = std::map<ClipId, PlacedClip>;

Placed placedIn(const Timeline& timeline)
{
    Placed placed;
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips) placed.emplace(clip->id, PlacedClip{clip, track->id});
    return placed;
}

template <class Property> void insertSorted(std::vector<Property>& what, Property property)
{
    const auto place = std::lower_bound(what.begin(), what.end(), property);
    if (place == what.end() || *place != property) what.insert(place, property);
}

template <class Property> void removeFrom(std::vector<Property>& what, Property property)
{
    what.erase(std::remove(what.begin(), what.end(), property), what.end());
}

class Overriding
{
public:
    Overriding(const Project& project, const Timeline& before, const Timeline& edited, const Rippling& rippling)
        : m_project(project), m_head(edited), m_edited(edited), m_before(placedIn(before)), m_after(placedIn(edited)), m_rippling(rippling)
    {
        m_head.version = *before.version;
    }
    VersionOf run(const Timeline& before);

private:
    VersionOf& version() { return *m_head.version; }
    void tracks(const Timeline& before);
    void ownClips();
    void rows();
    void noteLength(const FollowingClip& clip);
    void lengths();
    void follow(const FollowingClip& clip, MediaTime length);
    bool isFollowedOtherwise(const FollowingClip& clip) const;
    MediaTime movedBy(const FollowingClip& clip) const;
    std::size_t moved(const Timeline& head) const;
    bool push();
    bool differences();
    bool difference(const FollowingClip& clip, const Placed& now);
    ClipOverride& overrideOf(ClipId clip);
    bool set(const FollowingClip& clip, const Clip& from, ClipProperty property);
    bool clear(ClipId clip, ClipProperty property);

    const Project& m_project;
    Timeline m_head;
    const Timeline& m_edited;
    const Placed m_before, m_after;
    const Rippling& m_rippling;
};

ClipOverride& Overriding::overrideOf(ClipId clip)
{
    auto& all = version().clipOverrides;
    auto place = std::lower_bound(all.begin(), all.end(), clip, [](const ClipOverride& o, ClipId id) { return o.clip < id; });
    if (place == all.end() || place->clip != clip) {
        ClipOverride fresh;
        fresh.clip = clip;
        place = all.insert(place, std::move(fresh));
    }
    return *place;
}

bool Overriding::clear(ClipId clip, ClipProperty property)
{
    auto& all = version().clipOverrides;
    const auto place = std::find_if(all.begin(), all.end(), [clip](const ClipOverride& o) { return o.clip == clip; });
    if (place == all.end() || !place->has(property)) return false;
    *place = without(*place, property);
    if (place->what.empty()) all.erase(place);
    return true;
}

/// The value of an edited clip. What the master would give anyway is no override.
bool Overriding::set(const FollowingClip& clip, const Clip& from, ClipProperty property)
{
    if (isSame(from, clip.plain, property) && !(property == ClipProperty::Length && isFollowedOtherwise(clip))) return clear(clip.plain.id, property);
    ClipOverride& override = overrideOf(clip.plain.id);
    const bool isNew = !override.has(property);
    const Clip was = override.own;
    insertSorted(override.what, property);
    keep(override.own, from, property), keep(override.base, *clip.master, property);
    return isNew || !(override.own == was);
}

void Overriding::tracks(const Timeline& before)
{
    const Timeline& master = *m_project.find(version().master);
    std::vector<TrackOverride> overrides;
    for (const TrackStandIn& standIn : version().tracks) {
        const TrackOverride* known = version().find(standIn.own);
        TrackOverride override = known ? *known : TrackOverride{standIn.own, {}, {}, {}};
        const auto was = before.find(standIn.own), is = m_edited.find(standIn.own), origin = master.find(standIn.master);
        if (was && !is) override.what.insert(override.what.begin(), TrackProperty::Shown);
        if (is && override.has(TrackProperty::Shown)) override.what.erase(override.what.begin());
        for (std::size_t i = 1; is && was && origin && i < trackPropertyCount; ++i) {
            const auto property = static_cast<TrackProperty>(i);
            const Track &now = *m_edited.tracks[*is], &from = *master.tracks[*origin];
            if (isSame(now, *before.tracks[*was], property)) continue;
            removeFrom(override.what, property);
            const bool isOwn = !isSame(now, from, property);
            take(override.own, isOwn ? now : Track{}, property), take(override.base, isOwn ? from : Track{}, property);
            if (isOwn) insertSorted(override.what, property);
        }
        if (!override.what.empty()) overrides.push_back(std::move(override));
    }
    std::sort(overrides.begin(), overrides.end(), [](const TrackOverride& a, const TrackOverride& b) { return a.track < b.track; });
    version().trackOverrides = std::move(overrides);
    version().ownTracks.clear();
    TrackId below;
    for (const TrackPtr& track : m_edited.tracks) {
        if (!version().masterOf(track->id)) {
            Track head = *track;
            head.clips.clear();
            version().ownTracks.push_back({std::move(head), below});
        }
        below = track->id;
    }
}

void Overriding::ownClips()
{
    std::map<ClipId, OwnClip> own;
    for (OwnClip& clip : version().ownClips) // what has no room now may have it later
        if (!m_before.count(clip.clip.id) && m_edited.find(clip.track)) own.emplace(clip.clip.id, clip);
    for (const auto& [id, placed] : m_after) {
        if (version().masterOf(id)) continue;
        const auto was = m_before.find(id);
        const bool isUntouched = was != m_before.end() && was->second.row == placed.row && *was->second.clip == *placed.clip;
        const auto known = std::find_if(version().ownClips.begin(), version().ownClips.end(), [clip = id](const OwnClip& o) { return o.clip.id == clip; });
        own[id] = isUntouched && known != version().ownClips.end() ? *known : OwnClip{placed.row, *placed.clip};
    }
    version().ownClips.clear();
    for (auto& [id, clip] : own) version().ownClips.push_back(std::move(clip));
}

void Overriding::rows()
{
    const std::vector<FollowingClip> clips = followingClips(m_project, m_head);
    for (const FollowingClip& clip : clips) {
        const auto was = m_before.find(clip.plain.id), is = m_after.find(clip.plain.id);
        if (is == m_after.end() || (was != m_before.end() && was->second.row == is->second.row)) continue;
        if (is->second.row == clip.row) {
            clear(clip.plain.id, ClipProperty::Row);
        } else {
            ClipOverride& override = overrideOf(clip.plain.id);
            insertSorted(override.what, ClipProperty::Row);
            override.row = is->second.row;
        }
    }
}

/// True when later clips follow another length than the master's, and so an override has to say it.
bool Overriding::isFollowedOtherwise(const FollowingClip& clip) const
{
    const ClipOverride* override = m_head.version->find(clip.plain.id);
    return override && followedLength(*override, *clip.master) != clip.master->place.length();
}

/// Later clips follow this length from now on.
void Overriding::follow(const FollowingClip& clip, MediaTime length)
{
    if (length == clip.master->place.length()) {
        for (ClipOverride& override : version().clipOverrides)
            if (override.clip == clip.plain.id) override.ripples = false, override.followed.reset();
        const ClipOverride* override = m_head.version->find(clip.plain.id);
        if (override && override->has(ClipProperty::Length) && isSame(override->own, *clip.master, ClipProperty::Length)) clear(clip.plain.id, ClipProperty::Length);
        return;
    }
    ClipOverride& override = overrideOf(clip.plain.id);
    if (!override.has(ClipProperty::Length) && !override.has(ClipProperty::Shown)) {
        insertSorted(override.what, ClipProperty::Length);
        keep(override.own, clip.plain, ClipProperty::Length), keep(override.base, *clip.master, ClipProperty::Length);
    }
    override.ripples = true, override.followed.reset();
    if (followedLength(override, *clip.master) != length) override.followed = length;
}

void Overriding::noteLength(const FollowingClip& clip)
{
    const auto was = m_before.find(clip.plain.id), is = m_after.find(clip.plain.id);
    if (is == m_after.end()) {
        insertSorted(overrideOf(clip.plain.id).what, ClipProperty::Shown);
        return;
    }
    for (const ClipProperty property : {ClipProperty::Source, ClipProperty::Length})
        if (!isSame(*is->second.clip, *was->second.clip, property)) set(clip, *is->second.clip, property);
}

/// What comes later follows the lengths that the edit rippled, and for every other new length stays where it was.
void Overriding::lengths()
{
    const Timeline head = m_head; // the list points into it
    for (const FollowingClip& clip : followingClips(m_project, head)) {
        const auto was = m_before.find(clip.plain.id), is = m_after.find(clip.plain.id);
        if (was == m_before.end() || (is == m_after.end() && !m_edited.find(was->second.row))) continue; // gone with its track
        const MediaTime old = was->second.clip->place.length(), now = is == m_after.end() ? MediaTime{} : is->second.clip->place.length();
        const MediaTime followed = clip.override ? followedLength(*clip.override, *clip.master) : clip.master->place.length();
        const bool ripples = std::find(m_rippling.clips.begin(), m_rippling.clips.end(), clip.plain.id) != m_rippling.clips.end();
        if (!ripples && (old == now || !clip.override || !clip.override->ripples)) continue;
        noteLength(clip);
        follow(clip, ripples ? followed + now - old : followed);
    }
}

/// By how much the edit has it elsewhere than it would be by now; 0 where the version gives its place itself.
MediaTime Overriding::movedBy(const FollowingClip& clip) const
{
    const auto is = m_after.find(clip.plain.id);
    const bool stands = clip.override && (clip.override->has(ClipProperty::Start) || clip.override->has(ClipProperty::Row));
    return stands || is == m_after.end() || !m_before.count(clip.plain.id) ? MediaTime{} : is->second.clip->place.start - clip.plain.place.start;
}

std::size_t Overriding::moved(const Timeline& head) const
{
    const std::vector<FollowingClip> clips = followingClips(m_project, head);
    return static_cast<std::size_t>(std::count_if(clips.begin(), clips.end(), [this](const FollowingClip& clip) { return movedBy(clip) != MediaTime{}; }));
}

/// What the edit moved follows the first of it, on the track whose first one explains the most. False when no push explains more.
bool Overriding::push()
{
    std::map<TrackId, std::pair<const FollowingClip*, MediaTime>> firsts;
    const Timeline head = m_head; // the list points into it
    const std::vector<FollowingClip> clips = followingClips(m_project, head);
    for (const FollowingClip& clip : clips)
        if (const MediaTime by = movedBy(clip); by != MediaTime{}) firsts.emplace(clip.row, std::pair(&clip, by));
    std::size_t least = moved(head);
    std::optional<VersionOf> best;
    for (const auto& [row, first] : firsts) {
        version() = *head.version;
        ClipOverride& override = overrideOf(first.first->plain.id);
        insertSorted(override.what, ClipProperty::Push);
        override.push += first.second;
        if (override.push == MediaTime{}) clear(first.first->plain.id, ClipProperty::Push);
        const std::size_t left = moved(m_head);
        if (left < least) least = left, best = version();
    }
    version() = best ? *best : *head.version;
    return best && least > 0;
}

bool Overriding::difference(const FollowingClip& clip, const Placed& now)
{
    const ClipId id = clip.plain.id;
    const auto was = m_before.find(id), is = m_after.find(id), shown = now.find(id);
    if (is == m_after.end()) {
        if (shown == now.end() || was == m_before.end() || !m_edited.find(was->second.row)) return false;
        insertSorted(overrideOf(id).what, ClipProperty::Shown);
        return true;
    }
    if (shown == now.end()) return clear(id, ClipProperty::Shown) || set(clip, *is->second.clip, ClipProperty::Start);
    bool isOther = false;
    for (std::size_t i = 1; i < clipPropertyCount; ++i) {
        const auto property = static_cast<ClipProperty>(i);
        const bool wasChanged = was == m_before.end() || !isSame(*is->second.clip, *was->second.clip, property) || (m_rippling.isOn && property == ClipProperty::Start);
        if (wasChanged && !isSame(*is->second.clip, *shown->second.clip, property)) isOther |= set(clip, *is->second.clip, property);
    }
    return isOther;
}

bool Overriding::differences()
{
    const Placed now = placedIn(resolved(m_project, m_head));
    const Timeline head = m_head; // the list points into it
    bool isOther = false;
    for (const FollowingClip& clip : followingClips(m_project, head)) isOther |= difference(clip, now);
    return isOther;
}

VersionOf Overriding::run(const Timeline& before)
{
    tracks(before);
    ownClips();
    rows();
    lengths();
    while (m_rippling.isOn && push()) {}
    for (int round = 0; round < 4 && differences(); ++round) {}
    return version();
}

} // namespace

void keep(Clip& sparse, const Clip& from, ClipProperty property)
{
    if (property == ClipProperty::Text || property == ClipProperty::Style || property == ClipProperty::Media || property == ClipProperty::Source)
        if (sparse.content.index() != from.content.index()) std::visit([&](const auto& content) { sparse.content = std::decay_t<decltype(content)>{}; }, from.content);
    take(sparse, from, property);
}

ClipOverride without(const ClipOverride& override, ClipProperty property)
{
    ClipOverride rest;
    rest.clip = override.clip, rest.what = override.what;
    removeFrom(rest.what, property);
    for (const ClipProperty kept : rest.what) keep(rest.own, override.own, kept), keep(rest.base, override.base, kept);
    rest.row = rest.has(ClipProperty::Row) ? override.row : TrackId{};
    rest.push = rest.has(ClipProperty::Push) ? override.push : MediaTime{};
    rest.ripples = override.ripples && (rest.has(ClipProperty::Length) || rest.has(ClipProperty::Shown));
    rest.followed = rest.ripples ? override.followed : std::nullopt;
    return rest;
}

ClipOverride upToDate(const ClipOverride& override, const Clip& master)
{
    ClipOverride kept = override;
    kept.base = {};
    for (const ClipProperty property : kept.what) keep(kept.base, master, property);
    return kept;
}

VersionOf overridesFrom(const Project& project, const Timeline& before, const Timeline& edited, const Rippling& rippling)
{
    return Overriding(project, before, edited, rippling).run(before);
}

} // namespace spot
