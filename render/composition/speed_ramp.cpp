// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/composition/speed_ramp.h"

#include <algorithm>
#include <cstdlib>

namespace spot
{

namespace
{

Wide floorDivided(Wide a, Wide b)
{
    const Wide quotient = a / b;
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

std::int64_t steady(Speed speed, std::int64_t x) { return static_cast<std::int64_t>(floorDivided(static_cast<Wide>(x) * speed.num, speed.den)); }

/// The integral of the speed over the first `x` of the way from one key to the next: x (a (2L - x) + b x) / 2L, for a and b over
/// one denominator. Divided in two steps, so that nothing leaves 128 bits for keys up to 64 days apart; floors inside of floors
/// are one floor.
std::int64_t ramped(const SpeedKey& from, const SpeedKey& to, std::int64_t x)
{
    const Wide twice = 2 * static_cast<Wide>((to.at - from.at).flicks), under = static_cast<Wide>(from.speed.den) * to.speed.den;
    const Wide a = static_cast<Wide>(from.speed.num) * to.speed.den, b = static_cast<Wide>(to.speed.num) * from.speed.den;
    const Wide mean = a * (twice - x) + b * x, whole = floorDivided(mean, twice);
    return static_cast<std::int64_t>(floorDivided(x * whole + floorDivided(x * (mean - whole * twice), twice), under));
}

/// From the first key on; negative times before it.
std::int64_t passedSinceFirst(const SpeedKeys& keys, MediaTime t)
{
    if (t <= keys.front().at) return steady(keys.front().speed, (t - keys.front().at).flicks);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
        if (t <= keys[i + 1].at) return keys[i].at == keys[i + 1].at ? sum : sum + ramped(keys[i], keys[i + 1], (t - keys[i].at).flicks);
        if (keys[i].at < keys[i + 1].at) sum += ramped(keys[i], keys[i + 1], (keys[i + 1].at - keys[i].at).flicks);
    }
    return sum + steady(keys.back().speed, (t - keys.back().at).flicks);
}

/// Where the speed goes through 0 on the way, in flicks after the first key; -1: nowhere.
std::int64_t turnBetween(const SpeedKey& from, const SpeedKey& to)
{
    if ((from.speed.num < 0) == (to.speed.num < 0) || from.speed.num == 0 || to.speed.num == 0) return -1;
    const double a = from.speed.value(), b = to.speed.value();
    return static_cast<std::int64_t>(static_cast<double>((to.at - from.at).flicks) * (a / (a - b)));
}

} // namespace

MediaTime mediaPassed(const SpeedKeys& keys, MediaTime from, MediaTime until) { return {passedSinceFirst(keys, until) - passedSinceFirst(keys, from)}; }

double speedAt(const SpeedKeys& keys, MediaTime t)
{
    const auto next = std::upper_bound(keys.begin(), keys.end(), t, [](MediaTime v, const SpeedKey& k) { return v < k.at; });
    if (next == keys.begin()) return keys.front().speed.value();
    const SpeedKey& before = *(next - 1);
    if (next == keys.end()) return before.speed.value();
    const double x = static_cast<double>((t - before.at).flicks) / static_cast<double>((next->at - before.at).flicks);
    return before.speed.value() + (next->speed.value() - before.speed.value()) * x;
}

int directionOf(const SpeedKeys& keys)
{
    if (std::all_of(keys.begin(), keys.end(), [](const SpeedKey& k) { return k.speed.num > 0; })) return 1;
    return std::all_of(keys.begin(), keys.end(), [](const SpeedKey& k) { return k.speed.num < 0; }) ? -1 : 0;
}

TimeRange mediaCrossed(const SpeedKeys& keys, MediaTime from, MediaTime until)
{
    TimeRange crossed;
    const auto visit = [&](MediaTime t) {
        if (t < from || t > until) return;
        const MediaTime there = mediaPassed(keys, from, t);
        crossed = {std::min(crossed.start, there), std::max(crossed.end, there)};
    };
    visit(until);
    if (directionOf(keys) != 0) return crossed;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        visit(keys[i].at);
        const std::int64_t turn = i + 1 < keys.size() ? turnBetween(keys[i], keys[i + 1]) : -1;
        if (turn >= 0) visit(keys[i].at + MediaTime{turn}), visit(keys[i].at + MediaTime{turn + 1});
    }
    return crossed;
}

MediaTime timeToPass(const SpeedKeys& keys, MediaTime from, MediaTime media)
{
    const int way = directionOf(keys);
    std::int64_t low = 0, high = (std::abs(media.flicks) + 1) * 101; // no speed is slower than 1/100
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (std::abs(mediaPassed(keys, from, from + MediaTime{middle}).flicks) >= std::abs(media.flicks)) high = middle;
        else low = middle + 1;
    }
    return {way == 0 ? 0 : low};
}

SpeedKeys movedBy(SpeedKeys keys, MediaTime by)
{
    for (SpeedKey& key : keys) key.at += by;
    return keys;
}

SpeedKeys mirrored(const SpeedKeys& keys, MediaTime length)
{
    SpeedKeys turned;
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) turned.push_back({length - key->at, key->speed.reversed()});
    return turned;
}

SpeedKeys stretched(SpeedKeys keys, Speed faster)
{
    for (SpeedKey& key : keys) {
        key.at = faster.timelineIn(key.at);
        key.speed = Speed::of(key.speed.num * faster.num, key.speed.den * faster.den);
    }
    return keys;
}

} // namespace spot
