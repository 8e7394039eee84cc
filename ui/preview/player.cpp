// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/player.h"

#include <chrono>
#include <cstdlib>

namespace spot
{

PlayClock monotonicClock()
{
    return [] {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        const auto micro = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
        return MediaTime{micro * (flicksPerSecond / 100'000) / 10};
    };
}

Player::Player(Desk& desk, PlayClock clock, QObject* parent) : QObject(parent), m_desk(desk), m_clock(std::move(clock))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(8);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
    connect(&desk, &Desk::documentChanged, this, [this] { setSpeed(0); });
}

void Player::setSpeed(int speed)
{
    m_from = m_desk.playhead();
    m_since = m_clock();
    if (speed == m_speed) return;
    m_speed = speed;
    if (speed) m_timer.start();
    else m_timer.stop();
    Q_EMIT speedChanged(speed);
}

void Player::toggle()
{
    const Timeline* timeline = m_desk.timeline();
    if (!timeline) return;
    if (!isPlaying() && m_desk.playhead() + timeline->rate.frameLength() >= timeline->duration()) m_desk.setPlayhead({});
    setSpeed(isPlaying() ? 0 : 1);
}

void Player::shuttle(int sense)
{
    if (!sense || !m_desk.timeline()) return setSpeed(0);
    const bool sameSense = m_speed * sense > 0;
    setSpeed(sameSense ? sense * std::min(std::abs(m_speed) * 2, 8) : sense);
}

void Player::stepFrames(std::int64_t frames)
{
    const Timeline* timeline = m_desk.timeline();
    if (!timeline) return;
    setSpeed(0);
    m_desk.setPlayhead(timeline->rate.startOf(timeline->rate.frameAt(m_desk.playhead()) + frames));
}

void Player::goTo(MediaTime time)
{
    m_desk.setPlayhead(time);
    m_from = m_desk.playhead();
    m_since = m_clock();
}

void Player::tick()
{
    const Timeline* timeline = m_desk.timeline();
    if (!m_speed || !timeline) return;
    const MediaTime now = m_from + (m_clock() - m_since) * m_speed;
    m_desk.setPlayhead(now);
    if (now >= timeline->duration() || now < MediaTime{}) setSpeed(0);
}

} // namespace spot
