// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/slip_gesture.h: a clip's content (slip) or the clip between its neighbours (slide) in the hand, as one step of history.
#pragma once

#include "ui/desk/desk.h"

namespace spot
{

/// Lives from the press to the release; whoever drops it without finish() has cancelled it.                     [ui]
class SlipGesture
{
public:
    /// `takesLinked`: what is linked to the clip slips (slides) by as much.
    SlipGesture(Desk& desk, const Clip& clip, bool slide, bool takesLinked);
    ~SlipGesture();
    SlipGesture(const SlipGesture&) = delete;
    SlipGesture& operator=(const SlipGesture&) = delete;

    /// By where the hand is from where it was: a slip to the right shows what comes earlier in the media.
    void dragTo(MediaTime by);
    /// What was asked for last, in whole frames.
    MediaTime by() const { return m_by; }
    void finish();
    void cancel();

private:
    struct Start {
        ClipId clip;
        MediaTime start; ///< as the gesture found it
    };
    Desk& m_desk;
    bool m_slides;
    std::vector<Start> m_starts; ///< the grabbed one first
    MediaTime m_by;
    GestureId m_gesture;
    bool m_isOpen = true;
};

} // namespace spot
