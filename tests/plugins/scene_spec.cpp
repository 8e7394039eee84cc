// SPDX-License-Identifier: GPL-3.0-or-later
// tests/plugins/scene_spec.cpp: the scene plugin keeps its promises about frames, sizes, seeds and bad media. Needs a Vulkan device.
#include "tests/support/plugin_run.h"

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

extern "C" {
#include <libavformat/avformat.h>
}

using namespace spot;
using nlohmann::json;

namespace
{

struct Movie {
    int width = 0, height = 0;
    std::int64_t frames = 0;
};

Movie inspected(const char* path)
{
    AVFormatContext* format = nullptr;
    if (avformat_open_input(&format, path, nullptr, nullptr) < 0) return {};
    avformat_find_stream_info(format, nullptr);
    Movie movie{format->streams[0]->codecpar->width, format->streams[0]->codecpar->height, 0};
    AVPacket* packet = av_packet_alloc();
    while (av_read_frame(format, packet) == 0) {
        ++movie.frames;
        av_packet_unref(packet);
    }
    av_packet_free(&packet);
    avformat_close_input(&format);
    return movie;
}

json request(const char* prompt, int width = 160, int height = 90, int frames = 2)
{
    return {{"kind", "video"}, {"prompt", prompt}, {"width", width}, {"height", height}, {"frames", frames}, {"fps_num", 30}, {"quality", "draft"}, {"seed", 3},
            {"brand", {{"name", "Hallim"}, {"colours", {"#F28C28", "#0B3D2E"}}}}};
}

} // namespace

class SceneSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void every_family_and_ratio_has_its_exact_frames_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QSize>("size");
        QTest::newRow("product 16:9") << "a can on wet stone, water drops, splash" << QSize(160, 90);
        QTest::newRow("product 9:16") << "a box on wood with tangerines" << QSize(90, 160);
        QTest::newRow("landscape 1:1") << "dawn over the sea" << QSize(96, 96);
        QTest::newRow("abstract 4:5") << "flowing ribbons" << QSize(96, 120);
        QTest::newRow("city") << "city at night, confetti" << QSize(160, 90);
    }
    void every_family_and_ratio_has_its_exact_frames()
    {
        QFETCH(QString, prompt);
        QFETCH(QSize, size);
        const auto answer = m_plugin.run(request(prompt.toUtf8().constData(), size.width(), size.height()));
        if (answer.status == SPOTWRIGHT_UNSUPPORTED) QSKIP(answer.message.c_str());
        QCOMPARE(answer.message, std::string());
        const Movie movie = inspected("scene.mp4");
        QCOMPARE(QSize(movie.width, movie.height), size);
        QCOMPARE(movie.frames, std::int64_t(2));
        QCOMPARE(answer.timesFinished, 1);
    }
    void the_same_seed_gives_the_same_bytes_and_another_seed_another_picture()
    {
        json wish = request("a can on wood, golden light");
        const auto answer = m_plugin.run(wish);
        if (answer.status == SPOTWRIGHT_UNSUPPORTED) QSKIP(answer.message.c_str());
        const QByteArray first = m_plugin.bytes();
        QVERIFY(!first.isEmpty());
        m_plugin.run(wish);
        QCOMPARE(m_plugin.bytes(), first);
        wish["seed"] = 4;
        m_plugin.run(wish);
        QVERIFY(m_plugin.bytes() != first);
    }
    void a_prompt_it_does_not_know_is_said_in_the_notes()
    {
        const auto answer = m_plugin.run(request("zzz", 64, 64, 1));
        if (answer.status == SPOTWRIGHT_UNSUPPORTED) QSKIP(answer.message.c_str());
        QVERIFY(answer.result["notes"].get<std::string>().find("No word of the prompt") != std::string::npos);
    }
    void missing_and_corrupt_media_are_named()
    {
        json wish = request("slow pan");
        wish["media"] = {{{"role", "reference_image"}, {"file", "inputs/none.png"}}};
        auto answer = m_plugin.run(wish);
        QCOMPARE(answer.status, SPOTWRIGHT_INVALID_REQUEST);
        QVERIFY2(answer.message.find("inputs/none.png is not there") != std::string::npos, answer.message.c_str());

        QTemporaryDir outside;
        QFile broken(outside.filePath("broken.png"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("\x89PNG\r\n\x1a\n and then nothing");
        broken.close();
        wish["media"][0]["file"] = broken.fileName().toStdString();
        answer = m_plugin.run(wish);
        QCOMPARE(answer.status, SPOTWRIGHT_INVALID_REQUEST);
        QVERIFY2(answer.message.find("cannot be read as a picture") != std::string::npos, answer.message.c_str());
    }
    void impossible_orders_are_refused_with_the_field()
    {
        json wish = request("a can");
        wish["frames"] = 0;
        QVERIFY(m_plugin.run(wish).message.find("frames") != std::string::npos);
        wish = request("a can", 5000, 90);
        QVERIFY(m_plugin.run(wish).message.find("width") != std::string::npos);
        wish = request("a can");
        wish["kind"] = "image";
        QCOMPARE(m_plugin.run(wish).status, SPOTWRIGHT_UNSUPPORTED);
    }
    void a_cancelled_job_ends_as_cancelled()
    {
        m_plugin.cancelAt(0.2);
        const auto answer = m_plugin.run(request("a can", 64, 64, 30));
        if (answer.status == SPOTWRIGHT_UNSUPPORTED) QSKIP(answer.message.c_str());
        QCOMPARE(answer.status, SPOTWRIGHT_CANCELLED);
        QVERIFY(answer.progress.back() < 0.4);
    }

private:
    PluginRun m_plugin{QStringLiteral("scene")};
};

QTEST_MAIN(SceneSpec)
#include "scene_spec.moc"
