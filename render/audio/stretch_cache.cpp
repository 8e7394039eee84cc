// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/stretch_cache.h"

#include "render/audio/mix_plan.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <list>
#include <mutex>

namespace spot
{

namespace
{

using RubberBand::RubberBandStretcher;

constexpr std::int64_t stretchFrames = 30 * mixRate; // one stretch of output; seams only where a sound is longer
constexpr std::int64_t leadIn = mixRate / 4;         // made before a stretch begins, so that it begins settled
constexpr std::int64_t joinFrames = mixRate / 50;    // of the fade from one stretch to the next
constexpr std::size_t stepFrames = 512;              // of media, given at a time
constexpr int options = RubberBandStretcher::OptionEngineFiner | RubberBandStretcher::OptionProcessRealTime | RubberBandStretcher::OptionThreadingNever | RubberBandStretcher::OptionChannelsTogether;

/// Where the media is, in samples that have passed since the sound's start, at sample `n` of the output; and back.
class Path
{
public:
    explicit Path(const StretchedSound& sound) : m_sound(sound) {}
    double mediaAt(double n) const
    {
        if (m_sound.ramp.empty()) return n * m_sound.speed;
        return std::abs(samples(mediaPassed(m_sound.ramp, {}, flicks(n))));
    }
    double outputAt(double media) const
    {
        if (m_sound.ramp.empty()) return media / m_sound.speed;
        return samples(timeToPass(m_sound.ramp, {}, flicks(media)));
    }

private:
    static MediaTime flicks(double n) { return {std::llround(n * (static_cast<double>(flicksPerSecond) / mixRate))}; }
    static double samples(MediaTime t) { return static_cast<double>(t.flicks) / (static_cast<double>(flicksPerSecond) / mixRate); }
    const StretchedSound& m_sound;
};

/// One stretch of the output, made from its start on as far as it was asked for.
class Stretch
{
public:
    Stretch(StretchedSound sound, std::int64_t start);

    /// Samples of the whole output; inside of [first, end) of this stretch.
    Result<Done> read(std::int64_t from, std::int64_t frames, float* out, const StretchCache::ReadMedia& media);

private:
    Result<Done> step(const StretchCache::ReadMedia& media);
    void push(const float* const* channels, std::size_t frames);
    double ratioAt(double media) const;

    std::mutex m_guard;
    StretchedSound m_sound;
    Path m_path{m_sound};
    std::int64_t m_start = 0; ///< sample of the output that m_made begins with
    std::int64_t m_next = 0;  ///< sample of the media, counted along the path, that is given next
    std::int64_t m_reach = 0; ///< how far the stretcher looks behind what it is given
    std::size_t m_late = 0;   ///< samples still to drop before the first one
    RubberBandStretcher m_stretcher;
    std::vector<float> m_made;
};

Stretch::Stretch(StretchedSound sound, std::int64_t start)
    : m_sound(std::move(sound)), m_start(std::max<std::int64_t>(0, start - leadIn)), m_next(std::llround(m_path.mediaAt(static_cast<double>(m_start)))),
      m_stretcher(mixRate, mixChannels, options, ratioAt(static_cast<double>(m_next)))
{
    m_stretcher.setMaxProcessSize(stepFrames);
    m_reach = static_cast<std::int64_t>(m_stretcher.getPreferredStartPad());
    m_late = m_stretcher.getStartDelay();
    const std::vector<float> silence(stepFrames);
    const std::array<const float*, mixChannels> channels{silence.data(), silence.data()};
    for (std::int64_t pad = m_reach; pad > 0; pad -= static_cast<std::int64_t>(stepFrames)) push(channels.data(), std::min(static_cast<std::size_t>(pad), stepFrames));
}

/// Output per media around a place of the path.
double Stretch::ratioAt(double media) const
{
    if (m_sound.ramp.empty()) return 1 / m_sound.speed;
    const double from = std::max(0.0, media);
    return std::clamp((m_path.outputAt(from + stepFrames) - m_path.outputAt(from)) / stepFrames, 0.01, 100.0);
}

void Stretch::push(const float* const* channels, std::size_t frames)
{
    m_stretcher.process(channels, frames, false);
    std::array<std::vector<float>, mixChannels> got;
    for (int ready = m_stretcher.available(); ready > 0; ready = m_stretcher.available()) {
        const auto count = static_cast<std::size_t>(ready);
        for (auto& channel : got) channel.resize(count);
        std::array<float*, mixChannels> into{got[0].data(), got[1].data()};
        const std::size_t taken = m_stretcher.retrieve(into.data(), count), dropped = std::min(m_late, taken);
        m_late -= dropped;
        for (std::size_t i = dropped; i < taken; ++i) m_made.push_back(got[0][i]), m_made.push_back(got[1][i]);
        if (taken == 0) return;
    }
}

Result<Done> Stretch::step(const StretchCache::ReadMedia& media)
{
    constexpr auto frames = static_cast<std::int64_t>(stepFrames);
    const bool isBackward = !m_sound.ramp.empty() && directionOf(m_sound.ramp) < 0;
    const std::int64_t first = m_sound.ramp.empty() ? 0 : m_sound.first.samples(mixRate);
    SPOT_TRY(block, media(isBackward ? first - m_next - frames : first + m_next, frames));
    std::array<std::array<float, stepFrames>, mixChannels> given{};
    for (std::size_t i = 0; i < stepFrames; ++i)
        for (std::size_t c = 0; c < mixChannels; ++c) given[c][i] = block.samples[(isBackward ? stepFrames - 1 - i : i) * mixChannels + c];
    m_stretcher.setTimeRatio(ratioAt(static_cast<double>(m_next - m_reach)));
    const std::array<const float*, mixChannels> channels{given[0].data(), given[1].data()};
    push(channels.data(), stepFrames);
    m_next += frames;
    return Done{};
}

Result<Done> Stretch::read(std::int64_t from, std::int64_t frames, float* out, const StretchCache::ReadMedia& media)
{
    const std::scoped_lock lock(m_guard);
    while (static_cast<std::int64_t>(m_made.size()) < (from + frames - m_start) * mixChannels) SPOT_TRY_DONE(step(media));
    std::copy_n(m_made.begin() + (from - m_start) * mixChannels, frames * mixChannels, out);
    return Done{};
}

} // namespace

ContentHash StretchedSound::hash() const
{
    Hasher hasher;
    hasher.add(media).add(speed).add(first.flicks).add(ramp.size());
    for (const SpeedKey& key : ramp) hasher.add(key.at.flicks).add(key.speed.num).add(key.speed.den);
    return hasher.finish();
}

struct StretchCache::Shared {
    struct Entry {
        ContentHash sound;
        std::int64_t index;
        std::shared_ptr<Stretch> stretch;
    };
    std::size_t most;
    std::mutex guard;
    std::list<Entry> entries; ///< newest first

