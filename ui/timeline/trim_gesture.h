// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/trim_gesture.h: a clip's edge in the hand, and that of what is linked to it: press, drag, release or Escape, as one step of history.
#pragma once

#include "ui/desk/desk.h"

namespace spot
{

/// What follows the edge: nothing, everything later, the neighbour that touches it, or the speed of the media.
enum class TrimKind { Trim, Ripple, Roll, Stretch };

/// Lives from the first movement to the release; whoever drops it without finish() has cancelled it.            [ui]
class TrimGesture
{
public:
    /// `takesLinked`: the same edge of linked clips goes along where it lies at the same frame, so that a cut that was parted from
    /// its sound stays so.
    TrimGesture(Desk& desk, const Clip& clip, Edge edge, TrimKind kind, bool takesLinked);
    ~TrimGesture();
    TrimGesture(const TrimGesture&) = delete;
    TrimGesture& operator=(const TrimGesture&) = delete;

    /// The edge as the gesture found it.
    MediaTime from() const { return m_from; }
    /// Where the edge is now; none when its clip is gone.
    std::optional<MediaTime> now() const;
    /// The length of the clip now.
    MediaTime length() const;
    /// A refused place is hinted, and the clips stay at the last place that was possible.
    void dragTo(MediaTime to);
    void finish();
    void cancel();

private:
    struct Grip { ///< an edge that goes along
        ClipId clip;
        MediaTime from;
    };
    Edit editTo(const Grip& grip, MediaTime to) const;
    Desk& m_desk;
    ClipId m_clip; ///< as grabbed
    Edge m_edge;
    TrimKind m_kind;
    MediaTime m_from;
    std::vector<Grip> m_grips; ///< the grabbed one first
    GestureId m_gesture;
    bool m_isOpen = true;
};

} // namespace spot
