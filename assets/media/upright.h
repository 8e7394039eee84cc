// SPDX-License-Identifier: GPL-3.0-or-later
// assets/media/upright.h: a picture turned to stand upright, with square pixels.
#pragma once

#include "assets/base/result.h"
#include "assets/pixels/image.h"

namespace spot
{

/// Turns clockwise by 0, 90, 180 or 270 degrees, then stretches each plane bilinearly to `size` where the pixels are not square.
/// An image that needs neither is handed through.
ImagePtr makeUpright(Image image, int clockwise, FrameSize size);

} // namespace spot
