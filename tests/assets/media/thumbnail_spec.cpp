// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/still_reader.h"
#include "assets/media/thumbnail.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"

#include <cmath>
#include <fstream>

using namespace spot;

namespace
{

using Rgb = std::array<int, 4>;

Rgb pixel(const Image& image, int x, int y)
{
    const auto* p = image.rowAs<std::uint8_t>(0, y) + 4 * x;
    return {p[0], p[1], p[2], p[3]};
}
bool isNear(Rgb a, Rgb b, int tolerance)
{
    for (std::size_t i = 0; i < 4; ++i)
        if (std::abs(a[i] - b[i]) > tolerance) return false;
    return true;
}

} // namespace

class ThumbnailSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;
private Q_SLOTS:
    void it_keeps_the_shape_and_is_never_larger_than_the_picture_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("shownWidth");
        QTest::addColumn<int>("shownHeight");
        QTest::newRow("wide") << 1920 << 1080 << 160 << 90;
        QTest::newRow("tall") << 1080 << 1920 << 54 << 96;
        QTest::newRow("square") << 500 << 500 << 96 << 96;
        QTest::newRow("small stays") << 20 << 10 << 20 << 10;
        QTest::newRow("thin keeps a pixel") << 2000 << 3 << 160 << 1;
    }
    void it_keeps_the_shape_and_is_never_larger_than_the_picture()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, shownWidth);
        QFETCH(int, shownHeight);
        const auto small = thumbnailOf(Image({width, height}, PixelFormat::Rgba8, srgbFull), {160, 96});
        QCOMPARE(small->size(), (FrameSize{shownWidth, shownHeight}));
        QCOMPARE(small->format(), PixelFormat::Rgba8);
        QCOMPARE(small->colour(), srgbFull);
    }
    void the_colours_are_those_of_the_film_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("BT.709 limited") << "-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv420p -colorspace bt709 -color_range tv";
        QTest::newRow("BT.601 full") << "-vf scale=out_color_matrix=bt601:out_range=full,format=yuv420p -colorspace smpte170m -color_range pc";
        QTest::newRow("10 bit") << "-vf scale=out_color_matrix=bt709:out_range=tv,format=yuv422p10le -colorspace bt709 -color_range tv";
    }
    void the_colours_are_those_of_the_film()
    {
        QFETCH(QString, arguments);
        const auto file = m_media.make("orange.mkv", "-f lavfi -i color=c=0xF28C28:size=320x180:rate=25:duration=1,format=rgb24 " + arguments + " -c:v ffv1");
        auto reader = ThumbnailReader::open(file);
        QVERIFY_OK(reader);
        const auto small = reader->at(MediaTime::fromMilliseconds(400), {64, 64});
        QVERIFY_OK(small);
        QCOMPARE((*small)->size(), (FrameSize{64, 36}));
        const Rgb seen = pixel(**small, 30, 20);
        QVERIFY2(isNear(seen, {0xF2, 0x8C, 0x28, 255}, 3), qPrintable(QString("%1 %2 %3").arg(seen[0]).arg(seen[1]).arg(seen[2])));
    }
    void every_time_gives_its_own_picture()
    {
        const auto file = m_media.make("steps.mp4", "-f lavfi -i color=black:size=64x36:rate=25:duration=2 -vf geq=lum=16+4*N:cb=128:cr=128 -c:v libx264 -qp 0 -pix_fmt yuv420p -color_range tv -colorspace bt709");
        auto reader = ThumbnailReader::open(file);
        QVERIFY_OK(reader);
        for (const int frame : {40, 3, 20, 0, 49}) {
            const auto small = reader->at(fps25.startOf(frame), {32, 32});
            QVERIFY_OK(small);
            const int grey = static_cast<int>(std::lround(4 * frame * 255 / 219.0));
            QVERIFY2(isNear(pixel(**small, 5, 5), {grey, grey, grey, 255}, 1), qPrintable(QString::number(frame)));
        }
    }
    void averaging_looks_at_every_pixel()
    {
        Image board({200, 100}, PixelFormat::Rgba8, srgbFull);
        for (int y = 0; y < 100; ++y)
            for (int x = 0; x < 200; ++x) {
                auto* p = board.mutableRowAs<std::uint8_t>(0, y) + 4 * x;
                p[0] = (x + y) % 2 ? 200 : 100, p[3] = 255;
            }
        const auto small = thumbnailOf(board, {20, 20});
        QCOMPARE(pixel(*small, 7, 3), (Rgb{150, 0, 0, 255}));
    }
    void alpha_comes_out_premultiplied_and_light_is_coded_for_the_screen()
    {
        Image half({4, 4}, PixelFormat::Rgba8, srgbFull, AlphaMode::Straight), light({2, 2}, PixelFormat::RgbaF32, {Primaries::Bt709, Transfer::Linear, Matrix::Rgb, Range::Full});
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 4; ++x) {
                auto* p = half.mutableRowAs<std::uint8_t>(0, y) + 4 * x;
                p[0] = 200, p[3] = 128;
            }
        for (int y = 0; y < 2; ++y)
            for (int x = 0; x < 2; ++x) {
                auto* p = light.mutableRowAs<float>(0, y) + 4 * x;
                p[0] = 0.215861f, p[1] = 7.f, p[2] = std::nanf(""), p[3] = 1; // half of the code range, far too bright, no number
            }
        QCOMPARE(pixel(*thumbnailOf(half, {2, 2}), 1, 1), (Rgb{100, 0, 0, 128}));
        QCOMPARE(thumbnailOf(half, {2, 2})->alpha(), AlphaMode::Premultiplied);
        QCOMPARE(pixel(*thumbnailOf(light, {2, 2}), 1, 1), (Rgb{128, 255, 0, 255}));
    }
    void a_still_is_the_same_at_any_time_whatever_it_is_called()
    {
        const auto file = m_media.make("still.png", "-f lavfi -i color=c=0x336699:size=100x50 -frames:v 1 -pix_fmt rgb24");
        const auto renamed = m_media.path("still.mp4");
        std::filesystem::copy_file(file, renamed);
        auto reader = ThumbnailReader::open(renamed);
        QVERIFY_OK(reader);
        const auto first = reader->at({}, {50, 50}), later = reader->at(MediaTime::fromSeconds(100), {50, 50});
        QVERIFY_OK(first);
        QCOMPARE((*first)->hash(), (*later)->hash());
        QVERIFY(isNear(pixel(**first, 3, 3), {0x33, 0x66, 0x99, 255}, 2));
    }
    void what_has_no_picture_says_so()
    {
        const auto sound = m_media.make("sound.wav", "-f lavfi -i sine=duration=0.2");
        QVERIFY_FAULT(ThumbnailReader::open(sound), Fault::Unsupported, "no moving picture");
        QVERIFY_FAULT(ThumbnailReader::open(m_media.path("nowhere.mp4")), Fault::NotFound, "nowhere.mp4");
    }
};

QTEST_GUILESS_MAIN(ThumbnailSpec)
#include "thumbnail_spec.moc"
