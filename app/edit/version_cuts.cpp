// SPDX-License-Identifier: GPL-3.0-or-later
// What a version overrides of a clip that its master cuts.
#include "app/edit/versions.h"

#include "app/edit/piece.h"

#include <algorithm>

namespace spot
{

namespace
{

/// The part of an old clip of the master that a new one is.
struct Part {
    const Clip* of;
    MediaTime from;       ///< after its start
    MediaTime headLength; ///< what the old one has left
};

std::optional<MediaTime> partOf(const Project& project, const Clip& old, const Clip& fresh)
{
    if (old.name != fresh.name || old.content.index() != fresh.content.index()) return std::nullopt;
    for (const MediaTime from : {old.place.length() - fresh.place.length(), fresh.place.start - old.place.start})
        if (from > MediaTime{} && from + fresh.place.length() <= old.place.length() && tailOf(project, old, old.place.start + from).content == fresh.content) return from;
    return std::nullopt;
}

/// A clip is a part of one that lost at least as much at its end by the same edit, on the same track.
std::optional<Part> parentOf(const Project& project, const Track& was, const Track& is, const Clip& fresh)
{
    for (const ClipPtr& old : was.clips) {
        const auto head = std::find_if(is.clips.begin(), is.clips.end(), [&](const ClipPtr& clip) { return clip->id == old->id; });
        const auto from = head == is.clips.end() ? std::nullopt : partOf(project, *old, fresh);
        if (from && (*head)->place.length() <= *from) return Part{old.get(), *from, (*head)->place.length()};
    }
    return std::nullopt;
}

/// The length, as far as it reaches into the part; what it does not reach is left out.
void inheritLength(const ClipOverride& whole, const Part& part, const Clip& fresh, ClipOverride& override, std::vector<ClipProperty>& cutOff)
{
    const MediaTime length = whole.own.place.length(), end = part.from + fresh.place.length();
    const bool isLast = end == part.of->place.length();
    if (length <= part.from) {
        override.what.assign({ClipProperty::Shown});
        override.ripples = whole.ripples;
        if (length > part.headLength) cutOff.push_back(ClipProperty::Length); // it ended in what was taken out
    } else {
        cutOff.push_back(ClipProperty::Length); // the clip itself is as long as its master again
        if (!isLast && length >= end) return;
        override.what.push_back(ClipProperty::Length);
        override.own.place = {{}, length - part.from};
        keep(override.base, fresh, ClipProperty::Length);
        override.ripples = whole.ripples;
        if (whole.followed) override.followed = *whole.followed - part.from;
    }
}

/// The override of a part; `cutOff`: properties that the clip it was cut from has no longer.
ClipOverride inherited(const Project& project, const ClipOverride& all, const Part& part, const Clip& fresh, ClipId id, std::vector<ClipProperty>& cutOff)
{
    ClipOverride override;
    override.clip = id;
    if (all.has(ClipProperty::Length)) inheritLength(all, part, fresh, override, cutOff);
    if (all.has(ClipProperty::Shown)) {
        override.what.assign({ClipProperty::Shown});
        override.ripples = all.ripples;
        override.followed.reset();
    }
    const Clip clip = overridden(project, *part.of, all); // as the version has it, apart from what moves it along
    if (override.has(ClipProperty::Shown) || part.from >= clip.place.length()) return override;
    const Clip tail = tailOf(project, clip, clip.place.start + part.from);
    for (const ClipProperty property : all.what) {
        if (property == ClipProperty::Length || property == ClipProperty::Transition || property == ClipProperty::Link || property == ClipProperty::Group || property == ClipProperty::Push) continue;
        override.what.push_back(property);
        if (property == ClipProperty::Row) override.row = all.row;
        keep(override.own, tail, property), keep(override.base, fresh, property);
    }
    std::sort(override.what.begin(), override.what.end());
    return override;
}

} // namespace

void inheritOverrides(const Project& project, const Timeline& masterWas, const Timeline& master, VersionOf& version)
{
    std::vector<ClipOverride> fresh;
    std::vector<std::pair<ClipId, ClipProperty>> gone;
    std::vector<ClipId> faded; // their fade out went with the last part
    for (const TrackPtr& track : master.tracks) {
        const auto was = masterWas.find(track->id);
        if (!was || masterWas.tracks[*was] == track) continue;
        for (const ClipPtr& clip : track->clips) {
            if (masterWas.find(clip->id)) continue;
            const auto part = parentOf(project, *masterWas.tracks[*was], *track, *clip);
            const ClipOverride* known = part ? version.find(version.standInOf(part->of->id)) : nullptr;
            if (!known) continue;
            std::vector<ClipProperty> cutOff;
            ClipOverride own = inherited(project, *known, *part, *clip, version.standInOf(clip->id), cutOff);
            for (const ClipProperty property : cutOff) gone.emplace_back(known->clip, property);
            if (known->has(ClipProperty::Hearing)) faded.push_back(known->clip);
            if (!own.what.empty()) fresh.push_back(std::move(own));
        }
    }
    for (const auto& [clip, property] : gone)
        for (ClipOverride& override : version.clipOverrides)
            if (override.clip == clip) override = without(override, property);
    for (const ClipId clip : faded)
        for (ClipOverride& override : version.clipOverrides)
            if (override.clip == clip) override.own.hearing.fadeOut = override.base.hearing.fadeOut = {};
    auto& all = version.clipOverrides;
    all.erase(std::remove_if(all.begin(), all.end(), [](const ClipOverride& o) { return o.what.empty(); }), all.end());
    all.insert(all.end(), fresh.begin(), fresh.end());
    std::sort(all.begin(), all.end(), [](const ClipOverride& a, const ClipOverride& b) { return a.clip < b.clip; });
}

namespace
{

bool ripplesAlong(const Track& track) { return track.isSyncLocked && !track.isLocked; }

/// The first clip that is still there of what this one pushed.
const Clip* heirOf(const Timeline& masterWas, const Timeline& master, const ClipSpot& gone)
{
    const Track& row = *masterWas.tracks[gone.track];
    const Clip* heir = nullptr;
    for (const TrackPtr& track : masterWas.tracks) {
        if (track->id != row.id && !(ripplesAlong(row) && ripplesAlong(*track))) continue;
        for (const ClipPtr& clip : track->clips) {
            if (clip->place.start < masterWas.at(gone).place.start || !master.find(clip->id)) continue;
            if (!heir || clip->place.start < heir->place.start) heir = clip.get();
            break;
        }
    }
    return heir;
}

} // namespace

void handPushesOn(const Timeline& masterWas, const Timeline& master, VersionOf& version)
{
    const std::vector<ClipOverride> before = version.clipOverrides;
    for (const ClipOverride& override : before) {
        const auto spot = override.has(ClipProperty::Push) ? masterWas.find(version.masterOf(override.clip)) : std::nullopt;
        if (!spot || master.find(masterWas.at(*spot).id)) continue;
        const Clip* heir = heirOf(masterWas, master, *spot);
        if (!heir) continue;
        const ClipId own = version.standInOf(heir->id);
        auto& all = version.clipOverrides;
        auto place = std::lower_bound(all.begin(), all.end(), own, [](const ClipOverride& o, ClipId id) { return o.clip < id; });
        if (place == all.end() || place->clip != own) {
            ClipOverride fresh;
            fresh.clip = own;
            place = all.insert(place, std::move(fresh));
        }
        if (!place->has(ClipProperty::Push)) place->what.push_back(ClipProperty::Push); // the last of them
        place->push += override.push;
        if (place->push == MediaTime{}) *place = without(*place, ClipProperty::Push);
        if (place->what.empty()) all.erase(place);
    }
}

} // namespace spot
