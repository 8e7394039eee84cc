// SPDX-License-Identifier: GPL-3.0-or-later
#include "finish.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace music
{

namespace
{

double loudnessOf(const std::vector<float>& stereo, int rate)
{
    ebur128_state* state = ebur128_init(2, static_cast<unsigned long>(rate), EBUR128_MODE_I);
    ebur128_add_frames_float(state, stereo.data(), stereo.size() / 2);
    double loudness = -HUGE_VAL;
    ebur128_loudness_global(state, &loudness);
    ebur128_destroy(&state);
    return loudness;
}

/// Straight up to -4 dBFS, then bending toward -1 dBFS.
float bent(double v)
{
    constexpr double knee = 0.63, top = 0.89;
    const double size = std::abs(v);
    if (size <= knee) return static_cast<float>(v);
    return static_cast<float>(std::copysign(knee + (top - knee) * std::tanh((size - knee) / (top - knee)), v));
}

} // namespace

void finish(std::vector<float>& stereo, int rate, double lufs, double fade)
{
    const double loudness = loudnessOf(stereo, rate);
    double peak = 1e-9;
    for (const float v : stereo) peak = std::max(peak, static_cast<double>(std::abs(v)));
    const double gain = std::isfinite(loudness) && loudness > -60 ? std::pow(10, (lufs - loudness) / 20) : peak > 1e-6 ? 0.7 / peak : 1;
    const auto frames = static_cast<std::int64_t>(stereo.size() / 2), fadeFrames = std::min<std::int64_t>(frames, static_cast<std::int64_t>(fade * rate));
    for (std::int64_t i = 0; i < frames; ++i) {
        double shape = 1;
        if (const std::int64_t left = frames - 1 - i; left < fadeFrames) shape = std::pow(std::sin(M_PI / 2 * static_cast<double>(left) / static_cast<double>(fadeFrames)), 2);
        for (int c = 0; c < 2; ++c) {
            float& v = stereo[static_cast<std::size_t>(2 * i + c)];
            v = static_cast<float>(bent(v * gain) * shape);
        }
    }
}

} // namespace music
