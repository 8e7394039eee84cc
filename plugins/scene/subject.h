// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/subject.h: the shapes of products: turned profiles, a box, fruit beside it. Pure. One unit is about 10 cm.
#pragma once

#include "plugins/scene/frame_numbers.h"
#include "plugins/scene/prompt.h"

#include <cstdint>

namespace scene
{

/// Where a label lies on a subject, for the picture that is wrapped around it.
struct LabelPlace {
    float low = 0, high = 1; ///< heights
    float radius = 0.33f;    ///< of the turned body there; of a box: half its width
    float aspect() const { return 6.2831853f * radius / (high - low); }
};
LabelPlace labelPlace(Subject subject);

/// Writes profile, bounds and fruit of the subject. spin: radians.
void placeSubject(const Wish& wish, std::uint64_t seed, FrameNumbers& numbers);

} // namespace scene
