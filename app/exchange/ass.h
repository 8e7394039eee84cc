// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/ass.h: Advanced SubStation Alpha (v4+): texts with looks and places; its older brother SSA (v4) is read too.
#pragma once

#include "app/exchange/cue.h"

namespace spot
{

/// One style for each distinct look, a place for each text. Places are pixels of the canvas, times hundredths of a second. Texts that
/// are not centred are put where their width is estimated to end. Of libass' manual and the ASS file format guide of aegisub.org. [any]
std::string assOf(const std::vector<Cue>& cues, FrameSize canvas);

/// Styles and the tags in front of a text's first letter become our style; all that is left out is told with its line.
/// Errors: Corrupt with the line.                                                                                  [any]
Result<std::vector<Cue>> cuesFromAss(std::string_view text, ExchangeReport& report);

} // namespace spot
