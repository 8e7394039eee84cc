// SPDX-License-Identifier: GPL-3.0-or-later
// ui/preview/preview_panel.h: the picture and, under it, the transport.
#pragma once

#include "ui/preview/frame_feed.h"
#include "ui/preview/frame_view.h"
#include "ui/preview/player.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace spot
{

class LevelMeter;
class TimecodeField;

/// [ui]
class PreviewPanel final : public QWidget
{
    Q_OBJECT
public:
    PreviewPanel(Desk& desk, Player& player, FrameFeed& feed, QWidget* parent = nullptr);
    FrameView& view() { return *m_view; }
    LevelMeter& meter() { return *m_meter; }

Q_SIGNALS:
    void scrubSoundChosen(bool isOn);

private:
    QWidget* makeTransport();
    void readTime();
    Desk& m_desk;
    Player& m_player;
    FrameFeed& m_feed;
    FrameView* m_view;
    LevelMeter* m_meter;
    TimecodeField* m_now;
    QLabel* m_length;
    QLabel* m_dropped;
    QToolButton* m_play;
};

} // namespace spot
