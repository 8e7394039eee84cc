// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/media/waveform.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"

#include <cmath>

using namespace spot;

namespace
{

bool isNear(float a, double b, double tolerance = 0.002) { return std::abs(a - b) <= tolerance; }

} // namespace

class WaveformSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;
    /// One second of a 100 Hz sine of half scale, one of silence, a quarter of a constant -0.25.
    std::filesystem::path threeParts() const
    {
        return m_media.make("parts.wav", "-f lavfi -i aevalsrc=if(lt(t\\,1)\\,0.5*sin(2*PI*100*t)\\,if(lt(t\\,2)\\,0\\,-0.25)):d=2.25:s=48000 -c:a pcm_f32le");
    }
private Q_SLOTS:
    void a_sine_a_silence_and_a_level_have_their_numbers()
    {
        const auto wave = readWaveform(threeParts());
        QVERIFY_OK(wave);
        QCOMPARE(wave->frames, std::int64_t{108000});
        QCOMPARE(wave->peaks.size(), std::size_t{225});
        QCOMPARE(wave->length(), MediaTime::fromMilliseconds(2250));
        const WaveformPeak sine = wave->peaks[50], silence = wave->peaks[150], level = wave->peaks[224];
        QVERIFY(isNear(sine.low, -0.5) && isNear(sine.high, 0.5) && isNear(sine.rms, 0.5 / std::sqrt(2)));
        QCOMPARE(silence, WaveformPeak{});
        QVERIFY(isNear(level.low, -0.25) && isNear(level.high, -0.25) && isNear(level.rms, 0.25));
    }
    void a_column_of_the_screen_joins_the_pieces_it_touches()
    {
        const auto wave = readWaveform(threeParts());
        QVERIFY_OK(wave);
        const auto seconds = [&](double from, double to) { return wave->over({MediaTime::fromSeconds(from), MediaTime::fromSeconds(to)}); };
        const WaveformPeak half = seconds(0.5, 1.5); // half sine, half silence
        QVERIFY(isNear(half.low, -0.5) && isNear(half.high, 0.5) && isNear(half.rms, 0.25));
        QCOMPARE(seconds(1.2, 1.8), WaveformPeak{});
        QCOMPARE(seconds(-2, -1), WaveformPeak{});
        QCOMPARE(seconds(-2, 0), WaveformPeak{});
        QCOMPARE(seconds(2.25, 9), WaveformPeak{});
        QCOMPARE(seconds(2.25, 1), WaveformPeak{});
        QVERIFY(isNear(seconds(2.2499, 9).low, -0.25)); // part of a piece counts
    }
    void the_last_piece_may_be_shorter()
    {
        const auto wave = readWaveform(threeParts(), 1000);
        QVERIFY_OK(wave);
        QCOMPARE(wave->peaks.size(), std::size_t{108});
        const auto odd = readWaveform(threeParts(), 47'999);
        QVERIFY_OK(odd);
        QCOMPARE(odd->peaks.size(), std::size_t{3});
        QVERIFY(isNear(odd->peaks[2].rms, 0.25));
    }
    void the_waveform_of_a_compressed_sound_ends_where_the_sound_does()
    {
        const auto file = m_media.make("sound.mp3", "-f lavfi -i sine=frequency=440:duration=3 -c:a libmp3lame");
        const auto wave = readWaveform(file);
        QVERIFY_OK(wave);
        QVERIFY2(std::abs(wave->frames - 3 * 48000) < 1300, qPrintable(QString::number(wave->frames)));
        QVERIFY(wave->over({MediaTime::fromSeconds(2.9), MediaTime::fromSeconds(2.95)}).rms > 0.05f);
    }
    void it_survives_the_cache_and_broken_caches_are_refused()
    {
        const auto wave = readWaveform(threeParts());
        QVERIFY_OK(wave);
        const std::string bytes = waveformToBytes(*wave);
        const auto back = waveformFromBytes(bytes);
        QVERIFY_OK(back);
        QVERIFY(*back == *wave);
        QCOMPARE(waveformToBytes(*back), bytes);
        for (const std::size_t n : {std::size_t{0}, std::size_t{5}, std::size_t{12}, std::size_t{20}, bytes.size() - 1})
            QVERIFY_FAULT(waveformFromBytes(bytes.substr(0, n)), Fault::Corrupt, "no waveform");
        QVERIFY_FAULT(waveformFromBytes(bytes + "x"), Fault::Corrupt, "no waveform");
        std::string huge = bytes;
        huge.replace(18, 8, std::string(7, '\xff') + '\x7f'); // claims 2^63 - 1 samples
        QVERIFY_FAULT(waveformFromBytes(huge), Fault::Corrupt, "no waveform");
        const auto empty = waveformFromBytes(waveformToBytes(Waveform{}));
        QVERIFY_OK(empty);
        QVERIFY(*empty == Waveform{});
    }
    void it_can_be_stopped_and_says_why_it_cannot_be_made()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY_FAULT(readWaveform(threeParts(), 480, source.get_token()), Fault::Cancelled, "parts.wav");
        QVERIFY_FAULT(readWaveform(threeParts(), 0), Fault::OutOfRange, "1 to 48000");
        QVERIFY_FAULT(readWaveform(m_media.path("nowhere.wav")), Fault::NotFound, "nowhere.wav");
        const auto silent = m_media.make("silent.mp4", "-f lavfi -i color=size=64x36:duration=1 -c:v libx264 -pix_fmt yuv420p");
        QVERIFY_FAULT(readWaveform(silent), Fault::Unsupported, "there is no sound in it");
    }
};

QTEST_GUILESS_MAIN(WaveformSpec)
#include "waveform_spec.moc"