    std::shared_ptr<Stretch> of(const StretchedSound& sound, const ContentHash& hash, std::int64_t index);
};

std::shared_ptr<Stretch> StretchCache::Shared::of(const StretchedSound& sound, const ContentHash& hash, std::int64_t index)
{
    const std::scoped_lock lock(guard);
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.index == index && e.sound == hash; });
    if (found != entries.end()) entries.splice(entries.begin(), entries, found);
    else entries.push_front({hash, index, std::make_shared<Stretch>(sound, index * stretchFrames)});
    while (entries.size() > most) entries.pop_back();
    return entries.front().stretch;
}

StretchCache::StretchCache(std::size_t mostBytes) : m_shared(std::make_unique<Shared>())
{
    constexpr std::size_t bytesOfOne = static_cast<std::size_t>(stretchFrames + leadIn + joinFrames) * mixChannels * sizeof(float);
    m_shared->most = std::max<std::size_t>(2, mostBytes / bytesOfOne);
}
StretchCache::~StretchCache() = default;

Result<AudioBlock> StretchCache::read(const StretchedSound& sound, std::int64_t start, std::int64_t frames, const ReadMedia& media)
{
    AudioBlock block{mixRate, mixChannels, start, std::vector<float>(static_cast<std::size_t>(frames * mixChannels))};
    const ContentHash hash = sound.hash();
    std::vector<float> older(static_cast<std::size_t>(joinFrames * mixChannels));
    for (std::int64_t n = std::max<std::int64_t>(0, start); n < start + frames;) {
        const std::int64_t index = n / stretchFrames, begin = index * stretchFrames;
        const bool isJoin = index > 0 && n < begin + joinFrames;
        const std::int64_t count = std::min(start + frames, isJoin ? begin + joinFrames : begin + stretchFrames) - n;
        float* out = block.samples.data() + (n - start) * mixChannels;
        SPOT_TRY_DONE(m_shared->of(sound, hash, index)->read(n, count, out, media));
        if (isJoin) {
            SPOT_TRY_DONE(m_shared->of(sound, hash, index - 1)->read(n, count, older.data(), media));
            for (std::int64_t i = 0; i < count * mixChannels; ++i) {
                const float share = (static_cast<float>(n - begin + i / mixChannels) + 0.5f) / static_cast<float>(joinFrames);
                out[i] = older[static_cast<std::size_t>(i)] * (1 - share) + out[i] * share;
            }
        }
        n += count;
    }
    return block;
}

} // namespace spot
