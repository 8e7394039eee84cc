// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_ruler.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QCoreApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <array>

namespace spot
{

TimeRuler::TimeRuler(Desk& desk, TimelineView& view, QWidget* parent) : QWidget(parent), m_desk(desk), m_view(view)
{
    setFixedHeight(theme::rulerHeight);
    setAccessibleName(tr("Time ruler"));
    connect(&view, &TimelineView::viewportChanged, this, [this] { update(); });
    connect(&desk, &Desk::projectChanged, this, [this] { update(); });
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
    painter.setRenderHint(QPainter::Antialiasing);
    paintPoints(painter, *timeline);
    const double x = std::round(scale.x(m_desk.playhead())) + 0.5;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(theme::accent));
    painter.drawPolygon(QPolygonF({{x - 6, height() - 13.0}, {x + 6, height() - 13.0}, {x + 6, height() - 7.0}, {x, height() - 1.0}, {x - 6, height() - 7.0}}));
}

void TimeRuler::paintPoints(QPainter& painter, const Timeline& timeline)
{
    static constexpr std::array<QRgb, 11> colours{0xffe5484d, 0xfff08fb0, 0xfff0a035, 0xffe6d04a, 0xff52b36b, 0xff45c1c9,
                                                  0xff4f8df0, 0xff9a6be0, 0xffd45fc8, 0xff303236, 0xfff2f2f2};
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
        painter.setBrush(QColor(colours.at(static_cast<std::size_t>(marker.colour))));
        painter.drawRect(QRectF(x, height() - 4, std::max(end - x, 0.0), 3));
        painter.drawPolygon(QPolygonF({{x - 4, 4}, {x + 4, 4}, {x + 4, 11}, {x, 15}, {x - 4, 11}}));
    }
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
