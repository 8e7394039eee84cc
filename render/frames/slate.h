// SPDX-License-Identifier: GPL-3.0-or-later
// render/frames/slate.h: the picture that stands in for a medium that cannot be decoded.
#pragma once

#include "assets/pixels/image.h"

namespace spot
{

/// 960 x 540, Rgba8, opaque: dark with warning stripes and the words MEDIA OFFLINE; legible at a tenth of the screen.   [any]
ImagePtr offlineSlate();

} // namespace spot
