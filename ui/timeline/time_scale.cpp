// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_scale.h"

#include <cmath>

namespace spot
{

TimeScale TimeScale::zoomedAt(double at, double factor) const
{
    TimeScale zoomed{origin, std::clamp(pixelsPerSecond * factor, least, most)};
    return zoomed.scrolledTo(time(at) - zoomed.length(at));
}

TimeScale TimeScale::fitting(TimeRange range, double width)
{
    const double seconds = std::max(range.length().seconds(), 0.5);
    const double room = std::max(width - 48, 16.0);
    return {range.start, std::clamp(room / seconds, least, most)};
}

TickStep tickStep(const TimeScale& scale, FrameRate rate, double leastLabel)
{
    const auto second = static_cast<std::int64_t>(std::lround(rate.perSecond()));
    const double perFrame = scale.width(rate.frameLength());
    const TickStep steps[] = {{1, 1}, {2, 1}, {5, 1}, {10, 1}, {second, second % 5 ? second / 2 : second / 5}};
    for (const TickStep& step : steps)
        if (step.labelFrames <= second && perFrame * static_cast<double>(step.labelFrames) >= leastLabel) return step;
    const std::int64_t seconds[][2] = {{2, 1}, {5, 1}, {10, 2}, {30, 5}, {60, 10}, {120, 30}, {300, 60}, {600, 120}, {1800, 300}};
    for (const auto& [label, tick] : seconds)
        if (perFrame * static_cast<double>(second * label) >= leastLabel) return {second * label, second * tick};
    return {second * 3600, second * 600};
}

} // namespace spot
