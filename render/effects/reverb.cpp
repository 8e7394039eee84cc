// SPDX-License-Identifier: GPL-3.0-or-later
// Reverb: eight delay lines that feed each other through a Hadamard matrix, each with a low pass for the air (J.-M. Jot, A. Chaigne,
// "Digital delay networks for designing artificial reverberators", AES 90, 1991): a line of n samples loses 60 dB n / (decay rate) of
// the time. The dry sound is not delayed. On a clip the tail ends with it; on a track it rings on. Our own lines: see equalizer.cpp.
#include "render/effects/effect_list.h"
#include "render/effects/sound_math.h"

#include <vector>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Decay, PreDelay, Damping, LowCut, Mix };

constexpr std::array parameters{
    EffectParameter{"decay", "Decay", EffectUnit::Milliseconds, 100, 10000, 1200, 10},
    EffectParameter{"preDelay", "Pre-delay", EffectUnit::Milliseconds, 0, 200, 15, 1},
    EffectParameter{"damping", "Damping", EffectUnit::Hertz, 500, 20000, 6000, 10},
    EffectParameter{"lowCut", "Low cut frequency", EffectUnit::Hertz, 20, 2000, 150, 1},
    EffectParameter{"mix", "Mix", EffectUnit::Percent, 0, 1, 0.2},
};

constexpr std::array<int, 8> lengths{1087, 1283, 1447, 1613, 1811, 2029, 2239, 2503}; // primes, 23 to 52 ms: no common echoes
constexpr int longestPreDelay = soundRate / 5 + 1;

class Reverb final : public CopiedProcess<Reverb>
{
public:
    Reverb()
    {
        for (std::size_t k = 0; k < lengths.size(); ++k) m_lines[k].assign(static_cast<std::size_t>(lengths[k]), 0);
        for (auto& side : m_waiting) side.assign(longestPreDelay, 0);
    }

    void run(float* samples, int frames, EffectValues v) override
    {
        const BiquadShape lowCut = highPass(v[LowCut]);
        const double air = std::exp(-2 * std::numbers::pi * v[Damping] / soundRate);
        std::array<double, 8> loss;
        for (std::size_t k = 0; k < lengths.size(); ++k) loss[k] = std::pow(10.0, -3.0 * lengths[k] * 1000 / (v[Decay] * soundRate)) / std::sqrt(8.0);
        const auto wait = static_cast<std::int64_t>(v[PreDelay] * soundRate / 1000);
        for (int i = 0; i < frames; ++i) {
            float* s = samples + 2 * i;
            std::array<double, 2> in;
            for (std::size_t c = 0; c < 2; ++c) {
                m_waiting[c][static_cast<std::size_t>(m_count % longestPreDelay)] = static_cast<float>(m_cut[c].run(lowCut, s[c]));
                in[c] = m_waiting[c][static_cast<std::size_t>((m_count - wait + longestPreDelay) % longestPreDelay)];
            }
            const auto [left, right] = around(in, loss, air);
            s[0] = static_cast<float>(s[0] * (1 - v[Mix]) + left * v[Mix]);
            s[1] = static_cast<float>(s[1] * (1 - v[Mix]) + right * v[Mix]);
            ++m_count;
        }
    }

private:
    /// One sample of all lines: even lines hear the left and are heard on the left.
    std::array<double, 2> around(const std::array<double, 2>& in, const std::array<double, 8>& loss, double air)
    {
        std::array<double, 8> x;
        std::array<double, 2> out{};
        for (std::size_t k = 0; k < 8; ++k) {
            const float& end = m_lines[k][static_cast<std::size_t>(m_count % lengths[k])];
            double& soft = m_soft[k];
            soft = air * soft + (1 - air) * end;
            if (std::abs(soft) < 1e-25) soft = 0;
            x[k] = soft;
            out[k % 2] += (k % 4 < 2 ? 0.35 : -0.35) * soft;
        }
        for (std::size_t wide = 1; wide < 8; wide *= 2) // fast Walsh-Hadamard
            for (std::size_t a = 0; a < 8; ++a)
                if (!(a & wide)) {
                    const double sum = x[a] + x[a | wide];
                    x[a | wide] = x[a] - x[a | wide], x[a] = sum;
                }
        for (std::size_t k = 0; k < 8; ++k) m_lines[k][static_cast<std::size_t>(m_count % lengths[k])] = static_cast<float>(in[k % 2] + loss[k] * x[k]);
        return out;
    }

    std::int64_t m_count = 0;
    std::array<std::vector<float>, 8> m_lines;
    std::array<double, 8> m_soft{};
    std::array<std::vector<float>, 2> m_waiting;
    std::array<Biquad, 2> m_cut;
};

} // namespace

const EffectKind reverb{.id = "reverb", .name = "Reverb", .group = EffectGroup::Space, .parameters = parameters,
                        .listen = []() -> std::unique_ptr<SoundProcess> { return std::make_unique<Reverb>(); }};

} // namespace spot::effects
