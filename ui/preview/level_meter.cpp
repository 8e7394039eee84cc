// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/level_meter.h"

#include "ui/kit/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

constexpr float lowest = -60, fallPerSecond = 20, ceilingDb = -1;
constexpr double holdSeconds = 1.5;
constexpr int lineHeight = 15, lamp = 6;

/// How far up in the bar, 0..1.
double shareOf(float decibels) { return std::clamp((decibels - lowest) / -lowest, 0.f, 1.f); }
QColor colourAt(float decibels) { return QColor(decibels > -3 ? theme::danger : decibels > -12 ? theme::accent : theme::good); }

} // namespace

LevelMeter::LevelMeter(QWidget* parent) : QWidget(parent)
{
    m_bars.fill(lowest), m_held.fill(lowest);
    setFixedWidth(sizeHint().width());
    setAccessibleName(tr("Level meter"));
    setToolTip(tr("Peaks in dBFS; red: a true peak above -1 dBTP. M, S, I: momentary, short-term and integrated loudness in LUFS."));
    m_timer.setInterval(33);
    connect(&m_timer, &QTimer::timeout, this, &LevelMeter::tick);
}

bool LevelMeter::isOver() const { return std::max(m_levels.truePeak[0], m_levels.truePeak[1]) > ceilingDb; }

void LevelMeter::setRunning(bool running)
{
    m_isRunning = running;
    if (!running || m_timer.isActive()) return;
    m_since.start();
    m_timer.start();
}

void LevelMeter::tick()
{
    show(m_source ? m_source() : Levels{}, static_cast<double>(m_since.restart()) / 1000);
    if (!m_isRunning && m_bars[0] <= lowest && m_bars[1] <= lowest) m_timer.stop();
}

void LevelMeter::show(const Levels& levels, double seconds)
{
    m_levels = levels;
    for (std::size_t c = 0; c < m_bars.size(); ++c) {
        const float peak = std::max(lowest, levels.peak[c]);
        m_bars[c] = std::max({peak, lowest, m_bars[c] - static_cast<float>(fallPerSecond * seconds)});
        m_heldFor[c] += seconds;
        if (peak < m_held[c] && m_heldFor[c] < holdSeconds) continue;
        m_held[c] = m_bars[c], m_heldFor[c] = 0;
    }
    update();
}

QString LevelMeter::figuresOf(float value) const { return std::isfinite(value) ? QString::number(value, 'f', 1) : QStringLiteral("–"); }

void LevelMeter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(theme::panel));
    const QRect figures(4, height() - 4 * lineHeight - 4, width() - 8, 4 * lineHeight);
    const QRect bars(10, 14 + lamp, width() - 44, std::max(1, figures.top() - lamp - 22));
    const int wide = (bars.width() - 4) / mixChannels;
    for (int c = 0; c < mixChannels; ++c) {
        const QRect box(bars.left() + c * (wide + 4), bars.top(), wide, bars.height());
        const auto at = [&](float decibels) { return box.bottom() - static_cast<int>(std::lround(shareOf(decibels) * box.height())); };
        painter.fillRect(box, QColor(theme::field));
        for (const auto& [from, to] : {std::pair{lowest, -12.f}, {-12.f, -3.f}, {-3.f, 0.f}})
            if (const float top = std::min(bar(c), to); top > from) painter.fillRect(QRect(QPoint(box.left(), at(top)), QPoint(box.right(), at(from))), colourAt(to - 0.01f));
        if (held(c) > lowest) painter.fillRect(box.left(), at(held(c)), wide, 2, colourAt(held(c)));
        painter.fillRect(QRect(box.left(), bars.top() - lamp - 4, wide, lamp), QColor(m_levels.truePeak[static_cast<std::size_t>(c)] > ceilingDb ? theme::danger : theme::field));
    }
    painter.setFont(theme::bodyFont(10));
    painter.setPen(QColor(theme::faint));
    for (const int mark : {0, -6, -12, -24, -36, -48})
        theme::drawFigures(painter, QRectF(bars.right() + 4, bars.bottom() - shareOf(static_cast<float>(mark)) * bars.height() - 7, 26, 14), QString::number(mark), Qt::AlignLeft | Qt::AlignVCenter);
    painter.setPen(QColor(theme::dim));
    const std::pair<const char*, float> rows[]{{"M", m_levels.momentary}, {"S", m_levels.shortTerm}, {"I", m_levels.integrated}, {"TP", std::max(m_levels.truePeak[0], m_levels.truePeak[1])}};
    for (int row = 0; row < 4; ++row) {
        const QRect line(figures.left(), figures.top() + row * lineHeight, figures.width(), lineHeight);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QLatin1String(rows[row].first));
        theme::drawFigures(painter, line, figuresOf(rows[row].second), Qt::AlignRight | Qt::AlignVCenter);
    }
}

} // namespace spot
