// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/mixer.h"

#include "assets/media/audio_reader.h"

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

/// A stretch of speech, in samples of the mix.
struct Speech {
    std::int64_t start, end;
};

double smooth(double x)
{
    x = std::clamp(x, 0.0, 1.0);
    return x * x * (3 - 2 * x);
}

/// sin^2 ramps at both ends of what runs from `start` to `end`; 1 between.
template <class Faded> double fadeAt(const Faded& s, std::int64_t start, std::int64_t end, std::int64_t n)
{
    const auto ramp = [](std::int64_t at, std::int64_t length) {
        const double x = std::sin(std::numbers::pi / 2 * (static_cast<double>(at) + 0.5) / static_cast<double>(length));
        return x * x;
    };
    double gain = 1;
    if (s.fadeIn > 0 && n - start < s.fadeIn) gain *= ramp(n - start, s.fadeIn);
    if (s.fadeOut > 0 && end - 1 - n < s.fadeOut) gain *= ramp(end - 1 - n, s.fadeOut);
    return gain;
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

double decibels(double db) { return std::pow(10.0, db / 20); }

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
    std::map<ContentHash, AudioReader> readers;
    std::vector<Speech> speech;

    Result<AudioReader*> readerOf(const ContentHash& hash);
    Result<Done> add(const MixSound& s, AudioBlock& block);
    Result<AudioBlock> source(const MixSound& s, std::int64_t first, std::int64_t frames);
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

/// The sound's own samples for mix samples [first, first + frames): straight, or by cubic interpolation at another speed.
Result<AudioBlock> Mixer::State::source(const MixSound& s, std::int64_t first, std::int64_t frames)
{
    SPOT_TRY(reader, readerOf(s.media));
    if (s.speed == 1) return reader->read(s.in + first - s.start, frames);
    const double from = static_cast<double>(s.in) + static_cast<double>(first - s.start) * s.speed;
    const auto low = static_cast<std::int64_t>(std::floor(std::min(from, from + static_cast<double>(frames - 1) * s.speed))) - 1;
    const auto count = static_cast<std::int64_t>(std::ceil(static_cast<double>(frames) * std::abs(s.speed))) + 5;
    SPOT_TRY(raw, reader->read(low, count));
    AudioBlock out{mixRate, mixChannels, first, std::vector<float>(static_cast<std::size_t>(frames * mixChannels))};
    for (std::int64_t i = 0; i < frames; ++i) {
        const double at = static_cast<double>(s.in) + static_cast<double>(first + i - s.start) * s.speed - static_cast<double>(low);
        const auto k = static_cast<std::int64_t>(std::floor(at));
        const double x = at - static_cast<double>(k);
        for (int c = 0; c < mixChannels; ++c) {
            const auto v = [&](std::int64_t j) { return static_cast<double>(raw.samples[static_cast<std::size_t>((k + j) * mixChannels + c)]); };
            const double a = v(-1), b = v(0), d = v(1), e = v(2); // Catmull-Rom
            out.samples[static_cast<std::size_t>(i * mixChannels + c)] = static_cast<float>(b + 0.5 * x * (d - a + x * (2 * a - 5 * b + 4 * d - e + x * (3 * (b - d) + e - a))));
        }
    }
    return out;
}

Result<Done> Mixer::State::add(const MixSound& s, AudioBlock& block)
{
    const std::int64_t first = std::max(block.start, s.start), last = std::min(block.start + block.frames(), s.end);
    if (first >= last) return Done{};
    SPOT_TRY(own, source(s, first, last - first));
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

/// Where the voices are heard: windows of 10 ms above the floor, with short pauses bridged.
Result<Done> Mixer::State::findSpeech()
{
    if (std::none_of(plan.sounds.begin(), plan.sounds.end(), [](const MixSound& s) { return s.ducks; })) return Done{};
    std::vector<Speech> found;
    for (const MixSound& s : plan.sounds) {
        if (!s.isVoice) continue;
        for (std::int64_t n = s.start; n < s.end; n += activityStep) {
            const std::int64_t frames = std::min(activityStep, s.end - n);
            SPOT_TRY(window, source(s, n, frames));
            double sum = 0;
            for (const float v : window.samples) sum += static_cast<double>(v) * v;
            if (std::sqrt(sum / static_cast<double>(window.samples.size())) > voiceFloor) found.push_back({n, n + frames});
        }
    }
    std::sort(found.begin(), found.end(), [](const Speech& a, const Speech& b) { return a.start < b.start; });
    for (const Speech& each : found) {
        if (!speech.empty() && each.start - speech.back().end < bridged) speech.back().end = std::max(speech.back().end, each.end);
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
        if (n >= s.start && n < s.end) return -plan.ducking.depthDb;
        if (n < s.start) depth = std::max(depth, smooth(1 - static_cast<double>(s.start - n) / attack));
        else depth = std::max(depth, smooth(1 - static_cast<double>(n - s.end) / release));
    }
    return -plan.ducking.depthDb * depth;
}

Result<Mixer> Mixer::open(MixPlan plan, const MediaResolver& media)
{
    auto state = std::make_unique<State>();
    state->plan = std::move(plan);
    state->media = &media;
    SPOT_TRY_DONE(state->findSpeech());
    return Mixer(std::move(state));
}

Result<AudioBlock> Mixer::mix(std::int64_t start, std::int64_t frames)
{
    AudioBlock block{mixRate, mixChannels, start, std::vector<float>(static_cast<std::size_t>(std::max<std::int64_t>(0, frames) * mixChannels))};
    for (const MixSound& s : m_state->plan.sounds) SPOT_TRY_DONE(m_state->add(s, block));
    return block;
}

double Mixer::duckingDb(std::int64_t sample) const { return m_state->duckingDb(sample); }
const MixPlan& Mixer::plan() const { return m_state->plan; }
Mixer::Mixer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Mixer::Mixer(Mixer&&) noexcept = default;
Mixer& Mixer::operator=(Mixer&&) noexcept = default;
Mixer::~Mixer() = default;

} // namespace spot
