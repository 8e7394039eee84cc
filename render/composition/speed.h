// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/speed.h: how fast a media runs inside a clip, as an exact fraction.
#pragma once

#include "assets/base/media_time.h"

#include <numeric>

namespace spot
{

/// Media time per timeline time, in lowest terms: {2, 1} twice as fast, {-1, 1} backwards, {0, 1} a frozen picture.
/// den > 0; else 1/100..100 either way.                                                                         [value]
struct Speed {
    std::int64_t num = 1, den = 1;
    bool operator==(const Speed&) const = default;

    static constexpr std::int64_t largestPart = 1'000'000'000;
    /// num / den in lowest terms, for den not 0. A fraction of larger parts than the limit becomes the nearest slower one that
    /// fits, which differs by less than one in 10^8.
    static constexpr Speed of(std::int64_t num, std::int64_t den)
    {
        if (den < 0) num = -num, den = -den;
        const std::int64_t shared = std::gcd(num, den);
        if (shared > 1) num /= shared, den /= shared;
        while (num > largestPart || -num > largestPart || den > largestPart) num /= 2, den = (den + 1) / 2;
        const std::int64_t rest = std::gcd(num, den);
        return rest > 1 ? Speed{num / rest, den / rest} : Speed{num, den};
    }
    /// In lowest terms, with parts and a value inside the limits. Everything below is for such a one only.
    constexpr bool isValid() const
    {
        if (den < 1 || den > largestPart || num > largestPart || num < -largestPart || std::gcd(num, den) != 1) return false;
        const std::int64_t size = num < 0 ? -num : num;
        return num == 0 || (size <= den * 100 && size * 100 >= den);
    }
    constexpr bool isNormal() const { return num == 1 && den == 1; }
    constexpr bool isReversed() const { return num < 0; }
    constexpr bool isFrozen() const { return num == 0; }
    constexpr double value() const { return static_cast<double>(num) / static_cast<double>(den); }
    constexpr Speed reversed() const { return {-num, den}; }
    /// How much media passes in `length` of the timeline: signed, cut towards 0.
    constexpr MediaTime mediaIn(MediaTime length) const { return {static_cast<std::int64_t>(static_cast<Wide>(length.flicks) * num / den)}; }
    /// How much of the timeline `media` fills, cut towards 0; not for a frozen one.
    constexpr MediaTime timelineIn(MediaTime media) const { return {static_cast<std::int64_t>(static_cast<Wide>(media.flicks) * den / num)}; }
};

} // namespace spot
