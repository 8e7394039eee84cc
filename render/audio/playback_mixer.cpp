// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/playback_mixer.h"

#include "render/audio/mix_slot.h"
#include "render/audio/sound_ring.h"

#include <algorithm>
#include <array>
#include <thread>

namespace spot
{

namespace
{

constexpr std::size_t chunksAhead = 16;                // 170 ms
constexpr std::int64_t grainFrames = mixRate * 60 / 1000, grainEnds = mixRate * 10 / 1000;
constexpr int runShift = 48;                           // of a position: 16 bits of the run above 48 of the sample

/// A plan that is ready to be heard.
struct Prepared {
    Mixer mixer;
    Master master;
    bool hasTold = false; ///< its error went out already
};
/// What the person asked for last.
struct Order {
    std::uint64_t run = 0;
    std::int64_t from = 0;
    bool plays = false;
    std::int64_t length = 0; ///< > 0: a grain of so many samples
};

std::uint64_t placed(std::uint64_t run, std::int64_t sample)
{
    return run << runShift | (static_cast<std::uint64_t>(sample) & ((std::uint64_t{1} << runShift) - 1));
}
std::int64_t sampleOf(std::uint64_t place) { return static_cast<std::int64_t>(place << (64 - runShift)) >> (64 - runShift); }

/// Lets a thread rest until there is something new; a call between two looks is not lost.
class Bell
{
public:
    void ring()
    {
        m_rung.fetch_add(1, std::memory_order_release);
        m_rung.notify_all();
    }
    std::uint32_t count() const { return m_rung.load(std::memory_order_acquire); }
    void waitPast(std::uint32_t seen) const { m_rung.wait(seen, std::memory_order_acquire); }

private:
    std::atomic<std::uint32_t> m_rung{0};
};

/// Levels that one thread writes and another reads; each number is whole, together they may be of two moments.
class SharedLevels
{
public:
    SharedLevels() { put({}); }
    void put(const Levels& levels)
    {
        const auto numbers = std::array{levels.peak[0], levels.peak[1], levels.truePeak[0], levels.truePeak[1], levels.momentary, levels.shortTerm, levels.integrated};
        for (std::size_t i = 0; i < numbers.size(); ++i) m_numbers[i].store(numbers[i], std::memory_order_relaxed);
    }
    Levels get() const
    {
        std::array<float, 7> n;
        for (std::size_t i = 0; i < n.size(); ++i) n[i] = m_numbers[i].load(std::memory_order_relaxed);
        return {{n[0], n[1]}, {n[2], n[3]}, n[4], n[5], n[6]};
    }

private:
    std::array<std::atomic<float>, 7> m_numbers{};
    static_assert(std::atomic<float>::is_always_lock_free);
};

/// The same with no sound at the moment.
Levels quiet(Levels levels) noexcept
{
    levels.peak.fill(Levels::none), levels.momentary = Levels::none;
    return levels;
}

/// Soft ends for the samples of a grain that lie in the chunk; silence after it.
void shape(SoundChunk& chunk, const Order& grain)
{
    for (int i = 0; i < SoundChunk::frames; ++i) {
        const std::int64_t at = chunk.start + i - grain.from, left = grain.length - 1 - at;
        const double share = std::clamp((static_cast<double>(std::min(at, left)) + 0.5) / grainEnds, 0.0, 1.0);
        const auto gain = static_cast<float>(share * share * (3 - 2 * share));
        for (int c = 0; c < mixChannels; ++c) chunk.samples[static_cast<std::size_t>(i * mixChannels + c)] *= gain;
    }
}

} // namespace

struct PlaybackMixer::Shared {
    const MediaResolver& media;
    OnError onError;
    std::shared_ptr<StretchCache> stretches = std::make_shared<StretchCache>(); ///< what one plan stretched, the next one has
    SoundRing ring{chunksAhead};
    MixSlot<MixPlan> plan;
    MixSlot<Prepared> prepared;
    MixSlot<Order> order;
    Bell planBell, mixBell;
    std::atomic<std::uint64_t> run{0};   ///< written by ui
    std::atomic<std::uint64_t> heard{0}; ///< placed(): written by the callback
    std::int64_t from = 0;               ///< of the run; ui only
    int taken = 0;                       ///< frames of the ring's oldest chunk; callback only
    SharedLevels levels;
    std::jthread preparer, mixer;

    Shared(const MediaResolver& m, OnError e) : media(m), onError(std::move(e)) {}
    void tell(const Error& error) const
    {
        if (onError) onError(error);
    }
    void prepare(std::stop_token stop);
    void prepareOne(MixPlan newest, std::stop_token stop);
    void mix(std::stop_token stop);
    void begin(Order next);
};

/// Measures a plan. A newer one makes this one pointless: stops in the middle.
void PlaybackMixer::Shared::prepareOne(MixPlan newest, std::stop_token stop)
{
    auto opened = Mixer::open(std::move(newest), media, stretches);
    if (!opened) return tell(opened.error());
    std::stop_source outdated;
    const std::stop_callback forward(stop, [&] { outdated.request_stop(); });
    auto master = Master::make(*opened, outdated.get_token(), [&](double) {
        if (plan.isWaiting()) outdated.request_stop();
    });
    if (!master && master.error().fault == Fault::Cancelled) return;
    if (!master) tell(master.error());
    prepared.put({std::move(*opened), master ? *master : Master(), !master});
    mixBell.ring();
}

void PlaybackMixer::Shared::prepare(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        const std::uint32_t seen = planBell.count();
        if (const auto newest = plan.take()) prepareOne(std::move(*newest), stop);
        else if (!stop.stop_requested()) planBell.waitPast(seen);
    }
}

