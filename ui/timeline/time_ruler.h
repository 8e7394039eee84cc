// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/time_ruler.h: timecode over the tracks, the playhead's head, and scrubbing.
#pragma once

#include "ui/timeline/timeline_view.h"

namespace spot
{

/// [ui]
class TimeRuler final : public QWidget
{
    Q_OBJECT
public:
    TimeRuler(Desk& desk, TimelineView& view, QWidget* parent = nullptr);

Q_SIGNALS:
    void scrubbed(); ///< the person moved the playhead here

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void scrub(double x);
    void paintPoints(QPainter& painter, const Timeline& timeline); ///< markers, in and out
    Desk& m_desk;
    TimelineView& m_view;
};

} // namespace spot
