// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/effect.h: one effect on a clip's or a track's picture or sound.
#pragma once

#include "render/composition/curve.h"

#include <map>
#include <string>

namespace spot
{

/// Named by what render/effects describes. An effect whose kind this version does not know (of a newer version, of somebody else) is
/// kept with its values and not applied. On a clip curves count from its start, on a track from the timeline's.    [value]
struct Effect {
    std::string kind; ///< "grade"
    bool isOn = true;
    std::map<std::string, Curve> values; ///< by the parameter's id, in its unit and range; what is left out has its default
    bool operator==(const Effect&) const = default;
};
inline constexpr std::size_t mostEffects = 32; ///< on one clip or track

} // namespace spot
