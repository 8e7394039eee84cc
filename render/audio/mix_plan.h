// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/mix_plan.h: the sound of a composition, flattened to samples, immutable.
#pragma once

#include "render/composition/composition.h"

#include <vector>

namespace spot
{

inline constexpr int mixRate = 48000;
inline constexpr int mixChannels = 2;

/// A SoundThrough: the clock of its own reads in + (n - start) * speed samples at sample n of the mix.
struct MixThrough {
    std::int64_t start = 0, in = 0;
    double speed = 1;
    std::int64_t length = 0;
    Curve gainDb, pan;
    std::int64_t fadeIn = 0, fadeOut = 0, crossIn = 0, crossOut = 0;
    bool operator==(const MixThrough&) const = default;
};

/// One sound in samples of the mix.
struct MixSound {
    ContentHash media;
    std::int64_t start = 0, end = 0; ///< on the composition's clock
    std::int64_t in = 0;             ///< sample of the media at `start`
    double speed = 1;
    Curve gainDb, pan;               ///< count from `start`
    std::int64_t fadeIn = 0, fadeOut = 0;
    std::int64_t crossIn = 0, crossOut = 0; ///< crossfades: equal power
    bool isVoice = false, ducks = false;
    SpeedKeys ramp;                  ///< not empty: the speed; counts from `start`
    bool keepsPitch = false;
    MediaTime first;                 ///< media time at `start`, for both of them; else 0
    std::vector<MixThrough> through; ///< as in Sound
    std::vector<SoundEffect> effects; ///< these three too
    bool isBus = false;
    std::optional<std::size_t> into;
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

/// Pure. Sounds outside the composition's duration are left out, and what goes into them.
MixPlan makeMixPlan(const Composition& composition);

} // namespace spot
