// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/audio_reader.h"
#include "assets/media/probe.h"
#include "assets/media/still_reader.h"
#include "assets/media/video_reader.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"

#include <fstream>
#include <random>
#include <set>

using namespace spot;

namespace
{

const char* const longGop = "-f lavfi -i testsrc2=size=160x90:rate=25:duration=8 -c:v libx264 -g 250 -bf 3 -pix_fmt yuv420p -colorspace bt709 -color_range tv";

std::vector<ContentHash> everyPicture(const std::filesystem::path& file)
{
    std::vector<ContentHash> all;
    auto reader = VideoReader::open(file);
    if (!reader) return all;
    for (int n = 0; n < reader->info().frames; ++n) all.push_back((*reader->frameAt(reader->info().rate.startOf(n)))->hash());
    return all;
}

} // namespace

class ReadersSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;
private Q_SLOTS:
    void a_picture_is_the_same_whichever_way_it_is_reached_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("arguments");
        QTest::newRow("h264 long GOP, B-frames, mp4") << "long.mp4" << longGop;
        QTest::newRow("h264 mkv") << "long.mkv" << longGop;
        QTest::newRow("ntsc") << "ntsc.mp4" << "-f lavfi -i testsrc2=size=160x90:rate=30000/1001:duration=3 -c:v libx264 -g 30 -bf 2 -pix_fmt yuv420p";
        QTest::newRow("ffv1 10 bit") << "ten.mkv" << "-f lavfi -i testsrc2=size=320x180:rate=24:duration=2 -c:v ffv1 -pix_fmt yuv422p10le";
        QTest::newRow("prores") << "p.mov" << "-f lavfi -i testsrc2=size=320x180:rate=25:duration=2 -c:v prores_ks -profile:v 3";
        QTest::newRow("y4m") << "a.y4m" << "-f lavfi -i testsrc2=size=320x180:rate=25:duration=2 -pix_fmt yuv420p";
        QTest::newRow("vp9") << "a.webm" << "-f lavfi -i testsrc2=size=320x180:rate=25:duration=2 -c:v libvpx-vp9 -b:v 200k";
        QTest::newRow("mpeg-ts") << "a.ts" << longGop;
    }
    void a_picture_is_the_same_whichever_way_it_is_reached()
    {
        QFETCH(QString, name);
        QFETCH(QString, arguments);
        const auto file = m_media.make(name, arguments);
        const auto all = everyPicture(file);
        QVERIFY(all.size() >= 48);
        QVERIFY(std::set(all.begin(), all.end()).size() * 2 > all.size()); // the pictures differ
        auto reader = VideoReader::open(file);
        QVERIFY_OK(reader);
        std::mt19937 random(1);
        for (int round = 0; round < 30; ++round) {
            const auto n = static_cast<std::int64_t>(random() % all.size());
            const FrameRate rate = reader->info().rate;
            const MediaTime inside{rate.startOf(n).flicks + static_cast<std::int64_t>(random() % static_cast<unsigned>(rate.frameLength().flicks - flicksPerSecond / 900)) + flicksPerSecond / 2000};
            const auto picture = reader->frameAt(inside);
            QVERIFY_OK(picture);
            QVERIFY2((*picture)->hash() == all[static_cast<std::size_t>(n)], qPrintable(QString("frame %1").arg(n)));
        }
        const auto last = reader->frameAt(MediaTime::fromSeconds(3600));
        QVERIFY_OK(last);
        QCOMPARE((*last)->hash(), all.back());
        QCOMPARE((*reader->frameAt({}))->hash(), all.front());
        QVERIFY_FAULT(reader->frameAt({-1}), Fault::OutOfRange, "before its beginning");
        QVERIFY_OK(reader->frameAt({}));
    }

    void probe_says_what_a_film_is()
    {
        const auto file = m_media.make("both.mp4", "-f lavfi -i testsrc2=size=320x180:rate=30000/1001:duration=2 -f lavfi -i sine=duration=2:sample_rate=44100 -c:v libx264 -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv -c:a aac");
        const auto info = probe(file);
        QVERIFY_OK(info);
        QCOMPARE(info->kind, MediaKind::Video);
        QCOMPARE(info->video->size, (FrameSize{320, 180}));
        QCOMPARE(info->video->rate, fps2997);
        QCOMPARE(info->video->frames, 60);
        QCOMPARE(info->video->colour, bt709Limited);
        QCOMPARE(info->audio->rate, 44100);
        QVERIFY(info->warnings.empty());
    }
    void a_rotated_film_stands_upright()
    {
        m_media.make("flat.mp4", "-f lavfi -i testsrc2=size=160x90:rate=25:duration=1 -c:v libx264 -pix_fmt yuv420p");
        const auto file = m_media.make("turned.mp4", "-i " + QString::fromStdString(m_media.path("flat.mp4").string()) + " -c copy -metadata:s:v rotate=90");
        const auto info = probe(file);
        QVERIFY_OK(info);
        if (info->video->rotation == 0) QSKIP("this ffmpeg writes no rotation");
        QCOMPARE(info->video->size, (FrameSize{90, 160}));
        auto reader = VideoReader::open(file);
        QCOMPARE((*reader->frameAt({}))->size(), (FrameSize{90, 160}));
    }
    void a_variable_rate_is_seen_and_said()
    {
        const auto file = m_media.make("vfr.mkv", "-f lavfi -i testsrc2=size=64x36:rate=25:duration=2 -vf setpts=if(gt(N\\,10)\\,PTS*2\\,PTS) -fps_mode vfr -c:v libx264 -pix_fmt yuv420p");
        const auto info = probe(file);
        QVERIFY_OK(info);
        QVERIFY(info->video->isVariableRate);
        QVERIFY(info->warnings.at(0).find("variable frame rate") != std::string::npos);
    }
    void samples_are_the_same_in_any_order_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("arguments");
        const QString sweep = "-f lavfi -i aevalsrc=sin(t*t*900)|cos(t*t*700):d=3:s=48000 ";
        QTest::newRow("wav") << "a.wav" << sweep;
        QTest::newRow("aac") << "a.m4a" << sweep + "-c:a aac";
        QTest::newRow("mp3") << "a.mp3" << sweep + "-c:a libmp3lame";
        QTest::newRow("flac 44.1") << "a.flac" << sweep + "-ar 44100";
        QTest::newRow("opus") << "a.ogg" << sweep + "-c:a libopus";
        QTest::newRow("mono") << "m.wav" << sweep + "-ac 1 -ar 22050";
    }
    void samples_are_the_same_in_any_order()
    {
        QFETCH(QString, name);
        QFETCH(QString, arguments);
        const auto file = m_media.make(name, arguments);
        auto reader = AudioReader::open(file), other = AudioReader::open(file);
        QVERIFY_OK(reader);
        const auto whole = reader->read(0, 48000 * 3);
        QVERIFY_OK(whole);
        std::mt19937 random(3);
        for (int round = 0; round < 40; ++round) {
            const std::int64_t start = static_cast<std::int64_t>(random() % 150'000) - 2000, frames = 1 + random() % 5000;
            const auto part = other->read(start, frames);
            QVERIFY_OK(part);
            for (std::int64_t i = 0; i < frames * 2; ++i) {
                const std::int64_t at = start * 2 + i;
                const float expected = at >= 0 && at < static_cast<std::int64_t>(whole->samples.size()) ? whole->samples[static_cast<std::size_t>(at)] : 0.f;
                if (at < 48000 * 3 * 2) QCOMPARE(part->samples[static_cast<std::size_t>(i)], expected);
            }
        }
        QVERIFY2(std::abs(reader->frames() - 48000 * 3) < 1300, qPrintable(QString::number(reader->frames()))); // encoder padding at most
    }
    void the_priming_of_aac_does_not_shift_the_sound()
    {
        const auto file = m_media.make("click.m4a", "-f lavfi -i aevalsrc=if(between(n\\,24000\\,24100)\\,1\\,0):d=1:s=48000 -c:a aac -b:a 256k");
        auto reader = AudioReader::open(file);
        QVERIFY_OK(reader);
        const auto block = reader->read(0, 48000);
        std::int64_t peak = 0;
        for (std::int64_t i = 0; i < 48000; ++i)
            if (std::abs(block->samples[static_cast<std::size_t>(2 * i)]) > 0.5f) {
                peak = i;
                break;
            }
        QVERIFY2(std::abs(peak - 24000) < 48, qPrintable(QString::number(peak)));
    }

    void broken_files_are_refused_with_their_name_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("fault");
        QTest::newRow("empty") << "empty.mp4" << QByteArray() << int(Fault::Corrupt);
        QTest::newRow("text") << "text.mp4" << QByteArray("hello, this is no film\n") << int(Fault::Unsupported);
        QTest::newRow("playlist") << "list.mp4" << QByteArray("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n") << int(Fault::Unsupported);
        QTest::newRow("concat") << "c.mp4" << QByteArray("ffconcat version 1.0\nfile /etc/passwd\n") << int(Fault::Unsupported);
        QTest::newRow("zeroes") << "zero.mov" << QByteArray(4096, '\0') << int(Fault::Unsupported);
        QTest::newRow("no png") << "x.png" << QByteArray("\x89PNG\r\n\x1a\n and then nothing", 26) << int(Fault::Unsupported);
    }
    void broken_files_are_refused_with_their_name()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, fault);
        const auto file = m_media.path(name);
        std::ofstream(file, std::ios::binary).write(bytes.constData(), bytes.size());
        const auto info = probe(file);
        QVERIFY(!info);
        QVERIFY2(info.error().message.find(name.toStdString()) == 0, info.error().message.c_str());
        QVERIFY2(int(info.error().fault) == fault || info.error().fault == Fault::Corrupt, info.error().message.c_str());
    }
    void a_missing_file_and_a_truncated_film_are_named()
    {
        QVERIFY_FAULT(probe(m_media.path("nowhere.mp4")), Fault::NotFound, "nowhere.mp4: the file is not there");
        const auto file = m_media.make("whole.mp4", longGop);
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2); // the index at the end is gone
        const auto info = probe(file);
        QVERIFY(!info);
        QVERIFY2(info.error().message.find("whole.mp4") == 0, info.error().message.c_str());
    }
    void no_mutated_file_does_harm()
    {
        const auto file = m_media.make("mutate.mp4", "-f lavfi -i testsrc2=size=64x36:rate=25:duration=1 -f lavfi -i sine=duration=1 -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags faststart");
        std::ifstream in(file, std::ios::binary);
        const std::string good((std::istreambuf_iterator<char>(in)), {});
        std::mt19937 random(5);
        const auto bad = m_media.path("mutated.mp4");
        for (int round = 0; round < 150; ++round) {
            std::string bytes = good;
            for (unsigned i = 0; i < 1 + random() % 24; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
            std::ofstream(bad, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            const auto info = probe(bad);
            if (!info) QVERIFY(info.error().message.find("mutated.mp4") == 0);
        }
    }

    void stills_come_back_as_they_were_written_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("tolerance");
        for (const char* name : {"a.png", "a.tif"}) QTest::newRow(name) << name << "rgb24" << 2; // the colour source of ffmpeg goes through YUV
        QTest::newRow("jpeg") << "a.jpg" << "yuvj444p" << 6;
        QTest::newRow("webp") << "a.webp" << "bgra" << 1;
    }
    void stills_come_back_as_they_were_written()
    {
        QFETCH(QString, name);
        QFETCH(QString, format);
        QFETCH(int, tolerance);
        const QString extra = name.endsWith("webp") ? " -lossless 1" : name.endsWith("jpg") ? " -q:v 1" : "";
        const auto image = readStill(m_media.make(name, "-f lavfi -i color=c=0xF28C28:size=40x30 -frames:v 1 -pix_fmt " + format + extra));
        QVERIFY_OK(image);
        QCOMPARE((*image)->size(), (FrameSize{40, 30}));
        const auto* pixel = (*image)->rowAs<std::uint8_t>(0, 12) + 4 * 20;
        QVERIFY(std::abs(pixel[0] - 0xF2) <= tolerance && std::abs(pixel[1] - 0x8C) <= tolerance && std::abs(pixel[2] - 0x28) <= tolerance);
        QCOMPARE(pixel[3], std::uint8_t{255});
    }
    void alpha_is_premultiplied_and_written_pictures_are_read_back()
    {
        Image image({3, 2}, PixelFormat::Rgba8, srgbFull, AlphaMode::Straight);
        const std::uint8_t half[4] = {200, 100, 50, 128};
        for (int y = 0; y < 2; ++y)
            for (int x = 0; x < 3; ++x) std::copy_n(half, 4, image.mutableRowAs<std::uint8_t>(0, y) + 4 * x);
        QVERIFY_OK(writeStill(m_media.path("half.png"), image));
        const auto read = readStill(m_media.path("half.png"));
        QVERIFY_OK(read);
        QCOMPARE((*read)->alpha(), AlphaMode::Premultiplied);
        const auto* pixel = (*read)->rowAs<std::uint8_t>(0, 1) + 4;
        QCOMPARE((std::vector<int>{pixel[0], pixel[1], pixel[2], pixel[3]}), (std::vector<int>{100, 50, 25, 128}));
        QVERIFY_FAULT(writeStill("/nowhere/x.png", image), Fault::Denied, "x.png");
    }
};

QTEST_GUILESS_MAIN(ReadersSpec)
#include "readers_spec.moc"
