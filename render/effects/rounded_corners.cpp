// SPDX-License-Identifier: GPL-3.0-or-later
// Rounded corners: the frame is cut along quarter circles at its corners; their edge is one pixel wide. A radius beyond half of the
// shorter side is that half.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

constexpr std::array parameters{EffectParameter{"radius", "Radius", EffectUnit::Height, 0, 0.5, 0.04, 0.002}};

void drawRoundedCorners(EffectPicture& picture, EffectValues v)
{
    const double halfX = picture.width / 2.0, halfY = picture.height / 2.0, radius = std::min({v[0] * picture.unit, halfX, halfY});
    const double centreX = picture.left + halfX, centreY = picture.top + halfY;
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        const double dy = std::max(0.0, std::abs(y + 0.5 - centreY) - (halfY - radius));
        for (int x = 0; x < picture.image.width(); ++x, p += 4) {
            const double dx = std::max(0.0, std::abs(x + 0.5 - centreX) - (halfX - radius));
            const auto share = static_cast<float>(std::clamp(radius + 0.5 - std::sqrt(dx * dx + dy * dy), 0.0, 1.0));
            if (share < 1 && dx > 0 && dy > 0)
                for (int c = 0; c < 4; ++c) p[c] *= share;
        }
    });
}

} // namespace

const EffectKind roundedCorners{.id = "rounded corners", .name = "Rounded corners", .group = EffectGroup::Shape, .parameters = parameters,
                                .changesNothing = [](EffectValues v) { return v[0] == 0; }, .draw = drawRoundedCorners};

} // namespace spot::effects
