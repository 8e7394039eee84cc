// SPDX-License-Identifier: GPL-3.0-or-later
// ui/preview/level_meter.h: peaks and loudness of what is heard, beside the preview.
#pragma once

#include "render/audio/levels.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace spot
{

/// Two bars in dBFS, each with the highest peak of the last 1.5 s, a light for a true peak above -1 dBTP since playback began, and the
/// momentary, short-term and integrated loudness in LUFS. A bar falls by 20 dB in a second.                         [ui]
class LevelMeter final : public QWidget
{
    Q_OBJECT
public:
    using Source = std::function<Levels()>;
    explicit LevelMeter(QWidget* parent = nullptr);
    /// Where the levels come from; asked about thirty times a second while the meter runs.
    void setSource(Source source) { m_source = std::move(source); }
    /// Runs while something is heard, and until the bars have fallen.
    void setRunning(bool running);
    /// Shows these, `seconds` after those before.
    void show(const Levels& levels, double seconds);
    /// Bar and held peak of a channel, dBFS, as they are shown.
    float bar(int channel) const { return m_bars[static_cast<std::size_t>(channel)]; }
    float held(int channel) const { return m_held[static_cast<std::size_t>(channel)]; }
    bool isOver() const;
    QSize sizeHint() const override { return {76, 200}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tick();
    QString figuresOf(float value) const;

    Source m_source;
    QTimer m_timer;
    QElapsedTimer m_since;
    bool m_isRunning = false;
    Levels m_levels;
    std::array<float, mixChannels> m_bars, m_held;
    std::array<double, mixChannels> m_heldFor{}; ///< seconds
};

} // namespace spot
