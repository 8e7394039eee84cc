// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/audio_reader.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"

#include <cmath>
#include <fstream>
#include <random>

using namespace spot;

namespace
{

/// The strength of a frequency in one channel, 1 for a sine of full scale.
double strength(const AudioBlock& block, int channel, double hz)
{
    double re = 0, im = 0;
    for (std::int64_t i = 0; i < block.frames(); ++i) {
        const double v = block.samples[static_cast<std::size_t>(i * block.channels + channel)], at = 2 * M_PI * hz * static_cast<double>(i) / block.rate;
        re += v * std::cos(at), im += v * std::sin(at);
    }
    return 2 * std::hypot(re, im) / static_cast<double>(block.frames());
}

} // namespace

class AudioReaderSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;
private Q_SLOTS:
    void uncompressed_samples_arrive_unchanged()
    {
        const auto file = m_media.make("exact.wav", "-f lavfi -i aevalsrc=mod(n\\,1000)/1000|-mod(n\\,700)/1000:d=1:s=48000 -c:a pcm_f32le");
        auto reader = AudioReader::open(file);
        QVERIFY_OK(reader);
        const auto block = reader->read(100, 47'900);
        QVERIFY_OK(block);
        QCOMPARE(block->start, std::int64_t{100});
        for (std::int64_t i = 0; i < block->frames(); ++i) {
            const auto n = static_cast<int>(i + 100);
            QCOMPARE(block->samples[static_cast<std::size_t>(2 * i)], static_cast<float>((n % 1000) / 1000.0));
            QCOMPARE(block->samples[static_cast<std::size_t>(2 * i + 1)], static_cast<float>(-(n % 700) / 1000.0));
        }
        QCOMPARE(reader->info().rate, 48000);
        QCOMPARE(reader->info().channels, 2);
    }
    void silence_surrounds_the_sound()
    {
        auto reader = AudioReader::open(m_media.make("short.wav", "-f lavfi -i aevalsrc=0.5:d=0.1:s=48000"));
        QVERIFY_OK(reader);
        QVERIFY(!reader->isLengthKnown());
        const auto block = reader->read(-100, 5000);
        QVERIFY_OK(block);
        QCOMPARE(block->frames(), std::int64_t{5000});
        QCOMPARE(block->samples[2 * 99], 0.f);
        QVERIFY(std::abs(block->samples[2 * 100] - 0.5f) < 0.001f);
        QVERIFY(std::abs(block->samples[2 * 4899] - 0.5f) < 0.001f);
        QCOMPARE(block->samples[2 * 4900], 0.f);
        QVERIFY(reader->isLengthKnown());
        QCOMPARE(reader->frames(), std::int64_t{4800});
        QVERIFY_OK(reader->read(1'000'000'000, 10));
        QCOMPARE(reader->read(0, 0)->frames(), std::int64_t{0});
    }
    void a_reader_of_little_memory_gives_the_same_samples()
    {
        const auto file = m_media.make("long.m4a", "-f lavfi -i aevalsrc=sin(t*t*300)|cos(t*t*200):d=12:s=44100 -c:a aac");
        auto large = AudioReader::open(file), small = AudioReader::open(file, {.keptSeconds = 1});
        QVERIFY_OK(small);
        std::mt19937 random(4);
        for (int round = 0; round < 25; ++round) {
            const auto start = static_cast<std::int64_t>(random() % 560'000), frames = static_cast<std::int64_t>(1 + random() % 100'000); // more than is kept
            const auto a = large->read(start, frames), b = small->read(start, frames);
            QVERIFY_OK(a);
            QVERIFY_OK(b);
            QVERIFY2(*a == *b, qPrintable(QString("%1 + %2").arg(start).arg(frames)));
        }
    }
    void the_rate_asked_for_keeps_pitch_and_level_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (const int from : {22050, 44100, 48000, 96000})
            for (const int to : {44100, 48000}) QTest::addRow("%d to %d", from, to) << from << to;
    }
    void the_rate_asked_for_keeps_pitch_and_level()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        auto reader = AudioReader::open(m_media.make("tone.wav", QString("-f lavfi -i aevalsrc=0.5*sin(2*PI*1000*t):d=2:s=%1 -c:a pcm_f32le").arg(from)), {.rate = to});
        QVERIFY_OK(reader);
        const auto middle = reader->read(to / 2, to);
        QVERIFY_OK(middle);
        QVERIFY(std::abs(strength(*middle, 0, 1000) - 0.5) < 0.001);
        QVERIFY(strength(*middle, 0, 2000) < 1e-4);
        (void)reader->read(0, 3 * to).has_value();
        QVERIFY(std::abs(reader->frames() - 2 * to) <= 2);
    }
    void channels_are_mixed_as_the_standard_says()
    {
        const auto surround = m_media.make("six.wav", "-f lavfi -i aevalsrc=exprs=0.25*sin(2*PI*300*t)|0.25*sin(2*PI*500*t)|0.25*sin(2*PI*700*t)|0|0.25*sin(2*PI*900*t)|0.25*sin(2*PI*1100*t):c=5.1:d=1:s=48000 -c:a pcm_f32le");
        auto reader = AudioReader::open(surround);
        QVERIFY_OK(reader);
        QCOMPARE(reader->info().channels, 6);
        const auto mix = reader->read(0, 48000);
        QVERIFY_OK(mix);
        const double left = strength(*mix, 0, 300); // BS.775: centre and surround 3 dB below the front
        QVERIFY(left > 0.05);
        QVERIFY(std::abs(strength(*mix, 0, 700) / left - std::sqrt(0.5)) < 0.01);
        QVERIFY(std::abs(strength(*mix, 1, 700) / left - std::sqrt(0.5)) < 0.01);
        QVERIFY(std::abs(strength(*mix, 0, 900) / left - std::sqrt(0.5)) < 0.01);
        QVERIFY(strength(*mix, 0, 500) < 1e-3 && strength(*mix, 0, 1100) < 1e-3);
        auto mono = AudioReader::open(m_media.make("mono.wav", "-f lavfi -i aevalsrc=0.5*sin(2*PI*300*t):d=1:s=48000 -c:a pcm_f32le"));
        const auto both = mono->read(0, 48000);
        QVERIFY(std::abs(strength(*both, 0, 300) - 0.5) < 1e-3 && std::abs(strength(*both, 1, 300) - 0.5) < 1e-3);
    }
    void a_stream_that_changes_its_format_goes_on()
    {
        std::string joined;
        for (const char* arguments : {"-f lavfi -i aevalsrc=0.5*sin(2*PI*300*t)|0.5*sin(2*PI*300*t):d=1:s=48000 -c:a aac -f adts", "-f lavfi -i aevalsrc=0.5*sin(2*PI*500*t):d=1:s=44100 -c:a aac -f adts"}) {
            std::ifstream in(m_media.make("part.aac", arguments), std::ios::binary);
            joined.append(std::istreambuf_iterator<char>(in), {});
        }
        std::ofstream(m_media.path("joined.aac"), std::ios::binary) << joined;
        auto reader = AudioReader::open(m_media.path("joined.aac"));
        QVERIFY_OK(reader);
        const auto first = reader->read(12'000, 24'000), second = reader->read(66'000, 24'000);
        QVERIFY_OK(first);
        QVERIFY_OK(second);
        QVERIFY(std::abs(strength(*first, 0, 300) - 0.5) < 0.05);
        QVERIFY(std::abs(strength(*second, 1, 500) - 0.5) < 0.05);
    }
};

QTEST_GUILESS_MAIN(AudioReaderSpec)
#include "audio_reader_spec.moc"
