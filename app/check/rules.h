// SPDX-License-Identifier: GPL-3.0-or-later
// app/check/rules.h: the rules one by one; each is pure and adds what it finds.
#pragma once

#include "app/check/check.h"

#include <set>

namespace spot
{

using Findings = std::vector<Finding>;

/// Pictures missing inside the spot, and clips or parts of clips that lie after its end.
void checkDuration(const Timeline& timeline, Findings& findings);

/// Texts that cannot be read: shorter than readingTime(), smaller than smallestText, or reaching over the graphics-safe
/// margin of 5 % (EBU R 95).
void checkSupers(const Timeline& timeline, Findings& findings);
/// How long a text takes to read: 17 characters a second, 12 of Chinese, Japanese and Korean (what subtitles are timed by),
/// never under 0.8 s.
MediaTime readingTime(const std::string& text);
/// Of a canvas's shorter side: 22 lines of 1080.
inline constexpr double smallestText = 0.02;

/// Media whose origin no fact in the ledger tells.
void checkRights(const Project& project, const Timeline& timeline, std::span<const LedgerEntry> ledger, Findings& findings);

/// Clips that show more of a timeline than it has, and texts that cannot be read inside of the timelines that are shown.
void checkNesting(const Project& project, const Timeline& timeline, Findings& findings);
/// Effects that this version does not know and cannot draw.
void checkEffects(const Timeline& timeline, Findings& findings);

/// A spot without sound, and a loudness target that no platform asks for.
void checkLoudness(const Project& project, const Timeline& timeline, Findings& findings);

} // namespace spot
