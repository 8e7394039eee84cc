// SPDX-License-Identifier: GPL-3.0-or-later
// Sharpen by an unsharp mask: colour + amount * (colour - blurred colour); alpha stays, and colours stay between 0 and alpha where the
// picture was there before.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Amount, Radius };

constexpr std::array parameters{
    EffectParameter{"amount", "Amount", EffectUnit::Percent, 0, 5, 0.8},
    EffectParameter{"radius", "Radius", EffectUnit::Height, 0.0002, 0.02, 0.0015, 0.0001},
};

void drawSharpen(EffectPicture& picture, EffectValues v)
{
    Image soft({picture.image.width(), picture.image.height()}, PixelFormat::RgbaF32, picture.image.colour(), picture.image.alpha());
    float *sharp = picture.row(0), *to = soft.mutableRowAs<float>(0, 0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    std::copy(sharp, sharp + pitch * static_cast<std::size_t>(picture.image.height()), to);
    spot::blur(soft, v[Radius] * picture.unit, picture.isOpaque, *picture.rows);
    const auto amount = static_cast<float>(v[Amount]);
    picture.eachRow([&](int y) {
        float* p = sharp + pitch * static_cast<std::size_t>(y);
        const float* s = to + pitch * static_cast<std::size_t>(y);
        for (int x = 0; x < picture.image.width(); ++x, p += 4, s += 4) {
            const float top = std::max({p[3], p[0], p[1], p[2]}); // whiter than white stays as white as it is
            for (int c = 0; c < 3; ++c) p[c] = std::clamp(p[c] + amount * (p[c] - s[c]), std::min(p[c], 0.f), top);
        }
    });
}

} // namespace

const EffectKind sharpen{.id = "sharpen", .name = "Sharpen", .group = EffectGroup::Blur, .parameters = parameters, .keepsOpaque = true,
                         .changesNothing = [](EffectValues v) { return v[Amount] == 0; }, .draw = drawSharpen};

} // namespace spot::effects
