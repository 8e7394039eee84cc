// SPDX-License-Identifier: GPL-3.0-or-later
// Films that are not as films should be: held pictures, odd pixels and streams, names that lie, bytes that were changed.
#include "assets/media/audio_reader.h"
#include "assets/media/probe.h"
#include "assets/media/video_reader.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"

#include <fstream>
#include <random>

using namespace spot;

namespace
{

/// The grey level of the picture's middle, 0 to 255 as coded.
int grey(const Image& image)
{
    const int x = image.width() / 2, y = image.height() / 2;
    return image.info().isYuv() ? image.rowAs<std::uint8_t>(0, y)[x] : image.rowAs<std::uint8_t>(0, y)[4 * x];
}

/// Picture n of 25 a second has the grey level 20 + 3n: which picture it is can be seen.
const QString counted = "-f lavfi -i color=black:size=64x36:rate=25:duration=3,geq=lum=20+3*N:cb=128:cr=128 ";
constexpr auto pictureOf = [](int level) { return (level - 20 + 1) / 3; };

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

class OddFilmsSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;

    /// The picture on screen at each of these times, asked in any order, by fresh and by used readers.
    void show(const std::filesystem::path& file, const std::vector<std::pair<double, int>>& expected)
    {
        auto used = VideoReader::open(file);
        QVERIFY_OK(used);
        std::mt19937 random(2);
        for (int round = 0; round < 60; ++round) {
            const auto& [seconds, picture] = expected[random() % expected.size()];
            const auto here = used->frameAt(MediaTime::fromSeconds(seconds));
            QVERIFY_OK(here);
            QVERIFY2(pictureOf(grey(**here)) == picture, qPrintable(QString("at %1 s: picture %2 instead of %3").arg(seconds).arg(pictureOf(grey(**here))).arg(picture)));
        }
        for (const auto& [seconds, picture] : expected) {
            auto fresh = VideoReader::open(file);
            const auto here = fresh->frameAt(MediaTime::fromSeconds(seconds));
            QVERIFY_OK(here);
            QVERIFY2(pictureOf(grey(**here)) == picture, qPrintable(QString("fresh, at %1 s: picture %2 instead of %3").arg(seconds).arg(pictureOf(grey(**here))).arg(picture)));
        }
    }
private Q_SLOTS:
    void a_held_picture_is_shown_until_the_next_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"held.mkv", "held.mp4", "held.mov"}) QTest::newRow(name) << name;
    }
    void a_held_picture_is_shown_until_the_next()
    {
        QFETCH(QString, name);
        // Picture 30 (a B-picture in the middle of the GOP) stays for one second; the rate is 25 before and after.
        const auto file = m_media.make(name, counted + "-vf setpts=PTS+if(gt(N\\,30)\\,1/TB\\,0) -fps_mode vfr -c:v libx264 -qp 4 -bf 3 -b_strategy 0 -g 250 -pix_fmt yuv420p");
        show(file, {{0, 0}, {0.4, 10}, {1.16, 29}, {1.2, 30}, {1.5, 30}, {2.0, 30}, {2.21, 30}, {2.24, 31}, {3, 50}, {3.9, 72}, {9, 74}});
    }
    void the_last_picture_stays_past_the_end_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("codec");
        QTest::newRow("h264 with B-pictures") << "end.mp4" << "-c:v libx264 -qp 4 -bf 5 -b_strategy 0 -g 250";
        QTest::newRow("h264, open GOPs") << "open.mp4" << "-c:v libx264 -qp 4 -bf 3 -g 20 -x264-params open-gop=1";
        QTest::newRow("mpeg4") << "end.avi" << "-c:v mpeg4 -q:v 1 -bf 2";
        QTest::newRow("h264 in avi") << "h264.avi" << "-c:v libx264 -qp 4 -bf 3 -b_strategy 0 -g 30";
        QTest::newRow("flv") << "end.flv" << "-c:v libx264 -qp 4 -bf 2 -g 30";
        QTest::newRow("mxf") << "end.mxf" << "-c:v mpeg2video -q:v 1 -bf 2 -g 15";
        QTest::newRow("mpeg2 in ts") << "end.ts" << "-c:v mpeg2video -q:v 1 -bf 2 -g 15";
        QTest::newRow("vp9") << "end.webm" << "-c:v libvpx-vp9 -lossless 1 -cpu-used 8";
        QTest::newRow("hevc") << "end.mkv" << "-c:v libx265 -x265-params log-level=none:qp=4:bframes=4:keyint=250";
    }
    void the_last_picture_stays_past_the_end()
    {
        QFETCH(QString, name);
        QFETCH(QString, codec);
        const auto file = m_media.make(name, counted + codec + " -pix_fmt yuv420p");
        show(file, {{0, 0}, {0.04, 1}, {0.52, 13}, {1, 25}, {1.99, 49}, {2.5, 62}, {2.88, 72}, {2.95, 73}, {2.97, 74}, {3.5, 74}, {4000, 74}});
    }
    void a_film_that_begins_later_begins_at_zero()
    {
        const auto file = m_media.make("late.ts", counted + "-c:v libx264 -qp 4 -bf 2 -g 25 -pix_fmt yuv420p -output_ts_offset 1000");
        show(file, {{0, 0}, {0.5, 12}, {2, 50}, {3, 74}});
        QVERIFY(probe(file)->video->start >= MediaTime::fromSeconds(999));
    }
    void a_stream_without_a_container_is_refused()
    {
        QVERIFY_FAULT(probe(m_media.make("raw.h264", counted + "-c:v libx264 -pix_fmt yuv420p")), Fault::Unsupported, "raw.h264: this is no film");
    }
    void oblong_pixels_become_square()
    {
        const auto file = m_media.make("wide.mkv", "-f lavfi -i testsrc2=size=144x108:rate=25:duration=1 -vf setsar=16/9 -c:v ffv1 -pix_fmt yuv420p");
        QCOMPARE(probe(file)->video->size, (FrameSize{256, 108}));
        auto reader = VideoReader::open(file);
        QVERIFY_OK(reader);
        QCOMPARE(reader->info().size, (FrameSize{256, 108}));
        QCOMPARE((*reader->frameAt({}))->size(), (FrameSize{256, 108}));
    }
    void a_turned_film_is_turned_pixel_for_pixel()
    {
        const auto flat = m_media.make("flat.mp4", "-f lavfi -i color=black:size=64x36:rate=25:duration=1,geq=lum=if(lt(X\\,32)\\,200\\,30):cb=128:cr=128 -c:v libx264 -qp 4 -pix_fmt yuv420p");
        const auto file = m_media.make("turned.mp4", "-i " + QString::fromStdString(flat.string()) + " -c copy -metadata:s:v rotate=90");
        const auto info = probe(file);
        QVERIFY_OK(info);
        if (info->video->rotation == 0) QSKIP("this ffmpeg writes no rotation");
        auto reader = VideoReader::open(file);
        const auto picture = reader->frameAt({});
        QVERIFY_OK(picture);
        QCOMPARE((*picture)->size(), (FrameSize{36, 64}));
        const int top = (*picture)->rowAs<std::uint8_t>(0, 4)[18], bottom = (*picture)->rowAs<std::uint8_t>(0, 60)[18];
        QVERIFY(info->video->rotation == 90 ? top > 180 && bottom < 50 : bottom > 180 && top < 50); // left goes up when turned clockwise
    }
    void alpha_comes_along()
    {
        const auto file = m_media.make("alpha.mov", "-f lavfi -i color=c=red@0.5:size=64x36:rate=25:duration=1,format=argb -c:v qtrle");
        const auto info = probe(file);
        QVERIFY_OK(info);
        QCOMPARE(info->video->alpha, AlphaMode::Straight);
        auto reader = VideoReader::open(file);
        const auto picture = reader->frameAt({});
        QVERIFY_OK(picture);
        QCOMPARE((*picture)->format(), PixelFormat::Rgba8);
        QCOMPARE((*picture)->alpha(), AlphaMode::Straight);
        QVERIFY(std::abs((*picture)->rowAs<std::uint8_t>(0, 5)[3] - 127) <= 1);
        QVERIFY(std::abs((*picture)->rowAs<std::uint8_t>(0, 5)[0] - 254) <= 2);
    }
    void the_largest_shift_between_pictures_is_called_variable_and_the_steady_is_not()
    {
        QVERIFY(!probe(m_media.make("steady.mkv", counted + "-vf fps=30000/1001 -c:v libx264 -pix_fmt yuv420p"))->video->isVariableRate); // milliseconds round
        QVERIFY(probe(m_media.make("late.mp4", counted + "-vf setpts=PTS+if(gt(N\\,60)\\,0.2/TB\\,0) -fps_mode vfr -c:v libx264 -pix_fmt yuv420p"))->video->isVariableRate);
    }

    void names_that_lead_elsewhere_are_only_names()
    {
        const auto film = m_media.make("film.mp4", counted + "-c:v libx264 -pix_fmt yuv420p");
        for (const char* name : {"concat:a|b.mp4", "http:x.mp4", "pipe:0.mp4", "-i.mp4", "%03d.mp4", "file,with\nlines.mp4"}) {
            std::filesystem::copy_file(film, m_media.path(name));
            QVERIFY_OK(probe(m_media.path(name)));
        }
        for (const char* name : {"http://127.0.0.1/x.mp4", "concat:film.mp4", "/dev/zero", "/dev/stdin", "pipe:0"}) QVERIFY(!probe(name));
        QVERIFY_FAULT(probe(film.parent_path()), Fault::Unsupported, "it is no file");
    }
    void a_playlist_of_any_kind_is_refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray film = "film.mp4";
        QTest::newRow("m3u8") << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nfilm.mp4\n#EXT-X-ENDLIST\n");
        QTest::newRow("concat") << QByteArray("ffconcat version 1.0\nfile film.mp4\n");
        QTest::newRow("dash") << QByteArray("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><AdaptationSet><Representation><BaseURL>film.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>");
        QTest::newRow("sdp") << QByteArray("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n");
        QTest::newRow("asx") << QByteArray("<ASX version=\"3.0\"><Entry><Ref href=\"film.mp4\"/></Entry></ASX>");
        QTest::newRow("subtitles") << QByteArray("1\n00:00:00,000 --> 00:00:01,000\nhello\n");
    }
    void a_playlist_of_any_kind_is_refused()
    {
        QFETCH(QByteArray, text);
        m_media.make("film.mp4", counted + "-c:v libx264 -pix_fmt yuv420p");
        for (const char* name : {"list.mp4", "list.m3u8", "list.txt", "list.mpd"}) {
            std::ofstream(m_media.path(name), std::ios::binary).write(text.constData(), text.size());
            QVERIFY_FAULT(probe(m_media.path(name)), Fault::Unsupported, "list.");
        }
    }
    void a_film_cut_off_anywhere_is_read_as_far_as_it_goes_or_refused()
    {
        const std::string good = bytesOf(m_media.make("whole.mkv", counted + "-c:v libx264 -g 25 -qp 20 -pix_fmt yuv420p"));
        for (int tenth = 0; tenth < 10; ++tenth) {
            const auto file = m_media.path("cut.mkv");
            std::ofstream(file, std::ios::binary).write(good.data(), static_cast<std::streamsize>(good.size() * static_cast<std::size_t>(tenth) / 10));
            auto reader = VideoReader::open(file);
            if (!reader) continue;
            for (const double t : {0.0, 1.5, 2.9, 0.5}) {
                const auto picture = reader->frameAt(MediaTime::fromSeconds(t));
                if (!picture) QVERIFY2(picture.error().message.find("cut.mkv") == 0, picture.error().message.c_str());
            }
            if (tenth == 9) QVERIFY_OK(reader->frameAt(MediaTime::fromSeconds(2.9)));
        }
    }
    void a_thousand_changed_files_do_no_harm_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("arguments");
        const QString small = "-f lavfi -i testsrc2=size=64x36:rate=25:duration=0.4 -f lavfi -i sine=duration=0.4 -shortest ";
        QTest::newRow("mp4") << "m.mp4" << small + "-c:v libx264 -bf 2 -pix_fmt yuv420p -c:a aac -movflags faststart";
        QTest::newRow("mkv") << "m.mkv" << small + "-c:v ffv1 -c:a flac";
        QTest::newRow("webm") << "m.webm" << small + "-c:v libvpx-vp9 -cpu-used 8 -c:a libopus";
        QTest::newRow("mov") << "m.mov" << small + "-c:v prores_ks -c:a pcm_s16le";
        QTest::newRow("ts") << "m.ts" << small + "-c:v mpeg2video -c:a mp2";
    }
    void a_thousand_changed_files_do_no_harm()
    {
        QFETCH(QString, name);
        QFETCH(QString, arguments);
        const std::string good = bytesOf(m_media.make(name, arguments));
        const auto bad = m_media.path("bad_" + name);
        std::mt19937 random(5);
        for (int round = 0; round < 200; ++round) {
            std::string bytes = good;
            const std::size_t reach = round % 2 ? bytes.size() : std::min<std::size_t>(bytes.size(), 2000); // headers break most
            for (unsigned i = 0; i < 1 + random() % 24; ++i) bytes[random() % reach] = static_cast<char>(random());
            std::ofstream(bad, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            const auto info = probe(bad);
            if (!info) QVERIFY2(info.error().message.find("bad_") == 0, info.error().message.c_str());
            if (auto reader = VideoReader::open(bad))
                for (const int ms : {300, 0, 5000}) (void)reader->frameAt(MediaTime::fromMilliseconds(ms)).has_value();
            if (auto reader = AudioReader::open(bad)) (void)reader->read(5000, 20'000).has_value();
        }
    }
};

QTEST_GUILESS_MAIN(OddFilmsSpec)
#include "odd_films_spec.moc"
