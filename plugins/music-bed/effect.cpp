// SPDX-License-Identifier: GPL-3.0-or-later
#include "effect.h"

#include "effect_tools.h"
#include "recipe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string_view>
#include <type_traits>

namespace music
{

namespace
{

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

template <class Made, bool... Flag> RecipePtr make(std::uint64_t seed)
{
    if constexpr (std::is_constructible_v<Made, std::uint64_t, decltype(Flag)...>) return std::make_unique<Made>(seed, Flag...);
    else return std::make_unique<Made>();
}

struct Named {
    const char* name;
    double seconds;
    std::vector<std::string_view> words; ///< English ones as they begin; short ones (see answersTo) whole
    RecipePtr (*make)(std::uint64_t seed);
};

/// The first effect with a word that the prompt holds is made: what is more special stands above.
const std::vector<Named>& effects()
{
    static const std::vector<Named> all{
        {"camera shutter", 0.35, {"shutter", "camera", "셔터", "찰칵"}, &makeShutter},
        {"cork pop", 1.3, {"cork", "corks", "champagne", "코르크", "샴페인"}, &makeCork},
        {"can opening", 1.4, {"can", "cans", "캔", "탄산"}, &make<Can>},
        {"clink", 0.8, {"clink", "glasses", "건배", "유리잔", "짠"}, &makeClink},
        {"cheering", 2.8, {"cheer", "crowd", "hooray", "환호", "함성", "관중"}, &makeCheer},
        {"applause", 2.8, {"applau", "clap", "claps", "clapping", "ovation", "박수"}, &makeApplause},
        {"footsteps", 2.2, {"footstep", "steps", "walking", "발소리", "발걸음", "걷는"}, &makeFootsteps},
        {"heartbeat", 2.6, {"heart", "심장", "두근"}, &makeHeartbeat},
        {"knock", 0.75, {"knock", "노크", "똑똑"}, &makeKnock},
        {"ding", 1.8, {"ding", "dings", "bell", "bells", "doorbell", "chime", "띵", "종소리", "벨"}, &make<Ding>},
        {"door", 0.5, {"door", "문 닫", "문닫", "문소리", "쾅"}, &makeDoor},
        {"typing", 2, {"typing", "keyboard", "typewriter", "타자", "키보드"}, &makeTyping},
        {"clock", 2.5, {"clock", "tick", "ticks", "ticking", "시계", "째깍"}, &makeClock},
        {"crunch", 1.05, {"crunch", "crisp", "바삭", "아삭"}, &makeCrunch},
        {"birds", 2.4, {"bird", "birds", "birdsong", "chirp", "tweet", "새소리", "새 소리", "지저귀", "참새"}, &makeBirds},
        {"thunder", 3.2, {"thunder", "lightning", "storm", "천둥", "번개"}, &makeThunder},
        {"waves", 4, {"wave", "waves", "ocean", "surf", "sea", "beach", "파도", "바다"}, &makeWaves},
        {"rain", 3, {"rain", "raining", "raindrop", "rainy", "빗소리", "비 내리", "비가", "비 오"}, &makeRain},
        {"wind", 3, {"wind", "windy", "breeze", "gust", "바람"}, &makeWind},
        {"fire", 2.6, {"fire", "campfire", "bonfire", "flame", "모닥불", "장작", "불꽃"}, &makeFire},
        {"splash", 0.9, {"splash", "첨벙", "물보라"}, &make<Water, true>},
        {"pour", 1.6, {"pour", "pouring", "pours", "water", "drip", "dripping", "따르는", "붓는", "물"}, &make<Water, false>},
        {"whoosh", 0.9, {"whoosh", "swoosh", "swish", "휙", "슉"}, &make<Whoosh>},
        {"pop", 0.25, {"pop", "pops", "popping", "톡", "펑"}, &make<Pop>},
        {"click", 0.12, {"click", "switch", "딸깍", "클릭"}, &make<Click>},
        {"sizzle", 1.8, {"sizzl", "fry", "frying", "grill", "지글", "굽는"}, &make<Sizzle, false>},
        {"steam", 1.8, {"steam", "hiss", "hissing", "스팀", "김"}, &make<Sizzle, true>},
        {"impact", 1.6, {"impact", "boom", "booms", "hit", "hits", "thud", "쿵", "임팩트"}, &make<Impact>},
        {"riser", 1.9, {"riser", "rise", "rising", "build", "라이저", "상승"}, &make<Riser>},
    };
    return all;
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// An English word counts where a word of the text begins with it; one of up to four letters has to be the whole word, for "can" is
/// not in "candle". A Korean one counts anywhere: endings are written onto it.
bool answersTo(const Named& effect, const std::string& text)
{
    return std::any_of(effect.words.begin(), effect.words.end(), [&](std::string_view word) {
        const bool isEnglish = static_cast<unsigned char>(word.front()) < 0x80;
        for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
            const bool begins = at == 0 || !isLetter(text[at - 1]), ends = at + word.size() == text.size() || !isLetter(text[at + word.size()]);
            if (!isEnglish || (begins && (ends || word.size() > 4))) return true;
        }
        return false;
    });
}

} // namespace

std::string effectNames()
{
    std::string names;
    for (const Named& effect : effects()) names += (names.empty() ? "" : ", ") + std::string(effect.name);
    return names;
}

std::vector<float> effectFor(const std::string& prompt, std::uint64_t seed, std::int64_t samples)
{
    std::string text = prompt;
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const Named& effect : effects()) {
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
