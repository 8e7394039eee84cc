// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/ease_preset.h: well-known ways from one key to the next by name, as Bezier keys.
#pragma once

#include "render/composition/curve.h"

#include <string_view>
#include <vector>

namespace spot
{

/// In starts slowly, Out ends slowly. Quadratic and cubic In and Out are exact; their InOut and Back are the cubic-bezier values of
/// easings.net. Bounce and elastic are several keys: parabolas (exact) and swings.
enum class EasePreset {
    Ease, EaseIn, EaseOut, EaseInOut, ///< the four of CSS
    QuadIn, QuadOut, QuadInOut, CubicIn, CubicOut, CubicInOut, BackIn, BackOut, BackInOut,
    BounceIn, BounceOut, ElasticIn, ElasticOut,
};
inline constexpr std::size_t easePresetCount = 17;
std::string_view nameOf(EasePreset preset); ///< "quad in"

/// The keys from `from` on, with `from` first and without `to`, that lead to `to` in this way. Only their places and values
/// are used. One key for all but bounce and elastic; those need from.at < to.at.
std::vector<Key> easedKeys(EasePreset preset, const Key& from, const Key& to);

} // namespace spot
