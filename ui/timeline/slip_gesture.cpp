// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/slip_gesture.h"

#include "app/model/links.h"

namespace spot
{

SlipGesture::SlipGesture(Desk& desk, const Clip& clip, bool slide, bool takesLinked)
    : m_desk(desk), m_slides(slide), m_starts{{clip.id, clip.place.start}}, m_gesture(desk.document()->beginGesture())
{
    if (!takesLinked) return;
    const Timeline& timeline = *desk.timeline();
    for (const ClipId other : linkedWith(timeline, clip.id)) {
        const ClipSpot spot = *timeline.find(other);
        if (other != clip.id && !timeline.tracks[spot.track]->isLocked) m_starts.push_back({other, timeline.at(spot).place.start});
    }
}

SlipGesture::~SlipGesture() { cancel(); }

void SlipGesture::dragTo(MediaTime by)
{
    if (!m_isOpen || !m_desk.timeline()) return;
    m_by = m_desk.timeline()->rate.nearestBoundary(by);
    if (m_slides)
        for (const Start& s : m_starts) m_by = std::max(m_by, -s.start);
    std::vector<Edit> edits;
    for (const Start& s : m_starts) {
        if (m_slides) edits.push_back(SlideClip{m_desk.timelineId(), s.clip, s.start + m_by});
        else edits.push_back(SlipClip{m_desk.timelineId(), s.clip, -m_by});
    }
    m_desk.applyAll(edits, QString(), m_gesture);
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
