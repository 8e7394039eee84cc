// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/planar_rows.h: the inner loops of PlanarRenderer, on rows of 8-bit codes. As in row_math.h, the same bits on every machine.
#pragma once

#include "render/cpu/colour_table.h"
#include "render/cpu/row_math.h"

namespace spot::rows
{

/// to += weight * from, in codes.
void addBytes(const std::uint8_t* from, float weight, int n, float* to);
/// Nearest code, 0..255.
void roundToBytes(const float* from, int n, std::uint8_t* to);
/// to += weight * from, all four planes.
void addPlanes(Planes from, float weight, int n, Planes to);

/// Chroma of 4:2:0 for one row of pixels, as floats: 3/4 near + 1/4 far down, then the mean of neighbours on odd pixels.
/// `tall` has room for n / 2 + 2.
void widenChroma(const std::uint8_t* near, const std::uint8_t* far, int n, float* tall, float* to);
/// R'G'B' of limited BT.709 codes, each through its table, then saturation; the alpha row is left alone.
void curvedColours(const std::uint8_t* y, const float* u, const float* v, const ColourTable& table, int n, Planes to);

/// What lies over a row of codes: in `layers` R'G'B' with the share `inside` of it where alpha is 0, laid over by alpha elsewhere; so the value
/// of a pixel is k . (r, g, b) + k3 (alpha + inside (1 - alpha)), and of the codes under it 1 - alpha is left.
struct Laid {
    Planes layers;
    const float* k;
    float inside;
};
void lumaOver(const Laid& laid, const float* under, int n, std::uint8_t* codes);
/// The mean of that value of both rows, and of alpha.
void meanOf(const Laid& a, Planes b, int n, float* to);
void meanAlpha(Planes a, Planes b, int n, float* to);
/// For n samples of chroma: value[-1] to value[2 n - 1] and alpha alike, halved by [1 2 1] / 4 around each even place.
void chromaOver(const float* value, const float* alpha, const float* under, int n, std::uint8_t* codes);

} // namespace spot::rows
