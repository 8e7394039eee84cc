// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/stretch_cache.h: sound at another speed with its pitch kept, made piece by piece and kept for a while.
#pragma once

#include "assets/base/result.h"
#include "assets/pixels/audio_block.h"
#include "render/composition/composition.h"

#include <functional>
#include <memory>

namespace spot
{

/// A whole media at one speed, from its beginning: sample n is what the media has at n * speed. With a ramp: a clip from its
/// start, forwards or backwards as the ramp goes.                                                               [value]
struct StretchedSound {
    ContentHash media;
    double speed = 1;  ///< 1/100..100
    SpeedKeys ramp;    ///< not empty: the speed; goes one way all along
    MediaTime first;   ///< of a ramp: media time at its time 0
    ContentHash hash() const;
};

/// Stretches with the finer engine (R3) of Rubber Band (breakfastquay.com/rubberband). A sample depends on its number and on
/// the sound only, not on what was asked before: stretches of half a minute, each made from its own start in fixed steps and
/// joined by short fades. Bounded in bytes: what was not used for longest goes and is made again when asked for.
/// One for several mixers, so that a changed plan does not begin anew.                                      [any thread]
class StretchCache
{
public:
    /// `frames` samples of the media from `start` on, 48 kHz stereo; silence outside of it.
    using ReadMedia = std::function<Result<AudioBlock>(std::int64_t start, std::int64_t frames)>;

    explicit StretchCache(std::size_t mostBytes = 256'000'000);
    ~StretchCache();

    /// `frames` samples of the stretched sound from `start` on; silence before 0. Errors: those of `media`.
    Result<AudioBlock> read(const StretchedSound& sound, std::int64_t start, std::int64_t frames, const ReadMedia& media);

private:
    struct Shared;
    std::unique_ptr<Shared> m_shared;
};

} // namespace spot
