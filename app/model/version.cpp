// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/version.h"

#include "app/model/project.h"

#include <algorithm>

namespace spot
{

namespace
{

bool bothTexts(const Clip& a, const Clip& b) { return std::holds_alternative<TextClip>(a.content) && std::holds_alternative<TextClip>(b.content); }
bool bothMedia(const Clip& a, const Clip& b) { return std::holds_alternative<MediaClip>(a.content) && std::holds_alternative<MediaClip>(b.content); }

/// Everything of a media's part but the media itself.
MediaClip partOf(const Clip& clip)
{
    MediaClip part = std::get<MediaClip>(clip.content);
    part.media = {};
    return part;
}

template <class List, class Id, class Entry> Id other(const List& list, Id id, Id Entry::*from, Id Entry::*to)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const Entry& e) { return e.*from == id; });
    return found == list.end() ? Id{} : (*found).*to;
}

} // namespace

bool isSame(const Clip& a, const Clip& b, ClipProperty property)
{
    switch (property) {
    case ClipProperty::Shown: case ClipProperty::Row: case ClipProperty::Push: return true;
    case ClipProperty::Name: return a.name == b.name;
    case ClipProperty::Start: return a.place.start == b.place.start;
    case ClipProperty::Length: return a.place.length() == b.place.length();
    case ClipProperty::Text: return !bothTexts(a, b) || std::get<TextClip>(a.content).text == std::get<TextClip>(b.content).text;
    case ClipProperty::Style: return !bothTexts(a, b) || std::get<TextClip>(a.content).style == std::get<TextClip>(b.content).style;
    case ClipProperty::Media: return !bothMedia(a, b) || std::get<MediaClip>(a.content).media == std::get<MediaClip>(b.content).media;
    case ClipProperty::Source: return !bothMedia(a, b) || partOf(a) == partOf(b);
    case ClipProperty::Content: return bothTexts(a, b) || bothMedia(a, b) || a.content == b.content;
    case ClipProperty::Look: return a.look == b.look;
    case ClipProperty::Effects: return a.effects == b.effects;
    case ClipProperty::Hearing: return a.hearing == b.hearing;
    case ClipProperty::Transition: return a.transition == b.transition;
    case ClipProperty::Slot: return a.slot == b.slot;
    case ClipProperty::Link: return a.link == b.link;
    case ClipProperty::Group: return a.group == b.group;
    case ClipProperty::Foreign: return a.foreign == b.foreign;
    }
    return true;
}

void take(Clip& to, const Clip& from, ClipProperty property)
{
    switch (property) {
    case ClipProperty::Shown: case ClipProperty::Row: case ClipProperty::Push: break;
    case ClipProperty::Name: to.name = from.name; break;
    case ClipProperty::Start: to.place = to.place.movedBy(from.place.start - to.place.start); break;
    case ClipProperty::Length: to.place.end = to.place.start + from.place.length(); break;
    case ClipProperty::Text: if (bothTexts(to, from)) std::get<TextClip>(to.content).text = std::get<TextClip>(from.content).text; break;
    case ClipProperty::Style: if (bothTexts(to, from)) std::get<TextClip>(to.content).style = std::get<TextClip>(from.content).style; break;
    case ClipProperty::Media: if (bothMedia(to, from)) std::get<MediaClip>(to.content).media = std::get<MediaClip>(from.content).media; break;
    case ClipProperty::Source:
        if (bothMedia(to, from)) {
            const MediaId media = std::get<MediaClip>(to.content).media;
            to.content = from.content;
            std::get<MediaClip>(to.content).media = media;
        }
        break;
    case ClipProperty::Content: to.content = from.content; break;
    case ClipProperty::Look: to.look = from.look; break;
    case ClipProperty::Effects: to.effects = from.effects; break;
    case ClipProperty::Hearing: to.hearing = from.hearing; break;
    case ClipProperty::Transition: to.transition = from.transition; break;
    case ClipProperty::Slot: to.slot = from.slot; break;
    case ClipProperty::Link: to.link = from.link; break;
    case ClipProperty::Group: to.group = from.group; break;
    case ClipProperty::Foreign: to.foreign = from.foreign; break;
    }
}

