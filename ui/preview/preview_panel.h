// SPDX-License-Identifier: GPL-3.0-or-later
// ui/preview/preview_panel.h: the picture and, under it, the transport.
#pragma once

#include "ui/preview/frame_feed.h"
#include "ui/preview/player.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace spot
{

class TimecodeField;

/// Shows one frame, letterboxed, on the window's own paint engine.                                               [ui]
class FrameView final : public QWidget
{
    Q_OBJECT
public:
    explicit FrameView(QWidget* parent = nullptr);
    void show(const QImage& frame, FrameSize canvas);
    void clear();
    const QImage& frame() const { return m_frame; }

Q_SIGNALS:
    void roomChanged(QSize devicePixels);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QImage m_frame;
    FrameSize m_canvas{16, 9};
};

/// [ui]
class PreviewPanel final : public QWidget
{
    Q_OBJECT
public:
    PreviewPanel(Desk& desk, Player& player, FrameFeed& feed, QWidget* parent = nullptr);
    FrameView& view() { return *m_view; }

private:
    QWidget* makeTransport();
    void readTime();
    Desk& m_desk;
    Player& m_player;
    FrameFeed& m_feed;
    FrameView* m_view;
    TimecodeField* m_now;
    QLabel* m_length;
    QLabel* m_dropped;
    QToolButton* m_play;
};

} // namespace spot
