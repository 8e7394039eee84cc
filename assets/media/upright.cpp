// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/upright.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace spot
{

namespace
{

Image turned(const Image& from, int clockwise)
{
    const bool swaps = clockwise % 180 != 0;
    Image to(swaps ? FrameSize{from.height(), from.width()} : from.size(), from.format(), from.colour(), from.alpha());
    const auto bytes = static_cast<std::size_t>(from.info().bytesPerPixel);
    for (int p = 0; p < from.info().planes; ++p) {
        const FrameSize out = to.planeSize(p), in = from.planeSize(p);
        for (int y = 0; y < out.height; ++y) {
            std::byte* row = to.mutableRow(p, y);
            for (int x = 0; x < out.width; ++x) {
                int sx = x, sy = y;
                if (clockwise == 90) sx = y * in.width / out.height, sy = in.height - 1 - x * in.height / out.width;
                else if (clockwise == 180) sx = in.width - 1 - x, sy = in.height - 1 - y;
                else sx = in.width - 1 - y * in.width / out.height, sy = x * in.height / out.width;
                std::memcpy(row + static_cast<std::size_t>(x) * bytes, from.row(p, sy) + static_cast<std::size_t>(sx) * bytes, bytes);
            }
        }
    }
    return to;
}

/// One row stretched to another width: `channels` values a pixel, centres aligned.
template <class T> void stretchRow(const T* from, int fromWidth, T* to, int toWidth, int channels)
{
    for (int x = 0; x < toWidth; ++x) {
        const double at = std::clamp((x + 0.5) * fromWidth / toWidth - 0.5, 0.0, fromWidth - 1.0);
        const int left = static_cast<int>(at), right = std::min(left + 1, fromWidth - 1);
        const double k = at - left;
        for (int c = 0; c < channels; ++c) {
            const double v = from[left * channels + c] * (1 - k) + from[right * channels + c] * k;
            to[x * channels + c] = static_cast<T>(std::is_floating_point_v<T> ? v : v + 0.5);
        }
    }
}

Image stretched(const Image& from, FrameSize size)
{
    Image to({size.width, from.height()}, from.format(), from.colour(), from.alpha());
    const int channels = from.info().isYuv() ? 1 : 4;
    for (int p = 0; p < from.info().planes; ++p)
        for (int y = 0; y < from.planeSize(p).height; ++y) {
            const int fromWidth = from.planeSize(p).width, toWidth = to.planeSize(p).width;
            if (from.info().bits == 8) stretchRow(from.rowAs<std::uint8_t>(p, y), fromWidth, to.mutableRowAs<std::uint8_t>(p, y), toWidth, channels);
            else if (from.info().bits == 32) stretchRow(from.rowAs<float>(p, y), fromWidth, to.mutableRowAs<float>(p, y), toWidth, channels);
            else stretchRow(from.rowAs<std::uint16_t>(p, y), fromWidth, to.mutableRowAs<std::uint16_t>(p, y), toWidth, channels);
        }
    return to;
}

} // namespace

ImagePtr makeUpright(Image image, int clockwise, FrameSize size)
{
    if (clockwise) {
        // Square pixels first: the aspect ratio belongs to the picture as stored.
        const int storedWidth = clockwise % 180 ? size.height : size.width;
        if (storedWidth > 0 && storedWidth != image.width()) image = stretched(image, {storedWidth, image.height()});
        image = turned(image, clockwise);
    } else if (size.width > 0 && size.width != image.width() && size.height == image.height()) {
        image = stretched(image, size);
    }
    return std::make_shared<const Image>(std::move(image));
}

} // namespace spot
