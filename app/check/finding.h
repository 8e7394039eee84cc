// SPDX-License-Identifier: GPL-3.0-or-later
// app/check/finding.h: one thing that a spot should not leave the house with, and what to do about it.
#pragma once

#include "app/model/ids.h"
#include "assets/base/media_time.h"

#include <string>

namespace spot
{

enum class Severity {
    Note,    ///< worth knowing
    Warning, ///< likely a mistake: delivered all the same
    Error,   ///< the spot would be wrong: not delivered
};

/// Sentences are English and name the clip; the ui may show the place as a timecode.                            [value]
struct Finding {
    Severity severity = Severity::Warning;
    std::string rule;     ///< "duration", "supers", "rights", "effects", "nesting", "loudness"
    TrackId track;        ///< 0: of the whole timeline
    ClipId clip;          ///< 0: of no single clip
    MediaTime at;         ///< timeline time
    std::string sentence; ///< what is wrong
    std::string nextStep; ///< what to do about it
    bool operator==(const Finding&) const = default;
};

} // namespace spot
