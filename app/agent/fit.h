// SPDX-License-Identifier: GPL-3.0-or-later
// app/agent/fit.h: gives each scene its time, so that the spot has its exact length and every spoken line fits.
#pragma once

#include "app/model/brief.h"
#include "app/model/storyboard.h"
#include "assets/base/result.h"

#include <span>

namespace spot
{

/// Silence kept before a line in its scene, and after it.
inline constexpr MediaTime lineLead = MediaTime::fromMilliseconds(250);
inline constexpr MediaTime lineTail = MediaTime::fromMilliseconds(300);
inline constexpr MediaTime shortestScene = MediaTime::fromMilliseconds(1200);

/// How long a line takes when spoken calmly; for planning before a voice exists. 0 for an empty line.
MediaTime estimatedSpeech(std::string_view line, std::string_view language);

/// The speed at which all lines fit into the spot: 1 when they do as they are, 1.2 for a fifth faster.
/// spoken: one length per scene, 0 for none. May exceed any useful speed: see fitScenes.
double neededVoiceRate(const Brief& brief, std::span<const MediaTime> spoken);

/// Places every scene on frame boundaries, one after the other, from 0 to exactly brief.length. Written times are wishes: they
/// are stretched together until the sum is right, and no scene becomes shorter than its line needs. Pure.
/// spoken: one length per scene, 0 for none. longest: none, or for each scene the length of the film that it shows, 0 for none: it
/// gets no longer than that, unless its line is longer or the other scenes cannot fill the spot.
/// Errors: OutOfRange, when the lines (or the number of scenes) do not fit: names both lengths and the longest line's scene.
Result<Storyboard> fitScenes(const Storyboard& storyboard, const Brief& brief, std::span<const MediaTime> spoken, std::span<const MediaTime> longest = {});

} // namespace spot
