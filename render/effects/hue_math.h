// SPDX-License-Identifier: GPL-3.0-or-later
// render/effects/hue_math.h: a colour as hue, saturation and luma, and its hue turned while its luma stays.
#pragma once

#include "render/effects/picture_math.h"

namespace spot
{

/// Of the hexagon of R', G' and B': hue in degrees 0..360, 0 red, 120 green; the range of the channels, 0 for grey.
struct HueOf {
    float degrees = 0, range = 0;

    explicit HueOf(const float* rgb)
    {
        const float high = std::max({rgb[0], rgb[1], rgb[2]}), low = std::min({rgb[0], rgb[1], rgb[2]});
        range = high - low;
        if (range <= 0) return;
        if (high == rgb[0]) degrees = 60 * (rgb[1] - rgb[2]) / range;
        else if (high == rgb[1]) degrees = 120 + 60 * (rgb[2] - rgb[0]) / range;
        else degrees = 240 + 60 * (rgb[0] - rgb[1]) / range;
        if (degrees < 0) degrees += 360;
    }
};

/// The colour difference of BT.709 turned by `degrees` (positive from red towards green) and taken times `saturation`; then `lift` is
/// added to all channels.
inline void turnHue(float* rgb, float degrees, float saturation, float lift)
{
    constexpr float perBlue = 1.8556f, perRed = 1.5748f; // 2 (1 - 0.0722), 2 (1 - 0.2126)
    const float y = lumaOf(rgb[0], rgb[1], rgb[2]), blue = (rgb[2] - y) / perBlue, red = (rgb[0] - y) / perRed;
    const float angle = degrees * static_cast<float>(M_PI / 180), c = std::cos(angle) * saturation, s = std::sin(angle) * saturation;
    const float turnedBlue = blue * c - red * s, turnedRed = blue * s + red * c; // red lies at the top, green at the lower left
    const float r = y + perRed * turnedRed, b = y + perBlue * turnedBlue;
    rgb[1] = (y - 0.2126f * r - 0.0722f * b) / 0.7152f + lift;
    rgb[0] = r + lift, rgb[2] = b + lift;
}

} // namespace spot
