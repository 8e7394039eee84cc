// SPDX-License-Identifier: GPL-3.0-or-later
// Limiter: nothing above the ceiling, not between the samples either. The true peak is taken as by ITU-R BS.1770-4, annex 2: four times
// oversampled, here with a windowed sinc of 12 samples. The gain is the least that the next 2 ms need (look-ahead), let go by the
// release, and averaged over the same 2 ms, so that it is there when the peak comes and never steps. Late by a constant.
#include "render/effects/effect_list.h"
#include "render/effects/sound_math.h"

#include <deque>
#include <utility>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Drive, Ceiling, Release };

constexpr std::array parameters{
    EffectParameter{"drive", "Drive", EffectUnit::Decibels, 0, 24, 0, 0.1},
    EffectParameter{"ceiling", "Ceiling", EffectUnit::Decibels, -20, 0, -1, 0.1},
    EffectParameter{"release", "Release", EffectUnit::Milliseconds, 5, 1000, 80, 1},
};

constexpr int taps = 12, phases = 4, reach = taps / 2;
constexpr int window = 96;                        // samples of look-ahead
constexpr int late = reach + window - 1;          // of the whole
constexpr double margin = 0.15;                   // dB: the gain moves while a peak is between two samples

/// Of the values at 1/4, 2/4 and 3/4 after the sixth of 12 samples: sinc under a Hann window of 12 samples.
const std::array<std::array<double, taps>, phases - 1>& interpolation()
{
    static const auto all = [] {
        std::array<std::array<double, taps>, phases - 1> made{};
        for (int p = 1; p < phases; ++p)
            for (int t = 0; t < taps; ++t) {
                const double x = t - (reach - 1) - p / static_cast<double>(phases), turn = std::numbers::pi * x;
                made[static_cast<std::size_t>(p - 1)][static_cast<std::size_t>(t)] = std::sin(turn) / turn * (0.5 + 0.5 * std::cos(turn / reach));
            }
        return made;
    }();
    return all;
}

class Limiter final : public CopiedProcess<Limiter>
{
public:
    void run(float* samples, int frames, EffectValues v) override
    {
        const double ceiling = gainOf(v[Ceiling] - margin), keep = keepOf(v[Release]);
        const auto drive = static_cast<float>(gainOf(v[Drive]));
        for (int i = 0; i < frames; ++i) {
            float* s = samples + 2 * i;
            const std::size_t at = static_cast<std::size_t>(m_count % kept);
            for (std::size_t c = 0; c < 2; ++c) m_past[c][at] = s[c] * drive;
            const double peak = truePeak(); // around the sample `reach` ago
            const double gain = averaged(released(least(peak > ceiling ? ceiling / peak : 1), keep));
            const std::size_t then = static_cast<std::size_t>((m_count + kept - late) % kept);
            for (std::size_t c = 0; c < 2; ++c) s[c] = m_count < late ? 0 : static_cast<float>(m_past[c][then] * gain);
            ++m_count;
        }
    }

private:
    static constexpr int kept = 128; ///< more than `late`
    static_assert(kept > late && kept > taps);

    /// The greatest of the sample `reach` ago, and of what lies up to a sample before and after it.
    double truePeak()
    {
        double now = 0;
        for (const auto& past : m_past) {
            std::array<double, taps> x; // oldest first; x[5] and x[6] are the middle
            for (int t = 0; t < taps; ++t) x[static_cast<std::size_t>(t)] = past[static_cast<std::size_t>((m_count + kept + t - (taps - 1)) % kept)];
            now = std::max({now, std::abs(x[reach - 1]), std::abs(x[reach])});
            for (const auto& shape : interpolation()) {
                double sum = 0;
                for (std::size_t t = 0; t < taps; ++t) sum += shape[t] * x[t];
                now = std::max(now, std::abs(sum));
            }
        }
        return std::max(now, std::exchange(m_lastPeak, now));
    }
    /// Of the last `window` gains.
    double least(double gain)
    {
        while (!m_rising.empty() && m_rising.back().second >= gain) m_rising.pop_back();
        m_rising.emplace_back(m_count, gain);
        while (m_rising.front().first <= m_count - window) m_rising.pop_front();
        return m_rising.front().second;
    }
    double released(double gain, double keep)
    {
        m_gain = gain < m_gain ? gain : keep * m_gain + (1 - keep) * gain;
        return m_gain;
    }
    double averaged(double gain)
    {
        double& oldest = m_gains[static_cast<std::size_t>(m_count % window)];
        m_sum += gain - std::exchange(oldest, gain);
        return m_sum / window;
    }

    std::int64_t m_count = 0; ///< samples heard
    std::array<std::array<float, kept>, 2> m_past{};
    double m_lastPeak = 0, m_gain = 1;
    std::deque<std::pair<std::int64_t, double>> m_rising; ///< candidates of the least, rising
    std::array<double, window> m_gains = ones();
    double m_sum = window;
    static std::array<double, window> ones()
    {
        std::array<double, window> all;
        all.fill(1);
        return all;
    }
};

} // namespace

const EffectKind limiter{.id = "limiter", .name = "Limiter", .group = EffectGroup::Dynamics, .parameters = parameters,
                         .listen = []() -> std::unique_ptr<SoundProcess> { return std::make_unique<Limiter>(); }, .latency = late, .preRoll = soundRate / 2};

} // namespace spot::effects
