// SPDX-License-Identifier: GPL-3.0-or-later
// assets/pixels/image.h: rows of pixels with format and colour; a value with shared, immutable-once-shared storage.
#pragma once

#include "assets/base/content_hash.h"
#include "assets/pixels/colour.h"
#include "assets/pixels/pixel_format.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace spot
{

/// Width and height in pixels, both > 0 for a picture. Limit everywhere: 16384.                                 [value]
struct FrameSize {
    int width = 0;
    int height = 0;
    constexpr bool operator==(const FrameSize&) const = default;
    constexpr double aspect() const { return height ? static_cast<double>(width) / height : 0; }
};
inline constexpr int maxImageSide = 16384;

/// One picture; row 0 on top. Copies share pixels; writing is allowed only to the sole owner (mutablePlane checks).
class Image
{
public:
    Image() = default;
    /// Zeroed pixels (YUV too: fill it). Rows start at multiples of 64 bytes.
    Image(FrameSize size, PixelFormat format, ColourTag colour, AlphaMode alpha = AlphaMode::Opaque);
    /// The same with whatever the memory held: for who writes every pixel before anybody reads one.
    static Image unwritten(FrameSize size, PixelFormat format, ColourTag colour, AlphaMode alpha = AlphaMode::Opaque);

    bool isEmpty() const { return !m_storage; }
    FrameSize size() const { return m_size; }
    int width() const { return m_size.width; }
    int height() const { return m_size.height; }
    PixelFormat format() const { return m_format; }
    const PixelFormatInfo& info() const { return infoOf(m_format); }
    ColourTag colour() const { return m_colour; }
    AlphaMode alpha() const { return m_alpha; }
    /// Says what the same numbers mean; changes no pixel.
    void retag(ColourTag colour, AlphaMode alpha) { m_colour = colour, m_alpha = alpha; }

    FrameSize planeSize(int plane) const; ///< in pixels of that plane
    std::size_t stride(int plane) const { return m_planes[plane].stride; } ///< bytes from row to row
    const std::byte* row(int plane, int y) const { return m_storage.get() + m_planes[plane].offset + m_planes[plane].stride * y; }
    /// Programmer's mistake when the storage is shared.
    std::byte* mutableRow(int plane, int y);
    template <class T> const T* rowAs(int plane, int y) const { return reinterpret_cast<const T*>(row(plane, y)); }
    template <class T> T* mutableRowAs(int plane, int y) { return reinterpret_cast<T*>(mutableRow(plane, y)); }

    std::size_t byteSize() const { return m_bytes; }
    /// SHA-256 over size, format, colour, alpha and the visible pixels (no padding).
    ContentHash hash() const;

private:
    void allocate();
    struct Plane {
        std::size_t offset = 0, stride = 0;
    };
    FrameSize m_size;
    PixelFormat m_format = PixelFormat::Rgba8;
    ColourTag m_colour;
    AlphaMode m_alpha = AlphaMode::Opaque;
    Plane m_planes[3];
    std::size_t m_bytes = 0;
    std::shared_ptr<std::byte[]> m_storage;
};

using ImagePtr = std::shared_ptr<const Image>;

} // namespace spot
