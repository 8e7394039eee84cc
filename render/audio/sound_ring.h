// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/sound_ring.h: mixed sound on its way to the sound card: one thread fills, the audio callback copies.
#pragma once

#include "render/audio/levels.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

namespace spot
{

/// A short stretch of the mix. `run` counts the starts of playback: sound of an older run is never heard.
struct SoundChunk {
    static constexpr int frames = 512;
    std::uint64_t run = 0;
    std::int64_t start = 0; ///< sample of the mix
    std::array<float, static_cast<std::size_t>(frames * mixChannels)> samples{};
    Levels levels; ///< after it
};

/// A bounded queue of chunks; all memory is taken at construction.    [one thread puts, one takes; neither waits]
class SoundRing
{
public:
    explicit SoundRing(std::size_t chunks) : m_chunks(chunks) {}

    /// The chunk to fill next, or null when full. It becomes visible with pushed().
    SoundChunk* free()
    {
        const std::size_t head = m_head.load(std::memory_order_relaxed);
        return head - m_tail.load(std::memory_order_acquire) == m_chunks.size() ? nullptr : &m_chunks[head % m_chunks.size()];
    }
    void pushed() { m_head.store(m_head.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

    /// The oldest chunk, or null when empty. It stays until popped().
    const SoundChunk* oldest() const
    {
        const std::size_t tail = m_tail.load(std::memory_order_relaxed);
        return tail == m_head.load(std::memory_order_acquire) ? nullptr : &m_chunks[tail % m_chunks.size()];
    }
    void popped() { m_tail.store(m_tail.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

private:
    std::vector<SoundChunk> m_chunks;
    std::atomic<std::size_t> m_head{0}, m_tail{0};
};

} // namespace spot
