// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/trim_gesture.h: a clip's edge in the hand: press, drag, release or Escape, as one step of history.
#pragma once

#include "ui/desk/desk.h"

namespace spot
{

/// What follows the edge: nothing, everything later, the neighbour that touches it, or the speed of the media.
enum class TrimKind { Trim, Ripple, Roll, Stretch };

/// Lives from the press to the release; whoever drops it without finish() has cancelled it.                     [ui]
class TrimGesture
{
public:
    TrimGesture(Desk& desk, const Clip& clip, Edge edge, TrimKind kind);
    ~TrimGesture();
    TrimGesture(const TrimGesture&) = delete;
    TrimGesture& operator=(const TrimGesture&) = delete;

    /// The edge as the gesture found it.
    MediaTime from() const { return m_from; }
    /// A refused place is hinted, and the clip stays at the last place that was possible.
    void dragTo(MediaTime to);
    void finish();
    void cancel();

private:
    Edit editTo(MediaTime to) const;
    Desk& m_desk;
    ClipId m_clip;
    Edge m_edge;
    TrimKind m_kind;
    MediaTime m_from;
    GestureId m_gesture;
    bool m_isOpen = true;
};

} // namespace spot
