// SPDX-License-Identifier: GPL-3.0-or-later
// tests/plugins/test_voice_spec.cpp: beeps and tones lie exactly where the test voice says.
#include "tests/support/plugin_run.h"
#include "tests/support/wav_sound.h"

#include <QTest>

using namespace spot;
using nlohmann::json;

namespace
{
/// Requests are written with ' for ", which the scanner of Qt's meta objects reads well.
std::string quoted(QString request) { return request.replace('\'', '"').toStdString(); }
} // namespace

class TestVoiceSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void every_word_is_a_beep_at_its_time()
    {
        PluginRun plugin("test_voice");
        const auto answer = plugin.run({{"kind", "voice"}, {"text", "제주에서 온 \"아침\""}, {"language", "ko"}});
        QCOMPARE(answer.status, SPOTWRIGHT_OK);
        const json words = answer.result["words"];
        QCOMPARE(words.size(), 3u);
        QCOMPARE(QString::fromStdString(words[0]["text"]), QString("제주에서"));
        QCOMPARE(QString::fromStdString(words[2]["text"]), QString("\"아침\""));
        const auto sound = WavSound::parse(plugin.bytes());
        QCOMPARE(sound.rate, 48000);
        QCOMPARE(words[0]["end"].get<double>(), 0.12 + 4 * 0.04);
        QVERIFY(std::abs(words[2]["end"].get<double>() - sound.seconds()) < 1e-4);
        for (const auto& word : words) QVERIFY(sound.level(word["start"], word["end"]) > 0.1);
        QCOMPARE(sound.level(words[0]["end"], words[1]["start"]), 0.0);
    }
    void a_length_that_was_asked_for_is_exact()
    {
        PluginRun plugin("test_voice");
        for (const char* kind : {"voice", "music", "sfx"}) {
            plugin.run({{"kind", kind}, {"text", "one two"}, {"samples", 100001}});
            QCOMPARE(WavSound::parse(plugin.bytes()).frames(), 100001);
        }
    }
    void a_tone_is_steady()
    {
        PluginRun plugin("test_voice");
        plugin.run({{"kind", "music"}, {"samples", 96000}});
        const auto sound = WavSound::parse(plugin.bytes());
        for (double at = 0.1; at < 1.8; at += 0.1) QVERIFY(std::abs(sound.level(at, at + 0.1) - 0.25 / std::sqrt(2.0)) < 0.002);
    }
    void a_faster_voice_is_shorter()
    {
        PluginRun plugin("test_voice");
        const auto seconds = [&](double rate) {
            plugin.run({{"kind", "voice"}, {"text", "hello"}, {"voice", {{"rate", rate}}}});
            return WavSound::parse(plugin.bytes()).seconds();
        };
        QVERIFY(std::abs(seconds(1) - 2 * seconds(2)) < 0.001);
        QVERIFY(std::abs(seconds(1.5) * 1.5 - seconds(1)) < 0.001);
    }
    void the_same_request_gives_the_same_bytes()
    {
        PluginRun plugin("test_voice");
        const json request = {{"kind", "voice"}, {"text", "the same again"}};
        plugin.run(request);
        const QByteArray first = plugin.bytes();
        plugin.run(request);
        QVERIFY(!first.isEmpty());
        QCOMPARE(plugin.bytes(), first);
    }
    void bad_requests_are_refused_with_the_field_data()
    {
        QTest::addColumn<QString>("request");
        QTest::addColumn<QString>("field");
        QTest::newRow("no text") << "{'kind': 'voice'}" << "text";
        QTest::newRow("spaces") << "{'kind': 'voice', 'text': '  \\n'}" << "text";
        QTest::newRow("text is a number") << "{'kind': 'voice', 'text': 3}" << "text";
        QTest::newRow("too short") << "{'kind': 'voice', 'text': 'hello', 'samples': 5}" << "samples";
        QTest::newRow("negative") << "{'kind': 'music', 'samples': -5}" << "samples";
        QTest::newRow("rate") << "{'kind': 'voice', 'text': 'a', 'voice': {'rate': 99}}" << "rate";
        QTest::newRow("video") << "{'kind': 'video'}" << "kind";
        QTest::newRow("nothing") << "{}" << "kind";
    }
    void bad_requests_are_refused_with_the_field()
    {
        QFETCH(QString, request);
        QFETCH(QString, field);
        PluginRun plugin("test_voice");
        const auto answer = plugin.runText(quoted(request));
        QCOMPARE(answer.status, SPOTWRIGHT_INVALID_REQUEST);
        QVERIFY2(answer.message.find(field.toStdString()) != std::string::npos, answer.message.c_str());
    }
    void long_texts_work_and_endless_ones_are_refused()
    {
        PluginRun plugin("test_voice");
        std::string text;
        for (int i = 0; i < 1500; ++i) text += "x\t";
        QCOMPARE(plugin.run({{"kind", "voice"}, {"text", text}}).result["words"].size(), 1500u);
        QCOMPARE(plugin.run({{"kind", "voice"}, {"text", text + text}}).status, SPOTWRIGHT_INVALID_REQUEST);
        QCOMPARE(plugin.run({{"kind", "voice"}, {"text", std::string(50000, 'x')}}).status, SPOTWRIGHT_INVALID_REQUEST);
    }
};

QTEST_GUILESS_MAIN(TestVoiceSpec)
#include "test_voice_spec.moc"
