// SPDX-License-Identifier: GPL-3.0-or-later
// ui/preview/audio_out.h: the sound of playback, and the clock that leads the picture while there is sound.
#pragma once

#include "render/audio/playback_mixer.h"
#include "ui/preview/player.h"

#include <QAudioSink>
#include <QIODevice>
#include <QTimer>

#include <memory>

namespace spot
{

/// Plays what the player plays at single speed, through the default device, opened at the first play. Without a device nothing is
/// heard and the monotonic clock goes on.                                                                            [ui]
class AudioOut final : public QObject
{
    Q_OBJECT
public:
    /// `media` and `desk` outlive this.
    AudioOut(Desk& desk, const MediaResolver& media, QObject* parent = nullptr);
    ~AudioOut() override;

    /// What is heard, for the player: stands while sound is being prepared, so that the picture waits for it.
    MediaTime now() const;
    void setComposition(const CompositionPtr& composition);
    void followSpeed(int speed); ///< 1 sounds; every other speed is silent
    /// A short grain is heard at each place that the playhead is moved to while nothing plays.
    void setScrubbing(bool scrubs) { m_scrubs = scrubs; }
    Levels levels() const { return m_mixer.levels(); }

Q_SIGNALS:
    void failed(const spot::Error& error);
    /// Once, when no device is there.
    void noDevice();

private:
    bool openDevice();
    void jumpIfMoved(MediaTime playhead);
    void begin();
    void scrub(MediaTime playhead);
    void endScrub();
    void end();
    std::int64_t heard() const; ///< sample of the mix that leaves the loudspeaker now

    Desk& m_desk;
    PlaybackMixer m_mixer;
    std::unique_ptr<QIODevice> m_source;
    std::unique_ptr<QAudioSink> m_sink;
    PlayClock m_steady = monotonicClock();
    bool m_isSounding = false, m_wasTried = false, m_scrubs = false, m_isScrubbing = false, m_isShuttling = false;
    QTimer m_scrubEnd; ///< the device rests when the playhead does
    MediaTime m_base;         ///< of now() when the sound began, or the shift of the steady clock
    std::int64_t m_start = 0; ///< sample it began with
};

} // namespace spot
