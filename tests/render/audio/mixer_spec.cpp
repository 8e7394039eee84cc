// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/loudness.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"

#include <cmath>
#include <random>

using namespace spot;

namespace
{

MediaTime ms(std::int64_t n) { return MediaTime::fromMilliseconds(n); }

Sound sound(const ContentHash& media, std::int64_t fromMs, std::int64_t toMs)
{
    Sound s;
    s.media = media;
    s.span = {ms(fromMs), ms(toMs)};
    return s;
}

Composition with(std::vector<Sound> sounds, std::int64_t lengthMs, std::optional<double> target = {})
{
    Composition c;
    c.duration = ms(lengthMs);
    c.sounds = std::move(sounds);
    c.targetLufs = target;
    return c;
}

} // namespace

class MixerSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;
    TestMedia m_files;
    ContentHash m_one, m_voice, m_music, m_low;

    AudioBlock mixed(const Composition& c, std::int64_t start, std::int64_t frames)
    {
        auto mixer = Mixer::open(makeMixPlan(c), m_files);
        return mixer ? mixer->mix(start, frames).value_or(AudioBlock{}) : AudioBlock{};
    }
private Q_SLOTS:
    void initTestCase()
    {
        m_one = m_files.add(m_media.make("one.wav", "-f lavfi -i aevalsrc=0.5|0.5:d=4:s=48000 -c:a pcm_f32le"));
        m_voice = m_files.add(m_media.make("voice.wav", "-f lavfi -i aevalsrc=if(between(t\\,1\\,2)\\,0.3*sin(2000*t)\\,0):d=4:s=48000 -c:a pcm_f32le"));
        m_music = m_files.add(m_media.make("music.wav", "-f lavfi -i anoisesrc=d=8:c=pink:a=0.4:seed=4:r=48000 -ac 2 -c:a pcm_f32le"));
        m_low = m_files.add(m_media.make("low.wav", "-f lavfi -i sine=f=440:d=3:sample_rate=44100 -c:a pcm_s16le"));
    }

    void a_sound_begins_and_ends_at_its_very_sample()
    {
        const AudioBlock block = mixed(with({sound(m_one, 100, 200)}, 1000), 0, 48000);
        QCOMPARE(block.samples[2 * 4799], 0.f);
        QCOMPARE(block.samples[2 * 4800], 0.5f);
        QCOMPARE(block.samples[2 * 9599], 0.5f);
        QCOMPARE(block.samples[2 * 9600], 0.f);
    }
    void gain_pan_and_fades_are_what_they_say()
    {
        Sound s = sound(m_one, 0, 1000);
        s.gainDb = Curve(-6.0205999);
        QVERIFY(std::abs(mixed(with({s}, 1000), 100, 1).samples[0] - 0.25f) < 1e-6);
        s.gainDb = Curve({{ms(0), 0}, {ms(1000), -20}});
        QVERIFY(std::abs(mixed(with({s}, 1000), 24000, 1).samples[0] - 0.5f * std::pow(10.f, -0.5f)) < 1e-4);
        s.gainDb = Curve(0.0);
        s.pan = Curve(1.0);
        const AudioBlock right = mixed(with({s}, 1000), 0, 1);
        QVERIFY(std::abs(right.samples[0]) < 1e-6 && std::abs(right.samples[1] - 0.5f * std::sqrt(2.f)) < 1e-5);
        s.pan = Curve(0.0);
        s.fadeIn = s.fadeOut = ms(100);
        const AudioBlock faded = mixed(with({s}, 1000), 0, 48000);
        QVERIFY(faded.samples[0] < 1e-6);
        QVERIFY(std::abs(faded.samples[2 * 2400] - 0.25f) < 1e-3); // half way: sin^2 is one half
        QVERIFY(faded.samples[2 * 47999] < 1e-6);
        QCOMPARE(faded.samples[2 * 24000], 0.5f);
    }
    void a_crossfade_keeps_the_power_and_does_not_click()
    {
        Sound left = sound(m_one, 0, 600), right = sound(m_one, 500, 1000); // 100 ms together
        left.pan = Curve(-1.0), right.pan = Curve(1.0);
        left.crossOut = right.crossIn = ms(100);
        const AudioBlock block = mixed(with({left, right}, 1000), 0, 48000);
        for (std::size_t n = 24000; n < 28800; ++n) {
            const double l = block.samples[2 * n], r = block.samples[2 * n + 1];
            QVERIFY(std::abs(l * l + r * r - 0.5) < 1e-5); // 0.5 at full pan is sqrt(0.5)
            QVERIFY(std::abs(l - static_cast<double>(block.samples[2 * n - 2])) < 4e-4 && std::abs(r - static_cast<double>(block.samples[2 * n - 1])) < 4e-4);
        }
        QVERIFY(std::abs(block.samples[2 * 28800]) < 1e-6 && block.samples[2 * 28799] < 4e-4);
        QVERIFY(std::abs(block.samples[2 * 26400] - 0.5f) < 1e-3); // half way both are at half power
    }
    void a_reversed_sound_plays_the_same_samples_from_last_to_first()
    {
        Sound forward = sound(m_low, 0, 1000), back = forward;
        back.speed = -1;
        back.in = ms(1000) - MediaTime{1};
        const AudioBlock one = mixed(with({forward}, 1000), 0, 48000), other = mixed(with({back}, 1000), 0, 48000);
        for (std::size_t i = 0; i < 48000; ++i) QVERIFY(std::abs(one.samples[2 * i] - other.samples[2 * (47999 - i)]) < 1e-6);
    }
    void any_block_size_gives_the_same_samples()
    {
        Sound music = sound(m_music, 0, 4000), voice = sound(m_voice, 200, 3900), other = sound(m_low, 500, 3000), fast = sound(m_music, 100, 3500);
        music.ducksUnderVoice = true;
        music.gainDb = Curve({{ms(0), -10}, {ms(2000), 0, Ease::EaseInOut}, {ms(4000), -20}});
        voice.isVoice = true;
        voice.pan = Curve({{ms(0), -1}, {ms(3000), 1}});
        other.fadeIn = ms(333);
        fast.speed = 1.37;
        Sound back = fast;
        back.speed = -0.61, back.in = ms(2500);
        const Composition c = with({music, voice, other, fast, back}, 4000);
        const AudioBlock whole = mixed(c, 0, 4 * 48000);
        auto mixer = Mixer::open(makeMixPlan(c), m_files);
        QVERIFY_OK(mixer);
        std::mt19937 random(9);
        for (int round = 0; round < 60; ++round) {
            const std::int64_t start = random() % 180'000, frames = 1 + random() % 4000;
            const auto part = mixer->mix(start, frames);
            QVERIFY_OK(part);
            for (std::int64_t i = 0; i < 2 * frames; ++i)
                QCOMPARE(part->samples[static_cast<std::size_t>(i)], whole.samples[static_cast<std::size_t>(2 * start + i)]);
        }
    }
    void music_gives_way_before_the_voice_and_comes_back_after()
    {
        Sound music = sound(m_music, 0, 4000), voice = sound(m_voice, 0, 4000);
        music.ducksUnderVoice = true;
        voice.isVoice = true;
        auto mixer = Mixer::open(makeMixPlan(with({music, voice}, 4000)), m_files);
        QVERIFY_OK(mixer);
        QCOMPARE(mixer->duckingDb(0), 0.0);
        QVERIFY(mixer->duckingDb(48000 * 92 / 100) < -1 && mixer->duckingDb(48000 * 92 / 100) > -9);
        QCOMPARE(mixer->duckingDb(48000 * 3 / 2), -9.0);
        QVERIFY(mixer->duckingDb(48000 * 23 / 10) > -9);
        QCOMPARE(mixer->duckingDb(48000 * 3), 0.0);
    }
    void the_master_reaches_the_loudness_under_the_ceiling_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<double>("target");
        for (const double target : {-23.0, -16.0, -14.0}) {
            QTest::addRow("noise %g", target) << "noise" << target;
            QTest::addRow("quiet %g", target) << "quiet" << target;
        }
    }
    void the_master_reaches_the_loudness_under_the_ceiling()
    {
        QFETCH(QString, what);
        QFETCH(double, target);
        Sound s = sound(m_music, 0, 8000);
        if (what == "quiet") s.gainDb = Curve(-18.0);
        const Composition c = with({s}, 8000, target);
        auto mixer = Mixer::open(makeMixPlan(c), m_files);
        const auto master = Master::make(*mixer);
        QVERIFY_OK(master);
        LoudnessMeter meter;
        for (std::int64_t at = 0; at < 8 * 48000; at += 1111) { // blocks of another size than those it was made with
            auto block = mixer->mix(at, std::min<std::int64_t>(1111, 8 * 48000 - at));
            master->apply(*block);
            meter.add(*block);
        }
        const Loudness heard = meter.loudness();
        QVERIFY2(std::abs(heard.integrated - target) < 0.5, qPrintable(QString::number(heard.integrated)));
        QVERIFY2(heard.truePeak <= truePeakCeiling, qPrintable(QString::number(heard.truePeak)));
    }
    void silence_is_left_silent()
    {
        auto mixer = Mixer::open(makeMixPlan(with({}, 2000, -16)), m_files);
        const auto master = Master::make(*mixer);
        QVERIFY_OK(master);
        QCOMPARE(master->gainDb(), 0.0);
    }
    void missing_media_are_named_and_a_stop_is_obeyed()
    {
        auto mixer = Mixer::open(makeMixPlan(with({sound(hashOf("nothing"), 0, 100)}, 1000, -16)), m_files);
        QVERIFY_OK(mixer);
        QVERIFY_FAULT(mixer->mix(0, 10), Fault::NotFound, "is not in the test's files");
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_FAULT(Master::make(*mixer, stop.get_token()), Fault::Cancelled, "stopped");
    }
};

QTEST_GUILESS_MAIN(MixerSpec)
#include "mixer_spec.moc"
