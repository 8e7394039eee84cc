// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/wav_sound.h: the samples of a WAV file with 16 or 24 bits, and a few measurements on them.
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace spot
{

struct WavSound {
    int channels = 0, rate = 0, bits = 0;
    std::vector<float> samples; ///< interleaved, -1 to 1

    std::int64_t frames() const { return channels ? static_cast<std::int64_t>(samples.size()) / channels : 0; }
    double seconds() const { return rate ? static_cast<double>(frames()) / rate : 0; }

    double peak() const
    {
        double most = 0;
        for (const float sample : samples) most = std::max(most, std::abs(static_cast<double>(sample)));
        return most;
    }

    /// Root mean square over all channels between two times.
    double level(double from, double to) const
    {
        const auto first = std::clamp<std::int64_t>(std::llround(from * rate), 0, frames());
        const auto last = std::clamp<std::int64_t>(std::llround(to * rate), first, frames());
        double sum = 0;
        for (auto i = first * channels; i < last * channels; ++i) {
            const double sample = samples[static_cast<std::size_t>(i)];
            sum += sample * sample;
        }
        return last > first ? std::sqrt(sum / static_cast<double>((last - first) * channels)) : 0;
    }

    /// An empty sound if the bytes are no such file.
    static WavSound parse(const QByteArray& bytes)
    {
        WavSound sound;
        if (bytes.size() < 44 || !bytes.startsWith("RIFF") || bytes.mid(8, 8) != "WAVEfmt ") return sound;
        const auto* at = reinterpret_cast<const uchar*>(bytes.constData());
        sound.channels = qFromLittleEndian<quint16>(at + 22);
        sound.rate = static_cast<int>(qFromLittleEndian<quint32>(at + 24));
        sound.bits = qFromLittleEndian<quint16>(at + 34);
        const qsizetype wide = sound.bits / 8;
        const qsizetype end = std::min<qsizetype>(bytes.size(), 44 + qsizetype(qFromLittleEndian<quint32>(at + 40)));
        for (qsizetype i = 44; wide >= 2 && i + wide <= end; i += wide) {
            std::int32_t value = 0;
            for (qsizetype byte = 0; byte < wide; ++byte)
                value |= static_cast<std::int32_t>(static_cast<std::uint32_t>(at[i + byte]) << (8 * (byte + 4 - wide)));
            sound.samples.push_back(static_cast<float>(value / 2147483648.0));
        }
        return sound;
    }
};

} // namespace spot
