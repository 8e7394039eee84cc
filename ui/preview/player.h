// SPDX-License-Identifier: GPL-3.0-or-later
// ui/preview/player.h: moves the playhead while playing: J K L, one speed per press, by a clock it is given.
#pragma once

#include "ui/desk/desk.h"

#include <QTimer>

#include <functional>

namespace spot
{

/// Time that passes, from any zero; never goes back. While sound plays this is the sound card's clock.
using PlayClock = std::function<MediaTime()>;
PlayClock monotonicClock();

/// [ui]
class Player final : public QObject
{
    Q_OBJECT
public:
    Player(Desk& desk, PlayClock clock, QObject* parent = nullptr);

    /// 0 stands; 1 plays; -4 shuttles back at four times the speed.
    int speed() const { return m_speed; }
    bool isPlaying() const { return m_speed != 0; }
    void setSpeed(int speed);
    void toggle();           ///< space; at the end plays from the start
    void shuttle(int sense); ///< J: -1, K: 0, L: +1; again doubles, up to 8
    void stepFrames(std::int64_t frames); ///< stops first
    void goTo(MediaTime time);
    /// Puts the playhead where the clock says; called by a timer while playing.
    void tick();

Q_SIGNALS:
    void speedChanged(int speed);

private:
    Desk& m_desk;
    PlayClock m_clock;
    QTimer m_timer;
    int m_speed = 0;
    MediaTime m_from;  ///< the playhead when the speed was set
    MediaTime m_since; ///< the clock then
};

} // namespace spot
