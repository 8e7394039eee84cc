// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/polish.h: makes a dry voice sit well in a mix, through FFmpeg's filters.
#pragma once

#include "plugins/voice-espeak/speech.h"

#include <vector>

namespace voice
{

constexpr int polishedRate = 48000;

/// High-pass, warmth and presence, compression, de-essing, a small room, then the loudness of a voice-over (-18 LUFS) under
/// a limiter at -1.5 dB. The words keep their times: the filters' delays are compensated.
/// returns  stereo, interleaved, 48 kHz; as long as the speech and a tail of 0.2 s for the room
/// Errors: Failure FAILED naming the filter.
std::vector<float> polished(const Speech& speech);

} // namespace voice
