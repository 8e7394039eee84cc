// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/ffmpeg/av_convert.h"
#include "tests/support/spec.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

#include <array>
#include <cmath>
#include <random>

using namespace spot;

namespace
{

/// A frame of random code values; the same for the same format.
AvFramePtr noise(AVPixelFormat format, int width, int height)
{
    AvFramePtr frame = makeFrame();
    frame->format = format;
    frame->width = width;
    frame->height = height;
    if (av_frame_get_buffer(frame.get(), 0) < 0) return nullptr;
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(format);
    std::mt19937 random(7);
    for (int c = 0; c < d->nb_components; ++c) {
        const AVComponentDescriptor& part = d->comp[c];
        const bool isChroma = (c == 1 || c == 2) && !(d->flags & AV_PIX_FMT_FLAG_RGB);
        const int w = isChroma ? AV_CEIL_RSHIFT(width, d->log2_chroma_w) : width, h = isChroma ? AV_CEIL_RSHIFT(height, d->log2_chroma_h) : height;
        for (int y = 0; y < h; ++y)
            for (int x = 0; x < w; ++x) {
                std::uint8_t* at = frame->data[part.plane] + y * frame->linesize[part.plane] + x * part.step + part.offset;
                const unsigned value = (random() % (1u << part.depth)) << part.shift;
                if (part.depth > 8) at[0] = static_cast<std::uint8_t>(value), at[1] = static_cast<std::uint8_t>(value >> 8);
                else *at = static_cast<std::uint8_t>(value);
            }
    }
    return frame;
}

/// Component c of pixel (x, y) of the frame: its code.
int code(const AVFrame& frame, int c, int x, int y)
{
    const AVComponentDescriptor& part = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format))->comp[c];
    const std::uint8_t* at = frame.data[part.plane] + y * frame.linesize[part.plane] + x * part.step + part.offset;
    const int value = part.depth > 8 ? at[0] | at[1] << 8 : at[0];
    return (value >> part.shift) & ((1 << part.depth) - 1);
}
int code(const Image& image, int plane, int at, int y)
{
    return image.info().bits > 8 ? image.rowAs<std::uint16_t>(plane, y)[at] : image.rowAs<std::uint8_t>(plane, y)[at];
}

} // namespace

class AvConvertSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rates_are_snapped_to_the_known_ones_data()
    {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<int>("rateNum");
        QTest::addColumn<int>("rateDen");
        QTest::newRow("as it is") << 30000 << 1001 << 30000 << 1001;
        QTest::newRow("2997/100") << 2997 << 100 << 30000 << 1001;
        QTest::newRow("23.98") << 2398 << 100 << 24000 << 1001;
        QTest::newRow("29.9995 is 30") << 299995 << 10000 << 30 << 1;
        QTest::newRow("not reduced") << 50 << 2 << 25 << 1;
        QTest::newRow("microseconds") << 1000000 << 16683 << 60000 << 1001;
        QTest::newRow("18 stays") << 36 << 2 << 18 << 1;
        QTest::newRow("nothing") << 0 << 0 << 25 << 1;
        QTest::newRow("negative") << -25 << 1 << 25 << 1;
        QTest::newRow("nonsense") << 90000 << 1 << 25 << 1;
    }
    void rates_are_snapped_to_the_known_ones()
    {
        QFETCH(int, num);
        QFETCH(int, den);
        QFETCH(int, rateNum);
        QFETCH(int, rateDen);
        QCOMPARE(toFrameRate({num, den}), (FrameRate{rateNum, rateDen}));
    }
    void ticks_become_flicks_without_drift()
    {
        QCOMPARE(toMediaTime(90000, {1, 90000}), MediaTime::fromSeconds(1));
        QCOMPARE(toMediaTime(1001 * 10'000'000LL, {1, 30000}), fps2997.startOf(10'000'000));
        QCOMPARE(toMediaTime(-1, {1, 1000}), MediaTime::fromMilliseconds(-1));
        QCOMPARE(toMediaTime(AV_NOPTS_VALUE, {1, 1000}), MediaTime{});
        QCOMPARE(toMediaTime(1, {1, 705'600'001}).flicks, 1); // to the nearest
        QCOMPARE(toMediaTime(5, {1, 0}), MediaTime{});
    }
    void every_colour_comes_back()
    {
        for (const Primaries p : {Primaries::Unknown, Primaries::Bt709, Primaries::Bt601_525, Primaries::Bt601_625, Primaries::Bt2020, Primaries::DisplayP3})
            for (const Transfer t : {Transfer::Unknown, Transfer::Bt709, Transfer::Srgb, Transfer::Linear, Transfer::Pq, Transfer::Hlg, Transfer::Gamma22})
                for (const Matrix m : {Matrix::Unknown, Matrix::Rgb, Matrix::Bt601, Matrix::Bt709, Matrix::Bt2020})
                    for (const Range r : {Range::Unknown, Range::Full, Range::Limited}) {
                        const ColourTag tag{p, t, m, r};
                        const AvColour av = toAvColour(tag);
                        QCOMPARE(toColour(av.primaries, av.transfer, av.space, av.range, false), tag);
                    }
        QCOMPARE(toColour(AVCOL_PRI_UNSPECIFIED, AVCOL_TRC_UNSPECIFIED, AVCOL_SPC_UNSPECIFIED, AVCOL_RANGE_UNSPECIFIED, true).matrix, Matrix::Rgb);
    }
    void errors_keep_their_kind_and_name_the_place()
    {
        QCOMPARE(avError(AVERROR(ENOSPC), "a.mp4", "writing failed").fault, Fault::NoSpace);
        QCOMPARE(avError(AVERROR(ENOENT), "a.mp4", "x").fault, Fault::NotFound);
        QCOMPARE(avError(AVERROR_INVALIDDATA, "a.mp4", "x").fault, Fault::Corrupt);
        QCOMPARE(avError(AVERROR_INVALIDDATA, "a.mp4", "reading failed").message, std::string("a.mp4: reading failed: Invalid data found when processing input"));
    }

    void pixels_arrive_code_for_code_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        const auto row = [](AVPixelFormat from, PixelFormat to) { QTest::newRow(av_get_pix_fmt_name(from)) << int(from) << int(to); };
        row(AV_PIX_FMT_YUV420P, PixelFormat::Yuv420P8), row(AV_PIX_FMT_YUVJ420P, PixelFormat::Yuv420P8), row(AV_PIX_FMT_YUV422P, PixelFormat::Yuv422P8);
        row(AV_PIX_FMT_YUV444P, PixelFormat::Yuv444P8), row(AV_PIX_FMT_YUV420P10LE, PixelFormat::Yuv420P10), row(AV_PIX_FMT_YUV422P10LE, PixelFormat::Yuv422P10);
        row(AV_PIX_FMT_YUV444P10LE, PixelFormat::Yuv444P10), row(AV_PIX_FMT_NV12, PixelFormat::Yuv420P8), row(AV_PIX_FMT_P010LE, PixelFormat::Yuv420P10);
        row(AV_PIX_FMT_YUYV422, PixelFormat::Yuv422P8), row(AV_PIX_FMT_UYVY422, PixelFormat::Yuv422P8);
        row(AV_PIX_FMT_RGBA, PixelFormat::Rgba8), row(AV_PIX_FMT_RGB24, PixelFormat::Rgba8), row(AV_PIX_FMT_BGR24, PixelFormat::Rgba8), row(AV_PIX_FMT_BGRA, PixelFormat::Rgba8);
        row(AV_PIX_FMT_BGR0, PixelFormat::Rgba8), row(AV_PIX_FMT_GBRP, PixelFormat::Rgba8), row(AV_PIX_FMT_RGBA64LE, PixelFormat::Rgba16), row(AV_PIX_FMT_RGB48LE, PixelFormat::Rgba16);
    }
    void pixels_arrive_code_for_code()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        const AvFramePtr frame = noise(static_cast<AVPixelFormat>(from), 38, 22);
        QVERIFY(frame);
        SwsPtr converter;
        const auto image = toImage(*frame, converter, "noise");
        QVERIFY_OK(image);
        QCOMPARE(image->format(), PixelFormat(to));
        QCOMPARE(image->size(), (FrameSize{38, 22}));
        const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(from));
        const bool isYuv = image->info().isYuv();
        for (int c = 0; c < std::min<int>(3, d->nb_components); ++c) {
            const FrameSize size = image->planeSize(isYuv ? c : 0);
            for (int y = 0; y < size.height; ++y)
                for (int x = 0; x < size.width; ++x) {
                    const int seen = isYuv ? code(*image, c, x, y) : code(*image, 0, 4 * x + c, y), expected = code(*frame, c, x, y);
                    if (seen != expected) QFAIL(qPrintable(QString("component %1 at %2,%3: %4 instead of %5").arg(c).arg(x).arg(y).arg(seen).arg(expected)));
                }
        }
        if (!isYuv) QCOMPARE(code(*image, 0, 3, 0), d->nb_components == 4 && (d->flags & AV_PIX_FMT_FLAG_ALPHA) ? code(*frame, 3, 0, 0) : (image->info().bits == 16 ? 65535 : 255));
        QCOMPARE(image->alpha(), d->flags & AV_PIX_FMT_FLAG_ALPHA ? AlphaMode::Straight : AlphaMode::Opaque);
    }
    void yuv_with_alpha_becomes_rgb_by_its_own_matrix_and_range_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("space");
        QTest::addColumn<int>("range");
        QTest::newRow("BT.709 limited") << int(AV_PIX_FMT_YUVA444P) << int(AVCOL_SPC_BT709) << int(AVCOL_RANGE_MPEG);
        QTest::newRow("BT.601 full") << int(AV_PIX_FMT_YUVA444P) << int(AVCOL_SPC_SMPTE170M) << int(AVCOL_RANGE_JPEG);
        QTest::newRow("10 bit") << int(AV_PIX_FMT_YUVA444P10LE) << int(AVCOL_SPC_BT709) << int(AVCOL_RANGE_MPEG);
    }
    void yuv_with_alpha_becomes_rgb_by_its_own_matrix_and_range()
    {
        QFETCH(int, format);
        QFETCH(int, space);
        QFETCH(int, range);
        const Matrix matrix = space == AVCOL_SPC_BT709 ? Matrix::Bt709 : Matrix::Bt601;
        const Range ours = range == AVCOL_RANGE_JPEG ? Range::Full : Range::Limited;
        const AvFramePtr frame = noise(static_cast<AVPixelFormat>(format), 16, 16);
        const int bits = format == AV_PIX_FMT_YUVA444P ? 8 : 10;
        frame->colorspace = static_cast<AVColorSpace>(space);
        frame->color_range = static_cast<AVColorRange>(range);
        const auto m = rgbToYuv(matrix, ours, bits);
        const double rgb[3] = {0.8, 0.3, 0.5};
        for (int c = 0; c < 3; ++c) {
            const double value = m[4 * static_cast<std::size_t>(c)] * rgb[0] + m[4 * static_cast<std::size_t>(c) + 1] * rgb[1] + m[4 * static_cast<std::size_t>(c) + 2] * rgb[2] + m[4 * static_cast<std::size_t>(c) + 3];
            for (int y = 0; y < 16; ++y)
                for (int x = 0; x < 16; ++x) {
                    const auto whole = static_cast<unsigned>(std::lround(value * ((1 << bits) - 1)));
                    std::uint8_t* row = frame->data[c] + y * frame->linesize[c];
                    if (bits == 8) row[x] = static_cast<std::uint8_t>(whole);
                    else reinterpret_cast<std::uint16_t*>(row)[x] = static_cast<std::uint16_t>(whole);
                }
        }
        SwsPtr converter;
        const auto image = toImage(*frame, converter, "alpha");
        QVERIFY_OK(image);
        QCOMPARE(image->alpha(), AlphaMode::Straight);
        QCOMPARE(image->colour().matrix, Matrix::Rgb);
        QCOMPARE(image->colour().range, Range::Full);
        const double full = image->info().bits == 8 ? 255 : 65535;
        for (int c = 0; c < 3; ++c) {
            const double seen = code(*image, 0, 4 * 5 + c, 5) / full;
            QVERIFY2(std::abs(seen - rgb[c]) < 0.01, qPrintable(QString("%1 instead of %2").arg(seen).arg(rgb[c])));
        }
        const double alpha = code(*frame, 3, 5, 5) / static_cast<double>((1 << bits) - 1);
        QVERIFY(std::abs(code(*image, 0, 4 * 5 + 3, 5) / full - alpha) < 0.002);
    }
    void twelve_bits_keep_ten_and_their_chroma()
    {
        const AvFramePtr frame = noise(AV_PIX_FMT_YUV422P12LE, 32, 16);
        SwsPtr converter;
        const auto image = toImage(*frame, converter, "twelve");
        QVERIFY_OK(image);
        QCOMPARE(image->format(), PixelFormat::Yuv422P10);
        for (int c = 0; c < 3; ++c)
            for (int y = 0; y < 16; ++y)
                for (int x = 0; x < image->planeSize(c).width; ++x) QVERIFY(std::abs(code(*image, c, x, y) - code(*frame, c, x, y) / 4.0) <= 1.0);
    }
    void grey_becomes_grey()
    {
        const AvFramePtr frame = noise(AV_PIX_FMT_GRAY8, 16, 16);
        frame->color_range = AVCOL_RANGE_JPEG;
        SwsPtr converter;
        const auto image = toImage(*frame, converter, "grey");
        QVERIFY_OK(image);
        for (int x = 0; x < 16; ++x)
            for (int c = 0; c < 3; ++c) QVERIFY(std::abs(code(*image, 0, 4 * x + c, 3) - code(*frame, 0, x, 3)) <= 1);
    }
    void what_cannot_be_is_refused()
    {
        SwsPtr converter;
        AvFramePtr frame = makeFrame();
        frame->format = AV_PIX_FMT_YUV420P;
        QVERIFY_FAULT(toImage(*frame, converter, "empty"), Fault::OutOfRange, "0x0");
        frame->width = 20'000, frame->height = 2;
        QVERIFY_FAULT(toImage(*frame, converter, "wide"), Fault::OutOfRange, "20000x2");
        frame->width = 20;
        frame->format = AV_PIX_FMT_VULKAN;
        QVERIFY_FAULT(toImage(*frame, converter, "gpu"), Fault::Unsupported, "gpu");
    }
    void every_format_of_ours_is_one_of_theirs_but_floats()
    {
        for (const PixelFormatInfo& info : pixelFormats) QCOMPARE(toAvFormat(info.format) == AV_PIX_FMT_NONE, info.bits == 32);
    }
};

QTEST_GUILESS_MAIN(AvConvertSpec)
#include "av_convert_spec.moc"
