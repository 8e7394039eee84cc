// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/playback_mixer.h: the sound of the preview: mixed ahead on a thread, so that the sound card's callback only copies.
#pragma once

#include "render/audio/loudness.h"

#include <functional>
#include <memory>

namespace spot
{

/// Plays the newest plan with the same mixer and the same Master as the export. Two threads: one opens media and measures a new
/// plan while the old one plays on; one mixes about 170 ms ahead. 48 kHz, stereo.
class PlaybackMixer
{
public:
    /// Called on one of the two threads, at most once for a plan.
    using OnError = std::function<void(const Error&)>;
    /// `media` must outlive this.
    explicit PlaybackMixer(const MediaResolver& media, OnError onError = {});
    ~PlaybackMixer();
    PlaybackMixer(const PlaybackMixer&) = delete;
    PlaybackMixer& operator=(const PlaybackMixer&) = delete;

    /// Never waits. Heard once it is measured and what is mixed ahead has played; of several, the newest.             [ui]
    void setPlan(MixPlan plan);
    /// From this sample of the mix on, after the end silence. While playing: a jump. Never waits.                    [ui]
    void play(std::int64_t fromSample);
    /// Silence from the next callback on. position() stays.                                                          [ui]
    void stop();
    /// The sample that the callback copies next: the clock that leads the picture. Stands while sound is missing.    [ui]
    std::int64_t position() const;

    /// Fills `frames` x 2 interleaved floats; silence where nothing is ready. No allocation, no lock, no log.     [audio]
    /// Returns how many of the frames were sound of the mix.
    int fill(float* out, int frames) noexcept;

private:
    struct Shared;
    std::unique_ptr<Shared> m_shared;
};

} // namespace spot
