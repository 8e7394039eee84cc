// SPDX-License-Identifier: GPL-3.0-or-later
#include "player.h"

#include "plugins/sdk/failure.hpp"

#include <fluidsynth.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace music
{

namespace
{

constexpr const char* soundfont = "/usr/share/sounds/sf2/FluidR3_GM.sf2";
constexpr std::int64_t mostFrames = 4096; // rendered between two ticks

struct Settings {
    fluid_settings_t* value = new_fluid_settings();
    ~Settings() { delete_fluid_settings(value); }
};
struct Synth {
    fluid_synth_t* value;
    explicit Synth(fluid_settings_t* settings) : value(new_fluid_synth(settings)) {}
    ~Synth() { delete_fluid_synth(value); }
};

/// A key going down or up, at a sample.
struct Event {
    std::int64_t at;
    bool isOn;
    int channel, key, velocity;
};

std::vector<Event> eventsOf(const Score& score, int rate)
{
    std::vector<Event> events;
    for (const Note& note : score.notes) {
        const auto on = static_cast<std::int64_t>(std::llround(note.start * rate)), off = static_cast<std::int64_t>(std::llround((note.start + note.length) * rate));
        events.push_back({on, true, note.channel, note.key, note.velocity});
        events.push_back({std::max(on + 1, off), false, note.channel, note.key, 0});
    }
    // Keys go up before others go down at the same sample, else a repeated key would fall silent.
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.at != b.at ? a.at < b.at : a.isOn < b.isOn; });
    return events;
}

void setUp(fluid_synth_t* synth, const Score& score)
{
    for (const Part& part : score.parts) {
        fluid_synth_bank_select(synth, part.channel, part.channel == drumChannel ? 128 : 0);
        fluid_synth_program_change(synth, part.channel, part.program);
        fluid_synth_cc(synth, part.channel, 7, part.volume);
        fluid_synth_cc(synth, part.channel, 10, part.pan);
        fluid_synth_cc(synth, part.channel, 91, part.reverb);
    }
}

} // namespace

std::vector<float> play(const Score& score, std::int64_t samples, int rate, const std::function<void(double)>& tick)
{
    fluid_set_log_function(FLUID_WARN, nullptr, nullptr);
    fluid_set_log_function(FLUID_INFO, nullptr, nullptr);
    const Settings settings;
    fluid_settings_setnum(settings.value, "synth.sample-rate", rate);
    fluid_settings_setnum(settings.value, "synth.gain", 0.5);
    fluid_settings_setint(settings.value, "synth.cpu-cores", 1);
    fluid_settings_setint(settings.value, "synth.polyphony", 256);
    fluid_settings_setint(settings.value, "synth.chorus.active", 0);
    const Synth synth(settings.value);
    if (!synth.value || fluid_synth_sfload(synth.value, soundfont, 1) == FLUID_FAILED)
        throw spotwright::Failure(SPOTWRIGHT_FAILED, std::string("The soundfont ") + soundfont + " cannot be loaded: install the package fluid-soundfont-gm.");
    setUp(synth.value, score);

    std::vector<float> sound(static_cast<std::size_t>(samples) * 2);
    std::int64_t now = 0;
    const auto renderTo = [&](std::int64_t end) {
        while (now < end) {
            const auto frames = static_cast<int>(std::min(mostFrames, end - now));
            float* at = sound.data() + now * 2;
            fluid_synth_write_float(synth.value, frames, at, 0, 2, at, 1, 2);
            now += frames;
            tick(static_cast<double>(now) / static_cast<double>(samples));
        }
    };
    for (const Event& event : eventsOf(score, rate)) {
        renderTo(std::min(event.at, samples));
        if (event.isOn) fluid_synth_noteon(synth.value, event.channel, event.key, event.velocity);
        else fluid_synth_noteoff(synth.value, event.channel, event.key);
    }
    renderTo(samples);
    return sound;
}

} // namespace music
