// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/music-bed/nature.cpp: effects of the world outside: birds, wind, rain, waves, thunder, fire.
#include "effect_tools.h"
#include "recipe.h"

#include <algorithm>
#include <cmath>

namespace music
{

namespace
{

struct Birds final : Recipe { // phrases of short whistles that glide, each phrase at a pitch of its own
    explicit Birds(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        if (t >= next && t < 2.1) {
            if (left == 0) left = 3 + static_cast<int>(noise.roll(0, 4)), base = noise.roll(2600, 4600), glide = noise.roll(-900, 1300);
            start = t, length = noise.roll(0.05, 0.11), pitch = base * noise.roll(0.96, 1.05);
            next = t + length + (--left ? noise.roll(0.02, 0.05) : noise.roll(0.18, 0.4));
        }
        const double x = (t - start) / length;
        if (x < 0 || x > 1) return 0;
        phase += 2 * M_PI * (pitch + glide * x + 180 * std::sin(2 * M_PI * 28 * t)) / effectRate;
        return (std::sin(phase) + 0.12 * std::sin(2 * phase)) * std::pow(std::sin(M_PI * x), 0.7) * 0.7;
    }
    Noise noise;
    double next = 0.06, start = -1, length = 0.1, pitch = 3500, base = 3500, glide = 0, phase = 0;
    int left = 0;
};

struct Wind final : Recipe { // noise in a narrow band whose pitch and strength wander
    explicit Wind(std::uint64_t seed) : noise(seed), shift(static_cast<double>(seed % 7)) {}
    double at(double t) override
    {
        const double gust = 0.55 + 0.3 * std::sin(2 * M_PI * 0.45 * t + shift) + 0.15 * std::sin(2 * M_PI * 1.1 * t + 2 * shift);
        const double n = noise.next();
        return (howl.run(n, 260 + 420 * gust, 5).band * 1.4 + body.run(n, 320, 0.7).low) * gust * swell(t, 0.5, 3, 0.7);
    }
    Noise noise;
    Filter howl, body;
    double shift;
};

struct Rain final : Recipe { // a bright hush and single drops
    explicit Rain(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next();
        if (noise.roll(0, 1) < 0.0016) drop = noise.roll(0.3, 1), pitch = noise.roll(2500, 6500);
        drop *= 0.985;
        return (0.16 * hush.run(n, 3200, 0.7).high + 1.1 * drops.run(n * drop, pitch, 3).band) * swell(t, 0.25, 3, 0.5);
    }
    Noise noise;
    Filter hush, drops;
    double drop = 0, pitch = 4000;
};

struct Waves final : Recipe { // one breaker: it rolls in dark, breaks bright, runs out
    explicit Waves(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double roll = std::exp(-std::pow((t - 1.5) / 0.75, 2)), run = t > 1.5 ? std::exp(-(t - 1.5) / 0.9) : roll;
        const double n = noise.next();
        return (filter.run(n, 250 + 1900 * std::max(roll, 0.8 * run), 0.7).low * (0.15 + 0.85 * std::max(roll, run)) + 0.12 * foam.run(n, 4500, 0.7).high * run * (t > 1.3)) * swell(t, 0.3, 4, 0.8);
    }
    Noise noise;
    Filter filter, foam;
};

struct Thunder final : Recipe { // a crack, then rumble that comes back and fades
    explicit Thunder(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next();
        slow += 0.0006 * (n - slow);
        const double rumble = deep.run(n, 110, 0.8).low * (1 + 25 * std::abs(slow)) * pluck(t - 0.12, 0.15, 0.75);
        return 0.7 * crack.run(n, 900, 0.8).low * pluck(t - 0.05, 0.004, 0.07) + 2.4 * rumble * swell(t, 0.01, 3.2, 0.8);
    }
    Noise noise;
    Filter crack, deep;
    double slow = 0;
};

struct Fire final : Recipe { // soft roar and snapping wood
    explicit Fire(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next();
        if (noise.roll(0, 1) < 0.00035) snap = noise.roll(0.3, 1.2);
        snap *= 0.992;
        return (0.5 * roar.run(n, 220, 0.7).low * (0.8 + 0.2 * std::sin(2 * M_PI * 3.1 * t)) + 1.6 * crackle.run(n * snap, 2400, 1.5).band) * swell(t, 0.3, 2.6, 0.5);
    }
    Noise noise;
    Filter roar, crackle;
    double snap = 0;
};

} // namespace

RecipePtr makeBirds(std::uint64_t seed) { return std::make_unique<Birds>(seed); }
RecipePtr makeWind(std::uint64_t seed) { return std::make_unique<Wind>(seed); }
RecipePtr makeRain(std::uint64_t seed) { return std::make_unique<Rain>(seed); }
RecipePtr makeWaves(std::uint64_t seed) { return std::make_unique<Waves>(seed); }
RecipePtr makeThunder(std::uint64_t seed) { return std::make_unique<Thunder>(seed); }
RecipePtr makeFire(std::uint64_t seed) { return std::make_unique<Fire>(seed); }

} // namespace music
