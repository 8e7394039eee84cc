// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/ffmpeg/av_convert.h"

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/mathematics.h>
#include <libavutil/pixdesc.h>
}

#include <array>
#include <cmath>
#include <cstring>
#include <optional>

namespace spot
{

Error avError(int code, const std::string& place, const std::string& what)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    const Fault fault = code == AVERROR(ENOENT)               ? Fault::NotFound
                        : code == AVERROR(EACCES)             ? Fault::Denied
                        : code == AVERROR(ENOSPC)             ? Fault::NoSpace
                        : code == AVERROR(EIO)                ? Fault::Io
                        : code == AVERROR_DECODER_NOT_FOUND   ? Fault::Unsupported
                        : code == AVERROR_DEMUXER_NOT_FOUND   ? Fault::Unsupported
                        : code == AVERROR_PROTOCOL_NOT_FOUND  ? Fault::Denied
                        : code == AVERROR(ENOSYS)             ? Fault::Unsupported
                        : code == AVERROR_PATCHWELCOME        ? Fault::Unsupported
                                                              : Fault::Corrupt;
    return {fault, place + ": " + what + ": " + text};
}

MediaTime toMediaTime(std::int64_t t, AVRational base)
{
    if (t == AV_NOPTS_VALUE || base.den <= 0) return {};
    const Wide flicks = static_cast<Wide>(t) * base.num * flicksPerSecond;
    const Wide half = base.den / 2;
    return {static_cast<std::int64_t>((flicks >= 0 ? flicks + half : flicks - half) / base.den)};
}

FrameRate toFrameRate(AVRational rate)
{
    if (rate.num <= 0 || rate.den <= 0 || av_q2d(rate) > 1000) return fps25;
    static constexpr std::array known{fps23976, fps24, fps25, fps2997, fps30, FrameRate{48000, 1001}, FrameRate{48, 1}, fps50, fps5994, fps60,
                                      FrameRate{100, 1}, FrameRate{120000, 1001}, FrameRate{120, 1}, FrameRate{12, 1}, FrameRate{15, 1}, FrameRate{10, 1}};
    const double value = av_q2d(rate);
    std::optional<FrameRate> best;
    for (const FrameRate& k : known)
        if (std::abs(k.perSecond() - value) < value * 0.001 && (!best || std::abs(k.perSecond() - value) < std::abs(best->perSecond() - value))) best = k;
    if (best) return *best;
    int num = 0, den = 0;
    av_reduce(&num, &den, rate.num, rate.den, 1'000'000);
    return {num, den};
}

ColourTag toColour(AVColorPrimaries primaries, AVColorTransferCharacteristic transfer, AVColorSpace space, AVColorRange range, bool isRgb)
{
    ColourTag tag;
    switch (primaries) {
    case AVCOL_PRI_BT709: tag.primaries = Primaries::Bt709; break;
    case AVCOL_PRI_SMPTE170M: case AVCOL_PRI_SMPTE240M: tag.primaries = Primaries::Bt601_525; break;
    case AVCOL_PRI_BT470BG: tag.primaries = Primaries::Bt601_625; break;
    case AVCOL_PRI_BT2020: tag.primaries = Primaries::Bt2020; break;
    case AVCOL_PRI_SMPTE432: tag.primaries = Primaries::DisplayP3; break;
    default: break;
    }
    switch (transfer) {
    case AVCOL_TRC_BT709: case AVCOL_TRC_SMPTE170M: case AVCOL_TRC_BT2020_10: case AVCOL_TRC_BT2020_12: tag.transfer = Transfer::Bt709; break;
    case AVCOL_TRC_IEC61966_2_1: tag.transfer = Transfer::Srgb; break;
    case AVCOL_TRC_LINEAR: tag.transfer = Transfer::Linear; break;
    case AVCOL_TRC_SMPTE2084: tag.transfer = Transfer::Pq; break;
    case AVCOL_TRC_ARIB_STD_B67: tag.transfer = Transfer::Hlg; break;
    case AVCOL_TRC_GAMMA22: tag.transfer = Transfer::Gamma22; break;
    default: break;
    }
    switch (space) {
    case AVCOL_SPC_RGB: tag.matrix = Matrix::Rgb; break;
    case AVCOL_SPC_BT709: tag.matrix = Matrix::Bt709; break;
    case AVCOL_SPC_BT470BG: case AVCOL_SPC_SMPTE170M: case AVCOL_SPC_FCC: tag.matrix = Matrix::Bt601; break;
    case AVCOL_SPC_BT2020_NCL: case AVCOL_SPC_BT2020_CL: tag.matrix = Matrix::Bt2020; break;
    default: break;
    }
    if (range == AVCOL_RANGE_MPEG) tag.range = Range::Limited;
    if (range == AVCOL_RANGE_JPEG) tag.range = Range::Full;
    if (isRgb) tag.matrix = Matrix::Rgb, tag.range = Range::Full;
    return tag;
}

