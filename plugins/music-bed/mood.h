// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/mood.h: what a mood means for music: tempo, scale, chords, instruments, patterns; as data.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace music
{

enum class Comping { Strum, Arpeggio, Pad, Offbeat, Blocks };
enum class Drums { None, Soft, Pop, Four, Swing, Epic };

struct Mood {
    std::string_view name;
    double slowest, fastest; ///< beats a minute
    bool isMinor;
    std::vector<std::array<int, 4>> progressions; ///< scale degrees of four bars, 0 is the tonic
    int lead, chords, bass, pad;                  ///< General MIDI programs; pad -1: none
    Comping comping;
    Drums drums;
    double swing;  ///< 0 straight .. 0.33 triplets
    int brightness; ///< octave of the lead above middle C
};

/// By name; "auto" reads the prompt's words (English and Korean). Without a hint: bright.
const Mood& moodFor(std::string_view name, const std::string& prompt);

/// A General MIDI program that the prompt names ("ukulele", "피아노"), or -1.
int instrumentIn(const std::string& prompt);

} // namespace music
