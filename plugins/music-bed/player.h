// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/player.h: a score becomes sound, by FluidSynth.
#pragma once

#include "score.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace music
{

/// Stereo, interleaved, exactly `samples` frames at `rate`. tick is called now and then with 0..1 and may throw to stop.
/// Throws spotwright::Failure when the soundfont is not there.
std::vector<float> play(const Score& score, std::int64_t samples, int rate, const std::function<void(double)>& tick);

} // namespace music