/// Keeps the ring full while playing.
void PlaybackMixer::Shared::mix(std::stop_token stop)
{
    std::unique_ptr<Prepared> current;
    Order now;
    std::int64_t next = 0;
    LevelsMeter meter;
    while (!stop.stop_requested()) {
        const std::uint32_t seen = mixBell.count();
        if (auto newer = prepared.take()) current = std::move(newer);
        if (const auto asked = order.take()) now = *asked, next = now.from, meter.restart();
        if (now.length && next >= now.from + now.length) now.plays = false;
        if (!now.plays || !current) {
            if (!stop.stop_requested()) mixBell.waitPast(seen); // a stop between two looks rang before `seen` was read
            continue;
        }
        SoundChunk* chunk = ring.free();
        if (!chunk) {
            if (!stop.stop_requested()) mixBell.waitPast(seen); // rung when the callback has taken a chunk
            continue;
        }
        chunk->run = now.run;
        chunk->start = next;
        auto block = current->mixer.mix(next, SoundChunk::frames);
        if (block) {
            current->master.apply(*block);
            std::copy(block->samples.begin(), block->samples.end(), chunk->samples.begin());
        } else {
            chunk->samples.fill(0);
            if (!current->hasTold) tell(block.error());
            current->hasTold = true;
        }
        if (now.length) shape(*chunk, now);
        chunk->levels = meter.add(chunk->samples.data(), SoundChunk::frames);
        next += SoundChunk::frames;
        ring.pushed();
    }
}

void PlaybackMixer::Shared::begin(Order next)
{
    next.run = run.load(std::memory_order_relaxed) + 1;
    from = next.from;
    run.store(next.run, std::memory_order_release); // before the order: no chunk is newer than the run that the callback may see
    order.put(next);
    mixBell.ring();
}

PlaybackMixer::PlaybackMixer(const MediaResolver& media, OnError onError) : m_shared(std::make_unique<Shared>(media, std::move(onError)))
{
    Shared& s = *m_shared;
    s.preparer = std::jthread([&s](std::stop_token stop) { s.prepare(stop); });
    s.mixer = std::jthread([&s](std::stop_token stop) { s.mix(stop); });
}

PlaybackMixer::~PlaybackMixer()
{
    m_shared->preparer.request_stop();
    m_shared->mixer.request_stop();
    m_shared->planBell.ring();
    m_shared->mixBell.ring();
    m_shared->preparer.join();
    m_shared->mixer.join();
}

void PlaybackMixer::setPlan(MixPlan plan)
{
    m_shared->plan.put(std::move(plan));
    m_shared->planBell.ring();
}

void PlaybackMixer::play(std::int64_t fromSample) { m_shared->begin({0, fromSample, true}); }
void PlaybackMixer::scrub(std::int64_t atSample) { m_shared->begin({0, atSample, true, grainFrames}); }
Levels PlaybackMixer::levels() const { return m_shared->levels.get(); }
void PlaybackMixer::stop() { m_shared->begin({0, position(), false}); }

std::int64_t PlaybackMixer::position() const
{
    const std::uint64_t place = m_shared->heard.load(std::memory_order_acquire);
    const std::uint64_t run = m_shared->run.load(std::memory_order_relaxed);
    return place >> runShift == (run & 0xffff) ? sampleOf(place) : m_shared->from; // an older run's: nothing heard yet
}

int PlaybackMixer::fill(float* out, int frames) noexcept
{
    Shared& s = *m_shared;
    const std::uint64_t run = s.run.load(std::memory_order_acquire);
    int done = 0;
    while (done < frames) {
        const SoundChunk* chunk = s.ring.oldest();
        if (!chunk) break;
        if (chunk->run > run) break; // begun during this very call
        if (chunk->run < run || s.taken == SoundChunk::frames) {
            s.ring.popped();
            s.taken = 0;
            s.mixBell.ring(); // an atomic count; wakes the mixing thread if it rests, and waits for nothing
            continue;
        }
        const int n = std::min(frames - done, SoundChunk::frames - s.taken);
        std::copy_n(chunk->samples.begin() + s.taken * mixChannels, n * mixChannels, out + done * mixChannels);
        s.taken += n;
        done += n;
        s.heard.store(placed(run, chunk->start + s.taken), std::memory_order_release);
        s.levels.put(chunk->levels);
    }
    if (done == 0) s.levels.put(quiet(s.levels.get()));
    std::fill(out + done * mixChannels, out + frames * mixChannels, 0.f);
    return done;
}

} // namespace spot
