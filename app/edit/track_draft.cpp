// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/track_draft.h"

#include "app/edit/rules.h"

#include <algorithm>

namespace spot
{

Result<std::size_t> timelineIndex(const Project& project, TimelineId id)
{
    for (std::size_t i = 0; i < project.timelines.size(); ++i)
        if (project.timelines[i]->id == id) return i;
    return Error{Fault::NotFound, "the project has no timeline " + std::to_string(id.value)};
}

TrackDraft::TrackDraft(const Project& before, std::size_t timeline, std::size_t track)
    : m_before(&before), m_timelineIndex(timeline), m_trackIndex(track), m_timeline(*before.timelines[timeline]),
      m_track(*m_timeline.tracks[track]), m_nextId(before.nextId)
{
}

Result<TrackDraft> TrackDraft::ofTrack(const Project& before, TimelineId timeline, TrackId track)
{
    SPOT_TRY(t, timelineIndex(before, timeline));
    const auto index = before.timelines[t]->find(track);
    if (!index) return Error{Fault::NotFound, "timeline \"" + before.timelines[t]->name + "\" has no track " + std::to_string(track.value)};
    TrackDraft draft(before, t, *index);
    if (draft.m_track.isLocked) return Error{Fault::Denied, "track \"" + draft.m_track.name + "\" is locked; unlock it to change its clips"};
    return draft;
}

Result<TrackDraft> TrackDraft::ofClip(const Project& before, TimelineId timeline, ClipId clip)
{
    SPOT_TRY(t, timelineIndex(before, timeline));
    const auto spot = before.timelines[t]->find(clip);
    if (!spot) return Error{Fault::NotFound, "timeline \"" + before.timelines[t]->name + "\" has no clip " + std::to_string(clip.value)};
    return ofTrack(before, timeline, before.timelines[t]->tracks[spot->track]->id);
}

std::size_t TrackDraft::indexOf(ClipId clip) const
{
    const auto found = std::find_if(clips().begin(), clips().end(), [clip](const ClipPtr& c) { return c->id == clip; });
    return static_cast<std::size_t>(found - clips().begin());
}

Result<MediaTime> TrackDraft::snapped(MediaTime t) const
{
    if (t > longestTimeline || t < -longestTimeline) return Error{Fault::OutOfRange, "a time outside of 24 hours"};
    return isPicture(m_track.role) ? rate().nearestBoundary(t) : t;
}

void TrackDraft::replace(std::size_t index, Clip clip) { m_track.clips[index] = std::make_shared<const Clip>(std::move(clip)); }
void TrackDraft::add(Clip clip) { m_track.clips.push_back(std::make_shared<const Clip>(std::move(clip))); }

void TrackDraft::addMoved(Clip clip)
{
    m_moved.push_back(clip.id);
    add(std::move(clip));
}

void TrackDraft::splitAt(MediaTime at)
{
    for (std::size_t i = 0; i < clips().size(); ++i) {
        const ClipPtr clip = clips()[i];
        if (clip->place.start >= at || clip->place.end <= at) continue;
        Clip tail = tailOf(before(), *clip, at);
        tail.id = newClipId();
        m_parts.emplace_back(tail.id, clip->id);
        replace(i, headOf(*clip, at));
        m_track.clips.insert(m_track.clips.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::make_shared<const Clip>(std::move(tail)));
        return;
    }
}

void TrackDraft::carve(TimeRange range)
{
    for (std::size_t i = clips().size(); i-- > 0;) {
        const ClipPtr clip = clips()[i];
        if (!clip->place.overlaps(range)) continue;
        const bool hasHead = clip->place.start < range.start, hasTail = clip->place.end > range.end;
        if (hasHead && hasTail) {
            Clip tail = tailOf(before(), *clip, range.end);
            tail.id = newClipId();
            m_parts.emplace_back(tail.id, clip->id);
            replace(i, headOf(*clip, range.start));
            add(std::move(tail));
        } else if (hasHead) {
            replace(i, headOf(*clip, range.start));
        } else if (hasTail) {
            replace(i, tailOf(before(), *clip, range.end));
        } else {
            remove(i);
        }
    }
}

void TrackDraft::push(MediaTime from, MediaTime by)
{
    if (by == MediaTime{}) return;
    for (std::size_t i = 0; i < clips().size(); ++i) {
        if (at(i).place.start < from) continue;
        Clip moved = at(i);
        moved.place = moved.place.movedBy(by);
        replace(i, std::move(moved));
    }
}

ClipId TrackDraft::rootOf(ClipId clip) const
{
    for (auto part = m_parts.rbegin(); part != m_parts.rend(); ++part)
        if (part->first == clip) clip = part->second;
    return clip;
}

void TrackDraft::settleTransitions()
{
    const std::vector<ClipPtr>& old = m_timeline.tracks[m_trackIndex]->clips;
    for (std::size_t i = 0; i < clips().size(); ++i) {
        const Clip& clip = at(i);
        if (clip.transition.isNone()) continue;
        TransitionRoom room = i == 0 ? TransitionRoom{} : transitionRoom(before(), rate(), m_track.role, at(i - 1), clip);
        const auto was = std::find_if(old.begin(), old.end(), [&](const ClipPtr& c) { return c->id == clip.id; });
        const bool hadOther = was != old.end() && !(*was)->transition.isNone() && was != old.begin() && i > 0 &&
                              (*(was - 1))->id != rootOf(at(i - 1).id);
        if (hadOther) room = {};
        Clip shorter = clip;
        shorter.transition = fitted(clip.transition, room);
        if (shorter.transition != clip.transition) replace(i, std::move(shorter));
    }
}

void TrackDraft::settleFades()
{
    for (std::size_t i = 0; i < clips().size(); ++i) {
        const MediaTime length = at(i).place.length();
        if (at(i).hearing.fadeIn <= length && at(i).hearing.fadeOut <= length) continue;
        Clip shorter = at(i);
        shorter.hearing.fadeIn = std::min(shorter.hearing.fadeIn, length);
        shorter.hearing.fadeOut = std::min(shorter.hearing.fadeOut, length);
        replace(i, std::move(shorter));
    }
}

/// Media is checked by the rules of a track. A timeline may have become shorter than a clip of it: that clip stays, but asks for no more.
std::optional<Error> TrackDraft::newlyMissing() const
{
    const auto shortage = [&](const Clip& clip) {
        const Handles handles = handlesOf(before(), clip);
        return std::max(MediaTime{}, -handles.before.value_or(MediaTime{})) + std::max(MediaTime{}, -handles.after.value_or(MediaTime{}));
    };
    for (const ClipPtr& clip : clips()) {
        if (!std::holds_alternative<SequenceClip>(clip->content) || std::find(m_moved.begin(), m_moved.end(), clip->id) != m_moved.end()) continue;
        const auto missing = missingMedia(before(), rate(), m_track.role, *clip);
        const auto spot = missing ? m_timeline.find(rootOf(clip->id)) : std::nullopt;
        const Clip* was = spot ? &m_timeline.at(*spot) : nullptr;
        if (!missing || was == clip.get()) continue;
        if (!was || was->content.index() != clip->content.index() || shortage(*clip) > shortage(*was) + handleTolerance(rate(), m_track.role))
            return Error{Fault::OutOfRange, "track \"" + m_track.name + "\": " + *missing};
    }
    return std::nullopt;
}

Result<Project> TrackDraft::close() &&
{
    std::sort(m_track.clips.begin(), m_track.clips.end(),
              [](const ClipPtr& a, const ClipPtr& b) { return std::pair(a->place.start, a->id) < std::pair(b->place.start, b->id); });
    settleTransitions();
    settleFades();
    if (const auto broken = brokenTrack(before(), m_timeline, m_track)) return *broken;
    if (const auto missing = newlyMissing()) return *missing;
    Project after = before();
    after.nextId = m_nextId;
    m_timeline.tracks[m_trackIndex] = std::make_shared<const Track>(std::move(m_track));
    after.timelines[m_timelineIndex] = std::make_shared<const Timeline>(std::move(m_timeline));
    return after;
}

} // namespace spot
