// SPDX-License-Identifier: GPL-3.0-or-later
// app/compose/declick.h: the fades of a clip's sound, and the short ones that keep its cuts from clicking.
#pragma once

#include "app/model/track.h"

namespace spot
{

struct Fades {
    MediaTime in, out;
};

/// The own fades of a clip of a media or of a timeline that is `whole` long (0: not known); where it has none, is declicked, and is cut in
/// the middle, `declickFade`. Where a clip goes on with the very sound of the one before it, at the same gain and pan and with the same
/// effects, there is nothing to fade.
Fades fadesOf(const Track& track, std::size_t index, MediaTime whole);

} // namespace spot
