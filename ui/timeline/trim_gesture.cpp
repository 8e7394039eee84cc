// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/trim_gesture.h"

#include "app/model/links.h"

namespace spot
{

namespace
{

MediaTime edgeOf(const Clip& clip, Edge edge) { return edge == Edge::Start ? clip.place.start : clip.place.end; }

/// The clip whose start is the cut: the next one for an end, itself for a start; none where no neighbour touches.
std::optional<ClipId> cutAt(const Timeline& timeline, ClipSpot spot, Edge edge)
{
    const auto& clips = timeline.tracks[spot.track]->clips;
    const Clip& clip = *clips[spot.clip];
    if (edge == Edge::End) {
        const bool touches = spot.clip + 1 < clips.size() && clips[spot.clip + 1]->place.start == clip.place.end;
        return touches ? std::optional(clips[spot.clip + 1]->id) : std::nullopt;
    }
    const bool touches = spot.clip > 0 && clips[spot.clip - 1]->place.end == clip.place.start;
    return touches ? std::optional(clip.id) : std::nullopt;
}

} // namespace

TrimGesture::TrimGesture(Desk& desk, const Clip& clip, Edge edge, TrimKind kind, bool takesLinked)
    : m_desk(desk), m_clip(clip.id), m_edge(edge), m_kind(kind), m_from(edgeOf(clip, edge)), m_gesture(desk.document()->beginGesture())
{
    const Timeline& timeline = *desk.timeline();
    const auto grip = [&](ClipId id) {
        const ClipSpot spot = *timeline.find(id);
        const MediaTime at = edgeOf(timeline.at(spot), edge);
        if (id != clip.id && (timeline.tracks[spot.track]->isLocked || timeline.rate.nearestBoundary(at) != timeline.rate.nearestBoundary(m_from))) return;
        const auto cut = cutAt(timeline, spot, edge);
        if (kind != TrimKind::Roll) m_grips.push_back({id, at});
        else if (cut || id == clip.id) m_grips.push_back({cut.value_or(id), at}); // without a neighbour the edit says so
    };
    grip(clip.id);
    if (takesLinked)
        for (const ClipId other : linkedWith(timeline, clip.id))
            if (other != clip.id) grip(other);
}

TrimGesture::~TrimGesture() { cancel(); }

std::optional<MediaTime> TrimGesture::now() const
{
    const auto spot = m_desk.timeline() ? m_desk.timeline()->find(m_clip) : std::nullopt;
    if (!spot) return std::nullopt;
    return edgeOf(m_desk.timeline()->at(*spot), m_edge);
}

MediaTime TrimGesture::length() const
{
    const auto spot = m_desk.timeline() ? m_desk.timeline()->find(m_clip) : std::nullopt;
    return spot ? m_desk.timeline()->at(*spot).place.length() : MediaTime{};
}

void TrimGesture::dragTo(MediaTime to)
{
    if (!m_isOpen) return;
    if (m_kind == TrimKind::Ripple) {
        RippleTrim edit{m_desk.timelineId(), m_clip, m_edge, to, {}};
        for (std::size_t g = 1; g < m_grips.size(); ++g) edit.with.push_back(m_grips[g].clip);
        m_desk.apply(edit, m_gesture);
        return;
    }
    std::vector<Edit> edits;
    for (const Grip& grip : m_grips) edits.push_back(editTo(grip, to + (grip.from - m_from)));
    if (edits.size() == 1) m_desk.apply(edits.front(), m_gesture);
    else m_desk.applyAll(edits, QString(), m_gesture);
}

Edit TrimGesture::editTo(const Grip& grip, MediaTime to) const
{
    const TimelineId timeline = m_desk.timelineId();
    switch (m_kind) {
    case TrimKind::Roll: return RollCut{timeline, grip.clip, to};
    case TrimKind::Stretch: return RateStretch{timeline, grip.clip, m_edge, to};
    default: return TrimClip{timeline, grip.clip, m_edge, to};
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
