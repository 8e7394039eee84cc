// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/composer.h: a mood, a length and a hit become a score.
#pragma once

#include "mood.h"
#include "score.h"

#include <cstdint>

namespace music
{

struct Commission {
    double seconds = 15;
    double hit = 0;   ///< where the accent falls; 0: one bar before the end
    int lead = -1;    ///< a program that the person named, or -1
    std::uint64_t seed = 1;
};

/// Every note begins before `seconds`; the last chord sounds until about there. The same commission gives the same score.
/// Shorter than two seconds: one chord.
Score compose(const Mood& mood, const Commission& commission);

} // namespace music
