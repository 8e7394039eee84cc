// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/output_transform.h"

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

float codeOf(float value, float top) { return std::clamp(std::floor(value * top + 0.5f), 0.f, top); }

void put(Image& image, int plane, int x, int y, float value)
{
    switch (image.info().bits) {
    case 8: image.mutableRowAs<std::uint8_t>(plane, y)[x] = static_cast<std::uint8_t>(codeOf(value, 255)); break;
    case 10: image.mutableRowAs<std::uint16_t>(plane, y)[x] = static_cast<std::uint16_t>(codeOf(value, 1023)); break;
    case 16: image.mutableRowAs<std::uint16_t>(plane, y)[x] = static_cast<std::uint16_t>(codeOf(value, 65535)); break;
    default: image.mutableRowAs<float>(plane, y)[x] = value;
    }
}

/// The colour a chroma sample stands for.
std::array<float, 3> meanColour(const Image& canvas, const PixelFormatInfo& info, int x, int y)
{
    std::array<float, 3> sum{};
    const int rows = info.chromaShiftY ? 2 : 1;
    for (int j = 0; j < rows; ++j) {
        const float* row = canvas.rowAs<float>(0, std::min((y << info.chromaShiftY) + j, canvas.height() - 1));
        for (int i = -1; i <= 1; ++i) {
            const float weight = info.chromaShiftX ? (i == 0 ? 0.5f : 0.25f) : (i == 0 ? 1.f : 0.f);
            const int column = std::clamp((x << info.chromaShiftX) + i, 0, canvas.width() - 1);
            for (int c = 0; c < 3; ++c) sum[static_cast<std::size_t>(c)] += row[4 * column + c] * weight / static_cast<float>(rows);
        }
    }
    return sum;
}

void putYuv(Image& out, const Image& canvas)
{
    const std::array<float, 12> m = rgbToYuv(Matrix::Bt709, Range::Limited, out.info().bits);
    for (int plane = 0; plane < 3; ++plane) {
        const FrameSize size = out.planeSize(plane);
        const float* k = &m[4 * static_cast<std::size_t>(plane)];
        for (int y = 0; y < size.height; ++y) {
            for (int x = 0; x < size.width; ++x) {
                std::array<float, 3> rgb;
                if (plane == 0) std::copy_n(canvas.rowAs<float>(0, y) + 4 * x, 3, rgb.begin());
                else rgb = meanColour(canvas, out.info(), x, y);
                put(out, plane, x, y, k[0] * rgb[0] + k[1] * rgb[1] + k[2] * rgb[2] + k[3]);
            }
        }
    }
}

} // namespace

ColourTag outputColour(PixelFormat format) { return infoOf(format).isYuv() ? bt709Limited : bt709Rgb; }

Image outputTransform(const Image& canvas, PixelFormat format, AlphaMode alpha)
{
    SPOT_CHECK(canvas.format() == PixelFormat::RgbaF32, "the output transform starts from a float canvas");
    Image out(canvas.size(), format, outputColour(format), infoOf(format).isYuv() ? AlphaMode::Opaque : alpha);
    if (out.info().isYuv()) {
        putYuv(out, canvas);
        return out;
    }
    for (int y = 0; y < canvas.height(); ++y) {
        const float* row = canvas.rowAs<float>(0, y);
        for (int i = 0; i < 4 * canvas.width(); ++i) put(out, 0, i, y, row[i]);
    }
    return out;
}

} // namespace spot
