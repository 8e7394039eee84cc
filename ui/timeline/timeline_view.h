// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/timeline_view.h: the tracks of the timeline on show: paints what is visible and turns the mouse into edits.
#pragma once

#include "ui/desk/desk.h"
#include "ui/art/media_art.h"
#include "ui/timeline/move_gesture.h"
#include "ui/timeline/slip_gesture.h"
#include "ui/timeline/track_layout.h"
#include "ui/timeline/trim_gesture.h"

#include <QWidget>

#include <map>
#include <optional>
#include <variant>

class QMimeData;

namespace spot
{

enum class TimelineTool { Select, Ripple, Roll, Slip, Slide, Stretch, Razor };

/// [ui]
class TimelineView final : public QWidget
{
    Q_OBJECT
public:
    /// `art` may be null. Both outlive the view.
    TimelineView(Desk& desk, MediaArt* art, QWidget* parent = nullptr);
    ~TimelineView() override;

    const TimeScale& scale() const { return m_scale; }
    void setScale(const TimeScale& scale);
    const std::vector<TrackRow>& rows() const { return m_rows; }
    double scrollY() const { return m_scrollY; }
    void setScrollY(double y);
    void zoomBy(double factor); ///< about the playhead, or the middle when it is not visible
    void fit();
    TimelineTool tool() const { return m_tool; }
    void setTool(TimelineTool tool);
    bool isSnapping() const { return m_isSnapping; }
    void setSnapping(bool snapping) { m_isSnapping = snapping; }
    /// Brings the playhead into view when it has left it.
    void followPlayhead();
    /// Of a clip or the empty place at a time, in pixels of the view; for specs and for popups.
    QRectF placeOf(ClipId clip) const;
    /// What is said beside the pointer during a drag: where the edge or clip is, by how many frames it moved. Empty without one.
    QString readout() const;
    /// Clips drawn by the last paint event.
    int clipsPainted() const { return m_clipsPainted; }
    /// What scrolls: from 0 to a little after everything.
    MediaTime extent() const;

Q_SIGNALS:
    void viewportChanged(); ///< scale, scrolling or rows
    void toolChanged();
    void editRequested(spot::ClipId clip); ///< double click
    void menuRequested(QPoint place);      ///< right click or the menu key, in pixels of the screen; a clip under it is selected

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Press { ///< on a clip, not moved yet
        ClipId clip;
        bool wasSelected = false;
    };
    struct Band {
        QPointF to;
        Desk::Selection before;
    };
    struct Pan {};
    using Hand = std::variant<std::monostate, Press, Band, Pan, std::unique_ptr<TrimGesture>, std::unique_ptr<MoveGesture>, std::unique_ptr<SlipGesture>>;
    struct Drop {
        std::size_t track = 0;
        TimeRange place;
        bool isInsert = false;
    };

    void readTimeline();
    std::optional<Hit> hitAt(QPointF point) const;
    void pressClip(const Hit& hit, Qt::KeyboardModifiers modifiers);
    void pressEdge(const Hit& hit, Qt::KeyboardModifiers modifiers);
    TrimKind trimKind(Qt::KeyboardModifiers modifiers) const;
    void pan(QPointF to);
    void dragTrim(TrimGesture& gesture, double x);
    void dragMove(MoveGesture& gesture, QPointF to, bool overwrite);
    void dragBand(Band& band, QPointF to);
    bool cancelHand();
    void showCursor(QPointF at);
    std::optional<Drop> dropAt(const QMimeData& data, QPointF at, Qt::KeyboardModifiers modifiers) const;
    const MediaItem* itemOf(const QMimeData& data) const;
    void paintRows(QPainter& painter, const QRectF& dirty);
    void paintOverlays(QPainter& painter);
    void paintReadout(QPainter& painter);

    Desk& m_desk;
    MediaArt* m_art;
    TimeScale m_scale;
    double m_scrollY = 0;
    std::vector<TrackRow> m_rows;
    std::map<ClipId, std::int64_t> m_outOfSync; ///< frames
    TimelineTool m_tool = TimelineTool::Select;
    bool m_isSnapping = true;
    Hand m_hand;
    QPointF m_pressedAt, m_pointer;
    ClipId m_hovered;
    int m_cursor = Qt::ArrowCursor; ///< a Qt::CursorShape, or 100 and a Sign: a cursor is made when it changes, not at each movement
    std::optional<MediaTime> m_snapLine;
    std::optional<Drop> m_drop;
    MediaTime m_paintedPlayhead;
    int m_clipsPainted = 0;
    bool m_isFitted = false;
};

} // namespace spot
