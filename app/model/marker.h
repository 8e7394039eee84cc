// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/marker.h: a note at a moment or over a stretch of a timeline.
#pragma once

#include "app/model/foreign.h"
#include "app/model/ids.h"
#include "assets/base/media_time.h"

#include <string>

namespace spot
{

enum class MarkerColour { Red, Pink, Orange, Yellow, Green, Cyan, Blue, Purple, Magenta, Black, White };

/// `span` is timeline time on frame boundaries; its end equals its start for a moment.                          [value]
struct Marker {
    MarkerId id;
    TimeRange span;
    MarkerColour colour = MarkerColour::Green;
    std::string name, comment;
    Foreign foreign;
    bool operator==(const Marker&) const = default;
};

} // namespace spot
