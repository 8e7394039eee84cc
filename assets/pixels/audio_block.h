// SPDX-License-Identifier: GPL-3.0-or-later
// assets/pixels/audio_block.h: frames x channels of float, with rate and start.
#pragma once

#include "assets/base/media_time.h"

#include <cstdint>
#include <vector>

namespace spot
{

/// Sound as interleaved floats; 1.0 is full scale, values beyond are kept. `start` counts samples from the media's time 0.
struct AudioBlock {
    int rate = 48000;  ///< Hz
    int channels = 2;  ///< 1 mono, 2 left right, 6 L R C LFE Ls Rs
    std::int64_t start = 0;
    std::vector<float> samples; ///< frames() * channels

    std::int64_t frames() const { return channels ? static_cast<std::int64_t>(samples.size()) / channels : 0; }
    MediaTime length() const { return MediaTime::fromSamples(frames(), rate); }
    bool operator==(const AudioBlock&) const = default;
};

} // namespace spot
