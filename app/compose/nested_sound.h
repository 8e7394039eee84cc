// SPDX-License-Identifier: GPL-3.0-or-later
// app/compose/nested_sound.h: a sound of a timeline as it is heard through the clip that shows it in another one.
#pragma once

#include "app/model/clip.h"

#include <optional>

namespace spot
{

/// sound    of the timeline that is shown, on its clock
/// heard    where the clip is heard, on the outer clock; its start is the clip's
/// through  the clip's own gain, pan and fades, on the outer clock
/// None when it is not heard there. At the speed of 1 it keeps its samples, and what changes nothing is left out.    [any]
std::optional<Sound> heardThrough(const Sound& sound, const SequenceClip& sequence, TimeRange heard, const SoundThrough& through);

} // namespace spot
