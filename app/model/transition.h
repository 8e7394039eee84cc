// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/transition.h: how the clip that ends at a cut becomes the one that begins there, and over which time.
#pragma once

#include "assets/base/media_time.h"
#include "render/composition/composition.h"

#include <string_view>

namespace spot
{

/// Belongs to the later clip. The later one shows (or sounds) `before` the cut already, out of its head handle; the earlier one
/// `after` the cut still, out of its tail handle. before 0: starts at the cut; after 0: ends there; as long on both sides: centred.
/// On picture tracks both are whole frames. On sound tracks it is an equal-power crossfade of the kind Dissolve, which takes the
/// place of the fades on both sides of the cut: what meets at a cut is seldom the same sound, and unlike sounds that fade with equal gain
/// would sink by 3 dB in the middle.                                                                             [value]
struct Transition {
    TransitionStyle style;
    MediaTime before, after; ///< >= 0; both 0: a cut, and nothing else in it counts
    MediaTime length() const { return before + after; }
    bool isNone() const { return before == MediaTime{} && after == MediaTime{}; }
    bool operator==(const Transition&) const = default;
};

/// "dip to colour", for messages and files.
constexpr std::string_view wordOf(TransitionKind kind)
{
    constexpr std::string_view words[]{"dissolve", "dip to colour", "wipe", "push", "slide", "zoom"};
    return words[static_cast<std::size_t>(kind)];
}

} // namespace spot
