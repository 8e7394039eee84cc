// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/move_gesture.h"

#include <algorithm>

namespace spot
{

MoveGesture::MoveGesture(Desk& desk, ClipId grabbed) : m_desk(desk), m_grabbed(grabbed), m_gesture(desk.document()->beginGesture())
{
    for (const TrackPtr& track : desk.timeline()->tracks)
        for (const ClipPtr& clip : track->clips) {
            if (!desk.selection().count(clip->id)) continue;
            m_starts.push_back({clip->id, track->id, track->role, clip->place.start});
            const auto where = clip->id == grabbed ? m_edges.begin() : m_edges.end();
            m_edges.insert(where, {clip->place.start, clip->place.end});
        }
}

MoveGesture::~MoveGesture() { cancel(); }

MediaTime MoveGesture::moved() const
{
    const auto spot = m_desk.timeline() ? m_desk.timeline()->find(m_grabbed) : std::nullopt;
    return spot && !m_edges.empty() ? m_desk.timeline()->at(*spot).place.start - m_edges.front() : MediaTime{};
}

void MoveGesture::dragTo(MediaTime by, TrackId track, bool overwrite)
{
    if (!m_isOpen || m_starts.empty()) return;
    const auto first = std::min_element(m_starts.begin(), m_starts.end(), [](const Start& a, const Start& b) { return a.start < b.start; });
    by = std::max(by, -first->start);
    const Timeline& timeline = *m_desk.timeline();
    const auto grabbed = std::find_if(m_starts.begin(), m_starts.end(), [this](const Start& s) { return s.clip == m_grabbed; });
    const bool isAlone = grabbed != m_starts.end() && 1 == std::count_if(m_starts.begin(), m_starts.end(), [&](const Start& s) { return isPicture(s.role) == isPicture(grabbed->role); });
    // The foremost in the direction of travel goes first, so that each finds its place free.
    auto starts = m_starts;
    if (by > MediaTime{}) std::reverse(starts.begin(), starts.end());
    std::vector<Edit> edits;
    for (const Start& s : starts) {
        const auto other = timeline.find(track);
        const bool suits = s.clip == m_grabbed && isAlone && other && isPicture(timeline.tracks[*other]->role) == isPicture(s.role);
        edits.push_back(MoveClip{m_desk.timelineId(), s.clip, suits ? track : s.track, s.start + by, overwrite});
    }
    if (edits.size() == 1) m_desk.apply(edits.front(), m_gesture);
    else m_desk.applyAll(edits, QStringLiteral("Move clips"), m_gesture);
}

void MoveGesture::finish()
{
    if (!std::exchange(m_isOpen, false) || !m_desk.document()) return;
    if (const auto ended = m_desk.document()->endGesture(); !ended) m_desk.report(ended);
}

void MoveGesture::cancel()
{
    if (!std::exchange(m_isOpen, false) || !m_desk.document()) return;
    m_desk.report(m_desk.document()->cancelGesture());
}

} // namespace spot