AvColour toAvColour(ColourTag tag)
{
    AvColour av{AVCOL_PRI_UNSPECIFIED, AVCOL_TRC_UNSPECIFIED, AVCOL_SPC_UNSPECIFIED, AVCOL_RANGE_UNSPECIFIED};
    switch (tag.primaries) {
    case Primaries::Bt709: av.primaries = AVCOL_PRI_BT709; break;
    case Primaries::Bt601_525: av.primaries = AVCOL_PRI_SMPTE170M; break;
    case Primaries::Bt601_625: av.primaries = AVCOL_PRI_BT470BG; break;
    case Primaries::Bt2020: av.primaries = AVCOL_PRI_BT2020; break;
    case Primaries::DisplayP3: av.primaries = AVCOL_PRI_SMPTE432; break;
    case Primaries::Unknown: break;
    }
    switch (tag.transfer) {
    case Transfer::Bt709: av.transfer = AVCOL_TRC_BT709; break;
    case Transfer::Srgb: av.transfer = AVCOL_TRC_IEC61966_2_1; break;
    case Transfer::Linear: av.transfer = AVCOL_TRC_LINEAR; break;
    case Transfer::Pq: av.transfer = AVCOL_TRC_SMPTE2084; break;
    case Transfer::Hlg: av.transfer = AVCOL_TRC_ARIB_STD_B67; break;
    case Transfer::Gamma22: av.transfer = AVCOL_TRC_GAMMA22; break;
    case Transfer::Unknown: break;
    }
    switch (tag.matrix) {
    case Matrix::Rgb: av.space = AVCOL_SPC_RGB; break;
    case Matrix::Bt601: av.space = AVCOL_SPC_SMPTE170M; break;
    case Matrix::Bt709: av.space = AVCOL_SPC_BT709; break;
    case Matrix::Bt2020: av.space = AVCOL_SPC_BT2020_NCL; break;
    case Matrix::Unknown: break;
    }
    if (tag.range == Range::Limited) av.range = AVCOL_RANGE_MPEG;
    if (tag.range == Range::Full) av.range = AVCOL_RANGE_JPEG;
    return av;
}

namespace
{

struct FormatPair {
    PixelFormat ours;
    AVPixelFormat theirs;
};
constexpr std::array directFormats{
    FormatPair{PixelFormat::Yuv420P8, AV_PIX_FMT_YUV420P},     FormatPair{PixelFormat::Yuv420P8, AV_PIX_FMT_YUVJ420P},
    FormatPair{PixelFormat::Yuv422P8, AV_PIX_FMT_YUV422P},     FormatPair{PixelFormat::Yuv422P8, AV_PIX_FMT_YUVJ422P},
    FormatPair{PixelFormat::Yuv444P8, AV_PIX_FMT_YUV444P},     FormatPair{PixelFormat::Yuv444P8, AV_PIX_FMT_YUVJ444P},
    FormatPair{PixelFormat::Yuv420P10, AV_PIX_FMT_YUV420P10LE}, FormatPair{PixelFormat::Yuv422P10, AV_PIX_FMT_YUV422P10LE},
    FormatPair{PixelFormat::Yuv444P10, AV_PIX_FMT_YUV444P10LE}, FormatPair{PixelFormat::Rgba8, AV_PIX_FMT_RGBA},
    FormatPair{PixelFormat::Rgba16, AV_PIX_FMT_RGBA64LE}};

bool isFullRangeName(AVPixelFormat f) { return f == AV_PIX_FMT_YUVJ420P || f == AV_PIX_FMT_YUVJ422P || f == AV_PIX_FMT_YUVJ444P; }

std::optional<PixelFormat> direct(AVPixelFormat format)
{
    for (const FormatPair& pair : directFormats)
        if (pair.theirs == format) return pair.ours;
    return std::nullopt;
}

/// The nearest format that holds every bit: RGB and anything with alpha becomes RGBA, YUV keeps at least its chroma.
PixelFormat nearest(const AVPixFmtDescriptor& d)
{
    const bool deep = d.comp[0].depth > 8;
    const bool rgb = (d.flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_ALPHA)) || d.nb_components < 3;
    if (rgb) return deep ? PixelFormat::Rgba16 : PixelFormat::Rgba8;
    const bool halfWidth = d.log2_chroma_w >= 1, halfHeight = d.log2_chroma_h >= 1;
    if (halfWidth && halfHeight) return deep ? PixelFormat::Yuv420P10 : PixelFormat::Yuv420P8;
    if (halfWidth) return deep ? PixelFormat::Yuv422P10 : PixelFormat::Yuv422P8;
    return deep ? PixelFormat::Yuv444P10 : PixelFormat::Yuv444P8;
}

