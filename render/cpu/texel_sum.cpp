// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/texel_sum.h"

namespace spot
{

namespace
{

template <class Code, int channels> std::array<float, channels> texel(const Code* at, AlphaMode alpha, float unit)
{
    std::array<float, channels> value;
    for (int c = 0; c < channels; ++c) value[static_cast<std::size_t>(c)] = static_cast<float>(at[c]) * unit;
    if constexpr (channels == 4) {
        if (alpha == AlphaMode::Opaque) value[3] = 1;
        if (alpha == AlphaMode::Straight)
            for (std::size_t c = 0; c < 3; ++c) value[c] *= value[3];
    }
    return value;
}

template <class Code, int channels>
std::array<float, 4> sum(const Image& image, int plane, const TexelRange& range, const Taps& u, const Taps& v, float top)
{
    const float unit = 1 / top;
    std::array<float, 4> total{};
    for (std::size_t j = 0; j < v.weights.size(); ++j) {
        const Code* row = image.rowAs<Code>(plane, std::clamp(v.first + static_cast<int>(j), range.y0, range.y1));
        std::array<float, channels> line{};
        for (std::size_t i = 0; i < u.weights.size(); ++i) {
            const int x = std::clamp(u.first + static_cast<int>(i), range.x0, range.x1);
            const auto value = texel<Code, channels>(row + x * channels, image.alpha(), unit);
            for (std::size_t c = 0; c < channels; ++c) line[c] += value[c] * u.weights[i];
        }
        for (std::size_t c = 0; c < channels; ++c) total[c] += line[c] * v.weights[j];
    }
    return total;
}

} // namespace

std::array<float, 4> sampleTexels(const Image& image, int plane, const TexelRange& range, const Taps& u, const Taps& v)
{
    if (image.info().isYuv())
        return image.info().bits == 8 ? sum<std::uint8_t, 1>(image, plane, range, u, v, 255) : sum<std::uint16_t, 1>(image, plane, range, u, v, 1023);
    switch (image.info().bits) {
    case 8: return sum<std::uint8_t, 4>(image, plane, range, u, v, 255);
    case 16: return sum<std::uint16_t, 4>(image, plane, range, u, v, 65535);
    default: return sum<float, 4>(image, plane, range, u, v, 1);
    }
}

} // namespace spot
