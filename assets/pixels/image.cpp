// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/pixels/image.h"

#include <cstring>
#include <new>

namespace spot
{

namespace
{
constexpr std::size_t rowAlignment = 64;
}

Image::Image(FrameSize size, PixelFormat format, ColourTag colour, AlphaMode alpha)
    : m_size(size), m_format(format), m_colour(colour), m_alpha(alpha)
{
    allocate();
    std::memset(m_storage.get(), 0, m_bytes);
}

Image Image::unwritten(FrameSize size, PixelFormat format, ColourTag colour, AlphaMode alpha)
{
    Image image;
    image.m_size = size, image.m_format = format, image.m_colour = colour, image.m_alpha = alpha;
    image.allocate();
    return image;
}

void Image::allocate()
{
    SPOT_CHECK(m_size.width > 0 && m_size.height > 0 && m_size.width <= maxImageSide && m_size.height <= maxImageSide,
               "an Image has 1 to 16384 pixels a side");
    for (int p = 0; p < info().planes; ++p) {
        const FrameSize plane = planeSize(p);
        const std::size_t used = static_cast<std::size_t>(plane.width) * static_cast<std::size_t>(info().bytesPerPixel);
        m_planes[p] = {m_bytes, (used + rowAlignment - 1) / rowAlignment * rowAlignment};
        m_bytes += m_planes[p].stride * static_cast<std::size_t>(plane.height);
    }
    m_storage = std::shared_ptr<std::byte[]>(new (std::align_val_t(rowAlignment)) std::byte[m_bytes],
                                             [](std::byte* b) { ::operator delete[](b, std::align_val_t(rowAlignment)); });
}

FrameSize Image::planeSize(int plane) const
{
    if (plane == 0) return m_size;
    const int sx = info().chromaShiftX, sy = info().chromaShiftY;
    return {(m_size.width + (1 << sx) - 1) >> sx, (m_size.height + (1 << sy) - 1) >> sy};
}

std::byte* Image::mutableRow(int plane, int y)
{
    SPOT_CHECK(m_storage.use_count() == 1, "pixels are written only by their sole owner");
    return const_cast<std::byte*>(row(plane, y));
}

ContentHash Image::hash() const
{
    Hasher hasher;
    hasher.add(m_size.width).add(m_size.height).add(m_format).add(m_alpha);
    hasher.add(m_colour.primaries).add(m_colour.transfer).add(m_colour.matrix).add(m_colour.range);
    for (int p = 0; p < info().planes && !isEmpty(); ++p) {
        const FrameSize plane = planeSize(p);
        const std::size_t used = static_cast<std::size_t>(plane.width) * static_cast<std::size_t>(info().bytesPerPixel);
        for (int y = 0; y < plane.height; ++y) hasher.add(std::span(row(p, y), used));
    }
    return hasher.finish();
}

} // namespace spot
