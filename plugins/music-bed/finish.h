// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/finish.h: loudness, peaks and the last fade.
#pragma once

#include <vector>

namespace music
{

/// Brings stereo sound to `lufs` (or, when it is too short to measure, its peak to -3 dBFS), holds peaks below -1 dBFS by a soft
/// knee, and fades the last `fade` seconds to silence.
void finish(std::vector<float>& stereo, int rate, double lufs, double fade);

} // namespace music
