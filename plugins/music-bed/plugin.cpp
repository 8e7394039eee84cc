// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/plugin.cpp: a request becomes a bed of music or a sound effect.
#include "composer.h"
#include "effect.h"
#include "effect_tools.h"
#include "finish.h"
#include "player.h"

#include "plugins/sdk/sound_file.hpp"
#include "plugins/sdk/spotwright_plugin.hpp"

namespace
{

constexpr double musicLufs = -16, effectLufs = -18, tail = 0.7, effectTail = 0.03;

spotwright::Result written(const std::vector<float>& sound, int rate, std::string notes)
{
    spotwright::writeWav("sound.wav", sound, 2, rate);
    spotwright::Result result;
    result.files.push_back({"sound", "sound.wav"});
    result.notes = std::move(notes);
    return result;
}

spotwright::Result makeMusic(spotwright::Job& job)
{
    const spotwright::Request& request = job.request();
    const int rate = request.sampleRate;
    const std::int64_t samples = request.samples > 0 ? request.samples : static_cast<std::int64_t>(15) * rate;
    const music::Mood& mood = music::moodFor(request.choice("mood", "auto", {"auto", "bright", "warm", "cinematic", "electronic", "jazz", "piano", "playful", "epic", "lofi"}), request.prompt);
    music::Commission commission;
    commission.seconds = static_cast<double>(samples) / rate;
    commission.hit = request.number("hit_seconds", 0, 0, 600);
    commission.lead = music::instrumentIn(request.prompt);
    commission.seed = request.seed;
    job.progress(0.02, "composing");
    const music::Score score = music::compose(mood, commission);
    std::vector<float> sound = music::play(score, samples, rate, [&](double done) {
        job.stopIfCancelled();
        job.progress(0.05 + 0.85 * done, "playing");
    });
    music::finish(sound, rate, musicLufs, std::min(tail, commission.seconds / 4));
    return written(sound, rate, "Mood: " + std::string(mood.name) + ".");
}

spotwright::Result makeEffect(spotwright::Job& job)
{
    const spotwright::Request& request = job.request();
    if (request.sampleRate != music::effectRate) throw spotwright::Failure(SPOTWRIGHT_UNSUPPORTED, "Effects are made at 48000 Hz.");
    std::vector<float> sound = music::effectFor(request.prompt, request.seed, request.samples);
    if (sound.empty()) throw spotwright::Failure(SPOTWRIGHT_UNSUPPORTED, "No effect goes by \"" + request.prompt.substr(0, 60) + "\": there are " + music::effectNames() + ".");
    music::finish(sound, music::effectRate, effectLufs, effectTail);
    return written(sound, music::effectRate, {});
}

spotwright::Result run(spotwright::Job& job)
{
    switch (job.request().kind) {
    case spotwright::Kind::Music: return makeMusic(job);
    case spotwright::Kind::Sfx: return makeEffect(job);
    default: throw spotwright::Failure(SPOTWRIGHT_UNSUPPORTED, "This plugin makes music and sound effects: ask with kind \"music\" or \"sfx\".");
    }
}

} // namespace

SPOTWRIGHT_PLUGIN("music-bed", "1.0.0", run)
