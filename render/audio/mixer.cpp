// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/mixer.h"

#include "assets/media/audio_reader.h"
#include "render/audio/effect_chain.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <vector>

namespace spot
{

namespace
{

constexpr std::int64_t activityStep = mixRate / 100;   // 10 ms
constexpr double voiceFloor = 0.006;                   // RMS, -44 dBFS: below it nobody speaks
constexpr std::int64_t bridged = mixRate * 7 / 10;     // pauses shorter than this are no pauses: no pumping between words

constexpr double fullVoice = -24;                      // dBFS of its loudest 10 ms: from here on music gives way as far as it does

/// A stretch of speech, in samples of the mix.
struct Speech {
    std::int64_t start, end;
    double strength; ///< how much of the ducking's depth it asks for, 0..1
};

double smooth(double x)
{
    x = std::clamp(x, 0.0, 1.0);
    return x * x * (3 - 2 * x);
}

/// Ramps at both ends of what runs from `start` to `end`, sin^2 for fades and sin for crossfades; 1 between.
template <class Faded> double fadeAt(const Faded& s, std::int64_t start, std::int64_t end, std::int64_t n)
{
    const auto ramp = [](std::int64_t at, std::int64_t length) {
        return at < length ? std::sin(std::numbers::pi / 2 * (static_cast<double>(at) + 0.5) / static_cast<double>(length)) : 1.0;
    };
    const std::int64_t sinceStart = n - start, untilEnd = end - 1 - n;
    const double in = ramp(sinceStart, s.fadeIn), out = ramp(untilEnd, s.fadeOut);
    return in * in * out * out * ramp(sinceStart, s.crossIn) * ramp(untilEnd, s.crossOut);
}

struct Sides {
    double left, right;
};
/// Constant power, 0 dB in the middle.
Sides panned(double pan)
{
    const double angle = (std::clamp(pan, -1.0, 1.0) + 1) * std::numbers::pi / 4;
    return {std::cos(angle) * std::numbers::sqrt2, std::sin(angle) * std::numbers::sqrt2};
}

/// A Bezier may overshoot what its keys may say: 60 dB are enough.
double decibels(double db) { return std::pow(10.0, std::min(db, 60.0) / 20); }

/// Catmull-Rom between the samples around `at`, counted from the first of `raw`.
double between(const AudioBlock& raw, double at, int channel)
{
    const auto k = static_cast<std::int64_t>(std::floor(at));
    const double x = at - static_cast<double>(k);
    const auto v = [&](std::int64_t j) { return static_cast<double>(raw.samples[static_cast<std::size_t>((k + j) * mixChannels + channel)]); };
    const double a = v(-1), b = v(0), d = v(1), e = v(2);
    return b + 0.5 * x * (d - a + x * (2 * a - 5 * b + 4 * d - e + x * (3 * (b - d) + e - a)));
}

/// At one speed, the pitch following.
Result<AudioBlock> resampled(AudioReader& reader, const MixSound& s, std::int64_t first, std::int64_t frames)
{
    const double from = static_cast<double>(s.in) + static_cast<double>(first - s.start) * s.speed;
    const auto low = static_cast<std::int64_t>(std::floor(std::min(from, from + static_cast<double>(frames - 1) * s.speed))) - 1;
    const auto count = static_cast<std::int64_t>(std::ceil(static_cast<double>(frames) * std::abs(s.speed))) + 5;
    SPOT_TRY(raw, reader.read(low, count));
    AudioBlock out{mixRate, mixChannels, first, std::vector<float>(static_cast<std::size_t>(frames * mixChannels))};
    for (std::int64_t i = 0; i < frames; ++i) {
        const double at = static_cast<double>(s.in) + static_cast<double>(first + i - s.start) * s.speed - static_cast<double>(low);
        for (int c = 0; c < mixChannels; ++c) out.samples[static_cast<std::size_t>(i * mixChannels + c)] = static_cast<float>(between(raw, at, c));
    }
    return out;
}

/// Along a ramp, the pitch following; silent where it stands still. Backwards all along it begins with the sample that ends there.
Result<AudioBlock> ramped(AudioReader& reader, const MixSound& s, std::int64_t first, std::int64_t frames)
{
    constexpr double perSample = static_cast<double>(flicksPerSecond) / mixRate;
    const double shift = directionOf(s.ramp) < 0 ? -1 : 0;
    const auto timeOf = [&](std::int64_t n) { return MediaTime::fromSamples(n - s.start, mixRate); };
    std::vector<double> places;
    for (std::int64_t n = first; n < first + frames; ++n) places.push_back(static_cast<double>((s.first + mediaPassed(s.ramp, {}, timeOf(n))).flicks) / perSample + shift);
    const auto [lowest, highest] = std::minmax_element(places.begin(), places.end());
    const auto low = static_cast<std::int64_t>(std::floor(*lowest)) - 1, high = static_cast<std::int64_t>(std::floor(*highest)) + 3;
    SPOT_TRY(raw, reader.read(low, high - low));
    AudioBlock out{mixRate, mixChannels, first, std::vector<float>(static_cast<std::size_t>(frames * mixChannels))};
    for (std::int64_t i = 0; i < frames; ++i) {
        if (speedAt(s.ramp, timeOf(first + i)) == 0) continue;
        for (int c = 0; c < mixChannels; ++c)
            out.samples[static_cast<std::size_t>(i * mixChannels + c)] = static_cast<float>(between(raw, places[static_cast<std::size_t>(i)] - static_cast<double>(low), c));
    }
    return out;
}

/// The pitch kept. One speed: a part of the whole stretched media, so that a cut changes nothing; backwards it is read so.
Result<AudioBlock> stretched(AudioReader& reader, StretchCache& cache, const MixSound& s, std::int64_t first, std::int64_t frames)
{
    const auto media = [&reader](std::int64_t start, std::int64_t count) { return reader.read(start, count); };
    if (!s.ramp.empty()) return cache.read({s.media, 1, s.ramp, s.first}, first - s.start, frames, media);
    const double speed = std::abs(s.speed);
    const std::int64_t begin = std::llround(static_cast<double>(s.first.flicks) / (static_cast<double>(flicksPerSecond) / mixRate) / speed);
    if (s.speed > 0) return cache.read({s.media, speed, {}, {}}, begin + first - s.start, frames, media);
    SPOT_TRY(block, cache.read({s.media, speed, {}, {}}, begin - (first - s.start) - frames, frames, media));
    for (std::int64_t i = 0; i < frames / 2; ++i)
        for (int c = 0; c < mixChannels; ++c) std::swap(block.samples[static_cast<std::size_t>(i * mixChannels + c)], block.samples[static_cast<std::size_t>((frames - 1 - i) * mixChannels + c)]);
    return block;
}

/// Gain of each side at sample `n` of the mix, of everything that the sound goes through.
Sides through(const MixSound& s, std::int64_t n)
{
    Sides sides{1, 1};
    for (const MixThrough& t : s.through) {
        const double own = static_cast<double>(t.in) + static_cast<double>(n - t.start) * t.speed;
        const MediaTime at{std::llround(own * (static_cast<double>(flicksPerSecond) / mixRate))};
        const Sides pan = panned(t.pan.at(at));
        const double gain = decibels(t.gainDb.at(at)) * fadeAt(t, 0, t.length, std::llround(own));
        sides.left *= gain * pan.left, sides.right *= gain * pan.right;
    }
    return sides;
}

} // namespace

struct Mixer::State {
    MixPlan plan;
    const MediaResolver* media;
    std::shared_ptr<StretchCache> stretches;
    std::map<ContentHash, AudioReader> readers;
    std::vector<Speech> speech;

