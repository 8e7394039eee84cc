// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/loudness.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

constexpr std::int64_t step = mixRate / 1000;  // of the envelope: 1 ms
constexpr int reach = 8;                       // ms on both sides that share a peak's gain
constexpr std::int64_t blockFrames = mixRate;  // one second at a time
constexpr double codecMargin = 0.3;            // dB that lossy codecs overshoot

double toDb(double linear) { return linear > 0 ? 20 * std::log10(linear) : -std::numeric_limits<double>::infinity(); }
double toLinear(double db) { return std::pow(10.0, db / 20); }

struct EburFree {
    void operator()(ebur128_state* s) const { ebur128_destroy(&s); }
};
using Ebur = std::unique_ptr<ebur128_state, EburFree>;

Ebur makeEbur(int mode) { return Ebur(ebur128_init(mixChannels, mixRate, mode)); }

/// How far one of at most three passes is, 0..1 of all of them.
struct Pass {
    int number = 0;
    const std::function<void(double)>& progress;
    void tell(std::int64_t done, std::int64_t all) const
    {
        if (progress) progress((number + static_cast<double>(done) / static_cast<double>(all)) / 3);
    }
};

/// Mixes everything in order and hands each block on.
Result<Done> forEachBlock(Mixer& mixer, std::stop_token stop, const Pass& pass, const std::function<void(AudioBlock&)>& take)
{
    for (std::int64_t at = 0; at < mixer.plan().frames; at += blockFrames) {
        pass.tell(at, mixer.plan().frames);
        if (stop.stop_requested()) return Error{Fault::Cancelled, "measuring the loudness was stopped"};
        SPOT_TRY(block, mixer.mix(at, std::min(blockFrames, mixer.plan().frames - at)));
        take(block);
    }
    return Done{};
}

/// True peak of each millisecond before any gain.
class Peaks
{
public:
    Peaks() : m_meter(makeEbur(EBUR128_MODE_TRUE_PEAK)) {}
    void add(const AudioBlock& block)
    {
        for (std::int64_t at = 0; at < block.frames(); at += step) {
            const auto frames = static_cast<std::size_t>(std::min(step, block.frames() - at));
            ebur128_add_frames_float(m_meter.get(), block.samples.data() + at * mixChannels, frames);
            double peak = 0, each = 0;
            for (unsigned c = 0; c < mixChannels; ++c)
                if (ebur128_prev_true_peak(m_meter.get(), c, &each) == EBUR128_SUCCESS) peak = std::max(peak, each);
            m_peaks.push_back(static_cast<float>(peak));
        }
    }
    const std::vector<float>& all() const { return m_peaks; }

private:
    Ebur m_meter;
    std::vector<float> m_peaks;
};

} // namespace

