// SPDX-License-Identifier: GPL-3.0-or-later
// tests/plugins/sdk/movie_file_spec.cpp: what a movie written by a plugin holds when FFmpeg reads it back.
#include "plugins/sdk/movie_file.hpp"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace spotwright;

namespace
{
struct Seen {
    int frames = 0;
    AVRational rate{};
    AVColorSpace matrix{};
    AVColorRange range{};
    AVPixelFormat format{};
    std::vector<std::array<int, 3>> yuv; ///< the middle of each frame
};

Seen look(const QString& file)
{
    Seen seen;
    AVFormatContext* format = nullptr;
    if (avformat_open_input(&format, file.toUtf8().constData(), nullptr, nullptr) < 0) return seen;
    avformat_find_stream_info(format, nullptr);
    const AVStream* stream = format->streams[0];
    seen.rate = stream->avg_frame_rate;
    seen.matrix = stream->codecpar->color_space;
    seen.range = stream->codecpar->color_range;
    seen.format = static_cast<AVPixelFormat>(stream->codecpar->format);
    AVCodecContext* codec = avcodec_alloc_context3(avcodec_find_decoder(stream->codecpar->codec_id));
    avcodec_parameters_to_context(codec, stream->codecpar);
    avcodec_open2(codec, codec->codec, nullptr);
    AVPacket* packet = av_packet_alloc();
    AVFrame* frame = av_frame_alloc();
    for (bool open = true; open;) {
        open = av_read_frame(format, packet) >= 0;
        avcodec_send_packet(codec, open ? packet : nullptr);
        av_packet_unref(packet);
        while (avcodec_receive_frame(codec, frame) >= 0) {
            const int x = frame->width / 4, y = frame->height / 4; // in chroma samples
            seen.yuv.push_back({frame->data[0][2 * y * frame->linesize[0] + 2 * x],
                                frame->data[1][y * frame->linesize[1] + x], frame->data[2][y * frame->linesize[2] + x]});
            ++seen.frames;
        }
    }
    av_frame_free(&frame);
    av_packet_free(&packet);
    avcodec_free_context(&codec);
    avformat_close_input(&format);
    return seen;
}

std::vector<std::uint8_t> plain(const MovieShape& shape, std::array<std::uint8_t, 3> colour)
{
    std::vector<std::uint8_t> pixels;
    for (int i = 0; i < shape.width * shape.height; ++i)
        pixels.insert(pixels.end(), {colour[0], colour[1], colour[2], 255});
    return pixels;
}

QByteArray bytesOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void writeRed(const QString& file, const MovieShape& shape)
{
    MovieFile movie(file.toStdString(), shape);
    const auto red = plain(shape, {255, 0, 0});
    for (int i = 0; i < shape.frames; ++i) movie.writeRgba(red.data(), static_cast<std::size_t>(shape.width) * 4);
    movie.finish();
}
} // namespace

class MovieFileSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_movie_has_exactly_the_promised_frames_rate_and_colour_tags_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("mkv") << "clip.mkv";
        QTest::newRow("mp4") << "clip.mp4";
    }
    void a_movie_has_exactly_the_promised_frames_rate_and_colour_tags()
    {
        QFETCH(QString, name);
        const MovieShape shape{.width = 64, .height = 48, .fpsNum = 30000, .fpsDen = 1001, .frames = 53};
        writeRed(m_folder.filePath(name), shape);
        const Seen seen = look(m_folder.filePath(name));
        QCOMPARE(seen.frames, 53);
        QVERIFY(std::abs(av_q2d(seen.rate) - 30000.0 / 1001) < 1e-4);
        QCOMPARE(seen.matrix, AVCOL_SPC_BT709);
        QCOMPARE(seen.range, AVCOL_RANGE_MPEG);
        QCOMPARE(seen.format, AV_PIX_FMT_YUV420P);
    }
    void red_becomes_the_red_of_bt709_in_limited_range()
    {
        writeRed(m_folder.filePath("red.mkv"), {.width = 64, .height = 48, .frames = 3});
        for (const auto& [y, cb, cr] : look(m_folder.filePath("red.mkv")).yuv) {
            QVERIFY2(std::abs(y - 63) <= 1, qPrintable(QString::number(y)));
            QVERIFY2(std::abs(cb - 102) <= 1, qPrintable(QString::number(cb)));
            QVERIFY2(std::abs(cr - 240) <= 1, qPrintable(QString::number(cr)));
        }
    }
    void planar_pictures_arrive_as_they_are()
    {
        const MovieShape shape{.width = 32, .height = 32, .frames = 2, .crf = 0};
        MovieFile movie(m_folder.filePath("yuv.mkv").toStdString(), shape);
        const std::vector<std::uint8_t> y(32 * 32, 90), cb(16 * 16, 110), cr(16 * 16, 140);
        for (int i = 0; i < 2; ++i) movie.writeYuv420({y.data(), cb.data(), cr.data()}, {32, 16, 16});
        movie.finish();
        const std::vector<std::array<int, 3>> expected(2, {90, 110, 140});
        QCOMPARE(look(m_folder.filePath("yuv.mkv")).yuv, expected);
    }
    void the_same_pictures_give_the_same_bytes()
    {
        const MovieShape shape{.width = 64, .height = 48, .frames = 30};
        writeRed(m_folder.filePath("a.mkv"), shape);
        writeRed(m_folder.filePath("b.mkv"), shape);
        QVERIFY(!bytesOf(m_folder.filePath("a.mkv")).isEmpty());
        QCOMPARE(bytesOf(m_folder.filePath("a.mkv")), bytesOf(m_folder.filePath("b.mkv")));
    }
    void odd_sizes_missing_frames_and_surplus_frames_are_refused()
    {
        QVERIFY_EXCEPTION_THROWN(MovieFile("odd.mkv", {.width = 63, .height = 48, .frames = 1}), Failure);
        QVERIFY_EXCEPTION_THROWN(MovieFile("/nowhere/x.mkv", {.width = 64, .height = 48, .frames = 1}), Failure);
        const MovieShape shape{.width = 64, .height = 48, .frames = 1};
        MovieFile movie(m_folder.filePath("short.mkv").toStdString(), shape);
        QVERIFY_EXCEPTION_THROWN(movie.finish(), Failure);
        const auto red = plain(shape, {255, 0, 0});
        movie.writeRgba(red.data(), 64 * 4);
        QVERIFY_EXCEPTION_THROWN(movie.writeRgba(red.data(), 64 * 4), Failure);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(MovieFileSpec)
#include "movie_file_spec.moc"
