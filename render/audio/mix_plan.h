// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/mix_plan.h: the sound of a composition, flattened to samples, immutable.
#pragma once

#include "render/composition/composition.h"

#include <vector>

namespace spot
{

inline constexpr int mixRate = 48000;
inline constexpr int mixChannels = 2;

/// One sound in samples of the mix.
struct MixSound {
    ContentHash media;
    std::int64_t start = 0, end = 0; ///< on the composition's clock
    std::int64_t in = 0;             ///< sample of the media at `start`
    double speed = 1;
    Curve gainDb, pan;               ///< count from `start`
    std::int64_t fadeIn = 0, fadeOut = 0;
    bool isVoice = false, ducks = false;
    SpeedKeys ramp;                  ///< not empty: the speed; counts from `start`
    bool keepsPitch = false;
    MediaTime first;                 ///< media time at `start`, for both of them; else 0
    bool operator==(const MixSound&) const = default;
};

struct MixPlan {
    std::vector<MixSound> sounds;
    std::int64_t frames = 0; ///< of the whole, at mixRate
    Ducking ducking;
    std::optional<double> targetLufs;
    bool operator==(const MixPlan&) const = default;
    /// Equal plans mix to equal samples.
    ContentHash hash() const;
};

/// Pure. Sounds outside the composition's duration are left out.
MixPlan makeMixPlan(const Composition& composition);

} // namespace spot
