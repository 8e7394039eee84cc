// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/mixer.h: a plan and a range of samples to a block of sound.
#pragma once

#include "assets/pixels/audio_block.h"
#include "render/audio/mix_plan.h"
#include "render/audio/stretch_cache.h"

#include <memory>

namespace spot
{

/// Mixes 48 kHz stereo floats. A sample depends on its number only: any block size and any order give the same samples.
/// Music that ducks gives way to the voice's own activity, seen ahead of time.       [not thread-safe; one thread, may block]
class Mixer
{
public:
    /// Opens nothing yet but the voices, whose activity is needed. `media` must outlive this.
    /// Errors: NotFound (media), and those of AudioReader; the message names the file.
    /// stretches: shared with other mixers of the same media; null: its own.
    static Result<Mixer> open(MixPlan plan, const MediaResolver& media, std::shared_ptr<StretchCache> stretches = {});

    /// `frames` samples from `start` on; silence outside the plan. Errors: as open.
    Result<AudioBlock> mix(std::int64_t start, std::int64_t frames);

    /// The gain of ducking music at a sample, in decibels, <= 0.
    double duckingDb(std::int64_t sample) const;
    const MixPlan& plan() const;

    Mixer(Mixer&&) noexcept;
    Mixer& operator=(Mixer&&) noexcept;
    ~Mixer();

private:
    struct State;
    explicit Mixer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace spot
