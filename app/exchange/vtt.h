// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/vtt.h: WebVTT subtitles: words, times, and where a text stands.
#pragma once

#include "app/exchange/cue.h"
#include "assets/base/result.h"

namespace spot
{

std::string vttOf(const std::vector<Cue>& cues);
/// Places are read where they are given in percent. Styles, regions, notes, names of speakers and markup are reported.
/// Errors: Corrupt, with the line.                                                                               [any]
Result<std::vector<Cue>> cuesFromVtt(std::string_view text, ExchangeReport& report);

} // namespace spot
