// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/texel_sum.h"

#include "render/cpu/vectors.h"

namespace spot
{

namespace
{

/// A plane as the loops see it.
template <class Code> struct Texels {
    const Code* first = nullptr;
    std::size_t pitch = 0; ///< in codes
    const Code* row(int y) const { return first + pitch * static_cast<std::size_t>(y); }
};

template <class Code> Texels<Code> texelsIn(const Image& image, int plane)
{
    return {image.rowAs<Code>(plane, 0), image.stride(plane) / sizeof(Code)};
}

/// `count` texels of each row, first down and then across: the rows are taken in whole vectors.
template <int count, class Code> inline float sumInside(const Code* from, std::size_t pitch, const float* across, const TapsAt& v)
{
    float column[count] = {};
    for (int j = 0; j < v.span; ++j, from += pitch) {
        const float weight = v.weights[j];
        for (int i = 0; i < count; ++i) column[i] += static_cast<float>(from[i]) * weight;
    }
    float sum = 0;
    for (int i = 0; i < count; ++i) sum += column[i] * across[i];
    return sum;
}

template <class Code> inline float sumInside(const Code* from, std::size_t pitch, const TapsAt& u, const TapsAt& v)
{
    float sum = 0;
    int i = 0;
    for (; i + 16 <= u.count; i += 16) sum += sumInside<16>(from + i, pitch, u.weights + i, v);
    for (; i + 8 <= u.count; i += 8) sum += sumInside<8>(from + i, pitch, u.weights + i, v);
    for (; i < u.count; i += 4) sum += sumInside<4>(from + i, pitch, u.weights + i, v);
    return sum;
}

template <class Code> inline float sumClamped(const Texels<Code>& texels, const TexelRange& range, const TapsAt& u, const TapsAt& v)
{
    float sum = 0;
    for (int j = 0; j < v.span; ++j) {
        const Code* row = texels.row(std::clamp(v.first + j, range.y0, range.y1));
        float line = 0;
        for (int i = 0; i < u.span; ++i) line += static_cast<float>(row[std::clamp(u.first + i, range.x0, range.x1)]) * u.weights[i];
        sum += line * v.weights[j];
    }
    return sum;
}

template <class Code>
inline void sums(const Texels<Code>& texels, const TexelRange& range, const PhaseTaps& across, const PhaseTaps& down, std::span<const Point> at, float unit, float* to)
{
    for (std::size_t n = 0; n < at.size(); ++n) {
        const TapsAt u = across.at(at[n].x), v = down.at(at[n].y);
        const bool isInside = u.first >= range.x0 && u.first + u.count - 1 <= range.x1 && v.first >= range.y0 && v.first + v.span - 1 <= range.y1;
        to[n] = unit * (isInside ? sumInside(texels.row(v.first) + u.first, texels.pitch, u, v) : sumClamped(texels, range, u, v));
    }
}

SPOT_VECTORS void sumsOfBytes(const Texels<std::uint8_t>& texels, const TexelRange& range, const PhaseTaps& u, const PhaseTaps& v, std::span<const Point> at, float* to)
{
    sums(texels, range, u, v, at, 1 / 255.f, to);
}
SPOT_VECTORS void sumsOfWords(const Texels<std::uint16_t>& texels, const TexelRange& range, const PhaseTaps& u, const PhaseTaps& v, std::span<const Point> at, float* to)
{
    sums(texels, range, u, v, at, 1 / 1023.f, to);
}

template <class Code> std::array<float, 4> colourOf(const Code* at, AlphaMode alpha, float unit)
{
    std::array<float, 4> value;
    for (std::size_t c = 0; c < 4; ++c) value[c] = static_cast<float>(at[c]) * unit;
    if (alpha == AlphaMode::Opaque) value[3] = 1;
    if (alpha == AlphaMode::Straight)
        for (std::size_t c = 0; c < 3; ++c) value[c] *= value[3];
    return value;
}

template <class Code>
void colours(const Image& image, const TexelRange& range, const PhaseTaps& across, const PhaseTaps& down, std::span<const Point> at, float unit, float* to)
{
    const Texels<Code> texels = texelsIn<Code>(image, 0);
    for (std::size_t n = 0; n < at.size(); ++n) {
        const TapsAt u = across.at(at[n].x), v = down.at(at[n].y);
        std::array<float, 4> total{};
        for (int j = 0; j < v.span; ++j) {
            const Code* row = texels.row(std::clamp(v.first + j, range.y0, range.y1));
            std::array<float, 4> line{};
            for (int i = 0; i < u.span; ++i) {
                const auto value = colourOf(row + 4 * std::clamp(u.first + i, range.x0, range.x1), image.alpha(), unit);
                for (std::size_t c = 0; c < 4; ++c) line[c] += value[c] * u.weights[i];
            }
            for (std::size_t c = 0; c < 4; ++c) total[c] += line[c] * v.weights[j];
        }
        for (std::size_t c = 0; c < 4; ++c) to[4 * n + c] = total[c];
    }
}

} // namespace

void sampleTexels(const Image& image, int plane, const TexelRange& range, const PhaseTaps& u, const PhaseTaps& v, std::span<const Point> at, float* to)
{
    if (image.info().isYuv()) {
        if (image.info().bits == 8) return sumsOfBytes(texelsIn<std::uint8_t>(image, plane), range, u, v, at, to);
        return sumsOfWords(texelsIn<std::uint16_t>(image, plane), range, u, v, at, to);
    }
    switch (image.info().bits) {
    case 8: return colours<std::uint8_t>(image, range, u, v, at, 1 / 255.f, to);
    case 16: return colours<std::uint16_t>(image, range, u, v, at, 1 / 65535.f, to);
    default: return colours<float>(image, range, u, v, at, 1, to);
    }
}

} // namespace spot
