// SPDX-License-Identifier: GPL-3.0-or-later
// assets/pixels/pixel_format.h: one row per format: planes, bytes, bits, subsampling.
#pragma once

#include <array>
#include <string_view>

namespace spot
{

/// The formats an Image can have. Readers convert anything else to the nearest of these without losing bits.
enum class PixelFormat {
    Rgba8,    ///< one plane, R G B A bytes; alpha as AlphaMode says
    Rgba16,   ///< one plane, R G B A uint16 (0..65535)
    RgbaF32,  ///< one plane, R G B A float
    Yuv420P8, ///< planes Y, U, V of bytes; chroma half width (rounded up) and half height (rounded up)
    Yuv422P8,
    Yuv444P8,
    Yuv420P10, ///< uint16 little endian, values 0..1023
    Yuv422P10,
    Yuv444P10,
};

/// What the code needs to know about a format, as data.
struct PixelFormatInfo {
    PixelFormat format;
    std::string_view name;
    int planes;        ///< 1 or 3
    int bytesPerPixel; ///< in one plane
    int bits;          ///< per channel; 32 is float
    int chromaShiftX;  ///< 1: half width
    int chromaShiftY;
    constexpr bool isYuv() const { return planes == 3; }
};

inline constexpr std::array pixelFormats{
    PixelFormatInfo{PixelFormat::Rgba8, "rgba8", 1, 4, 8, 0, 0},
    PixelFormatInfo{PixelFormat::Rgba16, "rgba16", 1, 8, 16, 0, 0},
    PixelFormatInfo{PixelFormat::RgbaF32, "rgbaf32", 1, 16, 32, 0, 0},
    PixelFormatInfo{PixelFormat::Yuv420P8, "yuv420p8", 3, 1, 8, 1, 1},
    PixelFormatInfo{PixelFormat::Yuv422P8, "yuv422p8", 3, 1, 8, 1, 0},
    PixelFormatInfo{PixelFormat::Yuv444P8, "yuv444p8", 3, 1, 8, 0, 0},
    PixelFormatInfo{PixelFormat::Yuv420P10, "yuv420p10", 3, 2, 10, 1, 1},
    PixelFormatInfo{PixelFormat::Yuv422P10, "yuv422p10", 3, 2, 10, 1, 0},
    PixelFormatInfo{PixelFormat::Yuv444P10, "yuv444p10", 3, 2, 10, 0, 0},
};

constexpr const PixelFormatInfo& infoOf(PixelFormat format) { return pixelFormats[static_cast<std::size_t>(format)]; }

} // namespace spot
