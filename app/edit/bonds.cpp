// SPDX-License-Identifier: GPL-3.0-or-later
// Links, groups and pasted attributes.
#include "app/edit/rules.h"
#include "app/edit/shapes.h"

#include "app/edit/several_tracks.h"

#include <algorithm>
#include <map>

namespace spot
{

namespace
{

template <class Bond> Result<Project> bound(const Project& before, TimelineId timeline, const std::vector<ClipId>& clips, Bond Clip::*bond)
{
    std::vector<ClipId> distinct = clips;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (distinct.size() < 2) return Error{Fault::Invalid, "it takes at least two clips"};
    Project after = before;
    const Bond fresh{after.nextId++};
    return onClips(std::move(after), timeline, distinct, [&](Clip& clip, const TrackDraft&) -> Result<Done> {
        clip.*bond = fresh;
        return Done{};
    });
}

/// Clips that are the only ones left of what bound them.
template <class Bond> std::vector<ClipId> lonely(const Timeline& timeline, const std::vector<Bond>& touched, Bond Clip::*bond)
{
    std::map<Bond, std::vector<ClipId>> members;
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips)
            if (std::find(touched.begin(), touched.end(), (*clip).*bond) != touched.end()) members[(*clip).*bond].push_back(clip->id);
    std::vector<ClipId> alone;
    for (const auto& [which, clips] : members)
        if (clips.size() == 1) alone.push_back(clips.front());
    return alone;
}

template <class Bond> Result<Project> released(const Project& before, TimelineId timeline, const std::vector<ClipId>& clips, Bond Clip::*bond)
{
    std::vector<Bond> touched;
    const auto release = [&](Clip& clip, const TrackDraft&) -> Result<Done> {
        if (clip.*bond) touched.push_back(clip.*bond);
        clip.*bond = {};
        return Done{};
    };
    SPOT_TRY(after, onClips(before, timeline, clips, release));
    if (touched.empty()) return Error{Fault::Invalid, "these clips are bound to none"};
    const std::vector<ClipId> alone = lonely(*after.find(timeline), std::vector<Bond>(touched), bond);
    if (alone.empty()) return std::move(after);
    return onClips(std::move(after), timeline, alone, release);
}

} // namespace

Result<Project> applied(const Project& before, const LinkClips& edit) { return bound(before, edit.timeline, edit.clips, &Clip::link); }
Result<Project> applied(const Project& before, const UnlinkClips& edit) { return released(before, edit.timeline, edit.clips, &Clip::link); }
Result<Project> applied(const Project& before, const GroupClips& edit) { return bound(before, edit.timeline, edit.clips, &Clip::group); }
Result<Project> applied(const Project& before, const UngroupClips& edit) { return released(before, edit.timeline, edit.clips, &Clip::group); }

Result<Project> applied(const Project& before, const PasteAttributes& edit)
{
    return onClips(before, edit.timeline, edit.clips, [&](Clip& clip, const TrackDraft& draft) -> Result<Done> {
        auto* text = std::get_if<TextClip>(&clip.content);
        const bool sounds = isSound(draft.track().role);
        const bool hasLook = edit.look && !sounds, hasStyle = edit.style && text, hasHearing = edit.hearing && canBeHeard(clip);
        const bool hasEffects = edit.effects && !misplacedEffects(*edit.effects, draft.track().role, {});
        if (!hasLook && !hasStyle && !hasHearing && !hasEffects) return Error{Fault::Invalid, called(clip) + " can have none of these attributes"};
        if (hasLook) clip.look = *edit.look;
        if (hasStyle) text->style = *edit.style;
        if (hasHearing) clip.hearing = *edit.hearing;
        if (hasEffects) clip.effects = *edit.effects;
        return Done{};
    });
}

} // namespace spot
