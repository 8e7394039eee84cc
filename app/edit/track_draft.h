// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/track_draft.h: one track being edited: private lists of what may change, and the way back into a project.
#pragma once

#include "app/edit/piece.h"
#include "assets/base/result.h"

#include <utility>
#include <vector>

namespace spot
{

Result<std::size_t> timelineIndex(const Project& project, TimelineId id); ///< Errors: NotFound.

/// A copy of the spine of one track; clips are shared until replaced. The shapes of edits are calls on this.   [value]
class TrackDraft
{
public:
    /// Errors: NotFound, Denied (locked).
    static Result<TrackDraft> ofTrack(const Project& before, TimelineId timeline, TrackId track);
    static Result<TrackDraft> ofClip(const Project& before, TimelineId timeline, ClipId clip);

    const Project& before() const { return *m_before; }
    const Track& track() const { return m_track; }
    FrameRate rate() const { return m_timeline.rate; }
    std::size_t indexOf(ClipId clip) const; ///< clips().size() when it is not there
    const std::vector<ClipPtr>& clips() const { return m_track.clips; }
    const Clip& at(std::size_t index) const { return *m_track.clips[index]; }

    /// The frame boundary nearest to `t` on pictures, `t` itself on sounds. Errors: OutOfRange.
    Result<MediaTime> snapped(MediaTime t) const;
    ClipId newClipId() { return {m_nextId++}; }

    void replace(std::size_t index, Clip clip);
    void add(Clip clip); ///< anywhere; close() sorts
    void addMoved(Clip clip); ///< the same; what it asks of a timeline is no news
    void remove(std::size_t index) { m_track.clips.erase(m_track.clips.begin() + static_cast<std::ptrdiff_t>(index)); }
    /// Cuts the clip that lies over `at`, if one does; the second part has a new id.
    void splitAt(MediaTime at);
    /// Takes away what lies inside the range, cutting clips that reach over its ends.
    void carve(TimeRange range);
    /// Everything that starts at or after `from` moves by `by`.
    void push(MediaTime from, MediaTime by);

    /// Sorts, shortens or removes transitions and fades that no longer fit, checks the rules of a track and gives the project
    /// with it. A transition whose earlier clip is another one now is removed. Errors: OutOfRange (clips overlap, media is
    /// too short, a timeline that is shown is shorter than what a clip newly asks of it), Invalid.
    Result<Project> close() &&;

private:
    TrackDraft(const Project& before, std::size_t timeline, std::size_t track);
    void settleTransitions();
    void settleFades();
    std::optional<Error> newlyMissing() const;
    ClipId rootOf(ClipId clip) const; ///< the clip of before() that it was a part of

    const Project* m_before;
    std::size_t m_timelineIndex, m_trackIndex;
    Timeline m_timeline;
    Track m_track;
    std::uint64_t m_nextId;
    std::vector<ClipId> m_moved;
    std::vector<std::pair<ClipId, ClipId>> m_parts; ///< second part, the clip it was cut from
};

} // namespace spot
