// SPDX-License-Identifier: GPL-3.0-or-later
// render/audio/levels.h: what meters beside the preview show while it plays.
// Loudness by ITU-R BS.1770-4 and EBU Tech 3341 (momentary 400 ms, short-term 3 s), by libebur128.
#pragma once

#include "render/audio/mix_plan.h"

#include <array>
#include <limits>
#include <memory>

namespace spot
{

/// -infinity: silence, or nothing yet.                                                                          [value]
struct Levels {
    static constexpr float none = -std::numeric_limits<float>::infinity();
    std::array<float, mixChannels> peak{none, none};     ///< dBFS, of the last samples
    std::array<float, mixChannels> truePeak{none, none}; ///< dBTP, the highest since the beginning
    float momentary = none, shortTerm = none, integrated = none; ///< LUFS
    bool operator==(const Levels&) const = default;
};

/// Hears samples in order.                                                                          [not thread-safe]
class LevelsMeter
{
public:
    LevelsMeter();
    ~LevelsMeter();
    void restart();
    /// samples: frames x 2 floats. Short-term and integrated loudness are taken anew about ten times a second.
    Levels add(const float* samples, int frames);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace spot
