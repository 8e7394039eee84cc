// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/speech.h: a line spoken by the espeak-ng library, dry, with the moments of its words.
#pragma once

#include "plugins/voice-espeak/spoken_line.h"

#include <functional>
#include <string>
#include <vector>

namespace voice
{

struct Speech {
    int rate = 22050;           ///< samples a second, one channel
    std::vector<float> samples; ///< -1 to 1, without the silence before and behind
    std::vector<SpokenWord> words;
    double seconds() const { return static_cast<double>(samples.size()) / rate; }
};

struct Manner {
    std::string voice;              ///< the library's name: "en-us+f3"
    double rate = 1.0, pitch = 1.0; ///< 1: as an announcer speaks
    bool wordsByMoment = false;     ///< see SpokenLine::words
};

/// Starts the library, once per process. Errors: Failure FAILED if its data is missing.
void startLibrary();

/// Errors: Failure INVALID_REQUEST if nothing of the line can be spoken; FAILED. wantsStop is asked now and then.
Speech speak(const SpokenLine& line, const Manner& manner, const std::function<bool()>& wantsStop);

} // namespace voice
