// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/pixels/audio_block.h"
#include "assets/pixels/image.h"
#include "tests/support/spec.h"
#include "tests/support/stops.h"

#include <cstring>

using namespace spot;

class ImageSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void every_format_has_its_row_in_the_table()
    {
        for (std::size_t i = 0; i < pixelFormats.size(); ++i) {
            QCOMPARE(static_cast<std::size_t>(pixelFormats[i].format), i);
            QCOMPARE(&infoOf(pixelFormats[i].format), &pixelFormats[i]);
        }
    }
    void planes_of_odd_pictures_are_rounded_up_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("chromaWidth");
        QTest::addColumn<int>("chromaHeight");
        QTest::newRow("4:2:0") << int(PixelFormat::Yuv420P8) << 4 << 3;
        QTest::newRow("4:2:2, 10 bit") << int(PixelFormat::Yuv422P10) << 4 << 5;
        QTest::newRow("4:4:4") << int(PixelFormat::Yuv444P8) << 7 << 5;
    }
    void planes_of_odd_pictures_are_rounded_up()
    {
        QFETCH(int, format);
        QFETCH(int, chromaWidth);
        QFETCH(int, chromaHeight);
        const Image image({7, 5}, PixelFormat(format), bt709Limited);
        QCOMPARE(image.planeSize(0), (FrameSize{7, 5}));
        QCOMPARE(image.planeSize(1), (FrameSize{chromaWidth, chromaHeight}));
        QCOMPARE(image.planeSize(2), image.planeSize(1));
    }
    void rows_are_aligned_zeroed_and_apart()
    {
        for (const PixelFormatInfo& info : pixelFormats) {
            Image image({33, 9}, info.format, {});
            QVERIFY(!image.isEmpty());
            for (int p = 0; p < info.planes; ++p) {
                const auto used = static_cast<std::size_t>(image.planeSize(p).width * info.bytesPerPixel);
                QVERIFY(image.stride(p) >= used);
                for (int y = 0; y < image.planeSize(p).height; ++y) {
                    QCOMPARE(reinterpret_cast<std::uintptr_t>(image.row(p, y)) % 64, std::uintptr_t{0});
                    for (std::size_t i = 0; i < used; ++i) QCOMPARE(image.row(p, y)[i], std::byte{0}); // no other row has written here
                    std::memset(image.mutableRow(p, y), 0xff, used);
                }
            }
        }
    }
    void copies_share_pixels_and_only_a_sole_owner_writes()
    {
        Image image({4, 4}, PixelFormat::Rgba8, srgbFull);
        image.mutableRowAs<std::uint8_t>(0, 2)[5] = 9;
        {
            const Image copy = image;
            QCOMPARE(copy.row(0, 2), image.row(0, 2));
            QVERIFY(stopsTheProgram([&] { image.mutableRow(0, 0); }));
        }
        image.mutableRowAs<std::uint8_t>(0, 2)[5] = 10;
        QCOMPARE(image.rowAs<std::uint8_t>(0, 2)[5], std::uint8_t{10});
    }
    void sizes_outside_of_the_limits_are_a_programmers_mistake()
    {
        for (const FrameSize size : {FrameSize{0, 4}, FrameSize{4, -1}, FrameSize{maxImageSide + 1, 1}})
            QVERIFY(stopsTheProgram([&] { Image(size, PixelFormat::Rgba8, {}); }));
        QCOMPARE(Image({maxImageSide, 1}, PixelFormat::Yuv420P8, {}).width(), maxImageSide);
        QVERIFY(Image().isEmpty());
    }
    void the_hash_is_of_what_is_seen_and_meant()
    {
        const auto made = [] { return Image({5, 3}, PixelFormat::Rgba8, srgbFull); };
        Image image = made(), other = made();
        QCOMPARE(image.hash(), other.hash());
        std::memset(other.mutableRow(0, 0) + 5 * 4, 0x55, other.stride(0) - 5 * 4); // padding is not seen
        QCOMPARE(image.hash(), other.hash());
        other.mutableRow(0, 2)[19] = std::byte{1};
        QVERIFY(image.hash() != other.hash());
        Image retagged = made();
        retagged.retag(bt709Rgb, AlphaMode::Opaque);
        QVERIFY(image.hash() != retagged.hash());
        retagged.retag(srgbFull, AlphaMode::Straight);
        QVERIFY(image.hash() != retagged.hash());
        QVERIFY(Image({3, 5}, PixelFormat::Rgba8, srgbFull).hash() != image.hash());
        QCOMPARE(Image().hash(), Image().hash());
    }
    void a_block_of_sound_knows_its_length()
    {
        const AudioBlock block{44100, 2, 0, std::vector<float>(88200)};
        QCOMPARE(block.frames(), std::int64_t{44100});
        QCOMPARE(block.length(), MediaTime::fromSeconds(1));
        QCOMPARE((AudioBlock{48000, 0, 0, {}}.frames()), std::int64_t{0});
    }
};

QTEST_GUILESS_MAIN(ImageSpec)
#include "image_spec.moc"
