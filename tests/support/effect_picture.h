// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/effect_picture.h: small pictures for effects, and what an effect makes of them.
#pragma once

#include "render/effects/effect_kinds.h"

#include <cstdlib>
#include <map>
#include <random>
#include <thread>

namespace spot
{

using Pixel = std::array<float, 4>; ///< premultiplied

/// One after the other.
inline const RowShare oneThread = [](int count, const std::function<void(int)>& work) {
    for (int i = 0; i < count; ++i) work(i);
};
/// Three threads, last rows first.
inline const RowShare threeThreads = [](int count, const std::function<void(int)>& work) {
    std::atomic<int> next{count};
    std::vector<std::jthread> threads;
    for (int t = 0; t < 3; ++t)
        threads.emplace_back([&] {
            for (int i = --next; i >= 0; i = --next) work(i);
        });
};

/// An opaque or transparent picture out of a function of the pixel's place; the canvas is as high as the picture.
template <class Colour> EffectPicture pictureOf(FrameSize size, AlphaMode alpha, Colour colour)
{
    EffectPicture picture;
    picture.image = Image(size, PixelFormat::RgbaF32, bt709Rgb, alpha);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const Pixel p = colour(x, y);
            std::copy(p.begin(), p.end(), picture.row(y) + 4 * x);
        }
    picture.width = size.width, picture.height = size.height, picture.unit = size.height;
    picture.isOpaque = alpha == AlphaMode::Opaque;
    picture.rows = &oneThread;
    return picture;
}
inline EffectPicture plain(Pixel colour, FrameSize size = {8, 8})
{
    return pictureOf(size, colour[3] == 1 ? AlphaMode::Opaque : AlphaMode::Premultiplied, [&](int, int) { return colour; });
}
inline EffectPicture noise(unsigned seed, FrameSize size, AlphaMode alpha)
{
    std::mt19937 random(seed);
    const auto number = [&] { return static_cast<float>(random() % 1001) / 1000; };
    return pictureOf(size, alpha, [&](int, int) {
        const float a = alpha == AlphaMode::Opaque ? 1 : number();
        return Pixel{number() * a, number() * a, number() * a, a};
    });
}

/// The effect with the values given by name, the others at their default.
inline EffectAt effectOf(std::string_view id, const std::map<std::string, double>& values = {}, std::int64_t frame = 0)
{
    EffectAt effect{findEffect(id), {}, frame};
    for (const EffectParameter& p : effect.kind->parameters) {
        const auto given = values.find(std::string(p.id));
        effect.values.push_back(given == values.end() ? p.fallback : given->second);
    }
    return effect;
}
inline Pixel pixel(const EffectPicture& picture, int x, int y)
{
    const float* p = picture.image.rowAs<float>(0, y) + 4 * x;
    return {p[0], p[1], p[2], p[3]};
}
inline bool isNear(const Pixel& a, const Pixel& b, float most = 1e-5f)
{
    for (std::size_t c = 0; c < 4; ++c)
        if (!(std::abs(a[c] - b[c]) <= most)) return false;
    return true;
}
inline std::string textOf(const Pixel& p)
{
    return std::to_string(p[0]) + " " + std::to_string(p[1]) + " " + std::to_string(p[2]) + " " + std::to_string(p[3]);
}

} // namespace spot
