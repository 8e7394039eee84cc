// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_ruler.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace spot
{

TimeRuler::TimeRuler(Desk& desk, TimelineView& view, QWidget* parent) : QWidget(parent), m_desk(desk), m_view(view)
{
    setFixedHeight(theme::rulerHeight);
    setAccessibleName(tr("Time ruler"));
    connect(&view, &TimelineView::viewportChanged, this, [this] { update(); });
    connect(&desk, &Desk::playheadMoved, this, [this] { update(); });
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
    const double x = std::round(scale.x(m_desk.playhead())) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::accent));
    painter.drawPolygon(QPolygonF({{x - 6, height() - 13.0}, {x + 6, height() - 13.0}, {x + 6, height() - 7.0}, {x, height() - 1.0}, {x - 6, height() - 7.0}}));
}

void TimeRuler::scrub(double x)
{
    m_desk.setPlayhead(m_view.scale().time(x));
    Q_EMIT scrubbed();
}

void TimeRuler::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) scrub(event->position().x());
}

void TimeRuler::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton) scrub(event->position().x());
}

void TimeRuler::wheelEvent(QWheelEvent* event) { QCoreApplication::sendEvent(&m_view, event); }

} // namespace spot
