// SPDX-License-Identifier: GPL-3.0-or-later
// De-esser: where what lies above a frequency (second-order high pass) is louder than the threshold, a high shelf at that frequency goes
// down by what it is over, at most by the range. No delay. Our own lines: see equalizer.cpp.
#include "render/effects/effect_list.h"
#include "render/effects/sound_math.h"

namespace spot::effects
{

namespace
{

enum At : std::size_t { Frequency, Threshold, Range };

constexpr std::array parameters{
    EffectParameter{"frequency", "Frequency", EffectUnit::Hertz, 2000, 12000, 5500, 10},
    EffectParameter{"threshold", "Threshold", EffectUnit::Decibels, -60, 0, -30, 0.1},
    EffectParameter{"range", "Range", EffectUnit::Decibels, 0, 24, 8, 0.1},
};
constexpr double attack = 1, release = 60; // ms
constexpr int shelfStep = 8;               // samples from one shape of the shelf to the next

class DeEsser final : public CopiedProcess<DeEsser>
{
public:
    void run(float* samples, int frames, EffectValues v) override
    {
        const BiquadShape sharp = highPass(v[Frequency]);
        const double rising = keepOf(attack), falling = keepOf(release);
        for (int i = 0; i < frames; ++i) {
            float* s = samples + 2 * i;
            const double left = m_sharp[0].run(sharp, s[0]), right = m_sharp[1].run(sharp, s[1]);
            const double level = std::max(std::abs(left), std::abs(right)), keep = level > m_level ? rising : falling;
            m_level = keep * m_level + (1 - keep) * level;
            if (m_count++ % shelfStep == 0) m_shape = highShelf(v[Frequency], -std::clamp(decibelsOf(m_level) - v[Threshold], 0.0, v[Range]));
            for (std::size_t c = 0; c < 2; ++c) s[c] = static_cast<float>(m_shelf[c].run(m_shape, s[c]));
        }
    }

private:
    std::array<Biquad, 2> m_sharp, m_shelf;
    BiquadShape m_shape;
    double m_level = 0;
    std::int64_t m_count = 0;
};

} // namespace

const EffectKind deEsser{.id = "de-esser", .name = "De-esser", .group = EffectGroup::Repair, .parameters = parameters,
                         .listen = []() -> std::unique_ptr<SoundProcess> { return std::make_unique<DeEsser>(); }, .preRoll = soundRate / 2};

} // namespace spot::effects
