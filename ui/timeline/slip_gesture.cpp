// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/slip_gesture.h"

namespace spot
{

SlipGesture::SlipGesture(Desk& desk, const Clip& clip, bool slide)
    : m_desk(desk), m_clip(clip.id), m_slides(slide), m_start(clip.place.start), m_gesture(desk.document()->beginGesture())
{
}

SlipGesture::~SlipGesture() { cancel(); }

void SlipGesture::dragTo(MediaTime by)
{
    if (!m_isOpen || !m_desk.timeline()) return;
    const MediaTime whole = m_desk.timeline()->rate.nearestBoundary(by);
    if (m_slides) m_desk.apply(SlideClip{m_desk.timelineId(), m_clip, std::max(m_start + whole, MediaTime{})}, m_gesture);
    else m_desk.apply(SlipClip{m_desk.timelineId(), m_clip, -whole}, m_gesture);
}

void SlipGesture::finish()
{
    if (!std::exchange(m_isOpen, false) || !m_desk.document()) return;
    if (const auto ended = m_desk.document()->endGesture(); !ended) m_desk.report(ended);
}

void SlipGesture::cancel()
{
    if (!std::exchange(m_isOpen, false) || !m_desk.document()) return;
    m_desk.report(m_desk.document()->cancelGesture());
}

} // namespace spot
