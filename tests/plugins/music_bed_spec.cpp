// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plugin_run.h"
#include "tests/support/spec.h"
#include "tests/support/wav_sound.h"

#include <ebur128.h>

#include <cmath>

using namespace spot;

namespace
{

nlohmann::json music(const char* mood, std::int64_t samples, double hit = 0)
{
    return {{"kind", "music"}, {"seed", 5}, {"prompt", "bright ukulele"}, {"samples", samples}, {"sample_rate", 48000}, {"params", {{"mood", mood}, {"hit_seconds", hit}}}};
}

double loudness(const WavSound& sound)
{
    ebur128_state* state = ebur128_init(2, 48000, EBUR128_MODE_I);
    ebur128_add_frames_float(state, sound.samples.data(), sound.samples.size() / 2);
    double value = 0;
    ebur128_loudness_global(state, &value);
    ebur128_destroy(&state);
    return value;
}

double rms(const WavSound& sound, double from, double to)
{
    double sum = 0;
    const auto a = static_cast<std::size_t>(from * 48000) * 2, b = static_cast<std::size_t>(to * 48000) * 2;
    for (std::size_t i = a; i < b; ++i) sum += static_cast<double>(sound.samples[i]) * sound.samples[i];
    return std::sqrt(sum / static_cast<double>(b - a));
}

} // namespace

class MusicBedSpec : public QObject
{
    Q_OBJECT
    PluginRun m_bed{"music-bed"};
private Q_SLOTS:
    void every_mood_fills_its_exact_length_without_a_hole_data()
    {
        QTest::addColumn<QString>("mood");
        for (const char* mood : {"bright", "warm", "cinematic", "electronic", "jazz", "piano", "playful", "epic", "lofi"}) QTest::newRow(mood) << mood;
    }
    void every_mood_fills_its_exact_length_without_a_hole()
    {
        QFETCH(QString, mood);
        const auto answer = m_bed.run(music(mood.toUtf8().constData(), 480'123, 7));
        QCOMPARE(answer.message, std::string());
        const WavSound sound = WavSound::parse(m_bed.bytes());
        QCOMPARE(sound.samples.size(), std::size_t{480'123 * 2});
        QVERIFY2(std::abs(loudness(sound) + 16) < 1.5, qPrintable(QString::number(loudness(sound))));
        for (double t = 0.5; t < 9; t += 0.5) QVERIFY2(rms(sound, t, t + 0.5) > 0.002, qPrintable(QString("silent at %1").arg(t)));
        float peak = 0;
        for (const float v : sound.samples) peak = std::max(peak, std::abs(v));
        QVERIFY(peak < 0.9f);
        QVERIFY(rms(sound, 9.99, 10.0) < 0.002); // it ends
    }
    void the_hit_is_the_loudest_moment_nearby()
    {
        m_bed.run(music("bright", 480'000, 7));
        const WavSound sound = WavSound::parse(m_bed.bytes());
        QVERIFY(rms(sound, 7.0, 7.15) > 1.15 * rms(sound, 6.8, 6.95));
    }
    void the_same_request_gives_the_same_bytes_and_another_seed_another_tune()
    {
        const auto bytes = [&](int seed) {
            auto request = music("warm", 96'000);
            request["seed"] = seed;
            m_bed.run(request);
            return m_bed.bytes();
        };
        const auto one = bytes(1);
        QVERIFY(!one.isEmpty());
        QCOMPARE(bytes(1), one);
        QVERIFY(bytes(2) != one);
    }
    void very_short_and_long_beds_work()
    {
        for (const std::int64_t samples : {4800ll, 48'000ll, 90 * 48'000ll}) {
            const auto answer = m_bed.run(music("piano", samples));
            QCOMPARE(answer.message, std::string());
            QCOMPARE(WavSound::parse(m_bed.bytes()).samples.size(), static_cast<std::size_t>(samples) * 2);
        }
    }
    void known_effects_sound_and_unknown_ones_name_the_known_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<bool>("known");
        for (const char* word : {"can opening", "캔 따는 소리", "Whoosh", "pour coffee", "splash", "ding", "click", "sizzling bacon", "steam", "impact", "riser", "pop"}) QTest::newRow(word) << word << true;
        QTest::newRow("unknown") << "a dinosaur" << false;
        QTest::newRow("empty") << "" << false;
    }
    void known_effects_sound_and_unknown_ones_name_the_known()
    {
        QFETCH(QString, prompt);
        QFETCH(bool, known);
        const auto answer = m_bed.run({{"kind", "sfx"}, {"seed", 2}, {"prompt", prompt.toStdString()}});
        QCOMPARE(answer.status == SPOTWRIGHT_OK, known);
        if (!known) {
            QVERIFY(answer.message.find("can opening") != std::string::npos);
            return;
        }
        const WavSound sound = WavSound::parse(m_bed.bytes());
        float peak = 0;
        for (const float v : sound.samples) peak = std::max(peak, std::abs(v));
        QVERIFY2(peak > 0.1f && peak < 0.9f, qPrintable(QString::number(peak)));
    }
};

QTEST_GUILESS_MAIN(MusicBedSpec)
#include "music_bed_spec.moc"
