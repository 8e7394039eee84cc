// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/speech.cpp: a line spoken by the espeak-ng library, dry, with the moments of its words.
#include "plugins/voice-espeak/speech.h"

#include "plugins/sdk/failure.hpp"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace voice
{
namespace
{
constexpr int libraryRate = 22050;

/// What the library's callback fills while it speaks.
struct Recording {
    std::vector<short> samples;
    std::vector<Moment> moments;
    const std::function<bool()>* wantsStop = nullptr;
};

int record(short* wave, int count, espeak_EVENT* events)
{
    auto* recording = static_cast<Recording*>(events->user_data);
    for (; recording && events->type != espeakEVENT_LIST_TERMINATED; ++events) {
        const auto place = static_cast<std::size_t>(std::max(0, events->text_position));
        if (events->type == espeakEVENT_WORD && place > 0) recording->moments.push_back({place - 1, events->sample});
        if (events->type == espeakEVENT_END) recording->moments.push_back({place, events->sample}); // the next clause begins
    }
    if (!recording) return 0;
    if (wave && count > 0) recording->samples.insert(recording->samples.end(), wave, wave + count);
    return (*recording->wantsStop)() ? 1 : 0;
}

/// The range that is louder than -50 dB under the loudest sample.
struct Range {
    std::int64_t first = 0, last = 0;
};
Range audible(const std::vector<float>& samples, std::int64_t from, std::int64_t to, float threshold)
{
    while (from < to && std::abs(samples[static_cast<std::size_t>(from)]) < threshold) ++from;
    while (to > from && std::abs(samples[static_cast<std::size_t>(to - 1)]) < threshold) --to;
    return {from, to};
}

void setManner(const Manner& manner)
{
    if (espeak_SetVoiceByName(manner.voice.c_str()) != EE_OK)
        spotwright::fail("the voice " + manner.voice + " cannot be loaded: is espeak-ng-data installed?");
    const int speed = std::clamp(static_cast<int>(std::lround(165 * manner.rate)), espeakRATE_MINIMUM, espeakRATE_MAXIMUM);
    espeak_SetParameter(espeakRATE, speed, 0);
    espeak_SetParameter(espeakPITCH, std::clamp(static_cast<int>(std::lround(45 + 50 * std::log2(manner.pitch))), 0, 99), 0);
    espeak_SetParameter(espeakRANGE, 58, 0); // a little livelier than reading aloud
    espeak_SetParameter(espeakVOLUME, 100, 0);
    espeak_SetParameter(espeakPUNCTUATION, espeakPUNCT_NONE, 0);
}

/// Cuts the silence at both ends, with a hair's breadth left, and ends each word where its sound ends.
Speech trimmed(std::vector<float> samples, std::vector<SpokenWord> words)
{
    const auto count = static_cast<std::int64_t>(samples.size());
    float peak = 0;
    for (const float sample : samples) peak = std::max(peak, std::abs(sample));
    const float threshold = peak * 0.00316f;
    if (peak < 0.001f || words.empty()) spotwright::refuse("text holds nothing that can be spoken.");

    const Range sound = audible(samples, 0, count, threshold);
    const std::int64_t edge = libraryRate / 100;
    const std::int64_t first = std::max<std::int64_t>(0, sound.first - edge), last = std::min(count, sound.last + edge);
    for (SpokenWord& word : words) {
        const Range heard = audible(samples, word.first, std::min(word.last, count), 4 * threshold);
        if (heard.last > heard.first) word.last = heard.last;
        word.first = std::clamp(word.first, first, last) - first;
        word.last = std::clamp(word.last, first, last) - first;
    }
    Speech speech{libraryRate, {}, std::move(words)};
    speech.samples.assign(samples.begin() + first, samples.begin() + last);
    return speech;
}
} // namespace

void startLibrary()
{
    static const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate != libraryRate) spotwright::fail("espeak-ng does not start: install espeak-ng-data.");
    espeak_SetSynthCallback(&record);
}

Speech speak(const SpokenLine& line, const Manner& manner, const std::function<bool()>& wantsStop)
{
    setManner(manner);
    std::srand(1); // the library's breath noise comes from rand()
    Recording recording;
    recording.wantsStop = &wantsStop;
    const auto spoken = espeak_Synth(line.text().c_str(), line.text().size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &recording);
    if (spoken != EE_OK) spotwright::fail("espeak-ng could not speak the line.");
    if (wantsStop()) throw spotwright::Failure(SPOTWRIGHT_CANCELLED, "Cancelled.");

    std::vector<float> samples(recording.samples.size());
    std::transform(recording.samples.begin(), recording.samples.end(), samples.begin(), [](short s) { return s / 32768.f; });
    auto words = line.words(recording.moments, static_cast<std::int64_t>(samples.size()), manner.wordsByMoment);
    return trimmed(std::move(samples), std::move(words));
}

} // namespace voice
