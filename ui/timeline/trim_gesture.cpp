// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/trim_gesture.h"

namespace spot
{

namespace
{

/// The clip whose start is the cut: the next one for an end, when it touches it.
ClipId cutAt(const Timeline& timeline, const Clip& clip, Edge edge)
{
    const ClipSpot spot = *timeline.find(clip.id);
    const auto& clips = timeline.tracks[spot.track]->clips;
    const bool hasNext = spot.clip + 1 < clips.size() && clips[spot.clip + 1]->place.start == clip.place.end;
    return edge == Edge::End && hasNext ? clips[spot.clip + 1]->id : clip.id;
}

} // namespace

TrimGesture::TrimGesture(Desk& desk, const Clip& clip, Edge edge, TrimKind kind)
    : m_desk(desk), m_clip(kind == TrimKind::Roll ? cutAt(*desk.timeline(), clip, edge) : clip.id), m_edge(edge), m_kind(kind), m_from(edge == Edge::Start ? clip.place.start : clip.place.end),
      m_gesture(desk.document()->beginGesture())
{
}

TrimGesture::~TrimGesture() { cancel(); }

void TrimGesture::dragTo(MediaTime to)
{
    if (!m_isOpen) return;
    m_desk.apply(editTo(to), m_gesture);
}

Edit TrimGesture::editTo(MediaTime to) const
{
    const TimelineId timeline = m_desk.timelineId();
    switch (m_kind) {
    case TrimKind::Ripple: return RippleTrim{timeline, m_clip, m_edge, to};
    case TrimKind::Roll: return RollCut{timeline, m_clip, to};
    case TrimKind::Stretch: return RateStretch{timeline, m_clip, m_edge, to};
    default: return TrimClip{timeline, m_clip, m_edge, to};
    }
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
