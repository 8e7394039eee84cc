// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/timeline_panel.h: the view with its ruler, headers, scroll bars, tools and hint line.
#pragma once

#include "ui/timeline/timeline_view.h"

class QComboBox;
class QLabel;
class QMenu;
class QScrollBar;
class QSlider;
class QToolButton;

namespace spot
{

enum class Sign;
class TimeRuler;

/// [ui]
class TimelinePanel final : public QWidget
{
    Q_OBJECT
public:
    TimelinePanel(Desk& desk, MediaArt* art, QWidget* parent = nullptr);
    TimelineView& view() { return *m_view; }
    TimeRuler& ruler() { return *m_ruler; }
    void setSnapping(bool snapping);
    /// What the button beside the choice of timelines opens. The menu outlives the panel.
    void setTimelineMenu(QMenu* menu);

private:
    QWidget* makeTools();
    QToolButton* toolButton(Sign sign, const QString& name, TimelineTool tool);
    void readViewport();
    void readTimelines();

    Desk& m_desk;
    TimelineView* m_view;
    TimeRuler* m_ruler;
    QScrollBar* m_across;
    QScrollBar* m_down;
    QComboBox* m_timelines;
    QToolButton* m_more;
    QLabel* m_hint;
    QToolButton* m_snapping;
    QSlider* m_zoom;
    std::vector<std::pair<TimelineTool, QToolButton*>> m_tools;
};

} // namespace spot
