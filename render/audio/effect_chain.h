// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/effect_chain.h: the effects of one sound at work, so that a sample depends on its number only.
#pragma once

#include "assets/pixels/audio_block.h"
#include "render/composition/composition.h"

#include <functional>
#include <map>

namespace spot
{

/// Runs from a pre-roll before the sound's start on, in pieces of a fixed size, each piece through all effects. Their memory is copied
/// now and then: to read elsewhere is to go on from the copy before that place, with the very samples of a run from the beginning.
/// What the effects are late by is taken back. Keeps at most 128 copies, however long the sound.     [not thread-safe]
class EffectChain
{
public:
    /// `frames` samples of the sound without its effects from `first` on, 48 kHz stereo; asked also before its start and after its end.
    using Source = std::function<Result<AudioBlock>(std::int64_t first, std::int64_t frames)>;

    /// start: where the sound begins, sample of the mix.
    EffectChain(std::vector<SoundEffect> effects, std::int64_t start);
    /// Samples of the mix from `first` on; silence before the pre-roll. Errors: those of `source`.
    Result<AudioBlock> read(std::int64_t first, std::int64_t frames, const Source& source);

private:
    using Processes = std::vector<std::unique_ptr<SoundProcess>>;
    using Piece = std::vector<float>;
    Result<const Piece*> piece(std::int64_t index, const Source& source);
    Result<Done> runOne(const Source& source);
    void apply(Piece& piece, std::int64_t from);
    void remember();
    std::vector<double> valuesOf(const SoundEffect& effect, std::int64_t sample) const;
    static Processes copied(const Processes& processes);

    std::vector<SoundEffect> m_effects;
    std::int64_t m_start, m_origin; ///< the sound's first sample, the pre-roll's first sample
    std::int64_t m_latency = 0;
    Processes m_now;                ///< as after piece m_next - 1
    std::int64_t m_next = 0;
    std::map<std::int64_t, Processes> m_copies; ///< as before the piece
    std::int64_t m_between = 64;                ///< pieces from copy to copy
    std::map<std::int64_t, Piece> m_pieces;     ///< the newest few
};

} // namespace spot
