// SPDX-License-Identifier: GPL-3.0-or-later
// assets/media/waveform.h: the shape of a sound as the timeline draws it: lowest, highest and mean level of each piece.
#pragma once

#include "assets/base/media_time.h"
#include "assets/base/result.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// Over all channels of a piece of sound; 1.0 is full scale, louder values are kept.                           [value]
struct WaveformPeak {
    float low = 0, high = 0;
    float rms = 0; ///< root of the mean square, >= 0
    bool operator==(const WaveformPeak&) const = default;
};

/// One peak for each `samplesPerPeak` samples from media time 0 on; the last piece may be shorter.             [value]
struct Waveform {
    int rate = 48000;         ///< Hz
    int samplesPerPeak = 480; ///< a hundredth of a second
    std::int64_t frames = 0;  ///< samples of the whole sound, each channel counted once
    std::vector<WaveformPeak> peaks;

    MediaTime length() const { return MediaTime::fromSamples(frames, rate); }
    /// What a column of the screen shows: the pieces that the range touches, as one. All zero outside of the sound.
    WaveformPeak over(TimeRange range) const;
    bool operator==(const Waveform&) const = default;
};

/// Decodes the whole sound once, at 48 kHz stereo, in bounded memory. samplesPerPeak: 1 to 48000. Blocks.
/// Errors: those of AudioReader, OutOfRange (samplesPerPeak), Cancelled.                              [any thread but ui]
Result<Waveform> readWaveform(const std::filesystem::path& file, int samplesPerPeak = 480, std::stop_token stop = {});

/// For a cache on disk: the same waveform gives the same bytes.                                                  [any]
std::string waveformToBytes(const Waveform& waveform);
/// Errors: Corrupt: the bytes are no waveform of this version, or cut off.                                       [any]
Result<Waveform> waveformFromBytes(std::string_view bytes);

} // namespace spot