void copyPlanes(const AVFrame& frame, Image& image)
{
    for (int p = 0; p < image.info().planes; ++p) {
        const FrameSize size = image.planeSize(p);
        const auto bytes = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(image.info().bytesPerPixel);
        for (int y = 0; y < size.height; ++y) std::memcpy(image.mutableRow(p, y), frame.data[p] + static_cast<std::ptrdiff_t>(y) * frame.linesize[p], bytes);
    }
}

Result<Done> convert(const AVFrame& frame, Image& image, ColourTag colour, SwsPtr& converter, const std::string& place)
{
    const auto from = static_cast<AVPixelFormat>(frame.format);
    const AVPixelFormat to = toAvFormat(image.format());
    converter.reset(sws_getCachedContext(converter.release(), frame.width, frame.height, from, frame.width, frame.height, to,
                                         SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP | SWS_BITEXACT, nullptr, nullptr, nullptr));
    if (!converter) return Error{Fault::Unsupported, place + ": the pixel format " + av_get_pix_fmt_name(from) + " is not supported"};
    const ColourTag known = resolvedFor(colour, true, frame.height);
    const int* table = sws_getCoefficients(known.matrix == Matrix::Bt601 ? SWS_CS_ITU601 : known.matrix == Matrix::Bt2020 ? SWS_CS_BT2020 : SWS_CS_ITU709);
    const bool full = known.range == Range::Full;
    sws_setColorspaceDetails(converter.get(), table, full, table, image.info().isYuv() ? full : 1, 0, 1 << 16, 1 << 16);
    std::uint8_t* planes[4] = {};
    int strides[4] = {};
    for (int p = 0; p < image.info().planes; ++p) {
        planes[p] = reinterpret_cast<std::uint8_t*>(image.mutableRow(p, 0));
        strides[p] = static_cast<int>(image.stride(p));
    }
    const int rows = sws_scale(converter.get(), frame.data, frame.linesize, 0, frame.height, planes, strides);
    if (rows != frame.height) return Error{Fault::Unsupported, place + ": a picture of format " + av_get_pix_fmt_name(from) + " could not be converted"};
    return Done{};
}

} // namespace

AVPixelFormat toAvFormat(PixelFormat format)
{
    for (const FormatPair& pair : directFormats)
        if (pair.ours == format) return pair.theirs;
    return AV_PIX_FMT_NONE;
}

Result<Image> toImage(const AVFrame& frame, SwsPtr& converter, const std::string& place)
{
    if (frame.width < 1 || frame.height < 1 || frame.width > maxImageSide || frame.height > maxImageSide)
        return Error{Fault::OutOfRange, place + ": a picture of " + std::to_string(frame.width) + "x" + std::to_string(frame.height) + " is outside 1 to 16384 pixels a side"};
    const auto format = static_cast<AVPixelFormat>(frame.format);
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(format);
    if (!d || (d->flags & AV_PIX_FMT_FLAG_HWACCEL)) return Error{Fault::Unsupported, place + ": a pixel format that is not supported"};
    const bool isRgb = (d->flags & AV_PIX_FMT_FLAG_RGB) || (d->flags & AV_PIX_FMT_FLAG_PAL);
    ColourTag colour = toColour(frame.color_primaries, frame.color_trc, frame.colorspace, frame.color_range, isRgb);
    if (isFullRangeName(format)) colour.range = Range::Full;
    const auto same = direct(format);
    const PixelFormat to = same ? *same : nearest(*d);
    const bool hasAlpha = d->flags & (AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_PAL);
    ColourTag tag = colour;
    if (!infoOf(to).isYuv()) tag.matrix = Matrix::Rgb, tag.range = Range::Full;
    Image image = Image::unwritten({frame.width, frame.height}, to, tag, hasAlpha ? AlphaMode::Straight : AlphaMode::Opaque);
    if (same) copyPlanes(frame, image);
    else SPOT_TRY_DONE(convert(frame, image, colour, converter, place));
    return image;
}

} // namespace spot
