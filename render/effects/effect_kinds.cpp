// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/effects/effect_kinds.h"

#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot
{

std::span<const EffectKind* const> effectKinds()
{
    static const std::array all{&effects::grade, &effects::curves, &effects::hueCurves, &effects::qualifier, &effects::duotone, &effects::blur, &effects::directionalBlur,
                                &effects::lensBlur, &effects::sharpen, &effects::denoise, &effects::vignette, &effects::grain, &effects::glow, &effects::lightLeak,
                                &effects::mosaic, &effects::shake, &effects::glitch, &effects::lensDistortion, &effects::dropShadow, &effects::outline,
                                &effects::roundedCorners, &effects::shapeMask, &effects::cornerPin, &effects::letterbox, &effects::chromaKey, &effects::lumaKey,
                                &effects::equalizer, &effects::compressor, &effects::limiter, &effects::reverb, &effects::noiseReduction, &effects::gate,
                                &effects::deEsser};
    return all;
}

const EffectKind* findEffect(std::string_view id)
{
    for (const EffectKind* kind : effectKinds())
        if (kind->id == id) return kind;
    return nullptr;
}

std::optional<std::size_t> findParameter(const EffectKind& kind, std::string_view id)
{
    for (std::size_t i = 0; i < kind.parameters.size(); ++i)
        if (kind.parameters[i].id == id) return i;
    return std::nullopt;
}

void draw(const EffectAt& effect, EffectPicture& picture)
{
    const EffectKind& kind = *effect.kind;
    const bool staysOpaque = picture.isOpaque && kind.keepsOpaque;
    if (kind.margin && !staysOpaque) addMargin(picture, static_cast<int>(std::ceil(kind.margin(effect.values) * picture.unit)));
    if (!staysOpaque) picture.isOpaque = false;
    picture.frame = effect.frame;
    kind.draw(picture, effect.values);
    picture.image.retag(picture.image.colour(), picture.isOpaque ? AlphaMode::Opaque : AlphaMode::Premultiplied);
}

} // namespace spot
