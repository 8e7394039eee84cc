// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/move_gesture.h: selected clips in the hand: press, drag, release or Escape, as one step of history.
#pragma once

#include "ui/desk/desk.h"

#include <vector>

namespace spot
{

/// Lives from the first movement to the release; whoever drops it without finish() has cancelled it.            [ui]
class MoveGesture
{
public:
    /// Moves the desk's selection, which holds `grabbed`.
    MoveGesture(Desk& desk, ClipId grabbed);
    ~MoveGesture();
    MoveGesture(const MoveGesture&) = delete;
    MoveGesture& operator=(const MoveGesture&) = delete;

    /// Starts and ends of what moves, as the gesture found them; those of the grabbed clip first.
    const std::vector<MediaTime>& edges() const { return m_edges; }
    /// By how much the grabbed clip is away from where it was found.
    MediaTime moved() const;
    /// `by` from where the clips were, never before time 0. The grabbed clip goes to `track` when no other of its kind is moved
    /// (its linked sound stays where it is) and the track's role suits it. A refused place is hinted, and the clips stay where they last could.
    void dragTo(MediaTime by, TrackId track, bool overwrite);
    void finish();
    void cancel();

private:
    struct Start {
        ClipId clip;
        TrackId track;
        TrackRole role;
        MediaTime start;
    };
    Desk& m_desk;
    std::vector<Start> m_starts;
    std::vector<MediaTime> m_edges;
    ClipId m_grabbed;
    GestureId m_gesture;
    bool m_isOpen = true;
};

} // namespace spot
