// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/effect.h: sound effects by synthesis.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace music
{

/// Stereo at 48 kHz, of the effect's own length, or cut and padded to `samples` when that is not 0. Nothing when no effect goes by the
/// words of the prompt (English and Korean).
std::vector<float> effectFor(const std::string& prompt, std::uint64_t seed, std::int64_t samples);

/// "can opening, pour, ...": what there is.
std::string effectNames();

} // namespace music
