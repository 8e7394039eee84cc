// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/audio_out.h"

#include <QAudioDevice>
#include <QMediaDevices>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace spot
{

namespace
{

constexpr int bytesPerFrame = mixChannels * static_cast<int>(sizeof(float));
constexpr int bufferMilliseconds = 300;          // the sink is fed from the window's thread, which may be late; heard() counts what waits
constexpr int scrubRest = 500;                   // milliseconds
constexpr std::int64_t jumpFrames = mixRate / 4; // the playhead further away than this from what is heard: the person moved it

/// What the sink pulls from.
class MixerDevice final : public QIODevice
{
public:
    explicit MixerDevice(PlaybackMixer& mixer) : m_mixer(mixer) { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return 1 << 20; }

protected:
    qint64 readData(char* data, qint64 size) override
    {
        const auto frames = static_cast<int>(size / bytesPerFrame);
        m_mixer.fill(reinterpret_cast<float*>(data), frames);
        return static_cast<qint64>(frames) * bytesPerFrame;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    PlaybackMixer& m_mixer;
};

} // namespace

AudioOut::AudioOut(Desk& desk, const MediaResolver& media, QObject* parent)
    : QObject(parent), m_desk(desk), m_mixer(media, [this](const Error& error) {
          QMetaObject::invokeMethod(this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
      })
{
    connect(&desk, &Desk::playheadMoved, this, &AudioOut::jumpIfMoved);
    m_scrubEnd.setSingleShot(true);
    m_scrubEnd.setInterval(scrubRest);
    connect(&m_scrubEnd, &QTimer::timeout, this, &AudioOut::endScrub);
}

AudioOut::~AudioOut()
{
    endScrub();
    end();
}

bool AudioOut::openDevice()
{
    if (m_wasTried) return m_sink != nullptr;
    m_wasTried = true;
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    QAudioFormat format;
    format.setSampleRate(mixRate);
    format.setChannelCount(mixChannels);
    format.setSampleFormat(QAudioFormat::Float);
    if (device.isNull() || !device.isFormatSupported(format)) {
        Q_EMIT noDevice();
        return false;
    }
    m_source = std::make_unique<MixerDevice>(m_mixer);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->setBufferSize(mixRate * bufferMilliseconds / 1000 * bytesPerFrame);
    return true;
}

void AudioOut::setComposition(const CompositionPtr& composition)
{
    m_mixer.setPlan(composition ? makeMixPlan(*composition) : MixPlan{});
}

std::int64_t AudioOut::heard() const
{
    const std::int64_t waiting = m_sink ? (m_sink->bufferSize() - m_sink->bytesFree()) / bytesPerFrame : 0;
    return std::max(m_start, m_mixer.position() - waiting);
}

MediaTime AudioOut::now() const
{
    return m_isSounding ? m_base + MediaTime::fromSamples(heard() - m_start, mixRate) : m_base + m_steady();
}

void AudioOut::begin()
{
    endScrub();
    const MediaTime before = now();
    m_start = m_desk.playhead().samples(mixRate);
    m_mixer.play(m_start);
    m_base = before;
    if (!m_isSounding) m_sink->start(m_source.get());
    m_isSounding = true;
}

void AudioOut::end()
{
    if (!m_isSounding) return;
    const MediaTime before = now();
    m_sink->stop();
    m_mixer.stop();
    m_isSounding = false;
    m_base = before - m_steady(); // the clock goes on from where it stood
}

void AudioOut::followSpeed(int speed)
{
    m_isShuttling = speed != 0;
    if (speed == 1 && openDevice()) begin();
    else end();
}

void AudioOut::jumpIfMoved(MediaTime playhead)
{
    if (!m_isSounding) return scrub(playhead);
    if (std::abs(playhead.samples(mixRate) - heard()) > jumpFrames) begin();
}

void AudioOut::scrub(MediaTime playhead)
{
    if (!m_scrubs || m_isShuttling || !openDevice()) return;
    m_mixer.scrub(playhead.samples(mixRate));
    if (!m_isScrubbing) m_sink->start(m_source.get());
    m_isScrubbing = true;
    m_scrubEnd.start();
}

void AudioOut::endScrub()
{
    m_scrubEnd.stop();
    if (!std::exchange(m_isScrubbing, false)) return;
    m_sink->stop();
    m_mixer.stop();
}

} // namespace spot
