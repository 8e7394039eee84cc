// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/speed_ramp.h: speed that changes with time, and the media that passes meanwhile, exact to the flick.
#pragma once

#include "render/composition/speed.h"

#include <vector>

namespace spot
{

/// The speed at one time of a ramp; a speed of 0 stands still.
struct SpeedKey {
    MediaTime at;
    Speed speed;
    bool operator==(const SpeedKey&) const = default;
};

/// In rising order of time. The speed goes straight from key to key and stays as it is before the first and after the last. Two
/// keys at one time are a jump, the second holds from there on: two equal keys hold a speed. Empty: no ramp.
/// What follows is for ramps that are not empty.
using SpeedKeys = std::vector<SpeedKey>;

/// The media that passes from `from` to `until` of the ramp's time: signed, the integral of the speed. Cutting is exact:
/// mediaPassed(a, c) = mediaPassed(a, b) + mediaPassed(b, c) to the flick, and so it stays when keys and times move together.
MediaTime mediaPassed(const SpeedKeys& keys, MediaTime from, MediaTime until);

/// The speed at `t`; of a jump the later one.
double speedAt(const SpeedKeys& keys, MediaTime t);

/// 1 forward all along, -1 backward all along, 0 when it stands still or turns somewhere.
int directionOf(const SpeedKeys& keys);

/// The lowest and the highest of mediaPassed(from, t) for t from `from` to `until`: start <= 0 <= end.
TimeRange mediaCrossed(const SpeedKeys& keys, MediaTime from, MediaTime until);

/// How long after `from` `media` has passed, to the flick; for a ramp that goes that one way all along.
MediaTime timeToPass(const SpeedKeys& keys, MediaTime from, MediaTime media);

SpeedKeys movedBy(SpeedKeys keys, MediaTime by);
/// The same media the other way round, for a ramp of this length.
SpeedKeys mirrored(const SpeedKeys& keys, MediaTime length);
/// The same media in another time: keys move and speeds change by `faster`, which is not 0.
SpeedKeys stretched(SpeedKeys keys, Speed faster);

} // namespace spot
