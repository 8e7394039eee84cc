// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/plugin.cpp: a line of text becomes a voice-over with the times of its words.
#include "plugins/sdk/sound_file.hpp"
#include "plugins/sdk/spotwright_plugin.hpp"
#include "plugins/voice-espeak/polish.h"
#include "plugins/voice-espeak/speech.h"
#include "plugins/voice-espeak/voices.h"

using namespace spotwright;

namespace
{

/// Speaks faster, up to half as fast again, until the line fits into the length that was asked for.
voice::Speech spokenToFit(const voice::SpokenLine& line, voice::Manner manner, Job& job)
{
    const auto stop = [&job] { return job.cancelled(); };
    const double asked = manner.rate;
    const double room = static_cast<double>(job.request().samples) / voice::polishedRate;
    voice::Speech speech = voice::speak(line, manner, stop);
    for (int attempt = 0; room > 0 && speech.seconds() > room; ++attempt) {
        manner.rate *= 1.02 * speech.seconds() / room;
        if (attempt == 4 || manner.rate > 1.5 * asked)
            refuse("the line lasts " + std::to_string(std::llround(speech.seconds() * 1000)) + " ms and does not fit into " +
                   std::to_string(std::llround(room * 1000)) + " ms even when spoken fast: shorten it or give it more time.");
        speech = voice::speak(line, manner, stop);
    }
    return speech;
}

Result run(Job& job)
{
    const Request& request = job.request();
    if (request.kind != Kind::Voice) unsupported("this plugin makes voices only: kind must be voice.");
    if (request.sampleRate != voice::polishedRate) unsupported("sample_rate must be 48000.");
    const voice::SpokenLine line(request.text);

    voice::startLibrary();
    const std::string language = voice::languageFor(request.language, voice::languages());
    const voice::Manner manner{voice::voiceFor(language, request.voice.id), request.voice.rate, request.voice.pitch,
                               voice::isWrittenWithoutSpaces(language)};
    job.progress(0.05, "speaking");
    const voice::Speech speech = spokenToFit(line, manner, job);

    job.progress(0.4, "polishing");
    std::vector<float> sound = voice::polished(speech);
    job.stopIfCancelled();
    if (request.samples) sound.resize(2 * static_cast<std::size_t>(request.samples));
    writeWav("voice.wav", sound, 2, voice::polishedRate);
    job.progress(1, "polishing");

    Result result{.files = {{"sound", "voice.wav"}}, .notes = "espeak-ng, " + manner.voice};
    for (const auto& word : speech.words)
        result.words.push_back({word.text, static_cast<double>(word.first) / speech.rate, static_cast<double>(word.last) / speech.rate});
    return result;
}

} // namespace

SPOTWRIGHT_PLUGIN("voice-espeak", "1.0.0", run)
