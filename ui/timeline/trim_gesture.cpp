// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/trim_gesture.h"

namespace spot
{

TrimGesture::TrimGesture(Desk& desk, const Clip& clip, Edge edge, bool ripple)
    : m_desk(desk), m_clip(clip.id), m_edge(edge), m_ripple(ripple), m_from(edge == Edge::Start ? clip.place.start : clip.place.end),
      m_gesture(desk.document()->beginGesture())
{
}

TrimGesture::~TrimGesture() { cancel(); }

void TrimGesture::dragTo(MediaTime to)
{
    if (!m_isOpen) return;
    if (m_ripple) m_desk.apply(RippleTrim{m_desk.timelineId(), m_clip, m_edge, to}, m_gesture);
    else m_desk.apply(TrimClip{m_desk.timelineId(), m_clip, m_edge, to}, m_gesture);
}

void TrimGesture::finish()
{
    if (!std::exchange(m_isOpen, false) || !m_desk.document()) return;
    if (const auto ended = m_desk.document()->endGesture(); !ended) m_desk.report(ended);
}

void TrimGesture::cancel()
{
    if (!std::exchange(m_isOpen, false) || !m_desk.document()) return;
    m_desk.report(m_desk.document()->cancelGesture());
}

} // namespace spot
