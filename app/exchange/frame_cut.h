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
    std::int64_t in = 0;       ///< of media: where the media is at the start, counted in frames of the timeline
    std::int64_t dissolve = 0; ///< frames in which the item before shows on under the start of this one
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
/// The speed of a clip's media, of a ramp the mean; 1 for others.
Speed speedOf(const Clip& clip);

} // namespace spot
