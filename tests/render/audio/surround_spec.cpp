// SPDX-License-Identifier: GPL-3.0-or-later
// Sound of 5.1 is heard in stereo by the coefficients of ITU-R BS.775-3, annex 4: L + 0.7071 C + 0.7071 Ls, the low-frequency channel left out.
#include "render/audio/mixer.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"

#include <cmath>

using namespace spot;

class SurroundSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void each_channel_goes_where_the_recommendation_says_data()
    {
        QTest::addColumn<int>("channel");
        QTest::addColumn<double>("left");
        QTest::addColumn<double>("right");
        const double part = std::sqrt(0.5);
        QTest::newRow("left") << 0 << 1.0 << 0.0;
        QTest::newRow("right") << 1 << 0.0 << 1.0;
        QTest::newRow("centre") << 2 << part << part;
        QTest::newRow("low frequencies") << 3 << 0.0 << 0.0;
        QTest::newRow("left surround") << 4 << part << 0.0;
        QTest::newRow("right surround") << 5 << 0.0 << part;
    }
    void each_channel_goes_where_the_recommendation_says()
    {
        QFETCH(int, channel);
        QFETCH(double, left);
        QFETCH(double, right);
        MadeMedia made;
        TestMedia media;
        QStringList channels;
        for (int c = 0; c < 6; ++c) channels << (c == channel ? "0.5*sin(2*PI*500*t)" : "0");
        Sound sound;
        sound.media = media.add(made.make("surround.wav", "-f lavfi -i aevalsrc=" + channels.join('|') + ":c=5.1:d=1:s=48000 -c:a pcm_f32le"));
        sound.span = {{}, MediaTime::fromSeconds(1)};
        Composition c;
        c.duration = sound.span.end;
        c.sounds = {sound};
        auto mixer = Mixer::open(makeMixPlan(c), media);
        QVERIFY_OK(mixer);
        const auto block = mixer->mix(24000, 960);
        QVERIFY_OK(block);
        double peaks[2] = {};
        for (std::size_t i = 0; i < block->samples.size(); ++i) peaks[i % 2] = std::max(peaks[i % 2], std::abs(static_cast<double>(block->samples[i])));
        QVERIFY2(std::abs(peaks[0] - 0.5 * left) < 1e-3 && std::abs(peaks[1] - 0.5 * right) < 1e-3, qPrintable(QString("%1, %2").arg(peaks[0]).arg(peaks[1])));
    }
};

QTEST_GUILESS_MAIN(SurroundSpec)
#include "surround_spec.moc"
