// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/planar_rows.h"

#include "render/cpu/vectors.h"

#include <algorithm>

namespace spot::rows
{

namespace
{

/// As row_math's codeOf: after the clamp, cutting off is the floor.
inline std::uint8_t byteOf(float code) { return static_cast<std::uint8_t>(static_cast<int>(std::min(std::max(code + 0.5f, 0.f), 255.25f))); }

} // namespace

SPOT_VECTORS void addBytes(const std::uint8_t* __restrict from, float weight, int n, float* __restrict to)
{
    for (int x = 0; x < n; ++x) to[x] += static_cast<float>(from[x]) * weight;
}

SPOT_VECTORS void roundToBytes(const float* __restrict from, int n, std::uint8_t* __restrict to)
{
    for (int x = 0; x < n; ++x) to[x] = byteOf(from[x]);
}

SPOT_VECTORS void addPlanes(Planes from, float weight, int n, Planes to)
{
    for (int c = 0; c < 4; ++c) {
        const float* __restrict value = from.c[c];
        float* __restrict sum = to.c[c];
        for (int x = 0; x < n; ++x) sum[x] += value[x] * weight;
    }
}

SPOT_VECTORS void widenChroma(const std::uint8_t* __restrict near, const std::uint8_t* __restrict far, int n, float* __restrict tall, float* __restrict to)
{
    const int half = (n + 1) / 2;
    for (int i = 0; i < half; ++i) tall[i] = static_cast<float>(near[i]) * 0.75f + static_cast<float>(far[i]) * 0.25f;
    tall[half] = tall[half - 1];
    for (int i = 0; i < n / 2; ++i) {
        to[2 * i] = tall[i];
        to[2 * i + 1] = (tall[i] + tall[i + 1]) * 0.5f;
    }
    if (n % 2) to[n - 1] = tall[half - 1];
}

SPOT_VECTORS void curvedColours(const std::uint8_t* __restrict y, const float* __restrict u, const float* __restrict v, const ColourTable& table, int n, Planes to)
{
    const std::array<float, 12> m = yuvToRgb(Matrix::Bt709, Range::Limited, 8);
    float *__restrict r = to.c[0], *__restrict g = to.c[1], *__restrict b = to.c[2];
    const float *__restrict reds = table.channels[0].data(), *__restrict greens = table.channels[1].data(), *__restrict blues = table.channels[2].data();
    // Codes straight to places in the table: the matrix, the table's start and rounding in one.
    const float unit = table.steps / 255, most = static_cast<float>(table.count - 1);
    const float luma = m[0] * unit, rv = m[2] * unit, gu = m[5] * unit, gv = m[6] * unit, bu = m[9] * unit;
    const float start = 0.5f - ColourTable::low * table.steps;
    const float r0 = m[3] * table.steps + start, g0 = m[7] * table.steps + start, b0 = m[11] * table.steps + start;
    const auto place = [most](float at) { return static_cast<int>(std::min(std::max(at, 0.f), most)); };
    for (int x = 0; x < n; ++x) {
        const float l = static_cast<float>(y[x]) * luma;
        r[x] = reds[place(l + rv * v[x] + r0)];
        g[x] = greens[place(l + gu * u[x] + gv * v[x] + g0)];
        b[x] = blues[place(l + bu * u[x] + b0)];
    }
    const float s = table.saturation;
    if (s == 1) return;
    for (int x = 0; x < n; ++x) {
        const float grey = 0.2126f * r[x] + 0.7152f * g[x] + 0.0722f * b[x];
        r[x] = grey + s * (r[x] - grey), g[x] = grey + s * (g[x] - grey), b[x] = grey + s * (b[x] - grey);
    }
}

SPOT_VECTORS void lumaOver(const Laid& laid, const float* __restrict under, int n, std::uint8_t* __restrict codes)
{
    const Planes& p = laid.layers;
    const float *__restrict r = p.c[0], *__restrict g = p.c[1], *__restrict b = p.c[2], *__restrict a = p.c[3];
    const float k0 = 255 * laid.k[0], k1 = 255 * laid.k[1], k2 = 255 * laid.k[2], k3 = 255 * laid.k[3], inside = laid.inside;
    for (int x = 0; x < n; ++x) {
        const float left = 1 - a[x];
        codes[x] = byteOf(left * under[x] + (k0 * r[x] + k1 * g[x] + k2 * b[x] + k3 * (a[x] + inside * left)));
    }
}

SPOT_VECTORS void meanOf(const Laid& laid, Planes b, int n, float* __restrict to)
{
    const Planes& a = laid.layers;
    const float k0 = laid.k[0] / 2, k1 = laid.k[1] / 2, k2 = laid.k[2] / 2, k3 = laid.k[3] / 2, inside = laid.inside;
    for (int x = 0; x < n; ++x) {
        const float alpha = a.c[3][x] + b.c[3][x];
        to[x] = k0 * (a.c[0][x] + b.c[0][x]) + k1 * (a.c[1][x] + b.c[1][x]) + k2 * (a.c[2][x] + b.c[2][x]) + k3 * (alpha + inside * (2 - alpha));
    }
}

SPOT_VECTORS void meanAlpha(Planes a, Planes b, int n, float* __restrict to)
{
    for (int x = 0; x < n; ++x) to[x] = (a.c[3][x] + b.c[3][x]) * 0.5f;
}

SPOT_VECTORS void chromaOver(const float* __restrict value, const float* __restrict alpha, const float* __restrict under, int n, std::uint8_t* __restrict codes)
{
    for (int i = 0; i < n; ++i) {
        const float share = alpha[2 * i - 1] * 0.25f + alpha[2 * i] * 0.5f + alpha[2 * i + 1] * 0.25f;
        const float mean = value[2 * i - 1] * 0.25f + value[2 * i] * 0.5f + value[2 * i + 1] * 0.25f;
        codes[i] = byteOf((1 - share) * under[i] + 255 * mean);
    }
}

} // namespace spot::rows
