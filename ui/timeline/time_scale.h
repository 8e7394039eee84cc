// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/time_scale.h: pixels to time and back, and where the ruler puts its ticks; pure.
#pragma once

#include "assets/base/media_time.h"

namespace spot
{

/// x = 0 shows `origin`; pixels are device-independent.                                                         [value]
struct TimeScale {
    MediaTime origin;             ///< >= 0
    double pixelsPerSecond = 100; ///< least .. most

    static constexpr double least = 0.5, most = 4000;

    double x(MediaTime t) const { return (t - origin).seconds() * pixelsPerSecond; }
    double width(MediaTime length) const { return length.seconds() * pixelsPerSecond; }
    MediaTime time(double x) const { return origin + length(x); }
    MediaTime length(double width) const { return MediaTime::fromSeconds(width / pixelsPerSecond); }
    TimeRange visible(double width) const { return {origin, time(width)}; }

    /// The time under x stays under x.
    TimeScale zoomedAt(double x, double factor) const;
    /// All of the range with a little air, in `width` pixels.
    static TimeScale fitting(TimeRange range, double width);
    TimeScale scrolledTo(MediaTime newOrigin) const { return {newOrigin < MediaTime{} ? MediaTime{} : newOrigin, pixelsPerSecond}; }
    bool operator==(const TimeScale&) const = default;
};

/// Between two labelled ticks of the ruler, and between two small ones: whole frames, or 1, 2, 5, 10, 30 seconds or minutes.
struct TickStep {
    std::int64_t labelFrames = 1, tickFrames = 1;
    bool operator==(const TickStep&) const = default;
};
/// leastLabel: pixels a label needs.
TickStep tickStep(const TimeScale& scale, FrameRate rate, double leastLabel);

} // namespace spot