    std::vector<std::optional<EffectChain>> chains;   ///< one for each sound
    std::vector<std::vector<std::size_t>> goesInto;   ///< one for each sound: what a bus sums up

    void arrange();
    Result<AudioReader*> readerOf(const ContentHash& hash);
    Result<Done> add(std::size_t index, AudioBlock& block);
    Result<AudioBlock> source(std::size_t index, std::int64_t first, std::int64_t frames);
    Result<AudioBlock> unchanged(std::size_t index, std::int64_t first, std::int64_t frames);
    Result<Done> findSpeech();
    double duckingDb(std::int64_t sample) const;
};

Result<AudioReader*> Mixer::State::readerOf(const ContentHash& hash)
{
    if (const auto found = readers.find(hash); found != readers.end()) return &found->second;
    SPOT_TRY(file, media->pathOf(hash));
    SPOT_TRY(reader, AudioReader::open(file, {mixRate, mixChannels}));
    return &readers.emplace(hash, std::move(reader)).first->second;
}

void Mixer::State::arrange()
{
    goesInto.resize(plan.sounds.size());
    for (std::size_t i = 0; i < plan.sounds.size(); ++i) {
        const MixSound& s = plan.sounds[i];
        chains.push_back(s.effects.empty() ? std::nullopt : std::optional<EffectChain>(std::in_place, s.effects, s.start));
        if (s.into) goesInto.at(*s.into).push_back(i);
    }
}

/// The sound's own samples for mix samples [first, first + frames), with its effects.
Result<AudioBlock> Mixer::State::source(std::size_t index, std::int64_t first, std::int64_t frames)
{
    if (!chains[index]) return unchanged(index, first, frames);
    return chains[index]->read(first, frames, [this, index](std::int64_t from, std::int64_t count) { return unchanged(index, from, count); });
}

Result<AudioBlock> Mixer::State::unchanged(std::size_t index, std::int64_t first, std::int64_t frames)
{
    const MixSound& s = plan.sounds[index];
    if (s.isBus) {
        AudioBlock sum{mixRate, mixChannels, first, std::vector<float>(static_cast<std::size_t>(frames * mixChannels))};
        for (const std::size_t each : goesInto[index]) SPOT_TRY_DONE(add(each, sum));
        return sum;
    }
    SPOT_TRY(reader, readerOf(s.media));
    if (s.keepsPitch) return stretched(*reader, *stretches, s, first, frames);
    if (!s.ramp.empty()) return ramped(*reader, s, first, frames);
    if (s.speed == 1) return reader->read(s.in + first - s.start, frames);
    return resampled(*reader, s, first, frames);
}

Result<Done> Mixer::State::add(std::size_t index, AudioBlock& block)
{
    const MixSound& s = plan.sounds[index];
    const std::int64_t first = std::max(block.start, s.start), last = std::min(block.start + block.frames(), s.end);
    if (first >= last) return Done{};
    SPOT_TRY(own, source(index, first, last - first));
    const double steadyGain = s.gainDb.isConstant() ? decibels(s.gainDb.at({})) : 0;
    const Sides steadyPan = panned(s.pan.at({}));
    for (std::int64_t n = first; n < last; ++n) {
        const MediaTime at = MediaTime::fromSamples(n - s.start, mixRate);
        double gain = (s.gainDb.isConstant() ? steadyGain : decibels(s.gainDb.at(at))) * fadeAt(s, s.start, s.end, n);
        if (s.ducks && !speech.empty()) gain *= decibels(duckingDb(n));
        const Sides pan = s.pan.isConstant() ? steadyPan : panned(s.pan.at(at));
        const Sides more = through(s, n);
        const std::size_t to = static_cast<std::size_t>((n - block.start) * mixChannels), from = static_cast<std::size_t>((n - first) * mixChannels);
        block.samples[to] += static_cast<float>(own.samples[from] * gain * pan.left * more.left);
        block.samples[to + 1] += static_cast<float>(own.samples[from + 1] * gain * pan.right * more.right);
    }
    return Done{};
}

/// Where the voices are heard, as loud as they are mixed: windows of 10 ms above the floor, with short pauses bridged.
Result<Done> Mixer::State::findSpeech()
{
    if (std::none_of(plan.sounds.begin(), plan.sounds.end(), [](const MixSound& s) { return s.ducks; })) return Done{};
    std::vector<Speech> found;
    for (std::size_t i = 0; i < plan.sounds.size(); ++i) {
        const MixSound& s = plan.sounds[i];
        if (!s.isVoice || (s.into && plan.sounds[*s.into].isVoice)) continue; // of a bus of voices the bus counts
        for (std::int64_t n = s.start; n < s.end; n += activityStep) {
            const std::int64_t frames = std::min(activityStep, s.end - n);
            AudioBlock window{mixRate, mixChannels, n, std::vector<float>(static_cast<std::size_t>(frames * mixChannels))};
            SPOT_TRY_DONE(add(i, window));
            double sum = 0;
            for (const float v : window.samples) sum += static_cast<double>(v) * v;
            const double level = std::sqrt(sum / static_cast<double>(window.samples.size())), floorDb = 20 * std::log10(voiceFloor);
            if (level > voiceFloor) found.push_back({n, n + frames, smooth((20 * std::log10(level) - floorDb) / (fullVoice - floorDb))});
        }
    }
    std::sort(found.begin(), found.end(), [](const Speech& a, const Speech& b) { return a.start < b.start; });
    for (const Speech& each : found) {
        if (!speech.empty() && each.start - speech.back().end < bridged) speech.back().end = std::max(speech.back().end, each.end), speech.back().strength = std::max(speech.back().strength, each.strength);
        else speech.push_back(each);
    }
    return Done{};
}

double Mixer::State::duckingDb(std::int64_t n) const
{
    const auto attack = static_cast<double>(std::max<std::int64_t>(1, plan.ducking.attack.samples(mixRate)));
    const auto release = static_cast<double>(std::max<std::int64_t>(1, plan.ducking.release.samples(mixRate)));
    double depth = 0;
    for (const Speech& s : speech) {
        if (n < s.start) depth = std::max(depth, s.strength * smooth(1 - static_cast<double>(s.start - n) / attack));
        else if (n < s.end) depth = std::max(depth, s.strength);
        else depth = std::max(depth, s.strength * smooth(1 - static_cast<double>(n - s.end) / release));
    }
    return -plan.ducking.depthDb * depth;
}

Result<Mixer> Mixer::open(MixPlan plan, const MediaResolver& media, std::shared_ptr<StretchCache> stretches)
{
    auto state = std::make_unique<State>();
    state->plan = std::move(plan);
    state->media = &media;
    state->stretches = stretches ? std::move(stretches) : std::make_shared<StretchCache>();
    state->arrange();
    SPOT_TRY_DONE(state->findSpeech());
    return Mixer(std::move(state));
}

Result<AudioBlock> Mixer::mix(std::int64_t start, std::int64_t frames)
{
    AudioBlock block{mixRate, mixChannels, start, std::vector<float>(static_cast<std::size_t>(std::max<std::int64_t>(0, frames) * mixChannels))};
    for (std::size_t i = 0; i < m_state->plan.sounds.size(); ++i)
        if (!m_state->plan.sounds[i].into) SPOT_TRY_DONE(m_state->add(i, block));
    return block;
}

double Mixer::duckingDb(std::int64_t sample) const { return m_state->duckingDb(sample); }
const MixPlan& Mixer::plan() const { return m_state->plan; }
Mixer::Mixer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Mixer::Mixer(Mixer&&) noexcept = default;
Mixer& Mixer::operator=(Mixer&&) noexcept = default;
Mixer::~Mixer() = default;

} // namespace spot
