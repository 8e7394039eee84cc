// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/loudness.h: EBU R128 measurement, and the master that brings a mix to its loudness under a true-peak ceiling.
// ITU-R BS.1770-4 by libebur128.
#pragma once

#include "render/audio/mixer.h"

#include <functional>
#include <limits>
#include <stop_token>

namespace spot
{

inline constexpr double truePeakCeiling = -1.0; ///< dBTP, with 0.3 dB kept for the codec

struct Loudness {
    double integrated = -std::numeric_limits<double>::infinity(); ///< LUFS; -infinity for silence
    double truePeak = -std::numeric_limits<double>::infinity();   ///< dBTP
    double range = 0;                                             ///< LU
};

/// Meters blocks in order.                                                                          [not thread-safe]
class LoudnessMeter
{
public:
    LoudnessMeter();
    ~LoudnessMeter();
    LoudnessMeter(LoudnessMeter&&) noexcept;
    void add(const AudioBlock& block);
    Loudness loudness() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// One gain for the whole and a limiter's envelope over time: a value, made once for a plan, applied to any block in any order.
class Master
{
public:
    /// Does nothing: for plans without a target, and for silence.
    Master() = default;
    /// Mixes the whole plan, two or three times. Errors: those of Mixer, Cancelled.
    static Result<Master> make(Mixer& mixer, std::stop_token stop = {}, const std::function<void(double)>& progress = {});

    void apply(AudioBlock& block) const;
    double gainDb() const { return m_gainDb; }
    /// What the mix measures after apply().
    Loudness result() const { return m_result; }

private:
    double m_gainDb = 0;
    std::vector<float> m_envelope; ///< one value per millisecond, <= 1; empty: nothing to limit
    Loudness m_result;
    static std::vector<float> envelopeFor(const std::vector<float>& peaks, double gain);
};

} // namespace spot
