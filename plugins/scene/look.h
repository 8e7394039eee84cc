// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/look.h: the colours of a scene, from the brand and the light. Pure.
#pragma once

#include "plugins/scene/frame_numbers.h"
#include "plugins/scene/prompt.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scene
{

/// "#RRGGBB" or "#RGB" to linear light; nothing if it is no colour.
std::optional<Vec4> linearColour(std::string_view code);

/// Three colours: the brand's, completed by kin of the first; a calm default without any. Unreadable ones are skipped.
std::array<Vec4, 3> brandColours(const std::vector<std::string>& codes);

struct Look {
    Vec4 key;       ///< colour of the light; w: strength of the fill
    Vec4 backHigh, backLow;
    float exposure = 1, glow = 0.5f, vignette = 0.5f, grain = 0.02f, shadowSharpness = 5;
};
Look lookFor(const Wish& wish, const std::array<Vec4, 3>& brand);

} // namespace scene
