// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/probe.h"
#include "assets/media/still_reader.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"

#include <OpenImageIO/imageio.h>

#include <cmath>
#include <fstream>
#include <random>

using namespace spot;

namespace
{

/// A picture of another colour in every pixel, with the four corners easy to tell: written by OpenImageIO with these attributes.
struct Written {
    int width = 6, height = 4, channels = 4;
    OIIO::TypeDesc type = OIIO::TypeDesc::UINT8;
    int orientation = 1;
    bool isUnassociated = true;
};

double sample(int x, int y, int c) { return c == 3 ? 0.25 + 0.1 * (x % 6) : (16 + 37 * x + 11 * y * (c + 1)) % 256 / 255.0; }

bool write(const std::filesystem::path& file, const Written& how)
{
    auto out = OIIO::ImageOutput::create(file.string());
    OIIO::ImageSpec spec(how.width, how.height, how.channels, how.type);
    if (how.isUnassociated) spec["oiio:UnassociatedAlpha"] = 1;
    if (how.orientation != 1) spec["Orientation"] = how.orientation;
    spec["CompressionQuality"] = 100;
    spec["jpeg:subsampling"] = "4:4:4";
    std::vector<float> pixels;
    for (int y = 0; y < how.height; ++y)
        for (int x = 0; x < how.width; ++x)
            for (int c = 0; c < how.channels; ++c) pixels.push_back(static_cast<float>(sample(x, y, how.channels == 2 && c == 1 ? 3 : c)));
    return out && out->open(file.string(), spec) && out->write_image(OIIO::TypeDesc::FLOAT, pixels.data()) && out->close();
}

double value(const Image& image, int x, int y, int c)
{
    if (image.format() == PixelFormat::Rgba8) return image.rowAs<std::uint8_t>(0, y)[4 * x + c] / 255.0;
    if (image.format() == PixelFormat::Rgba16) return image.rowAs<std::uint16_t>(0, y)[4 * x + c] / 65535.0;
    return image.rowAs<float>(0, y)[4 * x + c];
}

/// A PNG of that size whose pixels are missing: 33 bytes and an empty IDAT.
QByteArray pngHeader(std::uint32_t width, std::uint32_t height)
{
    const auto crc = [](const QByteArray& bytes) {
        std::uint32_t c = 0xffffffff;
        for (const char b : bytes) {
            c ^= static_cast<std::uint8_t>(b);
            for (int k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >> 1) : c >> 1;
        }
        return ~c;
    };
    const auto big = [](std::uint32_t v) { return QByteArray{}.append(char(v >> 24)).append(char(v >> 16)).append(char(v >> 8)).append(char(v)); };
    const auto chunk = [&](QByteArray name, const QByteArray& body) { return big(static_cast<std::uint32_t>(body.size())) + name + body + big(crc(name + body)); };
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", big(width) + big(height) + QByteArray("\x08\x06\x00\x00\x00", 5)) + chunk("IDAT", {}) + chunk("IEND", {});
}

} // namespace

class StillsSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;
private Q_SLOTS:
    void every_format_comes_back_premultiplied_in_its_depth_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("channels");
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("format");
        QTest::addColumn<double>("tolerance");
        const auto row = [](const char* name, int channels, const char* type, PixelFormat format, double tolerance) {
            QTest::addRow("%s, %d channels, %s", name, channels, type) << QString(name) << channels << QString(type) << int(format) << tolerance;
        };
        const double eight = 1.01 / 255, sixteen = 1.01 / 65535;
        row("a.png", 4, "uint8", PixelFormat::Rgba8, eight), row("b.png", 3, "uint8", PixelFormat::Rgba8, eight), row("c.png", 1, "uint8", PixelFormat::Rgba8, eight);
        row("d.png", 2, "uint8", PixelFormat::Rgba8, eight), row("e.png", 4, "uint16", PixelFormat::Rgba16, sixteen), row("f.png", 3, "uint16", PixelFormat::Rgba16, sixteen);
        row("a.tif", 4, "uint8", PixelFormat::Rgba8, eight), row("b.tif", 4, "uint16", PixelFormat::Rgba16, sixteen), row("c.tif", 3, "float", PixelFormat::RgbaF32, 1e-6);
        row("d.tif", 4, "float", PixelFormat::RgbaF32, 1e-6);
        row("a.webp", 3, "uint8", PixelFormat::Rgba8, 0.5), row("a.jpg", 3, "uint8", PixelFormat::Rgba8, 0.02), row("b.jpg", 1, "uint8", PixelFormat::Rgba8, 0.02);
        row("a.exr", 3, "float", PixelFormat::RgbaF32, 1e-6), row("b.exr", 3, "half", PixelFormat::RgbaF32, 1e-3);
    }
    void every_format_comes_back_premultiplied_in_its_depth()
    {
        QFETCH(QString, name);
        QFETCH(int, channels);
        QFETCH(QString, type);
        QFETCH(int, format);
        QFETCH(double, tolerance);
        const auto file = m_media.path(name);
        QVERIFY(write(file, {.channels = channels, .type = OIIO::TypeDesc(type.toStdString())}));
        const auto image = readStill(file);
        QVERIFY_OK(image);
        QCOMPARE((*image)->format(), PixelFormat(format));
        QCOMPARE((*image)->size(), (FrameSize{6, 4}));
        const bool hasAlpha = channels % 2 == 0;
        QCOMPARE((*image)->alpha(), hasAlpha ? AlphaMode::Premultiplied : AlphaMode::Opaque);
        QCOMPARE((*image)->colour().transfer, type == "float" || type == "half" ? Transfer::Linear : Transfer::Srgb);
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 6; ++x) {
                const double alpha = hasAlpha ? sample(x, y, 3) : 1;
                for (int c = 0; c < 3; ++c) {
                    const double expected = sample(x, y, channels < 3 ? 0 : c) * alpha, seen = value(**image, x, y, c);
                    QVERIFY2(std::abs(seen - expected) <= tolerance, qPrintable(QString("%1,%2 channel %3: %4 instead of %5").arg(x).arg(y).arg(c).arg(seen).arg(expected)));
                }
                QVERIFY(std::abs(value(**image, x, y, 3) - alpha) <= tolerance);
            }
        const auto info = probe(file);
        QVERIFY_OK(info);
        QCOMPARE(info->kind, MediaKind::Still);
        QCOMPARE(info->video->size, (FrameSize{6, 4}));
        QCOMPARE(info->bytes, std::filesystem::file_size(file));
    }
    void alpha_that_is_multiplied_already_stays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::newRow("tiff") << "associated.tif" << "uint8";
        QTest::newRow("deep tiff") << "associated16.tif" << "uint16";
        QTest::newRow("exr") << "associated.exr" << "float";
    }
    void alpha_that_is_multiplied_already_stays()
    {
        QFETCH(QString, name);
        QFETCH(QString, type);
        const auto file = m_media.path(name);
        QVERIFY(write(file, {.type = OIIO::TypeDesc(type.toStdString()), .isUnassociated = false}));
        const auto image = readStill(file);
        QVERIFY_OK(image);
        QCOMPARE((*image)->alpha(), AlphaMode::Premultiplied);
        for (int c = 0; c < 4; ++c) QVERIFY(std::abs(value(**image, 3, 2, c) - sample(3, 2, c)) < 0.003);
    }
    void pictures_stand_upright_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QPoint>("origin"); ///< where the first stored pixel is shown
        QTest::addColumn<QPoint>("along");  ///< where the last pixel of the first stored row is shown
        QTest::newRow("1") << 1 << QSize(6, 4) << QPoint(0, 0) << QPoint(5, 0);
        QTest::newRow("2 mirrored") << 2 << QSize(6, 4) << QPoint(5, 0) << QPoint(0, 0);
        QTest::newRow("3 upside down") << 3 << QSize(6, 4) << QPoint(5, 3) << QPoint(0, 3);
        QTest::newRow("4 flipped") << 4 << QSize(6, 4) << QPoint(0, 3) << QPoint(5, 3);
        QTest::newRow("5 transposed") << 5 << QSize(4, 6) << QPoint(0, 0) << QPoint(0, 5);
        QTest::newRow("6 camera turned left") << 6 << QSize(4, 6) << QPoint(3, 0) << QPoint(3, 5);
        QTest::newRow("7 transverse") << 7 << QSize(4, 6) << QPoint(3, 5) << QPoint(3, 0);
        QTest::newRow("8 camera turned right") << 8 << QSize(4, 6) << QPoint(0, 5) << QPoint(0, 0);
    }
    void pictures_stand_upright()
    {
        QFETCH(int, orientation);
        QFETCH(QSize, size);
        QFETCH(QPoint, origin);
        QFETCH(QPoint, along);
        const auto file = m_media.path(QString("o%1.tif").arg(orientation));
        QVERIFY(write(file, {.channels = 3, .orientation = orientation}));
        const auto image = readStill(file);
        QVERIFY_OK(image);
        QCOMPARE((*image)->size(), (FrameSize{size.width(), size.height()}));
        for (int c = 0; c < 3; ++c) {
            QVERIFY(std::abs(value(**image, origin.x(), origin.y(), c) - sample(0, 0, c)) < 0.01);
            QVERIFY(std::abs(value(**image, along.x(), along.y(), c) - sample(5, 0, c)) < 0.01);
        }
    }
    void written_pictures_are_read_back_code_for_code_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("alpha");
        for (const char* name : {"w.png", "w.tif"})
            for (const AlphaMode alpha : {AlphaMode::Opaque, AlphaMode::Straight, AlphaMode::Premultiplied}) {
                QTest::addRow("%s 8 bit, alpha %d", name, int(alpha)) << QString(name) << int(PixelFormat::Rgba8) << int(alpha);
                QTest::addRow("%s 16 bit, alpha %d", name, int(alpha)) << QString(name) << int(PixelFormat::Rgba16) << int(alpha);
            }
    }
    void written_pictures_are_read_back_code_for_code()
    {
        QFETCH(QString, name);
        QFETCH(int, format);
        QFETCH(int, alpha);
        Image image({40, 30}, PixelFormat(format), srgbFull, AlphaMode(alpha));
        const bool deep = image.info().bits == 16;
        const double full = deep ? 65535 : 255;
        for (int y = 0; y < 30; ++y)
            for (int x = 0; x < 40; ++x)
                for (int c = 0; c < 4; ++c) {
                    const double a = alpha == int(AlphaMode::Opaque) ? 1 : x / 39.0, colour = ((x * 7 + y * 13 + c * 50) % 256) / 255.0;
                    const double v = c == 3 ? a : alpha == int(AlphaMode::Premultiplied) ? colour * a : colour;
                    if (deep) image.mutableRowAs<std::uint16_t>(0, y)[4 * x + c] = static_cast<std::uint16_t>(std::lround(v * full));
                    else image.mutableRowAs<std::uint8_t>(0, y)[4 * x + c] = static_cast<std::uint8_t>(std::lround(v * full));
                }
        QVERIFY_OK(writeStill(m_media.path(name), image));
        const auto read = readStill(m_media.path(name));
        QVERIFY_OK(read);
        QCOMPARE((*read)->format(), PixelFormat(format));
        for (int y = 0; y < 30; ++y)
            for (int x = 0; x < 40; ++x)
                for (int c = 0; c < 4; ++c) {
                    const double expected = value(image, x, y, c) * (alpha == int(AlphaMode::Straight) && c < 3 ? value(image, x, y, 3) : 1);
                    QVERIFY2(std::abs(value(**read, x, y, c) - expected) * full <= 0.51, qPrintable(QString("%1,%2 channel %3").arg(x).arg(y).arg(c)));
                }
    }
    void what_is_written_is_a_png_or_a_tiff_of_integers()
    {
        const Image floats({2, 2}, PixelFormat::RgbaF32, {}), bytes({2, 2}, PixelFormat::Rgba8, srgbFull);
        QVERIFY_FAULT(writeStill(m_media.path("x.png"), floats), Fault::Unsupported, "8 and 16 bit");
        QVERIFY_FAULT(writeStill(m_media.path("x.bmp"), bytes), Fault::Unsupported, "use .png or .tif");
    }

    void a_still_is_known_by_its_bytes_and_not_by_its_name()
    {
        QVERIFY(write(m_media.path("real.png"), {}));
        std::filesystem::copy_file(m_media.path("real.png"), m_media.path("real.jpg"));
        std::filesystem::copy_file(m_media.path("real.png"), m_media.path("no ending"));
        for (const char* name : {"real.jpg", "no ending"}) {
            const auto info = probe(m_media.path(name));
            QVERIFY_OK(info);
            QCOMPARE(info->kind, MediaKind::Still);
            QCOMPARE(info->container, std::string("png"));
        }
        const auto film = m_media.make("film.mkv", "-f lavfi -i testsrc2=size=64x36:rate=25:duration=1 -c:v ffv1");
        std::filesystem::copy_file(film, m_media.path("film.png"));
        QCOMPARE(probe(m_media.path("film.png"))->kind, MediaKind::Video);
    }
    void other_kinds_are_refused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("svg") << "a.svg" << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
        QTest::newRow("svg as png") << "a.png" << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
        QTest::newRow("targa") << "a.tga" << QByteArray("\0\0\2\0\0\0\0\0\0\0\0\0\1\0\1\0\x18\0abc", 21);
        QTest::newRow("portable map") << "a.ppm" << QByteArray("P6 1 1 255 abc");
        QTest::newRow("photoshop") << "a.psd" << QByteArray("8BPS\0\1\0\0\0\0\0\0\0\3", 14);
        QTest::newRow("one byte") << "b.png" << QByteArray("\x89", 1);
        QTest::newRow("riff of sound") << "c.webp" << QByteArray("RIFF\x04\0\0\0WAVE", 12);
    }
    void other_kinds_are_refused()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        std::ofstream(m_media.path(name), std::ios::binary).write(bytes.constData(), bytes.size());
        QVERIFY(!isStillFile(m_media.path(name)));
        QVERIFY_FAULT(readStill(m_media.path(name)), Fault::Unsupported, "use PNG, JPEG, TIFF, EXR or WebP");
        QVERIFY(!probe(m_media.path(name)));
    }
    void sizes_that_bombs_claim_are_refused_before_memory_is_taken_data()
    {
        QTest::addColumn<unsigned>("width");
        QTest::addColumn<unsigned>("height");
        QTest::newRow("a side too long") << 16385u << 1u;
        QTest::newRow("too many pixels") << 16384u << 16384u;
        QTest::newRow("nearly four billion pixels a side") << 0x7fffffffu << 0x7fffffffu;
        QTest::newRow("nothing") << 0u << 0u;
    }
    void sizes_that_bombs_claim_are_refused_before_memory_is_taken()
    {
        QFETCH(unsigned, width);
        QFETCH(unsigned, height);
        const auto file = m_media.path("bomb.png");
        const QByteArray bytes = pngHeader(width, height);
        std::ofstream(file, std::ios::binary).write(bytes.constData(), bytes.size());
        const auto image = readStill(file);
        QVERIFY(!image);
        QVERIFY2(image.error().fault == Fault::OutOfRange || image.error().fault == Fault::Corrupt, image.error().message.c_str());
        QVERIFY(image.error().message.find("bomb.png") == 0);
    }
    void cut_off_and_changed_pictures_do_no_harm()
    {
        std::mt19937 random(11);
        for (const char* name : {"h.png", "h.jpg", "h.tif", "h.webp", "h.exr"}) {
            const bool isExr = QByteArray(name).endsWith("exr");
            QVERIFY(write(m_media.path(name), {.width = 64, .height = 48, .channels = 3, .type = isExr ? OIIO::TypeDesc::HALF : OIIO::TypeDesc::UINT8}));
            std::ifstream in(m_media.path(name), std::ios::binary);
            const std::string good((std::istreambuf_iterator<char>(in)), {});
            const auto bad = m_media.path(QString("bad_") + name);
            for (int round = 0; round < 120; ++round) {
                std::string bytes = good;
                if (round % 4 == 0) bytes.resize(random() % bytes.size());
                else
                    for (unsigned i = 0; i < 1 + random() % 8; ++i) bytes[4 + random() % (bytes.size() - 4)] = static_cast<char>(random());
                std::ofstream(bad, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
                const auto image = readStill(bad);
                if (!image) QVERIFY2(image.error().message.find("bad_") == 0, image.error().message.c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(StillsSpec)
#include "stills_spec.moc"
