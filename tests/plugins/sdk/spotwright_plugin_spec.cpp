// SPDX-License-Identifier: GPL-3.0-or-later
// tests/plugins/sdk/spotwright_plugin_spec.cpp: what the C++ comfort does at the border to the host.
#include "plugins/sdk/sound_file.hpp"
#include "plugins/sdk/spotwright_plugin.hpp"

#include "tests/support/wav_sound.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace spotwright;

namespace
{
/// A plugin that does what the prompt says.
Result obey(Job& job)
{
    const Request& request = job.request();
    if (request.prompt == "refuse") refuse("prompt is not welcome");
    if (request.prompt == "throw") throw std::runtime_error("it broke");
    if (request.prompt == "throw a number") throw 7;
    if (request.prompt == "no memory") throw std::bad_alloc();
    if (request.prompt == "fall back") job.progress(0.8), job.progress(0.2), job.progress(7);
    if (request.prompt == "wait") job.progress(0.5), job.stopIfCancelled();
    const std::string mood = request.choice("mood", "calm", {"calm", "loud"});
    const double size = request.number("size", 2, 1, 10);
    return {.files = {{"sound", "a.wav"}}, .words = {{"word", 0.5, 1}}, .notes = mood + " " + std::to_string(size).substr(0, 3)};
}

struct Told {
    std::vector<double> progress;
    int times = 0;
    spotwright_status status = SPOTWRIGHT_FAILED;
    nlohmann::json result;
    std::string message;
    const spotwright_generator* generator = nullptr; ///< set: cancel at the first progress
};

void onProgress(void* sink, std::uint64_t job, double fraction, const char*)
{
    auto& told = *static_cast<Told*>(sink);
    told.progress.push_back(fraction);
    if (told.generator) told.generator->cancel(told.generator->plugin, job);
}

void onFinished(void* sink, std::uint64_t, spotwright_status status, const char* result, const char* message)
{
    auto& told = *static_cast<Told*>(sink);
    ++told.times;
    told.status = status;
    told.result = result ? nlohmann::json::parse(result) : nlohmann::json();
    told.message = message ? message : "";
}

Told ask(const std::string& request, bool cancel = false)
{
    using Plugin = border::Generator<obey>;
    Told told;
    const spotwright_generator* generator = Plugin::create(nullptr);
    if (cancel) told.generator = generator;
    const spotwright_job_sink sink{sizeof(spotwright_job_sink), &told, &onProgress, &onFinished};
    if (generator->start(generator->plugin, 5, request.c_str(), &sink) != SPOTWRIGHT_OK) told.times = -1;
    Plugin::destroy(generator);
    return told;
}
} // namespace

class SpotwrightPluginSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_result_arrives_as_json()
    {
        const Told told = ask(R"({"kind": "sfx", "params": {"mood": "loud", "size": 3}})");
        QCOMPARE(told.status, SPOTWRIGHT_OK);
        QCOMPARE(told.result["files"][0]["path"], nlohmann::json("a.wav"));
        QCOMPARE(told.result["words"][0]["end"], nlohmann::json(1.0));
        QCOMPARE(told.result["notes"], nlohmann::json("loud 3.0"));
    }
    void no_exception_passes_the_border_and_finished_is_called_once_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<int>("status");
        QTest::newRow("refuse") << "refuse" << int(SPOTWRIGHT_INVALID_REQUEST);
        QTest::newRow("throw") << "throw" << int(SPOTWRIGHT_FAILED);
        QTest::newRow("number") << "throw a number" << int(SPOTWRIGHT_FAILED);
        QTest::newRow("memory") << "no memory" << int(SPOTWRIGHT_FAILED);
    }
    void no_exception_passes_the_border_and_finished_is_called_once()
    {
        QFETCH(QString, prompt);
        QFETCH(int, status);
        const Told told = ask(nlohmann::json{{"kind", "sfx"}, {"prompt", prompt.toStdString()}}.dump());
        QCOMPARE(told.times, 1);
        QCOMPARE(int(told.status), status);
        QVERIFY(!told.message.empty());
    }
    void progress_never_falls_and_never_passes_one()
    {
        const std::vector<double> expected{0.8, 0.8, 1.0};
        QCOMPARE(ask(R"({"kind": "sfx", "prompt": "fall back"})").progress, expected);
    }
    void a_cancelled_job_says_so()
    {
        QCOMPARE(ask(R"({"kind": "sfx", "prompt": "wait"})", true).status, SPOTWRIGHT_CANCELLED);
        QCOMPARE(ask(R"({"kind": "sfx", "prompt": "wait"})", false).status, SPOTWRIGHT_OK);
    }
    void wrong_types_and_ranges_name_their_field_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("kind") << "kind" << "7";
        QTest::newRow("seed") << "seed" << "-1";
        QTest::newRow("text") << "text" << "[1]";
        QTest::newRow("width") << "width" << "16385";
        QTest::newRow("half a frame") << "frames" << "2.5";
        QTest::newRow("rate") << "voice" << "{\"rate\": 0}";
        QTest::newRow("colours") << "brand" << "{\"colours\": [1]}";
        QTest::newRow("media") << "media" << "[1]";
        QTest::newRow("params") << "params" << "3";
        QTest::newRow("choice") << "params" << "{\"mood\": \"wild\"}";
        QTest::newRow("number") << "params" << "{\"size\": \"2\"}";
    }
    void wrong_types_and_ranges_name_their_field()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        auto request = nlohmann::json{{"kind", "sfx"}};
        request[field.toStdString()] = nlohmann::json::parse(value.toStdString());
        const Told told = ask(request.dump());
        QCOMPARE(told.status, SPOTWRIGHT_INVALID_REQUEST);
        const bool named = told.message.find(field.toStdString()) != std::string::npos;
        QVERIFY2(named || request[field.toStdString()].is_object(), told.message.c_str());
    }
    void a_large_seed_keeps_every_bit()
    {
        QCOMPARE(Request::parse(R"({"kind": "sfx", "seed": 18446744073709551615})").seed, 18446744073709551615u);
    }
    void what_is_no_request_is_refused()
    {
        for (const char* bytes : {"", "nonsense", "[]", "{\"kind\": \"voi", "\xff\xfe"})
            QCOMPARE(ask(bytes).status, SPOTWRIGHT_INVALID_REQUEST);
    }
    void a_sound_file_holds_the_samples_to_24_bits()
    {
        QTemporaryDir folder;
        writeWav(folder.filePath("s.wav").toStdString(), {0.f, 0.5f, -1.f, 2.f, NAN}, 1, 48000);
        QFile file(folder.filePath("s.wav"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto sound = spot::WavSound::parse(file.readAll());
        QCOMPARE(sound.bits, 24);
        QCOMPARE(sound.frames(), 5);
        const std::vector<double> expected{0, 0.5, -1, 1, 0};
        for (std::size_t i = 0; i < 5; ++i) QVERIFY(std::abs(sound.samples[i] - expected[i]) < 1e-6);
        QVERIFY_EXCEPTION_THROWN(writeWav("/nowhere/s.wav", {0.f}, 1, 48000), Failure);
    }
};

QTEST_GUILESS_MAIN(SpotwrightPluginSpec)
#include "spotwright_plugin_spec.moc"
