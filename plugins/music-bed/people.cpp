// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/people.cpp: effects of people and their things: hands, steps, doors, keys, corks, glasses.
#include "effect_tools.h"
#include "recipe.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace music
{

namespace
{

/// A blow: a low body that drops a little in pitch, and a short noise.
struct Blow {
    double body = 80, bodyHalf = 0.05, noiseAt = 1500, noiseHalf = 0.012, noisy = 1;
    double at(double since, double n, Filter& filter) const
    {
        if (since < 0) return 0;
        return std::sin(2 * M_PI * body * (since + 0.01 * (1 - std::exp(-since * 60)))) * pluck(since, 0.002, bodyHalf) + noisy * filter.run(n, noiseAt, 1.2).band * pluck(since, 0.0006, noiseHalf);
    }
};

struct Applause final : Recipe { // many hands, none together
    explicit Applause(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        if (noise.roll(0, 1) < 110.0 / effectRate) {
            Clap& clap = claps[turn++ % claps.size()];
            clap.strength = noise.roll(0.3, 1), clap.pitch = noise.roll(900, 2400);
        }
        const double n = noise.next();
        double sum = 0;
        for (Clap& clap : claps) {
            if (clap.strength < 0.001) continue;
            sum += clap.filter.run(n * clap.strength, clap.pitch, 1.6).band;
            clap.strength *= 0.9975;
        }
        return sum * swell(t, 0.35, 2.8, 0.9);
    }
    struct Clap {
        double strength = 0, pitch = 1500;
        Filter filter;
    };
    Noise noise;
    std::array<Clap, 12> claps;
    std::size_t turn = 0;
};

struct Cheer final : Recipe { // voices on "aah" that slide up, over clapping hands
    explicit Cheer(std::uint64_t seed) : noise(seed), hands(seed * 3 + 5)
    {
        for (Voice& voice : voices) voice = {noise.roll(170, 420), noise.roll(0, 1), noise.roll(4, 7), noise.roll(0, 0.35)};
    }
    double at(double t) override
    {
        double source = 0.25 * noise.next();
        for (Voice& v : voices) {
            v.phase += v.pitch * (1 + 0.18 * std::min(1.0, t / 0.6) + 0.02 * std::sin(2 * M_PI * v.vibrato * t)) / effectRate;
            v.phase -= std::floor(v.phase);
            source += (2 * v.phase - 1) * std::clamp((t - v.start) / 0.25, 0.0, 1.0) * 0.3;
        }
        const double aah = open.run(source, 800, 4).band + 0.8 * bright.run(source, 1250, 5).band + 0.25 * high.run(source, 2800, 4).band;
        return aah * swell(t, 0.3, 2.8, 1.0) + 0.35 * hands.at(t);
    }
    struct Voice {
        double pitch = 220, phase = 0, vibrato = 5, start = 0;
    };
    Noise noise;
    Applause hands;
    std::array<Voice, 14> voices;
    Filter open, bright, high;
};

struct Footsteps final : Recipe { // four steps, heel and then sole
    explicit Footsteps(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next(), since = std::fmod(t, 0.55) - 0.05;
        if (t > 2.2) return 0;
        return Blow{95, 0.03, 1900, 0.008, 1.6}.at(since, n, heel) + 0.35 * Blow{140, 0.015, 900, 0.02, 1.2}.at(since - 0.11, n, sole);
    }
    Noise noise;
    Filter heel, sole;
};

struct Heartbeat final : Recipe { // lub, dub
    explicit Heartbeat(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next(), since = std::fmod(t, 0.86) - 0.04;
        if (t > 2.58) return 0;
        return Blow{58, 0.05, 160, 0.03, 0.5}.at(since, n, lub) + 0.75 * Blow{72, 0.035, 200, 0.025, 0.4}.at(since - 0.28, n, dub);
    }
    Noise noise;
    Filter lub, dub;
};

struct Door final : Recipe { // it falls shut, and the latch clicks
    explicit Door(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next();
        return 1.2 * Blow{68, 0.09, 420, 0.05, 1.8}.at(t - 0.03, n, leaf) + 0.35 * Blow{900, 0.006, 3000, 0.006, 1.5}.at(t - 0.1, n, latch) + 0.2 * Blow{1300, 0.006, 3600, 0.005, 1.5}.at(t - 0.17, n, bolt);
    }
    Noise noise;
    Filter leaf, latch, bolt;
};

struct Knock final : Recipe { // three times on wood
    explicit Knock(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next();
        return t > 0.75 ? 0 : Blow{210, 0.03, 700, 0.015, 1.5}.at(std::fmod(t, 0.22) - 0.02, n, wood) * (t < 0.66);
    }
    Noise noise;
    Filter wood;
};

struct Shutter final : Recipe { // the mirror goes up, the curtain falls
    explicit Shutter(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next();
        return Blow{1500, 0.004, 3400, 0.007, 2}.at(t - 0.01, n, up) + 0.25 * slide.run(n, 2400, 2).band * (t > 0.02 && t < 0.085) + 0.85 * Blow{1100, 0.006, 2600, 0.012, 2}.at(t - 0.095, n, down);
    }
    Noise noise;
    Filter up, slide, down;
};

struct Typing final : Recipe { // keys at a writer's pace, never two alike
    explicit Typing(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        if (t >= next && t < 1.95) start = t, next = t + noise.roll(0.085, 0.2), key = {noise.roll(180, 320), 0.01, noise.roll(2000, 3800), 0.007, noise.roll(1.2, 2)};
        return key.at(t - start, noise.next(), filter);
    }
    Noise noise;
    Filter filter;
    Blow key;
    double next = 0.03, start = 1e9;
};

struct Clock final : Recipe { // tick, tock
    explicit Clock(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double since = std::fmod(t, 0.5) - 0.02;
        const bool isTick = std::fmod(t, 1.0) < 0.5;
        return t > 2.5 ? 0 : Blow{isTick ? 2100.0 : 1600.0, 0.006, isTick ? 4200.0 : 3300.0, 0.005, 1.3}.at(since, noise.next(), filter);
    }
    Noise noise;
    Filter filter;
};

struct Cork final : Recipe { // the bottle's neck sings for a moment, then it fizzes
    explicit Cork(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next(), since = t - 0.03;
        const double neck = std::sin(2 * M_PI * (430 * since + 6 * (1 - std::exp(-since * 30)))) * pluck(since, 0.001, 0.025);
        if (noise.roll(0, 1) < 0.01) pop = noise.roll(0.2, 1);
        pop *= 0.94;
        return 1.3 * neck + 0.9 * burst.run(n, 1300, 1).band * pluck(since, 0.0006, 0.012) + (0.10 * hiss.run(n, 5500, 0.7).high + 0.45 * fizz.run(n * pop, 7000, 2).band) * pluck(t - 0.08, 0.08, 0.3);
    }
    Noise noise;
    Filter burst, hiss, fizz;
    double pop = 0;
};

struct Clink final : Recipe { // two glasses that ring a little apart
    explicit Clink(std::uint64_t) {}
    double at(double t) override
    {
        static constexpr std::array<std::array<double, 3>, 6> partials{{{2350, 1, 0.16}, {2790, 0.8, 0.14}, {4480, 0.5, 0.1}, {5310, 0.4, 0.08}, {7250, 0.25, 0.05}, {8820, 0.2, 0.04}}};
        double sum = 0;
        for (const auto& [pitch, gain, half] : partials) sum += std::sin(2 * M_PI * pitch * t) * gain * pluck(t - 0.01, 0.0006, half);
        return 0.5 * sum;
    }
};

struct Crunch final : Recipe { // three bites, each of many small breaks
    explicit Crunch(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double since = std::fmod(t, 0.34) - 0.02, bite = t < 1.0 && since > 0 ? pluck(since, 0.01, 0.05) : 0;
        const double n = noise.next();
        if (noise.roll(0, 1) < 0.012) crack = noise.roll(0.2, 1);
        crack *= 0.975;
        return bite * (1.6 * bright.run(n * crack, 3300, 1.2).band + 0.7 * jaw.run(n * crack, 800, 1).band);
    }
    Noise noise;
    Filter bright, jaw;
    double crack = 0;
};

} // namespace

RecipePtr makeApplause(std::uint64_t seed) { return std::make_unique<Applause>(seed); }
RecipePtr makeCheer(std::uint64_t seed) { return std::make_unique<Cheer>(seed); }
RecipePtr makeFootsteps(std::uint64_t seed) { return std::make_unique<Footsteps>(seed); }
RecipePtr makeHeartbeat(std::uint64_t seed) { return std::make_unique<Heartbeat>(seed); }
RecipePtr makeDoor(std::uint64_t seed) { return std::make_unique<Door>(seed); }
RecipePtr makeKnock(std::uint64_t seed) { return std::make_unique<Knock>(seed); }
RecipePtr makeShutter(std::uint64_t seed) { return std::make_unique<Shutter>(seed); }
RecipePtr makeTyping(std::uint64_t seed) { return std::make_unique<Typing>(seed); }
RecipePtr makeClock(std::uint64_t seed) { return std::make_unique<Clock>(seed); }
RecipePtr makeCork(std::uint64_t seed) { return std::make_unique<Cork>(seed); }
RecipePtr makeClink(std::uint64_t seed) { return std::make_unique<Clink>(seed); }
RecipePtr makeCrunch(std::uint64_t seed) { return std::make_unique<Crunch>(seed); }

} // namespace music
