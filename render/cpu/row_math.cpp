// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/row_math.h"

#include "render/composition/blend_math.h"
#include "render/cpu/vectors.h"

#include <algorithm>
#include <cstring>

namespace spot::rows
{

namespace
{

SPOT_VECTORS void fromBytes(const std::uint8_t* __restrict from, float top, int n, float* __restrict to)
{
    const float unit = 1 / top;
    for (int i = 0; i < n; ++i) to[i] = static_cast<float>(from[i]) * unit;
}
SPOT_VECTORS void fromWords(const std::uint16_t* __restrict from, float top, int n, float* __restrict to)
{
    const float unit = 1 / top;
    for (int i = 0; i < n; ++i) to[i] = static_cast<float>(from[i]) * unit;
}
void premultiply(int n, float* rgba)
{
    for (int i = 0; i < n; ++i)
        for (int c = 0; c < 3; ++c) rgba[4 * i + c] *= rgba[4 * i + 3];
}

} // namespace

void load(const Image& image, int plane, int y, int firstX, int n, float* to)
{
    const int channels = image.info().isYuv() ? 1 : 4, at = firstX * channels, count = n * channels;
    switch (image.info().bits) {
    case 8: fromBytes(image.rowAs<std::uint8_t>(plane, y) + at, 255, count, to); break;
    case 10: fromWords(image.rowAs<std::uint16_t>(plane, y) + at, 1023, count, to); break;
    case 16: fromWords(image.rowAs<std::uint16_t>(plane, y) + at, 65535, count, to); break;
    default: std::memcpy(to, image.rowAs<float>(plane, y) + at, static_cast<std::size_t>(count) * sizeof(float));
    }
    if (channels == 1) return;
    if (image.alpha() == AlphaMode::Opaque)
        for (int i = 0; i < n; ++i) to[4 * i + 3] = 1;
    if (image.alpha() == AlphaMode::Straight) premultiply(n, to);
}

SPOT_VECTORS void scale(const float* __restrict from, float weight, int n, float* __restrict to)
{
    for (int i = 0; i < n; ++i) to[i] = from[i] * weight;
}
SPOT_VECTORS void addScaled(const float* __restrict from, float weight, int n, float* __restrict to)
{
    for (int i = 0; i < n; ++i) to[i] += from[i] * weight;
}

void filter(const float* __restrict source, const int* __restrict first, const float* __restrict weights, int taps, int n,
            float* __restrict to)
{
    if (taps == 1) {
        for (int x = 0; x < n; ++x) to[x] = source[first[x]] * weights[x];
    } else if (taps == 2) {
        for (int x = 0; x < n; ++x) to[x] = source[first[x]] * weights[2 * x] + source[first[x] + 1] * weights[2 * x + 1];
    } else {
        for (int x = 0; x < n; ++x) {
            float sum = 0;
            for (int i = 0; i < taps; ++i) sum += source[first[x] + i] * weights[x * taps + i];
            to[x] = sum;
        }
    }
}

void filterRgba(const float* __restrict source, const int* __restrict first, const float* __restrict weights, int taps, int n, Planes to)
{
    for (int x = 0; x < n; ++x) {
        float sum[4] = {0, 0, 0, 0};
        for (int i = 0; i < taps; ++i)
            for (int c = 0; c < 4; ++c) sum[c] += source[4 * (first[x] + i) + c] * weights[x * taps + i];
        for (int c = 0; c < 4; ++c) to.c[c][x] = sum[c];
    }
}

SPOT_VECTORS void split(const float* __restrict rgba, int n, Planes to)
{
    float *__restrict r = to.c[0], *__restrict g = to.c[1], *__restrict b = to.c[2], *__restrict a = to.c[3];
    for (int x = 0; x < n; ++x) r[x] = rgba[4 * x], g[x] = rgba[4 * x + 1], b[x] = rgba[4 * x + 2], a[x] = rgba[4 * x + 3];
}

SPOT_VECTORS void matrix(const float* __restrict y, const float* __restrict u, const float* __restrict v, const std::array<float, 12>& m,
                         int n, Planes to)
{
    float *__restrict r = to.c[0], *__restrict g = to.c[1], *__restrict b = to.c[2], *__restrict a = to.c[3];
    const float m0 = m[0], m1 = m[1], m2 = m[2], m3 = m[3], m4 = m[4], m5 = m[5], m6 = m[6], m7 = m[7], m8 = m[8], m9 = m[9],
                m10 = m[10], m11 = m[11];
    for (int x = 0; x < n; ++x) {
        r[x] = m0 * y[x] + m1 * u[x] + m2 * v[x] + m3;
        g[x] = m4 * y[x] + m5 * u[x] + m6 * v[x] + m7;
        b[x] = m8 * y[x] + m9 * u[x] + m10 * v[x] + m11;
        a[x] = 1;
    }
}

SPOT_VECTORS void matrix(const std::array<float, 12>& m, int n, Planes p)
{
    float *__restrict r = p.c[0], *__restrict g = p.c[1], *__restrict b = p.c[2];
    const float* __restrict a = p.c[3];
    for (int x = 0; x < n; ++x) {
        const float r0 = r[x], g0 = g[x], b0 = b[x];
        r[x] = m[0] * r0 + m[1] * g0 + m[2] * b0 + m[3] * a[x];
        g[x] = m[4] * r0 + m[5] * g0 + m[6] * b0 + m[7] * a[x];
        b[x] = m[8] * r0 + m[9] * g0 + m[10] * b0 + m[11] * a[x];
    }
}

SPOT_VECTORS void clampToAlpha(int n, Planes p)
{
    float* __restrict a = p.c[3];
    for (int x = 0; x < n; ++x) a[x] = std::min(std::max(a[x], 0.f), 1.f);
    for (int c = 0; c < 3; ++c) {
        float* __restrict v = p.c[c];
        for (int x = 0; x < n; ++x) v[x] = std::min(std::max(v[x], 0.f), a[x]);
    }
}

SPOT_VECTORS void multiply(const float* __restrict share, float constant, int n, Planes p)
{
    for (int c = 0; c < 4; ++c) {
        float* __restrict v = p.c[c];
        for (int x = 0; x < n; ++x) v[x] *= share[x] * constant;
    }
}
SPOT_VECTORS void multiply(float constant, int n, Planes p)
{
    for (int c = 0; c < 4; ++c) {
        float* __restrict v = p.c[c];
        for (int x = 0; x < n; ++x) v[x] *= constant;
    }
}
void set(const std::array<float, 4>& value, int n, Planes p)
{
    for (std::size_t c = 0; c < 4; ++c) std::fill_n(p.c[c], n, value[c]);
}

namespace
{

inline void multiplied(const float* __restrict s, const float* __restrict a, const float* base, const float* __restrict baseAlpha, int n, float* canvas)
{
    for (int x = 0; x < n; ++x) canvas[x] += s[x] * base[x] + s[x] * (1 - baseAlpha[x]) - a[x] * base[x];
}
inline void screened(const float* __restrict s, const float* base, int n, float* canvas)
{
    for (int x = 0; x < n; ++x) canvas[x] += s[x] - s[x] * base[x];
}

SPOT_VECTORS void added(const float* __restrict s, int n, float* __restrict canvas)
{
    for (int x = 0; x < n; ++x) canvas[x] += s[x];
}
// The usual blend twice: where base and canvas are one, the compiler must know it to use vectors.
SPOT_VECTORS void normalApart(const float* s, const float* a, const float* __restrict base, int n, float* __restrict canvas) 
{
    for (int x = 0; x < n; ++x) canvas[x] += s[x] - a[x] * base[x];
}
SPOT_VECTORS void normalInPlace(const float* s, const float* a, int n, float* __restrict canvas)
{
    for (int x = 0; x < n; ++x) canvas[x] += s[x] - a[x] * canvas[x];
}

void blendColour(BlendMode mode, const float* s, const float* a, const float* base, const float* baseAlpha, int n, float* canvas)
{
    switch (mode) {
    case BlendMode::Normal: return base == canvas ? normalInPlace(s, a, n, canvas) : normalApart(s, a, base, n, canvas);
    case BlendMode::Add: return added(s, n, canvas);
    case BlendMode::Multiply: return multiplied(s, a, base, baseAlpha, n, canvas);
    case BlendMode::Screen: return screened(s, base, n, canvas);
    default: return;
    }
}

/// The rarer modes, pixel by pixel.
void blendPixels(BlendMode mode, Planes s, Planes b, int n, Planes canvas)
{
    for (int x = 0; x < n; ++x) {
        const auto change = blendChange(mode, {s.c[0][x], s.c[1][x], s.c[2][x], s.c[3][x]}, {b.c[0][x], b.c[1][x], b.c[2][x], b.c[3][x]});
        for (std::size_t c = 0; c < 4; ++c) canvas.c[c][x] += change[c];
    }
}

} // namespace

void blend(BlendMode mode, Planes s, Planes b, int n, Planes canvas)
{
    if (mode > BlendMode::Screen) return blendPixels(mode, s, b, n, canvas);
    for (int c = 0; c < 3; ++c) blendColour(mode, s.c[c], s.c[3], b.c[c], b.c[3], n, canvas.c[c]);
    blendColour(BlendMode::Normal, s.c[3], s.c[3], b.c[3], b.c[3], n, canvas.c[3]); // last: the colours read the base's alpha
}

SPOT_VECTORS void mixOpaque(Planes layer, float opacity, int n, Planes canvas)
{
    for (int c = 0; c < 4; ++c) {
        const float* __restrict s = layer.c[c];
        float* __restrict v = canvas.c[c];
        for (int x = 0; x < n; ++x) v[x] += (s[x] - v[x]) * opacity;
    }
}

namespace
{

/// floor(value * top + 1/2) clamped to 0..top: after the clamp, cutting off is the floor.
template <class Code> Code codeOf(float value, float top)
{
    return static_cast<Code>(static_cast<int>(std::min(std::max(value * top + 0.5f, 0.f), top + 0.25f)));
}

template <class Code> void lumaRow(Planes p, const float* k, float top, int n, Code* __restrict to)
{
    const float *__restrict r = p.c[0], *__restrict g = p.c[1], *__restrict b = p.c[2];
    const float k0 = k[0], k1 = k[1], k2 = k[2], k3 = k[3];
    for (int x = 0; x < n; ++x) to[x] = codeOf<Code>(k0 * r[x] + k1 * g[x] + k2 * b[x] + k3, top);
}

template <class Code> void chromaRow(const float* __restrict from, bool isHalved, float top, int n, Code* __restrict to)
{
    if (!isHalved) {
        for (int x = 0; x < n; ++x) to[x] = codeOf<Code>(from[x], top);
        return;
    }
    const int half = (n + 1) / 2;
    const auto edge = [&](int x) {
        const float left = from[std::max(2 * x - 1, 0)], right = from[std::min(2 * x + 1, n - 1)];
        to[x] = codeOf<Code>(left * 0.25f + from[2 * x] * 0.5f + right * 0.25f, top);
    };
    edge(0);
    for (int x = 1; x < half - 1; ++x)
        to[x] = codeOf<Code>(from[2 * x - 1] * 0.25f + from[2 * x] * 0.5f + from[2 * x + 1] * 0.25f, top);
    edge(half - 1);
}

template <class Code> void joinRow(Planes p, float top, int n, Code* __restrict to)
{
    const float *__restrict r = p.c[0], *__restrict g = p.c[1], *__restrict b = p.c[2], *__restrict a = p.c[3];
    for (int x = 0; x < n; ++x) {
        to[4 * x] = codeOf<Code>(r[x], top);
        to[4 * x + 1] = codeOf<Code>(g[x], top);
        to[4 * x + 2] = codeOf<Code>(b[x], top);
        to[4 * x + 3] = codeOf<Code>(a[x], top);
    }
}

} // namespace

SPOT_VECTORS void codes(Planes p, const float* k, float top, int n, std::uint8_t* to) { lumaRow(p, k, top, n, to); }
SPOT_VECTORS void codes(Planes p, const float* k, float top, int n, std::uint16_t* to) { lumaRow(p, k, top, n, to); }

SPOT_VECTORS void chroma(Planes a, Planes b, const float* k, int n, float* __restrict to)
{
    const float k0 = k[0] / 2, k1 = k[1] / 2, k2 = k[2] / 2, k3 = k[3];
    for (int x = 0; x < n; ++x)
        to[x] = k0 * (a.c[0][x] + b.c[0][x]) + k1 * (a.c[1][x] + b.c[1][x]) + k2 * (a.c[2][x] + b.c[2][x]) + k3;
}

SPOT_VECTORS void chromaCodes(const float* from, bool isHalved, float top, int n, std::uint8_t* to) { chromaRow(from, isHalved, top, n, to); }
SPOT_VECTORS void chromaCodes(const float* from, bool isHalved, float top, int n, std::uint16_t* to) { chromaRow(from, isHalved, top, n, to); }
SPOT_VECTORS void joinCodes(Planes p, float top, int n, std::uint8_t* to) { joinRow(p, top, n, to); }
SPOT_VECTORS void joinCodes(Planes p, float top, int n, std::uint16_t* to) { joinRow(p, top, n, to); }
SPOT_VECTORS void join(Planes p, int n, float* __restrict to)
{
    for (int x = 0; x < n; ++x)
        for (int c = 0; c < 4; ++c) to[4 * x + c] = p.c[c][x];
}

} // namespace spot::rows