bool isSame(const Track& a, const Track& b, TrackProperty property)
{
    switch (property) {
    case TrackProperty::Shown: return true;
    case TrackProperty::Name: return a.name == b.name;
    case TrackProperty::Muted: return a.isMuted == b.isMuted;
    case TrackProperty::Locked: return a.isLocked == b.isLocked;
    case TrackProperty::Gain: return a.gainDb == b.gainDb;
    case TrackProperty::Solo: return a.isSolo == b.isSolo;
    case TrackProperty::Effects: return a.effects == b.effects;
    case TrackProperty::SyncLocked: return a.isSyncLocked == b.isSyncLocked;
    }
    return true;
}

void take(Track& to, const Track& from, TrackProperty property)
{
    switch (property) {
    case TrackProperty::Shown: break;
    case TrackProperty::Name: to.name = from.name; break;
    case TrackProperty::Muted: to.isMuted = from.isMuted; break;
    case TrackProperty::Locked: to.isLocked = from.isLocked; break;
    case TrackProperty::Gain: to.gainDb = from.gainDb; break;
    case TrackProperty::Solo: to.isSolo = from.isSolo; break;
    case TrackProperty::Effects: to.effects = from.effects; break;
    case TrackProperty::SyncLocked: to.isSyncLocked = from.isSyncLocked; break;
    }
}

bool ClipOverride::has(ClipProperty property) const { return std::find(what.begin(), what.end(), property) != what.end(); }
bool TrackOverride::has(TrackProperty property) const { return std::find(what.begin(), what.end(), property) != what.end(); }

const ClipOverride* VersionOf::find(ClipId own) const
{
    const auto found = std::find_if(clipOverrides.begin(), clipOverrides.end(), [own](const ClipOverride& o) { return o.clip == own; });
    return found == clipOverrides.end() ? nullptr : &*found;
}
const TrackOverride* VersionOf::find(TrackId own) const
{
    const auto found = std::find_if(trackOverrides.begin(), trackOverrides.end(), [own](const TrackOverride& o) { return o.track == own; });
    return found == trackOverrides.end() ? nullptr : &*found;
}
ClipId VersionOf::standInOf(ClipId master) const { return other(clips, master, &ClipStandIn::master, &ClipStandIn::own); }
ClipId VersionOf::masterOf(ClipId own) const { return other(clips, own, &ClipStandIn::own, &ClipStandIn::master); }
TrackId VersionOf::standInOf(TrackId master) const { return other(tracks, master, &TrackStandIn::master, &TrackStandIn::own); }
TrackId VersionOf::masterOf(TrackId own) const { return other(tracks, own, &TrackStandIn::own, &TrackStandIn::master); }

std::vector<ClipProperty> staleOf(const Project& project, const Timeline& version, const ClipOverride& override)
{
    const Timeline* master = version.version ? project.find(version.version->master) : nullptr;
    const auto spot = master ? master->find(version.version->masterOf(override.clip)) : std::nullopt;
    std::vector<ClipProperty> stale;
    if (!spot) return stale;
    for (const ClipProperty property : override.what)
        if (!isSame(master->at(*spot), override.base, property)) stale.push_back(property);
    return stale;
}

std::vector<TrackProperty> staleOf(const Project& project, const Timeline& version, const TrackOverride& override)
{
    const Timeline* master = version.version ? project.find(version.version->master) : nullptr;
    const auto index = master ? master->find(version.version->masterOf(override.track)) : std::nullopt;
    std::vector<TrackProperty> stale;
    if (!index) return stale;
    for (const TrackProperty property : override.what)
        if (!isSame(*master->tracks[*index], override.base, property)) stale.push_back(property);
    return stale;
}

std::vector<ClipId> untranslated(const Project& project, const Timeline& version)
{
    std::vector<ClipId> texts;
    if (!version.version || version.version->language.empty() || version.version->language == project.brief.language) return texts;
    for (const TrackPtr& track : version.tracks)
        for (const ClipPtr& clip : track->clips) {
            const ClipOverride* override = version.version->find(clip->id);
            const bool isOwn = !version.version->masterOf(clip->id) || (override && (override->has(ClipProperty::Text) || override->has(ClipProperty::Content)));
            if (std::holds_alternative<TextClip>(clip->content) && !isOwn) texts.push_back(clip->id);
        }
    return texts;
}

std::vector<TimelineId> versionsOf(const Project& project, TimelineId master)
{
    std::vector<TimelineId> versions;
    for (const TimelinePtr& timeline : project.timelines)
        if (timeline->version && timeline->version->master == master) versions.push_back(timeline->id);
    return versions;
}

} // namespace spot
