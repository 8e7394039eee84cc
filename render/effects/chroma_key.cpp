// SPDX-License-Identifier: GPL-3.0-or-later
// Chroma key: in the plane of colour differences of BT.709 (Cb, Cr; luma does not count), alpha rises from 0 to 1 as the distance from
// the key's colour goes from the tolerance to tolerance + softness. Spill: what lies within 45 degrees of the key's hue is moved to the
// edge of that sector, so that green light on a face goes; 1 takes all of it. Other hues stay as they are.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>
#include <cmath>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Red, Green, Blue, Tolerance, Softness, Spill };

constexpr EffectUnit percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"red", "Key red", percent, 0, 1, 0.1},
    EffectParameter{"green", "Key green", percent, 0, 1, 0.7},
    EffectParameter{"blue", "Key blue", percent, 0, 1, 0.2},
    EffectParameter{"tolerance", "Tolerance", percent, 0, 1, 0.15},
    EffectParameter{"softness", "Softness", percent, 0, 1, 0.1},
    EffectParameter{"spill", "Spill", percent, 0, 1, 1},
};

struct Chroma {
    float cb, cr;
};
Chroma chromaOf(const float* p, float luma) { return {(p[2] - luma) / 1.8556f, (p[0] - luma) / 1.5748f}; }

void drawChromaKey(EffectPicture& picture, EffectValues v)
{
    const float key[3] = {static_cast<float>(v[Red]), static_cast<float>(v[Green]), static_cast<float>(v[Blue])};
    const Chroma middle = chromaOf(key, lumaOf(key[0], key[1], key[2]));
    const float length = std::hypot(middle.cb, middle.cr);
    const Chroma hue = length > 1e-6f ? Chroma{middle.cb / length, middle.cr / length} : Chroma{0, 0};
    const auto spill = static_cast<float>(v[Spill]);
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        for (int x = 0; x < picture.image.width(); ++x, p += 4) {
            if (p[3] <= 0) continue;
            const float alpha = p[3], rgb[3] = {p[0] / alpha, p[1] / alpha, p[2] / alpha}, luma = lumaOf(rgb[0], rgb[1], rgb[2]);
            Chroma own = chromaOf(rgb, luma);
            const double distance = std::hypot(static_cast<double>(own.cb - middle.cb), static_cast<double>(own.cr - middle.cr));
            const auto keep = static_cast<float>(smoothStep(v[Tolerance], v[Tolerance] + v[Softness], distance));
            const float along = own.cb * hue.cb + own.cr * hue.cr, across = std::abs(own.cb * hue.cr - own.cr * hue.cb);
            const float taken = std::max(0.f, along - across) * spill;
            own.cb -= taken * hue.cb, own.cr -= taken * hue.cr;
            const float r = luma + 1.5748f * own.cr, b = luma + 1.8556f * own.cb, g = (luma - 0.2126f * r - 0.0722f * b) / 0.7152f;
            p[3] = alpha * keep;
            p[0] = std::clamp(r, 0.f, 1.f) * p[3], p[1] = std::clamp(g, 0.f, 1.f) * p[3], p[2] = std::clamp(b, 0.f, 1.f) * p[3];
        }
    });
}

} // namespace

const EffectKind chromaKey{.id = "chroma key", .name = "Chroma key", .group = EffectGroup::Key, .parameters = parameters,
                           .changesNothing = [](EffectValues) { return false; }, .draw = drawChromaKey};

} // namespace spot::effects
