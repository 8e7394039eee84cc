// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/effect_tools.h: noise, filters and envelopes that effects are made of.
#pragma once

#include <cstdint>
#include <random>

namespace music
{

inline constexpr int effectRate = 48000;

/// White noise, -1..1, from a seed.
class Noise
{
public:
    explicit Noise(std::uint64_t seed) : m_random(static_cast<std::uint32_t>(seed * 747796405u + 1)) {}
    double next() { return m_random() / 2147483648.0 - 1; }
    double roll(double low, double high) { return low + (high - low) * (m_random() / 4294967296.0); }

private:
    std::mt19937 m_random;
};

/// A resonant state-variable filter; cutoff in Hz may change with every sample.
class Filter
{
public:
    struct Bands {
        double low, band, high;
    };
    Bands run(double in, double cutoff, double resonance);

private:
    double m_low = 0, m_band = 0;
};

/// 0 before start, rises within attack seconds, then falls by half every `half` seconds.
double pluck(double t, double attack, double half);

/// Rises within `in` seconds and is over at `end`, after falling for `out` seconds.
double swell(double t, double in, double end, double out);

} // namespace music
