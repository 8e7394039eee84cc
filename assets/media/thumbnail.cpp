// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/thumbnail.h"

#include "assets/media/still_reader.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace spot
{

namespace
{

constexpr int mostSide = 4096;

FrameSize fitted(FrameSize size, FrameSize within)
{
    const double scale = std::min({1.0, static_cast<double>(within.width) / size.width, static_cast<double>(within.height) / size.height});
    return {std::clamp(static_cast<int>(std::lround(size.width * scale)), 1, within.width),
            std::clamp(static_cast<int>(std::lround(size.height * scale)), 1, within.height)};
}

/// The texels [first, last) of a side of `from` that piece i of `to` covers; at least one.
struct Piece {
    int first, last;
};
std::vector<Piece> pieces(int from, int to)
{
    std::vector<Piece> all(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const int first = std::min(static_cast<int>(static_cast<std::int64_t>(i) * from / to), from - 1);
        const int last = static_cast<int>(static_cast<std::int64_t>(i + 1) * from / to);
        all[static_cast<std::size_t>(i)] = {first, std::max(first + 1, last)};
    }
    return all;
}

/// One plane averaged down to `size`, values as fractions of the full code range.
template <class T> std::vector<float> averaged(const Image& picture, int plane, FrameSize size, float full)
{
    const int channels = picture.info().isYuv() ? 1 : 4;
    const auto columns = pieces(picture.planeSize(plane).width, size.width), rows = pieces(picture.planeSize(plane).height, size.height);
    std::vector<float> out(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * static_cast<std::size_t>(channels));
    auto to = out.begin();
    for (const Piece row : rows)
        for (const Piece column : columns) {
            std::array<double, 4> sums{};
            for (int y = row.first; y < row.last; ++y) {
                const T* in = picture.rowAs<T>(plane, y) + column.first * channels;
                for (int x = column.first; x < column.last; ++x)
                    for (int c = 0; c < channels; ++c) sums[static_cast<std::size_t>(c)] += static_cast<double>(*in++);
            }
            const double weight = 1.0 / (full * static_cast<double>(row.last - row.first) * (column.last - column.first));
            for (int c = 0; c < channels; ++c) *to++ = static_cast<float>(sums[static_cast<std::size_t>(c)] * weight);
        }
    return out;
}

std::vector<float> averaged(const Image& picture, int plane, FrameSize size)
{
    const int bits = picture.info().bits;
    if (bits == 8) return averaged<std::uint8_t>(picture, plane, size, 255);
    if (bits == 32) return averaged<float>(picture, plane, size, 1);
    return averaged<std::uint16_t>(picture, plane, size, static_cast<float>((1 << bits) - 1));
}

/// Averaged pixels as R G B A fractions, colour still as the picture's.
std::vector<float> rgbaOf(const Image& picture, ColourTag colour, FrameSize size)
{
    std::vector<float> first = averaged(picture, 0, size);
    if (!picture.info().isYuv()) return first;
    const std::vector<float> u = averaged(picture, 1, size), v = averaged(picture, 2, size);
    const auto m = yuvToRgb(colour.matrix, colour.range, picture.info().bits);
    std::vector<float> out(first.size() * 4);
    for (std::size_t i = 0; i < first.size(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) out[4 * i + c] = m[4 * c] * first[i] + m[4 * c + 1] * u[i] + m[4 * c + 2] * v[i] + m[4 * c + 3];
        out[4 * i + 3] = 1;
    }
    return out;
}

// Linear light of BT.2020 primaries in BT.709's, both with white D65 (ITU-R BT.2087-0).
constexpr std::array<float, 9> bt2020ToBt709{1.6605f, -0.5876f, -0.0728f, -0.1246f, 1.1329f, -0.0083f, -0.0182f, -0.1006f, 1.1187f};

/// Code values for an sRGB screen. Standard video is shown as it is coded, as screens do; linear, HDR and wide colours go through light.
void toScreen(float* rgb, ColourTag colour)
{
    const bool isLight = colour.transfer == Transfer::Linear || colour.transfer == Transfer::Pq || colour.transfer == Transfer::Hlg;
    const bool isWide = colour.primaries == Primaries::Bt2020;
    if (!isLight && !isWide) return;
    std::array<float, 3> light;
    for (std::size_t c = 0; c < 3; ++c) light[c] = toLinear(colour.transfer, rgb[c]);
    for (std::size_t c = 0; c < 3; ++c) {
        const float v = isWide ? bt2020ToBt709[3 * c] * light[0] + bt2020ToBt709[3 * c + 1] * light[1] + bt2020ToBt709[3 * c + 2] * light[2] : light[c];
        rgb[c] = fromLinear(isLight ? Transfer::Srgb : colour.transfer, std::clamp(v, 0.f, 1.f));
    }
}

std::uint8_t byteOf(float v) { return static_cast<std::uint8_t>(std::lround((v > 0 ? std::min(v, 1.f) : 0.f) * 255)); }

} // namespace

ImagePtr thumbnailOf(const Image& picture, FrameSize within)
{
    SPOT_CHECK(!picture.isEmpty() && within.width > 0 && within.height > 0 && within.width <= mostSide && within.height <= mostSide,
               "a thumbnail is made of a picture and has 1 to 4096 pixels a side");
    const FrameSize size = fitted(picture.size(), within);
    const ColourTag colour = resolvedFor(picture.colour(), picture.info().isYuv(), picture.height());
    std::vector<float> pixels = rgbaOf(picture, colour, size);
    const bool isOpaque = picture.alpha() == AlphaMode::Opaque;
    Image out(size, PixelFormat::Rgba8, srgbFull, isOpaque ? AlphaMode::Opaque : AlphaMode::Premultiplied);
    for (int y = 0; y < size.height; ++y) {
        auto* row = out.mutableRowAs<std::uint8_t>(0, y);
        for (int x = 0; x < size.width; ++x) {
            float* p = pixels.data() + 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) + static_cast<std::size_t>(x));
            const float alpha = isOpaque ? 1.f : std::clamp(p[3], 0.f, 1.f);
            // Colours are converted as if nothing shone through, then multiplied.
            if (picture.alpha() == AlphaMode::Premultiplied && alpha > 0)
                for (int c = 0; c < 3; ++c) p[c] /= alpha;
            toScreen(p, colour);
            for (int c = 0; c < 3; ++c) row[4 * x + c] = byteOf(std::clamp(p[c], 0.f, 1.f) * alpha);
            row[4 * x + 3] = byteOf(alpha);
        }
    }
    return std::make_shared<const Image>(std::move(out));
}

Result<ThumbnailReader> ThumbnailReader::open(const std::filesystem::path& file)
{
    if (isStillFile(file)) {
        SPOT_TRY(still, readStill(file));
        return ThumbnailReader(still);
    }
    SPOT_TRY(reader, VideoReader::open(file, {.threads = 1}));
    return ThumbnailReader(std::move(reader));
}

Result<ImagePtr> ThumbnailReader::at(MediaTime t, FrameSize within)
{
    if (const ImagePtr* still = std::get_if<ImagePtr>(&m_source)) return thumbnailOf(**still, within);
    SPOT_TRY(picture, std::get<VideoReader>(m_source).frameAt(t));
    return thumbnailOf(*picture, within);
}

} // namespace spot
