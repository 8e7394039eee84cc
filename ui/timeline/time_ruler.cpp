// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_ruler.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/timeline/snapping.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace spot
{

TimeRuler::TimeRuler(Desk& desk, TimelineView& view, QWidget* parent) : QWidget(parent), m_desk(desk), m_view(view)
{
    setFixedHeight(theme::rulerHeight);
    setAccessibleName(tr("Time ruler"));
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus); // so that Escape reaches a drag
    connect(&view, &TimelineView::viewportChanged, this, [this] { update(); });
    connect(&desk, &Desk::projectChanged, this, [this] { update(); });
    connect(&desk, &Desk::playheadMoved, this, [this] { update(); });
    connect(&desk, &Desk::documentChanged, this, [this] { m_hand = std::monostate(); });
}

void TimeRuler::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(theme::window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), QColor(theme::line));
    const Timeline* timeline = m_desk.timeline();
    if (!timeline) return;
    painter.setFont(theme::bodyFont(11));
    const TimeScale& scale = m_view.scale();
    const double labelWidth = theme::figuresWidth(painter.font(), QStringLiteral("00:00:00:00")) + 24;
    const TickStep step = tickStep(scale, timeline->rate, labelWidth);
    std::int64_t frame = timeline->rate.frameAt(scale.origin) / step.tickFrames * step.tickFrames;
    for (double x = 0; x < width(); frame += step.tickFrames) {
        x = std::round(scale.x(timeline->rate.startOf(frame)));
        const bool isLabelled = frame % step.labelFrames == 0;
        painter.fillRect(QRectF(x, height() - (isLabelled ? 10 : 5), 1, isLabelled ? 9 : 4), QColor(isLabelled ? theme::faint : theme::edge));
        if (!isLabelled) continue;
        painter.setPen(QColor(theme::dim));
        theme::drawFigures(painter, QRectF(x + 5, 2, labelWidth, height() - 9), toQString(timecode(timeline->rate.startOf(frame), timeline->rate)), Qt::AlignLeft);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintPoints(painter, *timeline);
    const double x = std::round(scale.x(m_desk.playhead())) + 0.5;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::accent));
    painter.drawPolygon(QPolygonF({{x - 6, height() - 13.0}, {x + 6, height() - 13.0}, {x + 6, height() - 7.0}, {x, height() - 1.0}, {x - 6, height() - 7.0}}));
}

void TimeRuler::paintPoints(QPainter& painter, const Timeline& timeline)
{
    const TimeScale& scale = m_view.scale();
    if (timeline.in || timeline.out) {
        const TimeRange marked = timeline.marked();
        const double from = scale.x(marked.start), to = scale.x(marked.end);
        painter.fillRect(QRectF(from, 0, std::max(to - from, 1.0), 3), QColor(theme::accent));
        if (timeline.in) painter.fillRect(QRectF(from, 0, 2, height() - 1), QColor(theme::accent));
        if (timeline.out) painter.fillRect(QRectF(to - 2, 0, 2, height() - 1), QColor(theme::accent));
    }
    painter.setPen(Qt::NoPen);
    for (const Marker& marker : timeline.markers) {
        const double x = std::round(scale.x(marker.span.start)) + 0.5, end = scale.x(marker.span.end);
        if (end < -8 || x > width() + 8) continue;
        painter.setBrush(QColor(theme::markerColours[static_cast<std::size_t>(marker.colour)]));
        painter.drawRect(QRectF(x, height() - 4, std::max(end - x, 0.0), 3));
        painter.drawPolygon(QPolygonF({{x - 4, 4}, {x + 4, 4}, {x + 4, 11}, {x, 15}, {x - 4, 11}}));
    }
}

const Marker* TimeRuler::markerAt(QPointF place) const
{
    const Timeline* timeline = m_desk.timeline();
    if (!timeline || place.y() > 18) return nullptr;
    const Marker* found = nullptr;
    for (const Marker& marker : timeline->markers)
        if (std::abs(m_view.scale().x(marker.span.start) - place.x()) <= 5) found = &marker; // the last one is painted on top
    return found;
}

