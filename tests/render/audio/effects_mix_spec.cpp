// SPDX-License-Identifier: GPL-3.0-or-later
// Effects in the mix: sample-exact from every place, in time, on clips and buses, and the ducking that hears what is heard.
#include "render/audio/mixer.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"

#include <cmath>
#include <map>
#include <random>

using namespace spot;

namespace
{

MediaTime ms(std::int64_t n) { return MediaTime::fromMilliseconds(n); }
SoundEffect effect(const char* id, std::map<std::string, Curve> values = {}) { return {findEffect(id), std::move(values), {}, 1}; }

Sound sound(const ContentHash& media, std::int64_t fromMs, std::int64_t toMs)
{
    Sound s;
    s.media = media;
    s.span = {ms(fromMs), ms(toMs)};
    return s;
}
Sound bus(std::int64_t toMs, std::vector<SoundEffect> effects)
{
    Sound s;
    s.isBus = true, s.span = {ms(0), ms(toMs)}, s.effects = std::move(effects);
    return s;
}
Composition with(std::vector<Sound> sounds, std::int64_t lengthMs)
{
    Composition c;
    c.duration = ms(lengthMs);
    c.sounds = std::move(sounds);
    return c;
}
double levelDb(const AudioBlock& block, std::int64_t from, std::int64_t to)
{
    double sum = 0;
    for (std::int64_t i = 2 * from; i < 2 * to; ++i) sum += static_cast<double>(block.samples[static_cast<std::size_t>(i)]) * block.samples[static_cast<std::size_t>(i)];
    return 10 * std::log10(sum / static_cast<double>(2 * (to - from)));
}

} // namespace

class EffectsMixSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;
    TestMedia m_files;
    ContentHash m_noise, m_tone, m_click, m_voice;

    AudioBlock mixed(const Composition& c, std::int64_t start, std::int64_t frames)
    {
        auto mixer = Mixer::open(makeMixPlan(c), m_files);
        return mixer ? mixer->mix(start, frames).value_or(AudioBlock{}) : AudioBlock{};
    }
    std::vector<SoundEffect> all() const
    {
        return {effect("noise reduction"), effect("gate"), effect("equalizer", {{"lowCut", 1.0}, {"bell1Db", Curve({{ms(0), -12}, {ms(9000), 12}})}}), effect("de-esser"),
                effect("compressor"), effect("reverb"), effect("limiter", {{"drive", 6.0}})};
    }
