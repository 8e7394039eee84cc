// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/effect_chain.h"

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

constexpr int channels = 2;
constexpr std::int64_t pieceFrames = 4096; // 85 ms
constexpr int stepFrames = 64;             // values are taken once for so many samples
constexpr std::size_t keptPieces = 4, mostCopies = 128;
static_assert(pieceFrames % stepFrames == 0);

} // namespace

EffectChain::EffectChain(std::vector<SoundEffect> effects, std::int64_t start) : m_effects(std::move(effects)), m_start(start)
{
    std::int64_t preRoll = 0;
    for (const SoundEffect& effect : m_effects) {
        preRoll += effect.kind->preRoll;
        m_latency += effect.kind->latency;
        m_now.push_back(effect.kind->listen());
    }
    m_origin = start - preRoll;
}

EffectChain::Processes EffectChain::copied(const Processes& processes)
{
    Processes copies;
    for (const auto& process : processes) copies.push_back(process->copy());
    return copies;
}

std::vector<double> EffectChain::valuesOf(const SoundEffect& effect, std::int64_t sample) const
{
    const MediaTime since = MediaTime::fromSamples(sample - m_start, soundRate);
    const MediaTime at = effect.in + (effect.speed == 1 ? since : MediaTime{std::llround(static_cast<double>(since.flicks) * effect.speed)});
    std::vector<double> values;
    for (const EffectParameter& p : effect.kind->parameters) {
        const auto given = effect.values.find(std::string(p.id));
        const double value = given == effect.values.end() ? p.fallback : given->second.at(at);
        values.push_back(std::isfinite(value) ? std::clamp(value, p.low, p.high) : p.fallback);
    }
    return values;
}

/// from: sample of the mix that the piece's first one is.
void EffectChain::apply(Piece& piece, std::int64_t from)
{
    std::int64_t late = 0;
    for (std::size_t e = 0; e < m_effects.size(); ++e) {
        const SoundEffect& effect = m_effects[e];
        const bool isSteady = std::ranges::all_of(effect.values, [](const auto& value) { return value.second.isConstant(); });
        std::vector<double> values = valuesOf(effect, from);
        for (std::int64_t at = 0; at < pieceFrames; at += stepFrames) {
            if (!isSteady) values = valuesOf(effect, from - late + at + stepFrames / 2);
            m_now[e]->run(piece.data() + at * channels, stepFrames, values);
        }
        late += effect.kind->latency;
    }
}

/// A copy before every m_between-th piece; when there are too many, every second one goes.
void EffectChain::remember()
{
    if (m_next % m_between != 0 || m_copies.count(m_next)) return;
    m_copies.emplace(m_next, copied(m_now));
    if (m_copies.size() <= mostCopies) return;
    m_between *= 2;
    std::erase_if(m_copies, [this](const auto& copy) { return copy.first % m_between != 0; });
}

Result<Done> EffectChain::runOne(const Source& source)
{
    const std::int64_t from = m_origin + m_next * pieceFrames;
    SPOT_TRY(block, source(from, pieceFrames));
    remember();
    apply(block.samples, from);
    m_pieces.insert_or_assign(m_next++, std::move(block.samples));
    while (m_pieces.size() > keptPieces) m_pieces.erase(m_pieces.begin()->first == m_next - 1 ? std::next(m_pieces.begin()) : m_pieces.begin());
    return Done{};
}

Result<const EffectChain::Piece*> EffectChain::piece(std::int64_t index, const Source& source)
{
    if (const auto known = m_pieces.find(index); known != m_pieces.end()) return &known->second;
    auto copy = m_copies.upper_bound(index);
    if (copy != m_copies.begin() && (m_next > index || std::prev(copy)->first > m_next)) {
        --copy;
        m_now = copied(copy->second);
        m_next = copy->first;
    }
    while (m_next <= index) SPOT_TRY_DONE(runOne(source));
    return &m_pieces.at(index);
}

Result<AudioBlock> EffectChain::read(std::int64_t first, std::int64_t frames, const Source& source)
{
    AudioBlock out{soundRate, channels, first, std::vector<float>(static_cast<std::size_t>(frames * channels))};
    const std::int64_t begin = first + m_latency - m_origin; // in what the chain has given
    for (std::int64_t done = std::max<std::int64_t>(0, -begin); done < frames;) {
        const std::int64_t at = begin + done, within = at % pieceFrames, count = std::min(frames - done, pieceFrames - within);
        SPOT_TRY(from, piece(at / pieceFrames, source));
        std::copy_n(from->begin() + within * channels, count * channels, out.samples.begin() + done * channels);
        done += count;
    }
    return out;
}

} // namespace spot
