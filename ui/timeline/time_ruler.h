// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/time_ruler.h: timecode over the tracks, the playhead's head and scrubbing; markers, in and out can be taken in the hand.
#pragma once

#include "ui/timeline/timeline_view.h"

#include <variant>

namespace spot
{

/// A press on a marker goes to it, a drag moves it, a double press asks to edit it; a drag of in or out moves that point. Each
/// drag is one step of history, and Escape puts back what it found.                                              [ui]
class TimeRuler final : public QWidget
{
    Q_OBJECT
public:
    TimeRuler(Desk& desk, TimelineView& view, QWidget* parent = nullptr);

    /// Null where none is drawn.
    const Marker* markerAt(QPointF place) const;

Q_SIGNALS:
    void scrubbed(); ///< the person moved the playhead here
    void markerRequested(spot::MarkerId marker); ///< shall be edited
    void menuRequested(QPoint place);            ///< in pixels of the screen; the playhead is there already

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Scrub {};
    struct Held { ///< a marker, or one end of the marked range
        std::variant<MarkerId, Edge> what;
        MediaTime from; ///< where it was found
        GestureId gesture; ///< 0: not moved yet
    };
    void scrub(double x);
    void drag(Held& held, double x);
    std::optional<Edge> pointAt(QPointF place) const; ///< in or out
    void paintPoints(QPainter& painter, const Timeline& timeline); ///< markers, in and out
    Desk& m_desk;
    TimelineView& m_view;
    std::variant<std::monostate, Scrub, Held> m_hand;
    double m_pressedAt = 0;
};

} // namespace spot
