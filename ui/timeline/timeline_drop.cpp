// SPDX-License-Identifier: GPL-3.0-or-later
// Media dragged onto the timeline view.
#include "ui/desk/drop_clip.h"
#include "ui/timeline/snapping.h"
#include "ui/timeline/timeline_view.h"

#include <QDragEnterEvent>
#include <QMimeData>

namespace spot
{

const MediaItem* TimelineView::itemOf(const QMimeData& data) const
{
    bool isNumber = false;
    const MediaId id{data.data(QLatin1String(mediaFormat)).toULongLong(&isNumber)};
    return isNumber ? m_desk.project().find(id) : nullptr;
}

std::optional<TimelineView::Drop> TimelineView::dropAt(const QMimeData& data, QPointF at, Qt::KeyboardModifiers modifiers) const
{
    const MediaItem* item = itemOf(data);
    const auto hit = hitAt(at);
    if (!item || !hit) return std::nullopt;
    const Timeline& timeline = *m_desk.timeline();
    const MediaTime wanted = std::max(m_scale.time(at.x()), MediaTime{});
    const Clip clip = clipOf(*item, wanted, timeline, m_desk.source());
    const auto targets = m_isSnapping ? snapTargets(timeline, m_desk.playhead(), {}) : std::vector<MediaTime>();
    const Snapped snapped = snap({{clip.place.start, clip.place.end}}, targets, m_scale.length(snapReach), timeline.rate);
    return Drop{hit->track, clip.place.movedBy(snapped.by), static_cast<bool>(modifiers & Qt::ControlModifier)};
}

void TimelineView::dragEnterEvent(QDragEnterEvent* event)
{
    if (itemOf(*event->mimeData())) event->acceptProposedAction();
}

void TimelineView::dragMoveEvent(QDragMoveEvent* event)
{
    m_drop = dropAt(*event->mimeData(), event->position(), event->modifiers());
    event->setAccepted(m_drop.has_value());
    update();
}

void TimelineView::dragLeaveEvent(QDragLeaveEvent*)
{
    m_drop.reset();
    update();
}

void TimelineView::dropEvent(QDropEvent* event)
{
    const auto drop = dropAt(*event->mimeData(), event->position(), event->modifiers());
    m_drop.reset();
    update();
    if (!drop) return;
    const Timeline& timeline = *m_desk.timeline();
    const Clip clip = clipOf(*itemOf(*event->mimeData()), drop->place.start, timeline, m_desk.source());
    if (placeClip(m_desk, clip, timeline.tracks[drop->track]->id, drop->isInsert)) event->acceptProposedAction();
    setFocus();
}

} // namespace spot
