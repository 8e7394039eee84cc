// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/mlt_effects.h: the look and the sound of a clip as MLT's filters, frame by frame where they change.
#pragma once

#include "app/exchange/frame_cut.h"

#include <string>

namespace spot
{

/// "x y w h opacity" of the picture in pixels of the canvas for each frame (`first + n=...`), one value when nothing changes;
/// empty when it fills the canvas as it is. `first`: the producer's frame at the clip's start; `frames`: with its handles.
std::string mltRect(const Clip& clip, FrameSize source, FrameSize canvas, FrameRate rate, std::int64_t first, std::int64_t frames);
/// Degrees in the same manner; empty for none.
std::string mltRotation(const Clip& clip, FrameRate rate, std::int64_t first, std::int64_t frames);
/// The crossfades at both ends of a sound, in frames: `before` of `in` lie before its place.                    [value]
struct MltCross {
    std::int64_t before = 0, in = 0, out = 0;
};
/// Decibels in the same manner, with the track's gain, the fades and the equal-power crossfades; empty for 0. `frames`: all that is
/// heard, from `cross.before` before the clip's start on.
std::string mltLevel(const Clip& clip, double trackGainDb, FrameRate rate, std::int64_t first, std::int64_t frames, MltCross cross);

} // namespace spot
