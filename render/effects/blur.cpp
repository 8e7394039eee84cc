// SPDX-License-Identifier: GPL-3.0-or-later
// Gaussian blur; the radius is the bell's sigma. A picture without transparency keeps its frame, its edge goes on beyond it; one with
// transparency spreads.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

constexpr std::array parameters{EffectParameter{"radius", "Radius", EffectUnit::Height, 0, 0.2, 0.01, 0.001}};

void drawBlur(EffectPicture& picture, EffectValues v) { spot::blur(picture.image, v[0] * picture.unit, picture.isOpaque, *picture.rows); }

} // namespace

const EffectKind blur{.id = "blur", .name = "Gaussian blur", .group = EffectGroup::Blur, .parameters = parameters, .keepsOpaque = true,
                      .changesNothing = [](EffectValues v) { return v[0] == 0; }, .margin = [](EffectValues v) { return v[0] * blurReach; },
                      .draw = drawBlur};

} // namespace spot::effects
