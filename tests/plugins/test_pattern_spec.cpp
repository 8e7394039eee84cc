// SPDX-License-Identifier: GPL-3.0-or-later
// tests/plugins/test_pattern_spec.cpp: the test pattern keeps its promises about frames, numbers and seeds.
#include "tests/support/plugin_run.h"

#include <QTest>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

using namespace spot;
using nlohmann::json;

namespace
{
/// Requests are written with ' for ", which the scanner of Qt's meta objects reads well.
std::string quoted(QString request) { return request.replace('\'', '"').toStdString(); }

/// The number that the top row of a frame spells.
int numberIn(const QByteArray& luma, int width)
{
    int number = 0;
    for (int bit = 0; bit < 16; ++bit)
        if (static_cast<uchar>(luma[width * bit / 16 + width / 32]) > 125) number |= 1 << bit;
    return number;
}

QByteArray frame(const QByteArray& movie, int width, int height, int index)
{
    const qsizetype header = movie.indexOf('\n') + 1;
    const qsizetype size = 6 + width * height + 2 * ((width + 1) / 2) * ((height + 1) / 2);
    return movie.mid(header + index * size + 6, size - 6);
}

/// Width and height of the file's only picture when FFmpeg decodes it.
QSize decoded(const char* path)
{
    AVFormatContext* format = nullptr;
    if (avformat_open_input(&format, path, nullptr, nullptr) < 0) return {};
    avformat_find_stream_info(format, nullptr);
    const AVCodecParameters* stream = format->streams[0]->codecpar;
    AVCodecContext* codec = avcodec_alloc_context3(avcodec_find_decoder(stream->codec_id));
    avcodec_parameters_to_context(codec, stream);
    codec->err_recognition = AV_EF_CRCCHECK | AV_EF_EXPLODE;
    avcodec_open2(codec, codec->codec, nullptr);
    AVPacket* packet = av_packet_alloc();
    AVFrame* picture = av_frame_alloc();
    av_read_frame(format, packet);
    avcodec_send_packet(codec, packet);
    const QSize size = avcodec_receive_frame(codec, picture) == 0 ? QSize(picture->width, picture->height) : QSize();
    av_frame_free(&picture);
    av_packet_free(&packet);
    avcodec_free_context(&codec);
    avformat_close_input(&format);
    return size;
}
} // namespace

class TestPatternSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_video_has_exactly_the_frames_it_was_asked_for_and_each_spells_its_number()
    {
        PluginRun plugin("test_pattern");
        const auto answer = plugin.run({{"kind", "video"}, {"width", 64}, {"height", 36}, {"frames", 300}});
        QCOMPARE(answer.status, SPOTWRIGHT_OK);
        QCOMPARE(answer.timesFinished, 1);
        const QByteArray movie = plugin.bytes();
        QVERIFY(movie.startsWith("YUV4MPEG2 W64 H36 F30:1 Ip A1:1 C420mpeg2"));
        QCOMPARE(movie.count("FRAME\n"), 300);
        for (const int index : {0, 1, 2, 77, 255, 256, 299}) QCOMPARE(numberIn(frame(movie, 64, 36, index), 64), index);
    }
    void the_rate_of_the_request_stands_in_the_file()
    {
        PluginRun plugin("test_pattern");
        plugin.run({{"kind", "video"}, {"width", 32}, {"height", 32}, {"frames", 2}, {"fps_num", 24000}, {"fps_den", 1001}});
        QVERIFY(plugin.bytes().contains(" F24000:1001 "));
    }
    void the_same_seed_gives_the_same_bytes_and_another_seed_another_colour()
    {
        PluginRun plugin("test_pattern");
        const auto with = [&](int seed) {
            plugin.run({{"kind", "video"}, {"width", 32}, {"height", 32}, {"frames", 3}, {"seed", seed}});
            return plugin.bytes();
        };
        const QByteArray first = with(1);
        QVERIFY(!first.isEmpty());
        QCOMPARE(with(1), first);
        QVERIFY(with(2) != first);
    }
    void odd_sizes_are_fine()
    {
        PluginRun plugin("test_pattern");
        QCOMPARE(plugin.run({{"kind", "video"}, {"width", 33}, {"height", 17}, {"frames", 2}}).status, SPOTWRIGHT_OK);
        QCOMPARE(plugin.bytes().size(), plugin.bytes().indexOf('\n') + 1 + 2 * (6 + 33 * 17 + 2 * 17 * 9));
    }
    void an_image_is_a_png_that_decodes()
    {
        PluginRun plugin("test_pattern");
        const auto answer = plugin.run({{"kind", "image"}, {"width", 641}, {"height", 360}, {"seed", 9}});
        QCOMPARE(answer.status, SPOTWRIGHT_OK);
        QCOMPARE(decoded("pattern.png"), QSize(641, 360));
    }
    void bad_requests_are_refused_with_the_field_data()
    {
        QTest::addColumn<QString>("request");
        QTest::addColumn<QString>("field");
        QTest::newRow("no json") << "hello" << "kind";
        QTest::newRow("empty") << "" << "kind";
        QTest::newRow("open end") << "{'kind': 'vid" << "kind";
        QTest::newRow("list") << "[1, 2]" << "kind";
        QTest::newRow("kind within a text") << "{'prompt': '\\'kind\\': \\'video\\''}" << "kind";
        QTest::newRow("kind within an object") << "{'params': {'kind': 'video'}}" << "kind";
        QTest::newRow("voice") << "{'kind': 'voice'}" << "kind";
        QTest::newRow("width") << "{'kind': 'video', 'width': 9000}" << "width";
        QTest::newRow("width as text") << "{'kind': 'video', 'width': '64'}" << "width";
        QTest::newRow("height") << "{'kind': 'video', 'height': -2}" << "height";
        QTest::newRow("frames") << "{'kind': 'video', 'frames': 0}" << "frames";
        QTest::newRow("huge") << "{'kind': 'video', 'frames': 1e99}" << "frames";
        QTest::newRow("rate") << "{'kind': 'video', 'fps_den': 0}" << "fps_den";
    }
    void bad_requests_are_refused_with_the_field()
    {
        QFETCH(QString, request);
        QFETCH(QString, field);
        PluginRun plugin("test_pattern");
        const auto answer = plugin.runText(quoted(request));
        QCOMPARE(answer.status, SPOTWRIGHT_INVALID_REQUEST);
        QVERIFY2(answer.message.find(field.toStdString()) != std::string::npos, answer.message.c_str());
    }
    void members_are_found_behind_nested_values_and_escapes()
    {
        PluginRun plugin("test_pattern");
        const auto answer = plugin.runText(
            quoted("{'a': {'b': [1, {'c': '}]\\''}], 'd': null}, 'e' : -1.5e3, '\\u006b': '\\\\', 'kind' : '\\u0076ideo',\n"
                   "'width' :48,'height':3.2e1, 'frames':1}"));
        QCOMPARE(answer.status, SPOTWRIGHT_OK);
        QVERIFY(plugin.bytes().startsWith("YUV4MPEG2 W48 H32 "));
    }
    void a_cancelled_job_ends_as_cancelled()
    {
        PluginRun plugin("test_pattern");
        plugin.cancelAt(0.25);
        const auto answer = plugin.run({{"kind", "video"}, {"width", 32}, {"height", 32}, {"frames", 100}});
        QCOMPARE(answer.status, SPOTWRIGHT_CANCELLED);
        QCOMPARE(answer.timesFinished, 1);
        QVERIFY(answer.progress.back() < 0.3);
    }
};

QTEST_GUILESS_MAIN(TestPatternSpec)
#include "test_pattern_spec.moc"