private Q_SLOTS:
    void initTestCase()
    {
        m_noise = m_files.add(m_media.make("noise.wav", "-f lavfi -i anoisesrc=d=20:c=pink:a=0.4:seed=4:r=48000 -ac 2 -c:a pcm_f32le"));
        m_tone = m_files.add(m_media.make("tone.wav", "-f lavfi -i aevalsrc=0.25*sin(2*PI*440*t)|0.25*sin(2*PI*440*t):d=20:s=48000 -c:a pcm_f32le"));
        m_click = m_files.add(m_media.make("click.wav", "-f lavfi -i aevalsrc=0.5*eq(n\\,24000)|0.5*eq(n\\,24000):d=2:s=48000 -c:a pcm_f32le"));
        m_voice = m_files.add(m_media.make("voice.wav", "-f lavfi -i aevalsrc=if(between(t\\,1\\,2)\\,0.3*sin(2000*t)\\,0):d=4:s=48000 -c:a pcm_f32le"));
    }

    void a_seek_gives_the_samples_of_a_run()
    {
        Sound a = sound(m_noise, 100, 9000), b = sound(m_tone, 1000, 7000);
        a.effects = all(), b.effects = {effect("reverb"), effect("limiter")};
        a.in = ms(3000), a.into = b.into = 0;
        const Composition c = with({bus(10000, {effect("compressor", {{"ratio", 6.0}}), effect("reverb")}), a, b}, 10000);
        const AudioBlock whole = mixed(c, 0, 480'000);
        auto mixer = Mixer::open(makeMixPlan(c), m_files);
        QVERIFY_OK(mixer);
        std::mt19937 random(9);
        for (int round = 0; round < 12; ++round) {
            const std::int64_t start = random() % 470'000, frames = 1 + random() % 9000;
            const auto part = mixer->mix(start, frames);
            QVERIFY_OK(part);
            for (std::int64_t i = 0; i < 2 * frames; ++i) QCOMPARE(part->samples[static_cast<std::size_t>(i)], whole.samples[static_cast<std::size_t>(2 * start + i)]);
        }
    }

    void an_impulse_stays_at_its_sample()
    {
        for (const bool onBus : {false, true}) {
            Sound s = sound(m_click, 100, 2000);
            const std::vector<SoundEffect> late{effect("noise reduction", {{"strength", 0.2}}), effect("limiter"), effect("equalizer"), effect("limiter")};
            std::vector<Sound> sounds;
            if (onBus) sounds.push_back(bus(2000, late)), s.into = 0;
            else s.effects = late;
            sounds.push_back(s);
            const AudioBlock block = mixed(with(sounds, 2000), 0, 96000);
            const auto peak = std::max_element(block.samples.begin(), block.samples.end());
            QCOMPARE((peak - block.samples.begin()) / 2, std::ptrdiff_t(4800 + 24000));
        }
    }

    void the_end_of_a_sound_is_not_lost_to_the_delay()
    {
        Sound s = sound(m_tone, 0, 1000);
        s.effects = {effect("limiter")};
        const AudioBlock with_ = mixed(with({s}, 2000), 0, 96000);
        s.effects = {};
        const AudioBlock without = mixed(with({s}, 2000), 0, 96000);
        QVERIFY(with_.samples == without.samples); // below the ceiling nothing changes, and nothing is late
    }

    void a_razor_cut_is_not_heard()
    {
        const std::vector<SoundEffect> chain{effect("equalizer", {{"lowCut", 1.0}, {"bell2Db", 9.0}}), effect("compressor")};
        Sound whole = sound(m_noise, 0, 6000), left = sound(m_noise, 0, 3000), right = sound(m_noise, 3000, 6000);
        right.in = ms(3000);
        whole.effects = left.effects = right.effects = chain;
        const AudioBlock one = mixed(with({whole}, 6000), 0, 288'000), two = mixed(with({left, right}, 6000), 0, 288'000);
        double worst = 0;
        for (std::size_t i = 0; i < one.samples.size(); ++i) worst = std::max(worst, static_cast<double>(std::abs(one.samples[i] - two.samples[i])));
        QVERIFY2(worst < 1e-3, qPrintable(QString::number(worst))); // the compressor has heard a second of what came before
    }

    void keyframes_move_the_effect_where_the_sound_is()
    {
        Sound s = sound(m_tone, 1000, 9000);
        s.effects = {effect("equalizer", {{"bell1Hz", 440.0}, {"bell1Db", Curve({{ms(0), 0, Ease::Hold}, {ms(4000), 12, Ease::Hold}})}})};
        const AudioBlock block = mixed(with({s}, 10000), 0, 480'000);
        QVERIFY(std::abs(levelDb(block, 96000, 144'000) - 20 * std::log10(0.25) + 3.01) < 0.05);
        QVERIFY(std::abs(levelDb(block, 300'000, 400'000) - 20 * std::log10(0.25) + 3.01 - 12) < 0.05);
        s.effects[0].in = ms(4000); // of a clip that was cut: its curves begin later
        QVERIFY(std::abs(levelDb(mixed(with({s}, 10000), 0, 480'000), 96000, 144'000) - 20 * std::log10(0.25) + 3.01 - 12) < 0.05);
    }

    void a_track_rings_on_and_a_clip_ends()
    {
        Sound s = sound(m_tone, 0, 1000);
        s.effects = {effect("reverb")};
        QCOMPARE(levelDb(mixed(with({s}, 2000), 0, 96000), 48000, 96000), -INFINITY);
        s.effects = {};
        s.into = 0;
        QVERIFY(levelDb(mixed(with({bus(2000, {effect("reverb")}), s}, 2000), 0, 96000), 50000, 60000) > -50);
    }

    void music_gives_way_to_the_voice_that_is_heard()
    {
        Sound music = sound(m_noise, 0, 4000), voice = sound(m_voice, 0, 4000);
        music.ducksUnderVoice = voice.isVoice = true;
        const auto duckingAt = [&](double gainDb) {
            voice.gainDb = Curve(gainDb);
            auto mixer = Mixer::open(makeMixPlan(with({music, voice}, 4000)), m_files);
            return mixer ? mixer->duckingDb(72000) : 1;
        };
        QCOMPARE(duckingAt(0), -9.0);
        QCOMPARE(duckingAt(-6), -9.0);
        QVERIFY(duckingAt(-20) > -8 && duckingAt(-20) < -1);
        QCOMPARE(duckingAt(-40), 0.0);
        voice.effects = {effect("gate", {{"threshold", -3.0}, {"range", 90.0}})}; // nothing is left of it
        QCOMPARE(duckingAt(0), 0.0);
    }
};

QTEST_GUILESS_MAIN(EffectsMixSpec)
#include "effects_mix_spec.moc"
