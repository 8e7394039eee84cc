// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/output_transform.h: the finished canvas to the numbers of a file or a screen.
#pragma once

#include "assets/pixels/image.h"

namespace spot
{

/// The tag of a frame in this format: BT.709 limited for YUV, full R'G'B' of BT.709 for RGBA.                   [any]
ColourTag outputColour(PixelFormat format);

/// canvas   RgbaF32, premultiplied R'G'B' of BT.709
/// returns  any format. YUV: colour over black; code = floor(value * top + 1/2) clamped to 0..top with top 255 or 1023, so that
///          whiter-than-white survives. Chroma is sited left: across [1 2 1] / 4 at each even pixel, down the mean of two rows,
///          the edge repeated. RGBA 8 and 16: premultiplied, clamped, rounded alike. No dither: the same frame gives the same bytes.
/// alpha    what the result is tagged with: Opaque where the caller knows the canvas is, else Premultiplied.    [any]
Image outputTransform(const Image& canvas, PixelFormat format, AlphaMode alpha = AlphaMode::Opaque);

} // namespace spot
