// SPDX-License-Identifier: GPL-3.0-or-later
// render/effects/effect_list.h: the descriptions, one for each file of this folder; only effect_kinds.cpp and those files need it.
#pragma once

#include "render/effects/effect.h"

namespace spot::effects
{

extern const EffectKind grade, curves, hueCurves, qualifier, duotone, directionalBlur, lensBlur, denoise, outline, lensDistortion, shake, glitch, lightLeak, shapeMask, cornerPin,
    blur, sharpen, vignette, grain, glow, mosaic, dropShadow, roundedCorners, letterbox, chromaKey, lumaKey;
extern const EffectKind equalizer, compressor, limiter, gate, deEsser, noiseReduction, reverb; // of sounds

} // namespace spot::effects
