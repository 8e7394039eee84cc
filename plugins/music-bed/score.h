// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/score.h: notes of instruments, in seconds.
#pragma once

#include <vector>

namespace music
{

inline constexpr int drumChannel = 9; // General MIDI

struct Note {
    double start = 0, length = 0; ///< seconds
    int channel = 0, key = 60, velocity = 80;
};

/// An instrument on a channel: General MIDI program, mix values 0..127.
struct Part {
    int channel = 0, program = 0, volume = 100, pan = 64, reverb = 40;
};

struct Score {
    std::vector<Part> parts;
    std::vector<Note> notes; ///< in any order
};

} // namespace music