std::optional<Edge> TimeRuler::pointAt(QPointF place) const
{
    const Timeline* timeline = m_desk.timeline();
    if (!timeline) return std::nullopt;
    const auto isNear = [&](const std::optional<MediaTime>& point) { return point && std::abs(m_view.scale().x(*point) - place.x()) <= 4; };
    if (isNear(timeline->in)) return Edge::Start;
    if (isNear(timeline->out)) return Edge::End;
    return std::nullopt;
}

void TimeRuler::scrub(double x)
{
    m_desk.setPlayhead(m_view.scale().time(x));
    Q_EMIT scrubbed();
}

void TimeRuler::drag(Held& held, double x)
{
    const Timeline* timeline = m_desk.timeline();
    if (!timeline || !m_desk.document()) return;
    const TimeScale& scale = m_view.scale();
    const MediaTime wanted = std::max(held.from + scale.length(x - m_pressedAt), MediaTime{});
    std::vector<MediaTime> targets;
    if (m_view.isSnapping()) targets = snapTargets(*timeline, m_desk.playhead(), {});
    std::erase(targets, held.from);
    const MediaTime to = wanted + snap({{wanted}}, targets, scale.length(snapReach), timeline->rate).by;
    if (!held.gesture) held.gesture = m_desk.document()->beginGesture();
    if (const auto* edge = std::get_if<Edge>(&held.what)) {
        SetInOut edit{timeline->id, timeline->in, timeline->out};
        (*edge == Edge::Start ? edit.in : edit.out) = to;
        m_desk.apply(edit, held.gesture);
        return;
    }
    for (Marker marker : timeline->markers) {
        if (marker.id != std::get<MarkerId>(held.what)) continue;
        marker.span = {to, to + marker.span.length()};
        m_desk.apply(SetMarker{timeline->id, marker}, held.gesture);
        return;
    }
}

void TimeRuler::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    m_pressedAt = event->position().x();
    if (const Marker* marker = markerAt(event->position())) {
        m_hand = Held{marker->id, marker->span.start, {}};
        m_desk.setPlayhead(marker->span.start);
        Q_EMIT scrubbed();
    } else if (const auto edge = pointAt(event->position())) {
        m_hand = Held{*edge, *(*edge == Edge::Start ? m_desk.timeline()->in : m_desk.timeline()->out), {}};
    } else {
        m_hand = Scrub{};
        scrub(m_pressedAt);
    }
}

void TimeRuler::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (std::holds_alternative<std::monostate>(m_hand)) {
        setCursor(!markerAt(event->position()) && pointAt(event->position()) ? Qt::SizeHorCursor : Qt::ArrowCursor);
    } else if (auto* held = std::get_if<Held>(&m_hand)) {
        if (held->gesture || std::abs(x - m_pressedAt) >= QApplication::startDragDistance()) drag(*held, x);
    } else {
        scrub(x);
    }
}

void TimeRuler::mouseReleaseEvent(QMouseEvent*)
{
    const auto hand = std::exchange(m_hand, std::monostate());
    if (const auto* held = std::get_if<Held>(&hand); held && held->gesture && m_desk.document())
        if (const auto ended = m_desk.document()->endGesture(); !ended) m_desk.report(ended);
}

void TimeRuler::keyPressEvent(QKeyEvent* event)
{
    const auto* held = std::get_if<Held>(&m_hand);
    if (event->key() != Qt::Key_Escape || !held) return QWidget::keyPressEvent(event);
    if (held->gesture && m_desk.document()) m_desk.report(m_desk.document()->cancelGesture());
    m_hand = std::monostate();
}

void TimeRuler::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const Marker* marker = markerAt(event->position())) Q_EMIT markerRequested(marker->id);
}

void TimeRuler::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_desk.timeline()) return;
    const Marker* marker = markerAt(event->pos());
    m_desk.setPlayhead(marker ? marker->span.start : m_view.scale().time(event->pos().x()));
    Q_EMIT scrubbed();
    Q_EMIT menuRequested(event->globalPos());
}

bool TimeRuler::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Marker* marker = markerAt(help->pos());
    QStringList lines;
    if (marker) lines << toQString(timecode(marker->span.start, m_desk.timeline()->rate)) << toQString(marker->name) << toQString(marker->comment);
    lines.removeAll(QString());
    QToolTip::showText(help->globalPos(), lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")), this);
    return true;
}

void TimeRuler::wheelEvent(QWheelEvent* event) { QCoreApplication::sendEvent(&m_view, event); }

} // namespace spot
