// SPDX-License-Identifier: GPL-3.0-or-later
// tests/plugins/voice_espeak_spec.cpp: what is spoken, where its words lie, how loud it is, and what is refused.
#include "tests/support/plugin_run.h"
#include "tests/support/wav_sound.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <ebur128.h>

using namespace spot;
using nlohmann::json;

namespace
{
json line(const char* text, const char* language = "en-us")
{
    return {{"kind", "voice"}, {"text", text}, {"language", language}};
}

double loudnessOf(const WavSound& sound)
{
    ebur128_state* meter = ebur128_init(static_cast<unsigned>(sound.channels), static_cast<unsigned long>(sound.rate), EBUR128_MODE_I);
    ebur128_add_frames_float(meter, sound.samples.data(), static_cast<std::size_t>(sound.frames()));
    double value = 0;
    ebur128_loudness_global(meter, &value);
    ebur128_destroy(&meter);
    return value;
}
} // namespace

class VoiceEspeakSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_are_the_written_ones_in_order_inside_the_sound_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::newRow("English") << "en-us" << "Say hello to Aurora. The first coffee maker, 20% off in 2026, \"wow\" (really) isn't it?";
        QTest::newRow("Korean") << "ko" << "제주에서 온 아침. 한림 탄산, 20% 할인!";
        QTest::newRow("Korean, where the library tells only some words")
            << "ko" << "이번 주말, 한림 매장에서 만나요! 오늘만 50% 할인, 놓치지 마세요.";
        QTest::newRow("dashes stay with their neighbours") << "en-us" << "— Fresh & cold – now";
        QTest::newRow("German") << "de" << "Guten Morgen – heute gibt es zwanzig Prozent Rabatt.";
    }
    void words_are_the_written_ones_in_order_inside_the_sound()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        PluginRun plugin("voice-espeak");
        const auto answer = plugin.run(line(text.toUtf8().constData(), language.toUtf8().constData()));
        QVERIFY2(answer.status == SPOTWRIGHT_OK, answer.message.c_str());
        const auto sound = WavSound::parse(plugin.bytes());
        QStringList words;
        double before = 0;
        for (const auto& word : answer.result["words"]) {
            words << QString::fromStdString(word["text"]);
            QVERIFY(word["start"].get<double>() >= before);
            QVERIFY(word["end"].get<double>() > word["start"].get<double>());
            QVERIFY(sound.level(word["start"], word["end"]) > 0.01);
            before = word["end"];
        }
        QVERIFY(before <= sound.seconds());
        QCOMPARE(words.join(' '), text);
        const auto spoken = [](const QString& word) { return word != "–" && word != "—"; };
        const auto all = text.split(' ');
        QCOMPARE(words.size(), std::count_if(all.begin(), all.end(), spoken));
    }
    void scripts_without_spaces_are_split_where_the_voice_is()
    {
        PluginRun plugin("voice-espeak");
        const auto answer = plugin.run(line("你好,欢迎来到我们的商店。", "zh"));
        QVERIFY2(answer.status == SPOTWRIGHT_OK, answer.message.c_str());
        QVERIFY(answer.result["words"].size() >= 8);
        QString all;
        for (const auto& word : answer.result["words"]) all += QString::fromStdString(word["text"]);
        QCOMPARE(all, QString("你好,欢迎来到我们的商店。"));
    }
    void the_voice_is_as_loud_as_a_voice_over_and_starts_at_once()
    {
        PluginRun plugin("voice-espeak");
        for (const char* text : {"The first coffee maker that wakes up before you do.", "Twenty percent off, this week only, in every shop."}) {
            plugin.run(line(text));
            const auto sound = WavSound::parse(plugin.bytes());
            QCOMPARE(sound.rate, 48000);
            QCOMPARE(sound.channels, 2);
            QVERIFY2(std::abs(loudnessOf(sound) + 18) < 1, qPrintable(QString::number(loudnessOf(sound))));
            QVERIFY(sound.peak() < 0.9);
            QVERIFY(sound.level(0, 0.08) > 0.003);
            QVERIFY(sound.level(sound.seconds() - 0.02, sound.seconds()) < 0.003);
        }
    }
    void a_length_that_was_asked_for_is_exact()
    {
        PluginRun plugin("voice-espeak");
        auto request = line("Say hello to Aurora.");
        request["samples"] = 144000;
        plugin.run(request);
        QCOMPARE(WavSound::parse(plugin.bytes()).frames(), 144000);
        request["samples"] = 55000;
        const auto tight = plugin.run(request);
        QVERIFY2(tight.status == SPOTWRIGHT_OK, tight.message.c_str());
        QCOMPARE(WavSound::parse(plugin.bytes()).frames(), 55000);
        QVERIFY(tight.result["words"].back()["end"].get<double>() <= 55000 / 48000.0);
        request["samples"] = 9600;
        const auto answer = plugin.run(request);
        QCOMPARE(answer.status, SPOTWRIGHT_INVALID_REQUEST);
        QVERIFY(answer.message.find("does not fit") != std::string::npos);
    }
    void rate_and_pitch_and_voice_change_the_sound()
    {
        PluginRun plugin("voice-espeak");
        auto request = line("Say hello to Aurora.");
        plugin.run(request);
        const auto plain = plugin.bytes();
        for (const json& voice : {json{{"rate", 1.5}}, json{{"pitch", 1.3}}, json{{"id", "female"}}, json{{"id", "f4"}}}) {
            request["voice"] = voice;
            QCOMPARE(plugin.run(request).status, SPOTWRIGHT_OK);
            QVERIFY(plugin.bytes() != plain);
        }
        request["voice"] = {{"rate", 1.5}};
        plugin.run(request);
        QVERIFY(WavSound::parse(plugin.bytes()).seconds() < 0.8 * WavSound::parse(plain).seconds());
    }
    void every_listed_language_speaks_and_unknown_ones_name_near_ones()
    {
        PluginRun plugin("voice-espeak");
        for (const char* tag : {"", "en", "en-GB", "en-gb-scotland", "ko-KR", "ko_KR.UTF-8", "pt-BR", "zh-TW", "fr", "es-MX"})
            QCOMPARE(plugin.run(line("2", tag)).message, std::string());
        for (const auto& tag : plugin.capability()["languages"])
            QCOMPARE(plugin.run(line("2", tag.get<std::string>().c_str())).message, std::string());
        const auto answer = plugin.run(line("hello", "kq"));
        QCOMPARE(answer.status, SPOTWRIGHT_UNSUPPORTED);
        QVERIFY2(answer.message.find("ko") != std::string::npos, answer.message.c_str());
    }
    void text_is_data_and_never_markup()
    {
        PluginRun plugin("voice-espeak");
        const auto answer = plugin.run(line("Hello <audio src='/etc/passwd'/> <break time='60s'/> [[h@l'oU]] & bye"));
        QVERIFY2(answer.status == SPOTWRIGHT_OK, answer.message.c_str());
        QVERIFY(WavSound::parse(plugin.bytes()).seconds() < 30);
        QCOMPARE(answer.result["words"][0]["text"], json("Hello"));
    }
    void odd_texts_end_in_a_sentence_or_a_sound()
    {
        PluginRun plugin("voice-espeak");
        for (const char* text : {"", "   ", "\n\t\x01", "\xc2\x85", "…"})
            QVERIFY2(plugin.run(line(text)).status == SPOTWRIGHT_INVALID_REQUEST, text);
        QCOMPARE(plugin.run(line("one\x01two\nthree")).result["words"].size(), 3u);
        QCOMPARE(plugin.run(line(std::string(10001, 'a').c_str())).status, SPOTWRIGHT_INVALID_REQUEST);
        QCOMPARE(plugin.run({{"kind", "music"}}).status, SPOTWRIGHT_UNSUPPORTED);
        auto unknown = line("hello");
        unknown["voice"] = {{"id", "famale"}};
        const auto answer = plugin.run(unknown);
        QCOMPARE(answer.status, SPOTWRIGHT_UNSUPPORTED);
        QVERIFY2(answer.message.find("female") != std::string::npos, answer.message.c_str());
    }
    void ten_thousand_letters_are_spoken()
    {
        PluginRun plugin("voice-espeak");
        std::string text;
        while (text.size() < 9990) text += "hello ";
        const auto answer = plugin.run(line(text.c_str()));
        QCOMPARE(answer.status, SPOTWRIGHT_OK);
        QCOMPARE(answer.result["words"].size(), text.size() / 6);
    }
    void a_cancelled_job_stops()
    {
        PluginRun plugin("voice-espeak");
        plugin.cancelAt(0.01);
        QCOMPARE(plugin.run(line("Say hello to Aurora.")).status, SPOTWRIGHT_CANCELLED);
    }
    void every_fresh_process_gives_the_same_bytes()
    {
        const auto speak = [] {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(), {"--speak"});
            process.waitForFinished();
            return process.readAllStandardOutput();
        };
        const QByteArray first = speak();
        QVERIFY(first.size() > 100000);
        QCOMPARE(speak(), first);
    }
};

/// With --speak, one job whose sound goes to the standard output: the second process of a comparison.
int main(int count, char** words)
{
    QCoreApplication application(count, words);
    if (application.arguments().contains("--speak")) {
        PluginRun plugin("voice-espeak");
        plugin.run(line("Say hello to Aurora, 제주."));
        QFile out;
        return out.open(stdout, QIODevice::WriteOnly) && out.write(plugin.bytes()) > 0 ? 0 : 1;
    }
    VoiceEspeakSpec spec;
    return QTest::qExec(&spec, count, words);
}
#include "voice_espeak_spec.moc"
