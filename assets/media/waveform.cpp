// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/waveform.h"

#include "assets/media/audio_reader.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace spot
{

namespace
{

constexpr int mostSamplesPerPeak = 48000;
constexpr std::int64_t readFrames = 1 << 14;
constexpr std::string_view mark = "spotwave1\n"; // first bytes of the serial form
constexpr std::size_t peakBytes = 3 * sizeof(float);

/// Gathers samples into peaks.
class PeakBuilder
{
public:
    explicit PeakBuilder(Waveform& waveform) : m_waveform(waveform) {}
    void add(const float* samples, std::int64_t frames, int channels)
    {
        for (std::int64_t i = 0; i < frames; ++i) {
            for (int c = 0; c < channels; ++c) {
                const float v = samples[i * channels + c];
                m_peak.low = m_values ? std::min(m_peak.low, v) : v;
                m_peak.high = m_values ? std::max(m_peak.high, v) : v;
                m_squares += static_cast<double>(v) * v;
                ++m_values;
            }
            if (++m_frames == m_waveform.samplesPerPeak) finish();
        }
    }
    void finish()
    {
        if (m_frames == 0) return;
        m_peak.rms = static_cast<float>(std::sqrt(m_squares / static_cast<double>(std::max<std::int64_t>(1, m_values))));
        m_waveform.peaks.push_back(m_peak);
        m_peak = {}, m_squares = 0, m_values = 0, m_frames = 0;
    }

private:
    Waveform& m_waveform;
    WaveformPeak m_peak;
    double m_squares = 0;
    std::int64_t m_values = 0;
    int m_frames = 0;
};

template <class T> void put(std::string& bytes, T value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }

template <class T> bool take(std::string_view& bytes, T& value)
{
    if (bytes.size() < sizeof value) return false;
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return true;
}

} // namespace

WaveformPeak Waveform::over(TimeRange range) const
{
    const std::int64_t from = std::max<std::int64_t>(0, range.start.samples(rate) / samplesPerPeak);
    const std::int64_t last = range.end.flicks <= 0 ? -1 : MediaTime{range.end.flicks - 1}.samples(rate) / samplesPerPeak;
    const std::int64_t to = std::min(static_cast<std::int64_t>(peaks.size()), last + 1);
    if (range.isEmpty() || from >= to) return {};
    WaveformPeak all = peaks[static_cast<std::size_t>(from)];
    double squares = 0;
    for (std::int64_t i = from; i < to; ++i) {
        const WaveformPeak& one = peaks[static_cast<std::size_t>(i)];
        all.low = std::min(all.low, one.low);
        all.high = std::max(all.high, one.high);
        squares += static_cast<double>(one.rms) * one.rms;
    }
    all.rms = static_cast<float>(std::sqrt(squares / static_cast<double>(to - from)));
    return all;
}

Result<Waveform> readWaveform(const std::filesystem::path& file, int samplesPerPeak, std::stop_token stop)
{
    const std::string place = file.filename().string();
    if (samplesPerPeak < 1 || samplesPerPeak > mostSamplesPerPeak)
        return Error{Fault::OutOfRange, place + ": a waveform has 1 to 48000 samples a peak, not " + std::to_string(samplesPerPeak)};
    Waveform waveform;
    waveform.samplesPerPeak = samplesPerPeak;
    SPOT_TRY(reader, AudioReader::open(file, {.rate = waveform.rate, .channels = 2, .keptSeconds = 2}));
    PeakBuilder builder(waveform);
    for (std::int64_t at = 0;; at += readFrames) {
        if (stop.stop_requested()) return Error{Fault::Cancelled, place + ": drawing its waveform was stopped"};
        SPOT_TRY(block, reader.read(at, readFrames));
        const std::int64_t left = reader.isLengthKnown() ? std::clamp<std::int64_t>(reader.frames() - at, 0, readFrames) : readFrames;
        builder.add(block.samples.data(), left, block.channels);
        waveform.frames += left;
        if (left < readFrames) break;
    }
    builder.finish();
    return waveform;
}

std::string waveformToBytes(const Waveform& waveform)
{
    std::string bytes(mark);
    bytes.reserve(mark.size() + 24 + waveform.peaks.size() * peakBytes);
    put<std::int32_t>(bytes, waveform.rate);
    put<std::int32_t>(bytes, waveform.samplesPerPeak);
    put<std::int64_t>(bytes, waveform.frames);
    for (const WaveformPeak& peak : waveform.peaks) put(bytes, peak.low), put(bytes, peak.high), put(bytes, peak.rms);
    return bytes;
}

Result<Waveform> waveformFromBytes(std::string_view bytes)
{
    const Error broken{Fault::Corrupt, "the bytes are no waveform, or cut off"};
    if (bytes.substr(0, mark.size()) != mark) return broken;
    bytes.remove_prefix(mark.size());
    Waveform waveform;
    std::int32_t rate = 0, each = 0;
    if (!take(bytes, rate) || !take(bytes, each) || !take(bytes, waveform.frames)) return broken;
    waveform.rate = rate, waveform.samplesPerPeak = each;
    if (rate < 1 || rate > 1'000'000 || each < 1 || each > mostSamplesPerPeak || waveform.frames < 0) return broken;
    const auto peaks = static_cast<std::uint64_t>(waveform.frames / each + (waveform.frames % each != 0));
    if (bytes.size() % peakBytes != 0 || bytes.size() / peakBytes != peaks) return broken;
    waveform.peaks.resize(static_cast<std::size_t>(peaks));
    for (WaveformPeak& peak : waveform.peaks) take(bytes, peak.low), take(bytes, peak.high), take(bytes, peak.rms);
    return waveform;
}

} // namespace spot
