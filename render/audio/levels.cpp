// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/levels.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

constexpr int slowStep = mixRate / 10; // frames

struct EburFree {
    void operator()(ebur128_state* s) const { ebur128_destroy(&s); }
};

float decibels(double linear) { return linear > 0 ? static_cast<float>(20 * std::log10(linear)) : Levels::none; }
float loudness(int (*measure)(ebur128_state*, double*), ebur128_state* state)
{
    double value = 0;
    return measure(state, &value) == EBUR128_SUCCESS && std::isfinite(value) ? static_cast<float>(value) : Levels::none;
}

} // namespace

struct LevelsMeter::State {
    std::unique_ptr<ebur128_state, EburFree> meter;
    Levels levels;
    int sinceSlow = 0;
};

LevelsMeter::LevelsMeter() : m_state(std::make_unique<State>()) { restart(); }
LevelsMeter::~LevelsMeter() = default;

void LevelsMeter::restart()
{
    m_state->meter.reset(ebur128_init(mixChannels, mixRate, EBUR128_MODE_M | EBUR128_MODE_S | EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK | EBUR128_MODE_HISTOGRAM));
    m_state->levels = {};
    m_state->sinceSlow = slowStep;
}

Levels LevelsMeter::add(const float* samples, int frames)
{
    State& s = *m_state;
    ebur128_add_frames_float(s.meter.get(), samples, static_cast<std::size_t>(frames));
    for (unsigned c = 0; c < mixChannels; ++c) {
        double peak = 0, truePeak = 0;
        for (int i = 0; i < frames; ++i) peak = std::max(peak, std::abs(static_cast<double>(samples[i * mixChannels + static_cast<int>(c)])));
        ebur128_true_peak(s.meter.get(), c, &truePeak);
        s.levels.peak[c] = decibels(peak), s.levels.truePeak[c] = decibels(truePeak);
    }
    s.levels.momentary = loudness(&ebur128_loudness_momentary, s.meter.get());
    s.sinceSlow += frames;
    if (s.sinceSlow >= slowStep) {
        s.sinceSlow = 0;
        s.levels.shortTerm = loudness(&ebur128_loudness_shortterm, s.meter.get());
        s.levels.integrated = loudness(&ebur128_loudness_global, s.meter.get());
    }
    return s.levels;
}

} // namespace spot
