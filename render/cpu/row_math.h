// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/row_math.h: the inner loops of the fast path: one row, plain arrays of float, made for the compiler's vectors.
// Every loop does the same arithmetic per element on every machine: no fused operations, no reordering. `n` counts pixels.
#pragma once

#include "assets/pixels/image.h"
#include "render/composition/composition.h"

#include <array>

namespace spot::rows
{

/// Four rows of a canvas or a layer: premultiplied R', G', B', A.
struct Planes {
    float* c[4];
    Planes from(int x) const { return {{c[0] + x, c[1] + x, c[2] + x, c[3] + x}}; }
};

/// Code values of one row as fractions: YUV planes give n floats, RGBA n x 4, premultiplied, alpha 1 where the image is opaque.
void load(const Image& image, int plane, int y, int firstX, int n, float* to);
/// to = weight * from, and to += weight * from.
void scale(const float* from, float weight, int n, float* to);
void addScaled(const float* from, float weight, int n, float* to);
/// Filters along a row: to[x] = sum over i of source[first[x] + i] * weights[x * taps + i].
void filter(const float* source, const int* first, const float* weights, int taps, int n, float* to);
/// The same on interleaved RGBA, into four planes.
void filterRgba(const float* source, const int* first, const float* weights, int taps, int n, Planes to);
void split(const float* rgba, int n, Planes to);
/// R'G'B' = m * (y, u, v, 1), alpha 1.
void matrix(const float* y, const float* u, const float* v, const std::array<float, 12>& m, int n, Planes to);
/// In place: rgb = m * (rgb, alpha).
void matrix(const std::array<float, 12>& m, int n, Planes p);
/// alpha to 0..1, colours to 0..alpha.
void clampToAlpha(int n, Planes p);
/// All four times share[x] * constant.
void multiply(const float* share, float constant, int n, Planes p);
void multiply(float constant, int n, Planes p);
void set(const std::array<float, 4>& value, int n, Planes p);
/// canvas += change(mode, layer, base); base may be the canvas.
void blend(BlendMode mode, Planes layer, Planes base, int n, Planes canvas);
/// Normal blend of a layer whose alpha is 1 everywhere, times `opacity`; base is the canvas.
void mixOpaque(Planes layer, float opacity, int n, Planes canvas);

/// to[x] = code of k . (r, g, b, 1), rounded and clamped to 0..top.
void codes(Planes p, const float* k, float top, int n, std::uint8_t* to);
void codes(Planes p, const float* k, float top, int n, std::uint16_t* to);
/// to[x] = k . (mean of the two rows, 1); b may be a.
void chroma(Planes a, Planes b, const float* k, int n, float* to);
/// Codes of a row of chroma of n pixels, every second one by [1 2 1] / 4 if isHalved.
void chromaCodes(const float* from, bool isHalved, float top, int n, std::uint8_t* to);
void chromaCodes(const float* from, bool isHalved, float top, int n, std::uint16_t* to);
void joinCodes(Planes p, float top, int n, std::uint8_t* to);
void joinCodes(Planes p, float top, int n, std::uint16_t* to);
void join(Planes p, int n, float* to);

} // namespace spot::rows
