// SPDX-License-Identifier: GPL-3.0-or-later
// app/edit/reframe.h: how a look and a text made for one canvas sit in a canvas of another ratio.
#pragma once

#include "app/model/project.h"

namespace spot
{

/// The clip as it stands in `to` when nobody says otherwise. Same ratio: unchanged.
/// Pictures that fill `from` fill `to`, with the same point of the picture in the middle as far as its edges allow; others keep
/// their place and their size against the shorter side, at most the whole canvas. Texts keep their size, which counts from
/// the shorter side; in a narrower canvas their lines become as wide as they were, at most 0.86 of it, and stay inside the safe
/// margin of 5 %; in one at least half as high again as wide they stay out of the lower quarter, which phones cover.
Clip reframed(const Project& project, Clip clip, FrameSize from, FrameSize to);

} // namespace spot
