// SPDX-License-Identifier: GPL-3.0-or-later
// Compressor and noise gate: both channels by one gain, made from the louder of them.
// Compressor: feed-forward in decibels with a soft knee and the smooth branching detector of Giannoulis, Massberg, Reiss, "Digital
// dynamic range compressor design", J. Audio Eng. Soc. 60 (2012), equations 4 and 16. No delay. Our own lines: see equalizer.cpp.
#include "render/effects/effect_list.h"
#include "render/effects/sound_math.h"

namespace spot::effects
{

namespace
{

enum CompressorAt : std::size_t { Threshold, RatioAt, Knee, Attack, Release, MakeUp };

constexpr EffectUnit decibels = EffectUnit::Decibels, milliseconds = EffectUnit::Milliseconds;
constexpr std::array compressorParameters{
    EffectParameter{"threshold", "Threshold", decibels, -60, 0, -20, 0.1},
    EffectParameter{"ratio", "Ratio", EffectUnit::Ratio, 1, 20, 3, 0.1},
    EffectParameter{"knee", "Knee", decibels, 0, 24, 6, 0.1},
    EffectParameter{"attack", "Attack", milliseconds, 0.1, 200, 10, 0.1},
    EffectParameter{"release", "Release", milliseconds, 5, 3000, 150, 1},
    EffectParameter{"makeUp", "Make-up gain", decibels, -24, 24, 0, 0.1},
};

class Compressor final : public CopiedProcess<Compressor>
{
public:
    void run(float* samples, int frames, EffectValues v) override
    {
        const double attack = keepOf(v[Attack]), release = keepOf(v[Release]);
        for (int i = 0; i < frames; ++i) {
            float* s = samples + 2 * i;
            const double level = decibelsOf(std::max(std::abs(s[0]), std::abs(s[1])));
            const double wanted = level - curve(level, v);
            const double keep = wanted > m_reduction ? attack : release;
            m_reduction = keep * m_reduction + (1 - keep) * wanted;
            const auto gain = static_cast<float>(gainOf(v[MakeUp] - m_reduction));
            s[0] *= gain, s[1] *= gain;
        }
    }

private:
    static double curve(double level, EffectValues v)
    {
        const double over = level - v[Threshold];
        if (2 * over < -v[Knee]) return level;
        if (2 * std::abs(over) <= v[Knee] && v[Knee] > 0) return level + (1 / v[RatioAt] - 1) * (over + v[Knee] / 2) * (over + v[Knee] / 2) / (2 * v[Knee]);
        return over > 0 ? v[Threshold] + over / v[RatioAt] : level;
    }
    double m_reduction = 0; ///< dB, >= 0
};

enum GateAt : std::size_t { GateThreshold, GateRange, GateAttack, GateHold, GateRelease };

constexpr std::array gateParameters{
    EffectParameter{"threshold", "Threshold", decibels, -90, 0, -50, 0.1},
    EffectParameter{"range", "Range", decibels, 0, 90, 24, 0.1},
    EffectParameter{"attack", "Attack", milliseconds, 0.1, 100, 2, 0.1},
    EffectParameter{"hold", "Hold", milliseconds, 0, 2000, 120, 1},
    EffectParameter{"release", "Release", milliseconds, 5, 3000, 200, 1},
};

/// Open from the threshold on; closes when for the time of hold the sound stayed 3 dB below it.
class Gate final : public CopiedProcess<Gate>
{
public:
    void run(float* samples, int frames, EffectValues v) override
    {
        const double open = gainOf(v[GateThreshold]), shut = gainOf(v[GateThreshold] - 3), closed = -v[GateRange];
        const double attack = keepOf(v[GateAttack]), release = keepOf(v[GateRelease]);
        const auto hold = static_cast<std::int64_t>(v[GateHold] * soundRate / 1000);
        for (int i = 0; i < frames; ++i) {
            float* s = samples + 2 * i;
            const double level = std::max(std::abs(s[0]), std::abs(s[1]));
            if (level >= open) m_isOpen = true, m_quiet = 0;
            else if (level >= shut) m_quiet = 0;
            else if (++m_quiet > hold) m_isOpen = false;
            const double wanted = m_isOpen ? 0 : closed, keep = m_isOpen ? attack : release;
            m_gainDb = keep * m_gainDb + (1 - keep) * wanted;
            const auto gain = static_cast<float>(gainOf(m_gainDb));
            s[0] *= gain, s[1] *= gain;
        }
    }

private:
    bool m_isOpen = false;
    std::int64_t m_quiet = 0; ///< samples
    double m_gainDb = 0;
};

} // namespace

const EffectKind compressor{.id = "compressor", .name = "Compressor", .group = EffectGroup::Dynamics, .parameters = compressorParameters,
                            .listen = []() -> std::unique_ptr<SoundProcess> { return std::make_unique<Compressor>(); }, .preRoll = soundRate};
const EffectKind gate{.id = "gate", .name = "Noise gate", .group = EffectGroup::Repair, .parameters = gateParameters,
                      .listen = []() -> std::unique_ptr<SoundProcess> { return std::make_unique<Gate>(); }, .preRoll = soundRate};

} // namespace spot::effects
