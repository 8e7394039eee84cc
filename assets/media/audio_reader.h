// SPDX-License-Identifier: GPL-3.0-or-later
// assets/media/audio_reader.h: samples out of one media file, by time.
#pragma once

#include "assets/media/probe.h"
#include "assets/pixels/audio_block.h"

#include <memory>

namespace spot
{

struct AudioReaderOptions {
    int rate = 48000; ///< what to resample to
    int channels = 2; ///< mono is put on both sides at full level; 5.1 is mixed down by ITU-R BS.775
    int keptSeconds = 420; ///< of decoded sound kept in memory; what was dropped is decoded again from the beginning when asked for
};

/// Decodes one sound stream, sample-exact: any range read in any order gives the samples of one read from the start
/// (encoder delay and padding of AAC and MP3 removed as the container says).                        [not thread-safe]
class AudioReader
{
public:
    /// Errors: NotFound, Unsupported, Corrupt (and: no sound in the file).
    static Result<AudioReader> open(const std::filesystem::path& file, AudioReaderOptions options = {});

    /// `frames` samples from sample `start` on, at the rate asked for; silence before 0 and past the end.
    /// Errors: Corrupt.
    Result<AudioBlock> read(std::int64_t start, std::int64_t frames);
    const AudioInfo& info() const;
    std::int64_t frames() const; ///< whole length at the rate asked for: exact when isLengthKnown(), else as the container says
    bool isLengthKnown() const;  ///< some read() has reached the end

    AudioReader(AudioReader&&) noexcept;
    AudioReader& operator=(AudioReader&&) noexcept;
    ~AudioReader();

private:
    struct Stream;
    explicit AudioReader(std::unique_ptr<Stream> stream);
    std::unique_ptr<Stream> m_stream;
};

} // namespace spot
