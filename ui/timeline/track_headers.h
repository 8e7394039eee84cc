// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/track_headers.h: beside each track its name, whether it is a target, mute or hide, solo, sync lock, lock, and for sounds the gain.
#pragma once

#include "ui/timeline/timeline_view.h"

#include <vector>

class QToolButton;

namespace spot
{

class InlineEdit;
class NumberField;
class TrackHeader;

/// Keeps one header per row of the view and scrolls with it.                                                    [ui]
class TrackHeaders final : public QWidget
{
    Q_OBJECT
public:
    TrackHeaders(Desk& desk, TimelineView& view, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void place();
    Desk& m_desk;
    TimelineView& m_view;
    std::vector<TrackHeader*> m_headers;
};

/// One header. Every control is one SetTrack; the gain's drag is one gesture.                                   [ui]
class TrackHeader final : public QWidget
{
    Q_OBJECT
public:
    TrackHeader(Desk& desk, QWidget* parent);
    void show(const Track& track, double height);
    const Track& shown() const { return m_track; } ///< without its clips

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    SetTrack asIs() const;
    void addSwitch(QToolButton*& button, bool SetTrack::*what, bool Track::*is);
    void showTarget();
    QRect nameBox(double height) const;
    void rename(const QString& name);
    Desk& m_desk;
    Track m_track; ///< without its clips
    QToolButton* m_target;
    QToolButton* m_mute = nullptr;
    QToolButton* m_solo = nullptr;
    QToolButton* m_sync = nullptr;
    QToolButton* m_lock = nullptr;
    NumberField* m_gain;
    InlineEdit* m_name;
    GestureId m_gesture;
};

} // namespace spot
