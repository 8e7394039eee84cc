// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/slip_gesture.h: a clip's content (slip) or the clip between its neighbours (slide) in the hand, as one step of history.
#pragma once

#include "ui/desk/desk.h"

namespace spot
{

/// Lives from the first movement to the release; whoever drops it without finish() has cancelled it.            [ui]
class SlipGesture
{
public:
    SlipGesture(Desk& desk, const Clip& clip, bool slide);
    ~SlipGesture();
    SlipGesture(const SlipGesture&) = delete;
    SlipGesture& operator=(const SlipGesture&) = delete;

    /// By where the hand is from where it was: a slip to the right shows what comes earlier in the media.
    void dragTo(MediaTime by);
    void finish();
    void cancel();

private:
    Desk& m_desk;
    ClipId m_clip;
    bool m_slides;
    MediaTime m_start; ///< of the clip, as the gesture found it
    GestureId m_gesture;
    bool m_isOpen = true;
};

} // namespace spot
