// SPDX-License-Identifier: GPL-3.0-or-later
// Glitch: bands of rows jump to the side and come in at the other, red and blue fall apart. A pattern stays for `hold` frames; `amount`
// is the share of bands that jump. The same seed and frame always give the same pattern, at every resolution.
#include "render/effects/effect_list.h"
#include "render/effects/picture_sample.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Amount, Shift, Split, Band, Hold, Seed };

constexpr EffectUnit height = EffectUnit::Height;
constexpr std::array parameters{
    EffectParameter{"amount", "Amount", EffectUnit::Percent, 0, 1, 0.35},
    EffectParameter{"shift", "Shift", height, 0, 1, 0.12, 0.005},
    EffectParameter{"split", "Colour split", height, 0, 0.1, 0.008, 0.001},
    EffectParameter{"band", "Band", height, 0.005, 0.5, 0.05, 0.005},
    EffectParameter{"hold", "Frames per pattern", EffectUnit::Whole, 1, 60, 3, 1},
    EffectParameter{"seed", "Seed", EffectUnit::Whole, 0, 9999, 0, 1},
};

bool isPlain(EffectValues v) { return v[Amount] == 0 || (v[Shift] == 0 && v[Split] == 0); }

void drawGlitch(EffectPicture& picture, EffectValues v)
{
    if (isPlain(v)) return;
    const auto pattern = static_cast<std::uint64_t>(picture.frame / std::max<std::int64_t>(1, std::llround(v[Hold])));
    const std::uint64_t seed = mixedBits(pattern + 1) ^ static_cast<std::uint64_t>(std::llround(v[Seed]));
    const int width = picture.image.width();
    const auto wrapped = [width](double x) { return x - std::floor(x / width) * width; };
    redraw(picture, [&](const PictureSample& before, int x, int y) {
        const auto band = static_cast<std::int64_t>(std::floor((y + 0.5 - picture.top) / picture.unit / v[Band]));
        const bool jumps = chance(seed, 3 * band) < v[Amount];
        const double by = jumps ? std::round((2 * chance(seed, 3 * band + 1) - 1) * v[Shift] * picture.unit) : 0;
        const double apart = std::round((jumps ? 1 : 0.4) * v[Split] * picture.unit);
        const std::array<float, 4> red = before.linear(wrapped(x - by + apart), y), own = before.linear(wrapped(x - by), y), blue = before.linear(wrapped(x - by - apart), y);
        return std::array{red[0], own[1], blue[2], std::max({red[3], own[3], blue[3]})};
    });
}

} // namespace

const EffectKind glitch{.id = "glitch", .name = "Glitch", .group = EffectGroup::Style, .parameters = parameters, .isTimed = true, .keepsOpaque = true,
                        .changesNothing = isPlain, .draw = drawGlitch};

} // namespace spot::effects
