// SPDX-License-Identifier: GPL-3.0-or-later
// assets/base/media_time.h: time in whole flicks, ranges of it, and exact frame rates.
// One flick is 1/705 600 000 s (github.com/facebookarchive/Flicks): frames of 24, 25, 30, 48, 50, 60, their /1.001 kin and
// samples of 44.1 and 48 kHz are whole numbers of flicks.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>

namespace spot
{

inline constexpr std::int64_t flicksPerSecond = 705'600'000;
__extension__ using Wide = __int128; ///< products of two 64-bit times

/// A moment or a length, in flicks. Range: +-400 years.                                                         [value]
struct MediaTime {
    std::int64_t flicks = 0;

    constexpr auto operator<=>(const MediaTime&) const = default;
    constexpr MediaTime operator+(MediaTime o) const { return {flicks + o.flicks}; }
    constexpr MediaTime operator-(MediaTime o) const { return {flicks - o.flicks}; }
    constexpr MediaTime operator-() const { return {-flicks}; }
    constexpr MediaTime operator*(std::int64_t n) const { return {flicks * n}; }
    constexpr MediaTime& operator+=(MediaTime o) { flicks += o.flicks; return *this; }
    constexpr MediaTime& operator-=(MediaTime o) { flicks -= o.flicks; return *this; }

    /// For display and for reading text only; never compute edits with it.
    constexpr double seconds() const { return static_cast<double>(flicks) / static_cast<double>(flicksPerSecond); }
    static constexpr MediaTime fromSeconds(double s)
    {
        return {static_cast<std::int64_t>(s * static_cast<double>(flicksPerSecond) + (s < 0 ? -0.5 : 0.5))};
    }
    static constexpr MediaTime fromMilliseconds(std::int64_t ms) { return {ms * (flicksPerSecond / 1000)}; }
    /// The start of sample `n` at `hz`; exact for every rate that divides a flick (44.1, 48, 96 kHz, ...).
    static constexpr MediaTime fromSamples(std::int64_t n, int hz) { return {n * (flicksPerSecond / hz)}; }
    /// The sample playing at this time: floor.
    constexpr std::int64_t samples(int hz) const
    {
        const std::int64_t per = flicksPerSecond / hz;
        return flicks >= 0 ? flicks / per : -((-flicks + per - 1) / per);
    }
};

/// Half-open [start, end). Empty when end <= start.                                                             [value]
struct TimeRange {
    MediaTime start;
    MediaTime end;

    constexpr auto operator<=>(const TimeRange&) const = default;
    constexpr MediaTime length() const { return end - start; }
    constexpr bool isEmpty() const { return end <= start; }
    constexpr bool contains(MediaTime t) const { return start <= t && t < end; }
    constexpr bool overlaps(TimeRange o) const { return start < o.end && o.start < end; }
    constexpr TimeRange movedBy(MediaTime by) const { return {start + by, end + by}; }
    constexpr TimeRange intersection(TimeRange o) const { return {std::max(start, o.start), std::min(end, o.end)}; }
};

/// Frames per second as a fraction in lowest terms: {24000, 1001} is 23.976. num, den > 0.                      [value]
struct FrameRate {
    std::int32_t num = 25;
    std::int32_t den = 1;

    constexpr bool operator==(const FrameRate&) const = default;
    constexpr double perSecond() const { return static_cast<double>(num) / den; }
    constexpr bool isExact() const { return (flicksPerSecond * den) % num == 0; }
    /// Start of frame n; exact when isExact(), else the flick at or before it.
    constexpr MediaTime startOf(std::int64_t frame) const
    {
        const Wide t = static_cast<Wide>(frame) * den * flicksPerSecond;
        const Wide q = t / num;
        return {static_cast<std::int64_t>(t < 0 && q * num != t ? q - 1 : q)};
    }
    constexpr MediaTime frameLength() const { return startOf(1); }
    /// The frame on screen at t: the last that starts at or before it.
    constexpr std::int64_t frameAt(MediaTime t) const
    {
        const Wide scaled = static_cast<Wide>(t.flicks) * num;
        const Wide per = static_cast<Wide>(den) * flicksPerSecond;
        Wide q = scaled / per;
        if (scaled < 0 && q * per != scaled) --q;
        while (startOf(static_cast<std::int64_t>(q) + 1) <= t) ++q;
        return static_cast<std::int64_t>(q);
    }
    /// Number of frames that start inside a length: ceil. A length of exactly n frames gives n.
    constexpr std::int64_t framesIn(MediaTime length) const
    {
        return length.flicks <= 0 ? 0 : frameAt({length.flicks - 1}) + 1;
    }
    /// The frame boundary nearest to t; ties go to the earlier one.
    constexpr MediaTime nearestBoundary(MediaTime t) const
    {
        const MediaTime before = startOf(frameAt(t));
        const MediaTime after = startOf(frameAt(t) + 1);
        return t - before <= after - t ? before : after;
    }
};

inline constexpr FrameRate fps23976{24000, 1001}, fps24{24, 1}, fps25{25, 1}, fps2997{30000, 1001}, fps30{30, 1}, fps50{50, 1},
    fps5994{60000, 1001}, fps60{60, 1};
static_assert(fps23976.isExact() && fps24.isExact() && fps25.isExact() && fps2997.isExact() && fps30.isExact() &&
              fps50.isExact() && fps5994.isExact() && fps60.isExact());
static_assert(flicksPerSecond % 48000 == 0 && flicksPerSecond % 44100 == 0);

/// "00:00:03:12": hours, minutes, seconds and frames, non-drop, counted at the rounded rate.
std::string timecode(MediaTime t, FrameRate rate);

} // namespace spot
