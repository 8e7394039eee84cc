// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/blend_math.h: what two colours become in each blend mode.
// Formulas: W3C Compositing and Blending Level 1 (https://www.w3.org/TR/compositing-1/), which are those of the PDF Reference 1.7, 7.2.4;
// linear burn, vivid, linear and pin light, hard mix, subtract and divide as in Adobe's Photoshop. Divisions by nothing are by 1/4096
// instead: codes of 8 and 10 bit come out as the formulas say, and a rounding error stays one.
#pragma once

#include "render/composition/composition.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace spot
{

using BlendColour = std::array<float, 3>;

/// Modes whose colours depend on each other, so that a channel alone cannot be blended.
constexpr bool isOfWholeColours(BlendMode mode) { return mode >= BlendMode::Hue && mode <= BlendMode::Luminosity; }
/// Modes that say by alphas alone what is seen.
constexpr bool isOfAlphas(BlendMode mode) { return mode >= BlendMode::Atop; }

namespace blending
{

inline constexpr float least = 1.f / 4096;

inline float burn(float b, float s) { return 1 - std::min(1.f, (1 - b) / std::max(s, least)); }
inline float dodge(float b, float s) { return std::min(1.f, b / std::max(1 - s, least)); }
inline float hardLight(float b, float s) { return s <= 0.5f ? b * 2 * s : b + (2 * s - 1) - b * (2 * s - 1); }
inline float softLight(float b, float s)
{
    if (s <= 0.5f) return b - (1 - 2 * s) * b * (1 - b);
    const float d = b <= 0.25f ? ((16 * b - 12) * b + 4) * b : std::sqrt(b);
    return b + (2 * s - 1) * (d - b);
}

inline float lightness(const BlendColour& c) { return 0.3f * c[0] + 0.59f * c[1] + 0.11f * c[2]; }
inline float saturation(const BlendColour& c) { return std::max({c[0], c[1], c[2]}) - std::min({c[0], c[1], c[2]}); }

inline BlendColour withLightness(BlendColour c, float light)
{
    const float move = light - lightness(c);
    for (float& v : c) v += move;
    const float low = std::min({c[0], c[1], c[2]}), high = std::max({c[0], c[1], c[2]});
    if (low < 0)
        for (float& v : c) v = light + (v - light) * light / std::max(light - low, least);
    if (high > 1)
        for (float& v : c) v = light + (v - light) * (1 - light) / std::max(high - light, least);
    return c;
}
inline BlendColour withSaturation(BlendColour c, float s)
{
    const float low = std::min({c[0], c[1], c[2]}), range = std::max(saturation(c), least);
    for (float& v : c) v = (v - low) * s / range;
    return c;
}

} // namespace blending

/// One channel of straight colours in 0..1: `s` over `b`. Not for isOfWholeColours() and isOfAlphas().
inline float blendedChannel(BlendMode mode, float b, float s)
{
    using namespace blending;
    switch (mode) {
    case BlendMode::Add: return std::min(1.f, b + s);
    case BlendMode::Multiply: return b * s;
    case BlendMode::Screen: return b + s - b * s;
    case BlendMode::Darken: return std::min(b, s);
    case BlendMode::ColourBurn: return burn(b, s);
    case BlendMode::LinearBurn: return std::max(0.f, b + s - 1);
    case BlendMode::Lighten: return std::max(b, s);
    case BlendMode::ColourDodge: return dodge(b, s);
    case BlendMode::Overlay: return hardLight(s, b);
    case BlendMode::SoftLight: return softLight(b, s);
    case BlendMode::HardLight: return hardLight(b, s);
    case BlendMode::VividLight: return s <= 0.5f ? burn(b, 2 * s) : dodge(b, 2 * s - 1);
    case BlendMode::LinearLight: return std::clamp(b + 2 * s - 1, 0.f, 1.f);
    case BlendMode::PinLight: return s <= 0.5f ? std::min(b, 2 * s) : std::max(b, 2 * s - 1);
    case BlendMode::HardMix: return std::clamp((b + s - 1) / least + 1, 0.f, 1.f);
    case BlendMode::Difference: return std::abs(b - s);
    case BlendMode::Exclusion: return b + s - 2 * b * s;
    case BlendMode::Subtract: return std::max(0.f, b - s);
    case BlendMode::Divide: return std::min(1.f, b / std::max(s, least));
    default: return s;
    }
}

/// Straight colours in 0..1. Not for isOfAlphas().
inline BlendColour blendedColour(BlendMode mode, const BlendColour& b, const BlendColour& s)
{
    using namespace blending;
    switch (mode) {
    case BlendMode::Hue: return withLightness(withSaturation(s, saturation(b)), lightness(b));
    case BlendMode::Saturation: return withLightness(withSaturation(b, saturation(s)), lightness(b));
    case BlendMode::Colour: return withLightness(s, lightness(b));
    case BlendMode::Luminosity: return withLightness(b, lightness(s));
    default: return {blendedChannel(mode, b[0], s[0]), blendedChannel(mode, b[1], s[1]), blendedChannel(mode, b[2], s[2])};
    }
}

/// What blending the layer `s` changes on the canvas `b`, both premultiplied. Nothing where the layer is empty, in every mode; the parts of
/// Porter and Duff that clear what is beside a layer are masks, not modes.
inline std::array<float, 4> blendChange(BlendMode mode, const std::array<float, 4>& s, const std::array<float, 4>& b)
{
    const float a = s[3], under = b[3];
    std::array<float, 4> d{};
    if (isOfAlphas(mode)) {
        const float kept = mode == BlendMode::Atop ? under : mode == BlendMode::Erase ? 0 : 1 - under; // of the layer
        const float lost = mode == BlendMode::Behind ? 0 : a;                                       // of the canvas
        for (std::size_t c = 0; c < 4; ++c) d[c] = s[c] * kept - b[c] * lost;
        return d;
    }
    d[3] = a - a * under;
    if (mode == BlendMode::Normal || mode == BlendMode::Add) { // light that is brighter than white stays
        for (std::size_t c = 0; c < 3; ++c) d[c] = mode == BlendMode::Add ? s[c] : s[c] - a * b[c];
        return d;
    }
    if (mode == BlendMode::Multiply || mode == BlendMode::Screen) {
        for (std::size_t c = 0; c < 3; ++c) d[c] = mode == BlendMode::Screen ? s[c] - s[c] * b[c] : s[c] * b[c] + s[c] * (1 - under) - a * b[c];
        return d;
    }
    const auto straight = [](const std::array<float, 4>& p) {
        BlendColour colour{};
        for (std::size_t c = 0; c < 3; ++c) colour[c] = p[3] > 0 ? std::clamp(p[c] / p[3], 0.f, 1.f) : 0.f;
        return colour;
    };
    const BlendColour both = blendedColour(mode, straight(b), straight(s));
    for (std::size_t c = 0; c < 3; ++c) d[c] = a * under * both[c] + s[c] * (1 - under) - a * b[c];
    return d;
}

} // namespace spot
