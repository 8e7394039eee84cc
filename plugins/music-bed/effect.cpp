// SPDX-License-Identifier: GPL-3.0-or-later
#include "effect.h"

#include "effect_tools.h"

#include <array>
#include <algorithm>
#include <cmath>
#include <memory>

namespace music
{

namespace
{

/// One channel of an effect at time t (seconds). State lives in the recipe object; left and right get objects of their own seeds.
struct Recipe {
    virtual ~Recipe() = default;
    virtual double at(double t) = 0;
};

struct Can final : Recipe { // a ring clicks, the lid cracks, gas escapes, foam crackles
    explicit Can(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double n = noise.next();
        const double click = std::sin(2 * M_PI * 2900 * t) * pluck(t - 0.02, 0.0008, 0.006) + n * pluck(t - 0.02, 0.0005, 0.003);
        const double crack = crackFilter.run(n, 1500, 3).band * 3 * pluck(t - 0.16, 0.001, 0.018) + std::sin(2 * M_PI * 420 * t) * pluck(t - 0.16, 0.001, 0.02);
        const double hiss = hissFilter.run(n, 5200 - 1800 * std::min(1.0, t), 0.8).high * 0.9 * pluck(t - 0.17, 0.015, 0.16);
        if (noise.roll(0, 1) < 0.012) pop = noise.roll(0.2, 1);
        pop *= 0.93;
        const double fizz = fizzFilter.run(n * pop, 7000, 2).band * 0.8 * pluck(t - 0.35, 0.2, 0.5);
        return 0.6 * click + 0.9 * crack + 0.6 * hiss + fizz;
    }
    Noise noise;
    Filter crackFilter, hissFilter, fizzFilter;
    double pop = 0;
};

struct Water final : Recipe { // bubbles: short rising sines, over soft noise
    Water(std::uint64_t seed, bool splash) : noise(seed), isSplash(splash) {}
    double at(double t) override
    {
        const double n = noise.next();
        const double envelope = isSplash ? pluck(t - 0.01, 0.004, 0.14) : std::min(1.0, t * 6) * (t < 1.1 ? 1 : std::max(0.0, 1 - (t - 1.1) / 0.5));
        if (age > life && noise.roll(0, 1) < (isSplash ? 0.004 : 0.0018)) age = 0, life = noise.roll(0.02, 0.07), pitch = noise.roll(380, 1300), phase = 0;
        double bubble = 0;
        if (age <= life) {
            phase += 2 * M_PI * pitch * (1 + age / life * 0.7) / effectRate;
            bubble = std::sin(phase) * std::sin(M_PI * age / life);
            age += 1.0 / effectRate;
        }
        const double body = filter.run(n, isSplash ? 2600 * pluck(t, 0.01, 0.3) + 500 : 1100 + 500 * std::sin(9 * t), 1.2).band;
        return envelope * (0.55 * bubble + (isSplash ? 1.1 : 0.35) * body);
    }
    Noise noise;
    Filter filter;
    bool isSplash;
    double age = 1, life = 0, pitch = 600, phase = 0;
};

struct Whoosh final : Recipe {
    explicit Whoosh(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double rise = std::exp(-std::pow((t - 0.42) / 0.2, 2));
        return filter.run(noise.next(), 250 + 3600 * rise, 1.6).band * rise * 1.6;
    }
    Noise noise;
    Filter filter;
};

struct Pop final : Recipe {
    double at(double t) override { return std::sin(2 * M_PI * (900 - 500 * std::min(1.0, t / 0.06)) * t) * pluck(t - 0.005, 0.002, 0.02); }
};

struct Ding final : Recipe { // partials of a small bell
    double at(double t) override
    {
        static constexpr std::array<std::array<double, 3>, 5> partials{{{1, 1, 0.55}, {2.0, 0.5, 0.4}, {2.76, 0.45, 0.25}, {5.4, 0.25, 0.12}, {8.9, 0.12, 0.06}}};
        double sum = 0;
        for (const auto& [ratio, gain, half] : partials) sum += std::sin(2 * M_PI * 1046.5 * ratio * t) * gain * pluck(t - 0.003, 0.002, half);
        return sum * 0.5;
    }
};

struct Click final : Recipe {
    explicit Click(std::uint64_t seed) : noise(seed) {}
    double at(double t) override { return filter.run(noise.next(), 3200, 4).band * pluck(t - 0.004, 0.0006, 0.006) * 2 + std::sin(2 * M_PI * 1900 * t) * pluck(t - 0.004, 0.0006, 0.004); }
    Noise noise;
    Filter filter;
};

struct Sizzle final : Recipe { // crackle over a bright hiss
    Sizzle(std::uint64_t seed, bool steam) : noise(seed), isSteam(steam) {}
    double at(double t) override
    {
        const double n = noise.next(), whole = std::min(1.0, t * 8) * std::max(0.0, 1 - std::max(0.0, t - 1.2) / 0.6);
        if (noise.roll(0, 1) < 0.004) pop = noise.roll(0.3, 1);
        pop *= 0.9;
        const double hiss = filter.run(n, isSteam ? 3400 : 6000, 0.7).high;
        return whole * (0.3 * hiss + (isSteam ? 0 : 1.2) * crackle.run(n * pop, 4200, 2).band);
    }
    Noise noise;
    Filter filter, crackle;
    bool isSteam;
    double pop = 0;
};

struct Impact final : Recipe {
    explicit Impact(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double drop = std::sin(2 * M_PI * (38 * t + 2.2 * (1 - std::exp(-t * 22)))) * pluck(t - 0.004, 0.003, 0.32);
        return 1.1 * drop + filter.run(noise.next(), 900 * pluck(t, 0.001, 0.12) + 80, 0.8).low * pluck(t - 0.002, 0.001, 0.1);
    }
    Noise noise;
    Filter filter;
};

struct Riser final : Recipe {
    explicit Riser(std::uint64_t seed) : noise(seed) {}
    double at(double t) override
    {
        const double x = std::min(1.0, t / 1.8);
        return t > 1.8 ? 0 : (filter.run(noise.next(), 300 + 6500 * x * x, 2).band + 0.3 * std::sin(2 * M_PI * (120 + 260 * x * x) * t)) * x * x;
    }
    Noise noise;
    Filter filter;
};

struct Named {
    const char* name;
    double seconds;
    std::array<const char*, 6> words; ///< the first one that the prompt holds decides
    std::unique_ptr<Recipe> (*make)(std::uint64_t seed);
};

const Named effects[] = {
    {"can opening", 1.4, {"can open", "opening can", "open a can", "can", "캔", "탄산"}, [](std::uint64_t s) -> std::unique_ptr<Recipe> { return std::make_unique<Can>(s); }},
    {"splash", 0.9, {"splash", "첨벙", "물보라", nullptr}, [](std::uint64_t s) -> std::unique_ptr<Recipe> { return std::make_unique<Water>(s, true); }},
    {"pour", 1.6, {"pour", "water", "drip", "따르는", "붓는", "물"}, [](std::uint64_t s) -> std::unique_ptr<Recipe> { return std::make_unique<Water>(s, false); }},
    {"whoosh", 0.9, {"whoosh", "swoosh", "swish", "휙", "슉", nullptr}, [](std::uint64_t s) -> std::unique_ptr<Recipe> { return std::make_unique<Whoosh>(s); }},
    {"pop", 0.25, {"pop", "톡", "펑", nullptr}, [](std::uint64_t) -> std::unique_ptr<Recipe> { return std::make_unique<Pop>(); }},
    {"ding", 1.8, {"ding", "bell", "chime", "띵", "종소리", "벨"}, [](std::uint64_t) -> std::unique_ptr<Recipe> { return std::make_unique<Ding>(); }},
    {"click", 0.12, {"click", "switch", "딸깍", "클릭", nullptr}, [](std::uint64_t s) -> std::unique_ptr<Recipe> { return std::make_unique<Click>(s); }},
    {"sizzle", 1.8, {"sizzl", "fry", "지글", "굽는", nullptr}, [](std::uint64_t s) -> std::unique_ptr<Recipe> { return std::make_unique<Sizzle>(s, false); }},
    {"steam", 1.8, {"steam", "hiss", "스팀", "김", nullptr}, [](std::uint64_t s) -> std::unique_ptr<Recipe> { return std::make_unique<Sizzle>(s, true); }},
    {"impact", 1.6, {"impact", "boom", "hit", "thud", "쿵", "임팩트"}, [](std::uint64_t s) -> std::unique_ptr<Recipe> { return std::make_unique<Impact>(s); }},
    {"riser", 1.9, {"riser", "rise", "build", "라이저", "상승", nullptr}, [](std::uint64_t s) -> std::unique_ptr<Recipe> { return std::make_unique<Riser>(s); }},
};

bool answersTo(const Named& effect, const std::string& text)
{
    for (const char* word : effect.words)
        if (word && text.find(word) != text.npos) return true;
    return false;
}

} // namespace

std::string effectNames()
{
    std::string names;
    for (const Named& effect : effects) names += (names.empty() ? "" : ", ") + std::string(effect.name);
    return names;
}

std::vector<float> effectFor(const std::string& prompt, std::uint64_t seed, std::int64_t samples)
{
    std::string text = prompt;
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const Named& effect : effects) {
        if (!answersTo(effect, text)) continue;
        const auto frames = samples > 0 ? samples : static_cast<std::int64_t>(effect.seconds * effectRate);
        std::vector<float> stereo(static_cast<std::size_t>(frames) * 2);
        const auto left = effect.make(seed * 2 + 1), right = effect.make(seed * 2 + 2);
        for (std::int64_t i = 0; i < std::min(frames, static_cast<std::int64_t>(effect.seconds * effectRate)); ++i) {
            const double t = static_cast<double>(i) / effectRate, l = left->at(t), r = right->at(t);
            stereo[static_cast<std::size_t>(2 * i)] = static_cast<float>(0.75 * l + 0.25 * r); // not too wide
            stereo[static_cast<std::size_t>(2 * i + 1)] = static_cast<float>(0.75 * r + 0.25 * l);
        }
        return stereo;
    }
    return {};
}

} // namespace music
