// SPDX-License-Identifier: GPL-3.0-or-later
// How the timeline view paints: rows and their visible clips, then what lies over them.
#include "ui/kit/theme.h"
#include "ui/timeline/clip_painter.h"
#include "ui/timeline/timeline_view.h"

#include <QPaintEvent>
#include <QPainter>

namespace spot
{

void TimelineView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), QColor(theme::field));
    m_clipsPainted = 0;
    if (m_desk.timeline()) {
        paintRows(painter, event->rect());
        paintOverlays(painter);
    } else {
        painter.setPen(QColor(theme::faint));
        painter.drawText(rect(), Qt::AlignCenter, tr("No timeline. Open a project, or make one from a script (Ctrl+N)."));
    }
    m_paintedPlayhead = m_desk.playhead();
}

void TimelineView::paintRows(QPainter& painter, const QRectF& dirty)
{
    const Timeline& timeline = *m_desk.timeline();
    const TimeRange visible{m_scale.time(dirty.left() - 2), m_scale.time(dirty.right() + 2)};
    ClipPainter clips(m_art, m_scale, m_scale.visible(width()));
    for (const TrackRow& row : m_rows) {
        const QRectF place(0, row.top - m_scrollY, width(), row.height);
        if (place.bottom() < dirty.top() || place.top() > dirty.bottom()) continue;
        const Track& track = *timeline.tracks[row.track];
        painter.fillRect(place, QColor(isPicture(track.role) ? 0xff1a1b1e : 0xff181a1b));
        const auto [first, last] = clipsWithin(track, visible);
        for (std::size_t c = first; c < last; ++c) {
            const Clip& clip = *track.clips[c];
            const QRectF box(m_scale.x(clip.place.start), place.top(), m_scale.width(clip.place.length()), place.height());
            const auto late = m_outOfSync.find(clip.id);
            clips.paint(painter, {m_desk.project(), track, clip, m_desk.selection().count(clip.id) > 0, clip.id == m_hovered, late == m_outOfSync.end() ? 0 : late->second}, box);
            ++m_clipsPainted;
        }
        if (track.isLocked) painter.fillRect(place, QBrush(QColor(0, 0, 0, 110), Qt::BDiagPattern));
    }
    const double end = m_scale.x(timeline.duration());
    painter.fillRect(QRectF(end, 0, width() - end, height()), QColor(0, 0, 0, 90));
    painter.fillRect(QRectF(std::round(end), 0, 1, height()), QColor(theme::edge));
}

void TimelineView::paintOverlays(QPainter& painter)
{
    if (m_drop) {
        for (const TrackRow& row : m_rows) {
            if (row.track != m_drop->track) continue;
            const QRectF box(m_scale.x(m_drop->place.start), row.top - m_scrollY, m_scale.width(m_drop->place.length()), row.height);
            painter.fillRect(box, QColor(240, 160, 53, 60));
            painter.fillRect(QRectF(box.left(), box.top(), m_drop->isInsert ? 3 : 1, box.height()), QColor(theme::accent));
            painter.setPen(QColor(theme::text));
            painter.drawText(box.adjusted(8, 0, 0, 0), Qt::AlignVCenter, m_drop->isInsert ? tr("Insert") : tr("Overwrite (Ctrl: insert)"));
        }
    }
    if (const auto* band = std::get_if<Band>(&m_hand)) {
        const QRectF box = QRectF(m_pressedAt, band->to).normalized();
        painter.fillRect(box, QColor(240, 160, 53, 28));
        painter.setPen(QColor(theme::accent));
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (m_snapLine) painter.fillRect(QRectF(std::round(m_scale.x(*m_snapLine)), 0, 1, height()), QColor(theme::text));
    painter.fillRect(QRectF(std::round(m_scale.x(m_desk.playhead())), 0, 1, height()), QColor(theme::accent));
    paintReadout(painter);
}

void TimelineView::paintReadout(QPainter& painter)
{
    const QString text = readout();
    if (text.isEmpty()) return;
    painter.setFont(theme::bodyFont(11, QFont::Medium));
    const double wide = theme::figuresWidth(painter.font(), text) + 16, tall = 20;
    const double x = std::clamp(m_pointer.x() + 14, 2.0, std::max(width() - wide - 2, 2.0)), y = std::clamp(m_pointer.y() - 28, 2.0, std::max(height() - tall - 2, 2.0));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(theme::edge), 1));
    painter.setBrush(QColor(theme::raised));
    painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, wide, tall), 3, 3);
    painter.setPen(QColor(theme::text));
    theme::drawFigures(painter, QRectF(x + 8, y, wide - 16, tall), text, Qt::AlignLeft);
}

} // namespace spot
