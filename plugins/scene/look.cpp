// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/scene/look.h"

#include <algorithm>

namespace scene
{

namespace
{

int digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

float linear(int code)
{
    const float c = static_cast<float>(code) / 255;
    return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

/// The same hue at this lightness, not more colourful than light of that colour can be.
Vec4 atLightness(const Vec4& colour, float wanted)
{
    const float now = std::max(lightness(colour), 0.004f);
    Vec4 result = scaled(colour, wanted / now);
    const float peak = std::max({result.x, result.y, result.z});
    if (peak > 1) result = mixed(result, {wanted, wanted, wanted, result.w}, std::min(1.0f, (peak - 1) / (peak - wanted + 0.01f)));
    return result;
}

} // namespace

std::optional<Vec4> linearColour(std::string_view code)
{
    if (code.empty() || code.front() != '#' || (code.size() != 7 && code.size() != 4)) return std::nullopt;
    std::array<int, 3> parts{};
    for (std::size_t i = 0; i < 3; ++i) {
        const int high = digit(code[code.size() == 7 ? 1 + 2 * i : 1 + i]);
        const int low = digit(code[code.size() == 7 ? 2 + 2 * i : 1 + i]);
        if (high < 0 || low < 0) return std::nullopt;
        parts[i] = high * 16 + low;
    }
    return Vec4{linear(parts[0]), linear(parts[1]), linear(parts[2]), 1};
}

std::array<Vec4, 3> brandColours(const std::vector<std::string>& codes)
{
    std::vector<Vec4> found;
    for (const std::string& code : codes)
        if (const auto colour = linearColour(code); colour && found.size() < 3) found.push_back(*colour);
    if (found.empty()) found = {*linearColour("#E4572E"), *linearColour("#17324D"), *linearColour("#F3E9DC")};
    if (found.size() == 1) found.push_back(atLightness(mixed(found[0], {found[0].z, found[0].x, found[0].y, 1}, 0.35f), 0.05f));
    if (found.size() == 2) found.push_back(mixed(atLightness(found[0], 0.6f), {0.85f, 0.82f, 0.76f, 1}, 0.6f));
    return {found[0], found[1], found[2]};
}

Look lookFor(const Wish& wish, const std::array<Vec4, 3>& brand)
{
    Look look;
    switch (wish.light) {
    case Light::Studio:
        look = {{1, 0.97f, 0.93f, 1}, {0.30f, 0.31f, 0.33f, 1}, {0.34f, 0.335f, 0.33f, 1}, 1.0f, 0.35f, 0.55f, 0.016f, 5};
        break;
    case Light::Morning:
        look = {{1, 0.80f, 0.55f, 1}, {0.26f, 0.40f, 0.44f, 1}, {0.70f, 0.40f, 0.17f, 0.35f}, 1.0f, 0.6f, 0.5f, 0.018f, 4};
        break;
    case Light::Golden:
        look = {{1, 0.68f, 0.36f, 0.8f}, {0.26f, 0.16f, 0.15f, 1}, {0.62f, 0.27f, 0.09f, 0.3f}, 1.0f, 0.75f, 0.6f, 0.02f, 4};
        break;
    case Light::Night:
        look = {{0.80f, 0.92f, 1.1f, 0.6f}, {0.018f, 0.035f, 0.085f, 1}, {0.06f, 0.085f, 0.16f, 0}, 0.95f, 0.9f, 0.65f, 0.024f, 6};
        break;
    }
    // The backdrop takes the brand colour that is farther from the product's own.
    const float amount = wish.light == Light::Studio ? 0.75f : wish.light == Light::Night ? 0.35f : 0.25f;
    const Vec4 hue = wish.light == Light::Morning || wish.light == Light::Golden ? brand[0] : brand[1];
    const bool white = wish.surface == Surface::Seamless && wish.surfaceNamed;
    switch (wish.family) {
    case Family::Product:
        if (white && wish.light != Light::Night) {
            look.backHigh = mixed({0.80f, 0.79f, 0.78f, 1}, atLightness(brand[0], 0.6f), 0.18f);
            look.backLow = mixed({0.86f, 0.85f, 0.84f, look.backLow.w}, atLightness(brand[0], 0.7f), 0.12f);
            look.vignette = 0.22f;
            look.exposure = 1.45f;
            look.glow = 0.2f;
        } else {
            const float strength = std::max(lightness(look.backHigh), 0.02f);
            look.backHigh = mixed(look.backHigh, atLightness(hue, strength), amount);
            const float low = look.backLow.w;
            look.backLow = mixed(look.backLow, atLightness(hue, lightness(look.backLow)), amount * 0.8f);
            look.backLow.w = low;
        }
        break;
    case Family::Landscape:
        if (wish.light == Light::Morning || wish.light == Light::Studio) {
            look.key = {1.0f, 0.66f, 0.34f, 1};
            look.backHigh = {0.07f, 0.19f, 0.42f, 1};
            look.backLow = {0.62f, 0.36f, 0.25f, 0};
            look.exposure = 0.92f;
        } else if (wish.light == Light::Golden) {
            look.backHigh = {0.07f, 0.09f, 0.24f, 1};
            look.backLow = {0.95f, 0.33f, 0.10f, 0};
        } else {
            look.backHigh = {0.008f, 0.016f, 0.05f, 1};
            look.backLow = {0.035f, 0.07f, 0.14f, 0};
            look.key = {0.30f, 0.36f, 0.48f, 1};
        }
        look.backHigh = mixed(look.backHigh, atLightness(brand[0], lightness(look.backHigh)), 0.12f);
        look.vignette = 0.4f;
        break;
    case Family::Abstract: {
        const bool bright = wish.light == Light::Morning;
        look.backHigh = atLightness(brand[bright ? 0 : 1], bright ? 0.5f : 0.055f);
        look.backLow = atLightness(brand[bright ? 2 : 1], bright ? 0.7f : 0.012f);
        look.key = mixed({1, 1, 1, 1}, look.key, 0.6f);
        look.exposure = 1.05f;
        break;
    }
    case Family::City:
        look.key = {1.0f, 0.55f, 0.28f, 1};
        look.backHigh = mixed({0.012f, 0.025f, 0.075f, 1}, atLightness(brand[1], 0.03f), 0.2f);
        look.backLow = {0.10f, 0.065f, 0.12f, 0};
        look.glow = 1.0f;
        break;
    case Family::Photo:
        look.vignette = 0.5f;
        look.glow = 0.12f;
        break;
    }
    return look;
}

} // namespace scene
