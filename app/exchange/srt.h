// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/srt.h: SubRip subtitles: numbered blocks of words with times in milliseconds, and nothing else.
#pragma once

#include "app/exchange/cue.h"
#include "assets/base/result.h"

namespace spot
{

std::string srtOf(const std::vector<Cue>& cues);
/// Lenient about numbers, blank lines and the decimal sign; strict about times. Markup is taken away and reported.
/// Errors: Corrupt, with the line.                                                                               [any]
Result<std::vector<Cue>> cuesFromSrt(std::string_view text, ExchangeReport& report);

} // namespace spot
