// SPDX-License-Identifier: GPL-3.0-or-later
// Lens distortion: a pixel at the distance r from the centre, 1 in the corners, shows what lies at r (1 + amount r^2) / zoom: positive
// draws the corners in (barrel), negative out (pincushion). Fringe adds to the amount for red and takes from it for blue.
#include "render/effects/effect_list.h"
#include "render/effects/picture_sample.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Amount, Zoom, Fringe };

constexpr EffectUnit percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"amount", "Amount", percent, -0.5, 1, 0.15},
    EffectParameter{"zoom", "Zoom", percent, 0.5, 2, 1},
    EffectParameter{"fringe", "Colour fringe", percent, 0, 0.1, 0, 0.001},
};

bool isPlain(EffectValues v) { return v[Amount] == 0 && v[Zoom] == 1 && v[Fringe] == 0; }

void drawLensDistortion(EffectPicture& picture, EffectValues v)
{
    if (isPlain(v)) return;
    const double centreX = picture.left + picture.width / 2.0 - 0.5, centreY = picture.top + picture.height / 2.0 - 0.5;
    const double corner = std::hypot(picture.width, picture.height) / 2;
    redraw(picture, [&](const PictureSample& before, int x, int y) {
        const double dx = (x - centreX) / corner, dy = (y - centreY) / corner, square = dx * dx + dy * dy;
        const auto at = [&](double amount) {
            const double scale = corner * (1 + amount * square) / v[Zoom];
            return before.sharp(centreX + dx * scale, centreY + dy * scale);
        };
        std::array<float, 4> p = at(v[Amount]);
        if (v[Fringe] == 0) return p;
        const std::array<float, 4> red = at(v[Amount] + v[Fringe]), blue = at(v[Amount] - v[Fringe]);
        return std::array{red[0], p[1], blue[2], std::max({red[3], p[3], blue[3]})};
    });
}

} // namespace

const EffectKind lensDistortion{.id = "lens distortion", .name = "Lens distortion", .group = EffectGroup::Style, .parameters = parameters, .keepsOpaque = true,
                                .changesNothing = isPlain, .margin = [](EffectValues v) { return v[Zoom] > 1 || v[Amount] < 0 ? 0.25 : 0.0; },
                                .draw = drawLensDistortion};

} // namespace spot::effects
