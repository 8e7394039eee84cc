// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/frame_cut.h: a timeline as rows of clips and gaps on whole frames: what formats that count frames are written from.
#pragma once

#include "app/exchange/exchange_report.h"
#include "app/model/project.h"

#include <cstdint>

namespace spot
{

/// A clip or a gap. Items of a row follow each other without a hole, from frame 0 on.                           [value]
struct CutItem {
    ClipPtr clip;              ///< null: a gap
    std::int64_t start = 0, frames = 0;
    std::int64_t in = 0;       ///< of media and timelines: where they are at the start, counted in frames of the timeline
    std::int64_t before = 0, after = 0; ///< frames of the transition from the item before, on both sides of the start
    std::int64_t transition() const { return before + after; }
};
struct CutRow {
    TrackPtr track;
    std::vector<CutItem> items;
};
struct FrameCut {
    std::int64_t frames = 0; ///< of the spot
    std::vector<CutRow> rows;
};

/// Clips end with the spot. Sounds are put on the nearest frames; what moves or is left out is reported.          [any]
FrameCut frameCut(const Timeline& timeline, ExchangeReport& report);

/// The media of a clip, or null.
const MediaItem* mediaOf(const Project& project, const Clip& clip);
/// "Colour grade, Gaussian blur", those that are off left out; empty for none: what is told where effects stay behind.
std::string effectNames(const std::vector<Effect>& effects);
/// The speed of a clip's media or timeline, of a ramp the mean; 1 for others.
Speed speedOf(const Clip& clip);
/// "texts", "colours", "adjustments" or "timelines inside of timelines": what a clip without media is one of, for reports.
const char* kindWithoutMedia(const Clip& clip);

} // namespace spot
