// SPDX-License-Identifier: GPL-3.0-or-later
// Shake: the picture drifts and turns as from a camera in the hand. `swing` frames lead from one random place to the next; the same
// seed and frame always give the same place. Zoom hides the edges, which otherwise go on.
#include "render/effects/effect_list.h"
#include "render/effects/picture_sample.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Amount, Turn, Swing, Zoom, Seed };

constexpr std::array parameters{
    EffectParameter{"amount", "Amount", EffectUnit::Height, 0, 0.2, 0.012, 0.001},
    EffectParameter{"turn", "Turn", EffectUnit::Degrees, 0, 15, 0.4, 0.1},
    EffectParameter{"swing", "Frames per swing", EffectUnit::Number, 1, 120, 8, 1},
    EffectParameter{"zoom", "Zoom", EffectUnit::Percent, 1, 2, 1.04},
    EffectParameter{"seed", "Seed", EffectUnit::Whole, 0, 9999, 0, 1},
};

bool isStill(EffectValues v) { return v[Amount] == 0 && v[Turn] == 0 && v[Zoom] == 1; }

void drawShake(EffectPicture& picture, EffectValues v)
{
    if (isStill(v)) return;
    const std::uint64_t seed = static_cast<std::uint64_t>(std::llround(v[Seed])) * 3;
    const double t = static_cast<double>(picture.frame) / v[Swing];
    const double moveX = drift(seed, t) * v[Amount] * picture.unit, moveY = drift(seed + 1, t) * v[Amount] * picture.unit;
    const double angle = drift(seed + 2, t) * v[Turn] * M_PI / 180, c = std::cos(angle) / v[Zoom], s = std::sin(angle) / v[Zoom];
    const double centreX = picture.left + picture.width / 2.0 - 0.5, centreY = picture.top + picture.height / 2.0 - 0.5;
    redraw(picture, [&](const PictureSample& before, int x, int y) {
        const double dx = x - centreX - moveX, dy = y - centreY - moveY;
        return before.sharp(centreX + dx * c + dy * s, centreY - dx * s + dy * c);
    });
}

/// A frame twice as wide as high turns its corners by its own height.
double reachOf(EffectValues v) { return v[Amount] + 1.1 * v[Turn] * M_PI / 180 + (v[Zoom] - 1) * 1.1; }

} // namespace

const EffectKind shake{.id = "shake", .name = "Shake", .group = EffectGroup::Style, .parameters = parameters, .isTimed = true, .keepsOpaque = true,
                       .changesNothing = isStill, .margin = reachOf, .draw = drawShake};

} // namespace spot::effects