struct LoudnessMeter::State {
    Ebur meter = makeEbur(EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
};

LoudnessMeter::LoudnessMeter() : m_state(std::make_unique<State>()) {}
LoudnessMeter::~LoudnessMeter() = default;
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;

void LoudnessMeter::add(const AudioBlock& block)
{
    SPOT_CHECK(block.rate == mixRate && block.channels == mixChannels, "the meter takes the mix's own blocks");
    ebur128_add_frames_float(m_state->meter.get(), block.samples.data(), static_cast<std::size_t>(block.frames()));
}

Loudness LoudnessMeter::loudness() const
{
    Loudness result;
    ebur128_loudness_global(m_state->meter.get(), &result.integrated);
    ebur128_loudness_range(m_state->meter.get(), &result.range);
    for (unsigned c = 0; c < mixChannels; ++c) {
        double peak = 0;
        if (ebur128_true_peak(m_state->meter.get(), c, &peak) == EBUR128_SUCCESS) result.truePeak = std::max(result.truePeak, toDb(peak));
    }
    return result;
}

/// The gain that keeps every millisecond under the ceiling: the least of the neighbourhood, then a smooth window of the same reach
/// over it, which can never rise above what a peak inside the reach allows.
std::vector<float> Master::envelopeFor(const std::vector<float>& peaks, double gain)
{
    const double ceiling = toLinear(truePeakCeiling - codecMargin);
    std::vector<float> needed(peaks.size());
    bool any = false;
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const double peak = peaks[i] * gain;
        needed[i] = static_cast<float>(peak > ceiling ? ceiling / peak : 1.0);
        any = any || needed[i] < 1;
    }
    if (!any) return {};
    const auto count = static_cast<std::int64_t>(needed.size());
    std::vector<float> least(needed.size()), envelope(needed.size());
    for (std::int64_t i = 0; i < count; ++i)
        least[static_cast<std::size_t>(i)] = *std::min_element(needed.begin() + std::max<std::int64_t>(0, i - 2 * reach), needed.begin() + std::min(count, i + 2 * reach + 1));
    for (std::int64_t i = 0; i < count; ++i) {
        double sum = 0, weights = 0;
        for (int k = -reach; k <= reach; ++k) {
            const double weight = 1 + std::cos(M_PI * k / (reach + 1));
            sum += weight * least[static_cast<std::size_t>(std::clamp<std::int64_t>(i + k, 0, count - 1))];
            weights += weight;
        }
        envelope[static_cast<std::size_t>(i)] = static_cast<float>(sum / weights);
    }
    return envelope;
}

Result<Master> Master::make(Mixer& mixer, std::stop_token stop, const std::function<void(double)>& progress)
{
    Master master;
    Peaks peaks;
    LoudnessMeter before;
    SPOT_TRY_DONE(forEachBlock(mixer, stop, {0, progress}, [&](AudioBlock& block) {
        before.add(block);
        peaks.add(block);
    }));
    master.m_result = before.loudness();
    const std::optional<double> target = mixer.plan().targetLufs;
    // Silence has no loudness to raise; -60 LUFS and less is noise that must not be lifted.
    if (!target || !(master.m_result.integrated > -60)) return master;
    master.m_gainDb = std::clamp(*target - master.m_result.integrated, -40.0, 30.0);
    for (int round = 0; round < 2; ++round) { // the limiter takes a little loudness away: correct once
        master.m_envelope = envelopeFor(peaks.all(), toLinear(master.m_gainDb));
        LoudnessMeter after;
        SPOT_TRY_DONE(forEachBlock(mixer, stop, {round + 1, progress}, [&](AudioBlock& block) {
            master.apply(block);
            after.add(block);
        }));
        master.m_result = after.loudness();
        if (std::abs(master.m_result.integrated - *target) < 0.1 || round == 1) break;
        master.m_gainDb = std::clamp(master.m_gainDb + *target - master.m_result.integrated, -40.0, 30.0);
    }
    if (progress) progress(1);
    return master;
}

void Master::apply(AudioBlock& block) const
{
    const double gain = toLinear(m_gainDb);
    if (m_gainDb == 0 && m_envelope.empty()) return;
    const auto count = static_cast<std::int64_t>(m_envelope.size());
    for (std::int64_t i = 0; i < block.frames(); ++i) {
        double each = gain;
        const std::int64_t n = block.start + i;
        if (count && n >= 0) { // between the middles of two milliseconds
            const double at = (static_cast<double>(n) + 0.5) / step - 0.5;
            const auto left = static_cast<std::int64_t>(std::floor(at));
            const double k = at - static_cast<double>(left);
            const auto value = [&](std::int64_t j) { return static_cast<double>(m_envelope[static_cast<std::size_t>(std::clamp<std::int64_t>(j, 0, count - 1))]); };
            each *= value(left) * (1 - k) + value(left + 1) * k;
        }
        for (int c = 0; c < block.channels; ++c) block.samples[static_cast<std::size_t>(i * block.channels + c)] *= static_cast<float>(each);
    }
}

} // namespace spot
