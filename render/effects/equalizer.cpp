// SPDX-License-Identifier: GPL-3.0-or-later
// Equalizer: low cut, low shelf, three bells, high shelf, high cut, one after the other; the cookbook's second-order filters in double
// precision. Our own lines and not libavfilter's: a filter's memory can be copied, so that a jump gives the samples of a run.
#include "render/effects/effect_list.h"
#include "render/effects/sound_math.h"

#include <vector>

namespace spot::effects
{

namespace
{

enum At : std::size_t { LowCut, LowCutHz, LowShelfHz, LowShelfDb, Bell1Hz, Bell1Db, Bell1Q, Bell2Hz, Bell2Db, Bell2Q, Bell3Hz, Bell3Db, Bell3Q, HighShelfHz, HighShelfDb, HighCut, HighCutHz, Count };

constexpr EffectUnit hertz = EffectUnit::Hertz, decibels = EffectUnit::Decibels;
constexpr std::array parameters{
    EffectParameter{"lowCut", "Low cut", EffectUnit::Switch, 0, 1, 0, 1},
    EffectParameter{"lowCutHz", "Low cut frequency", hertz, 20, 2000, 80, 1},
    EffectParameter{"lowShelfHz", "Low shelf frequency", hertz, 20, 2000, 150, 1},
    EffectParameter{"lowShelfDb", "Low shelf gain", decibels, -24, 24, 0, 0.1},
    EffectParameter{"bell1Hz", "Band 1 frequency", hertz, 20, 20000, 300, 1},
    EffectParameter{"bell1Db", "Band 1 gain", decibels, -24, 24, 0, 0.1},
    EffectParameter{"bell1Q", "Band 1 Q", EffectUnit::Number, 0.1, 20, 1},
    EffectParameter{"bell2Hz", "Band 2 frequency", hertz, 20, 20000, 1200, 1},
    EffectParameter{"bell2Db", "Band 2 gain", decibels, -24, 24, 0, 0.1},
    EffectParameter{"bell2Q", "Band 2 Q", EffectUnit::Number, 0.1, 20, 1},
    EffectParameter{"bell3Hz", "Band 3 frequency", hertz, 20, 20000, 4000, 1},
    EffectParameter{"bell3Db", "Band 3 gain", decibels, -24, 24, 0, 0.1},
    EffectParameter{"bell3Q", "Band 3 Q", EffectUnit::Number, 0.1, 20, 1},
    EffectParameter{"highShelfHz", "High shelf frequency", hertz, 500, 20000, 8000, 1},
    EffectParameter{"highShelfDb", "High shelf gain", decibels, -24, 24, 0, 0.1},
    EffectParameter{"highCut", "High cut", EffectUnit::Switch, 0, 1, 0, 1},
    EffectParameter{"highCutHz", "High cut frequency", hertz, 500, 20000, 12000, 1},
};
static_assert(parameters.size() == Count);

constexpr std::size_t sections = 7;

class Equalizer final : public CopiedProcess<Equalizer>
{
public:
    void run(float* samples, int frames, EffectValues v) override
    {
        if (!std::equal(v.begin(), v.end(), m_values.begin(), m_values.end())) shape(v);
        for (int i = 0; i < frames; ++i)
            for (std::size_t c = 0; c < 2; ++c) {
                double x = samples[2 * i + static_cast<int>(c)];
                for (std::size_t s = 0; s < sections; ++s) x = m_filters[s][c].run(m_shapes[s], x);
                samples[2 * i + static_cast<int>(c)] = static_cast<float>(x);
            }
    }

private:
    void shape(EffectValues v)
    {
        m_values.assign(v.begin(), v.end());
        m_shapes[0] = v[LowCut] >= 0.5 ? highPass(v[LowCutHz]) : BiquadShape{};
        m_shapes[1] = v[LowShelfDb] != 0 ? lowShelf(v[LowShelfHz], v[LowShelfDb]) : BiquadShape{};
        for (std::size_t b = 0; b < 3; ++b) {
            const std::size_t at = Bell1Hz + 3 * b;
            m_shapes[2 + b] = v[at + 1] != 0 ? bell(v[at], v[at + 1], v[at + 2]) : BiquadShape{};
        }
        m_shapes[5] = v[HighShelfDb] != 0 ? highShelf(v[HighShelfHz], v[HighShelfDb]) : BiquadShape{};
        m_shapes[6] = v[HighCut] >= 0.5 ? lowPass(v[HighCutHz]) : BiquadShape{};
    }
    std::vector<double> m_values;
    std::array<BiquadShape, sections> m_shapes;
    std::array<std::array<Biquad, 2>, sections> m_filters;
};

} // namespace

const EffectKind equalizer{.id = "equalizer", .name = "Equalizer", .group = EffectGroup::Tone, .parameters = parameters,
                           .listen = []() -> std::unique_ptr<SoundProcess> { return std::make_unique<Equalizer>(); }, .preRoll = soundRate / 10};

} // namespace spot::effects
