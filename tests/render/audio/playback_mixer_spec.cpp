// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/audio/mix_slot.h"
#include "render/audio/playback_mixer.h"
#include "render/audio/sound_ring.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"

#include <array>
#include <mutex>
#include <thread>

using namespace spot;

namespace
{

/// Every hash is the one file, but "nothing".
class OneFile final : public MediaResolver
{
public:
    std::filesystem::path file;
    Result<std::filesystem::path> pathOf(const ContentHash& media) const override
    {
        if (media == hashOf("nothing")) return Error{Fault::NotFound, "nothing.wav is not there"};
        return file;
    }
};

MixPlan planOf(std::string_view media, double gainDb = 0, std::optional<double> target = {})
{
    Composition c;
    c.duration = MediaTime::fromMilliseconds(4000);
    Sound s;
    s.media = hashOf(media);
    s.span = {{}, c.duration};
    s.gainDb = Curve(gainDb);
    c.sounds = {s};
    c.targetLufs = target;
    return makeMixPlan(c);
}

} // namespace

class PlaybackMixerSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_made;
    OneFile m_files;

    /// Plays the sound card: pulls until so many samples of the mix were heard.
    static std::vector<float> listen(PlaybackMixer& player, int frames)
    {
        std::vector<float> heard;
        std::array<float, 2 * 441> buffer{};
        for (QDeadlineTimer limit(10'000); static_cast<int>(heard.size()) < 2 * frames && !limit.hasExpired();) {
            const int got = player.fill(buffer.data(), 441);
            heard.insert(heard.end(), buffer.begin(), buffer.begin() + 2 * got);
            if (got < 441) std::this_thread::yield();
        }
        heard.resize(static_cast<std::size_t>(2 * frames));
        return heard;
    }
    std::vector<float> mixed(const MixPlan& plan, std::int64_t from, int frames)
    {
        auto mixer = Mixer::open(plan, m_files);
        const auto master = Master::make(*mixer);
        auto block = mixer->mix(from, frames);
        master->apply(*block);
        return block->samples;
    }
private Q_SLOTS:
    void initTestCase() { m_files.file = m_made.make("noise.wav", "-f lavfi -i anoisesrc=d=4:c=pink:a=0.3:seed=7:r=48000 -ac 2 -c:a pcm_f32le"); }

    void what_is_heard_is_the_mix_sample_by_sample()
    {
        PlaybackMixer player(m_files);
        player.setPlan(planOf("noise", 0, -16));
        player.play(1000);
        QCOMPARE(player.position(), 1000);
        QCOMPARE(listen(player, 20'000), mixed(planOf("noise", 0, -16), 1000, 20'000));
        QVERIFY(player.position() >= 21'000 && player.position() < 21'441);
    }
    void a_jump_is_heard_without_any_sound_from_before()
    {
        PlaybackMixer player(m_files);
        player.setPlan(planOf("noise"));
        player.play(0);
        listen(player, 3000);
        player.play(96'000);
        QCOMPARE(player.position(), 96'000);
        QCOMPARE(listen(player, 3000), mixed(planOf("noise"), 96'000, 3000));
    }
    void stopped_is_silent_at_once_and_keeps_its_place()
    {
        PlaybackMixer player(m_files);
        player.setPlan(planOf("noise"));
        player.play(0);
        listen(player, 4410);
        const std::int64_t place = player.position();
        player.stop();
        std::array<float, 256> buffer;
        buffer.fill(1);
        QCOMPARE(player.fill(buffer.data(), 128), 0);
        for (const float v : buffer) QCOMPARE(v, 0.f);
        QCOMPARE(player.position(), place);
        player.play(place);
        QCOMPARE(listen(player, 1000), mixed(planOf("noise"), place, 1000));
    }
    void the_levels_are_those_of_what_is_heard()
    {
        PlaybackMixer player(m_files);
        player.setPlan(planOf("noise", 0, -16));
        player.play(0);
        const auto heard = listen(player, 4 * 48000 - 2048);
        const Levels levels = player.levels();
        LoudnessMeter meter;
        meter.add({mixRate, mixChannels, 0, heard});
        QVERIFY2(std::abs(levels.integrated - meter.loudness().integrated) < 0.3, qPrintable(QString("%1, %2").arg(levels.integrated).arg(meter.loudness().integrated)));
        QVERIFY(std::abs(std::max(levels.truePeak[0], levels.truePeak[1]) - meter.loudness().truePeak) < 0.5);
        QVERIFY(levels.peak[0] <= levels.truePeak[0] + 0.01f && levels.momentary > -30 && levels.shortTerm > -30);
        player.stop();
        std::array<float, 256> buffer;
        player.fill(buffer.data(), 128);
        QCOMPARE(player.levels().peak[0], Levels::none);
    }
    void a_scrub_is_a_short_grain_with_soft_ends()
    {
        PlaybackMixer player(m_files);
        player.setPlan(planOf("noise"));
        player.scrub(48'000);
        const auto heard = listen(player, 3072), mix = mixed(planOf("noise"), 48'000, 3072);
        QCOMPARE(heard[2 * 1440], mix[2 * 1440]); // its middle is the mix itself
        QVERIFY(std::abs(heard[0]) < 1e-4f && std::abs(heard[2 * 2879]) < 1e-4f);
        for (std::size_t n = 2 * 2880; n < heard.size(); ++n) QCOMPARE(heard[n], 0.f);
        player.scrub(96'000); // the next one takes its place
        QCOMPARE(listen(player, 1441)[2 * 1440], mixed(planOf("noise"), 96'000, 1441)[2 * 1440]);
    }
    void a_new_plan_is_heard_in_the_middle_and_the_clock_goes_on()
    {
        PlaybackMixer player(m_files);
        player.setPlan(planOf("noise"));
        player.play(0);
        listen(player, 1000);
        player.setPlan(planOf("noise", -120));
        const auto hearsQuiet = [&] {
            const auto heard = listen(player, 441);
            return std::all_of(heard.begin(), heard.end(), [](float v) { return std::abs(v) < 1e-5f; });
        };
        QTRY_VERIFY(hearsQuiet());
        QVERIFY(player.position() > 1441 && player.position() < 4 * 48'000);
    }
    void of_many_plans_the_newest_is_heard()
    {
        PlaybackMixer player(m_files);
        for (int i = 0; i < 50; ++i) player.setPlan(planOf("noise", -i));
        player.play(0);
        listen(player, 48'000); // longer than what older plans may have left in the ring
        QTRY_VERIFY((player.play(500), listen(player, 500) == mixed(planOf("noise", -49), 500, 500)));
    }
    void past_the_end_is_silence()
    {
        PlaybackMixer player(m_files);
        player.setPlan(planOf("noise"));
        player.play(4 * 48'000);
        QCOMPARE(listen(player, 1000), std::vector<float>(2000));
    }
    void missing_media_are_told_once()
    {
        std::mutex mutex;
        std::vector<Error> errors;
        PlaybackMixer player(m_files, [&](const Error& e) {
            const std::lock_guard lock(mutex);
            errors.push_back(e);
        });
        player.setPlan(planOf("nothing"));
        player.play(0);
        QCOMPARE(listen(player, 9600), std::vector<float>(2 * 9600));
        const std::lock_guard lock(mutex);
        QCOMPARE(errors.size(), 1u);
        QCOMPARE(errors[0].message, std::string("nothing.wav is not there"));
    }
    void a_slot_gives_the_newest_once()
    {
        MixSlot<int> slot;
        QVERIFY(!slot.take());
        slot.put(1);
        slot.put(2);
        QVERIFY(slot.isWaiting());
        QCOMPARE(*slot.take(), 2);
        QVERIFY(!slot.take());
    }
    void a_full_ring_takes_no_more()
    {
        SoundRing ring(2);
        QVERIFY(!ring.oldest());
        for (int i = 0; i < 2; ++i) {
            ring.free()->start = i;
            ring.pushed();
        }
        QVERIFY(!ring.free());
        QCOMPARE(ring.oldest()->start, 0);
        ring.popped();
        QVERIFY(ring.free());
        QCOMPARE(ring.oldest()->start, 1);
    }
};

QTEST_GUILESS_MAIN(PlaybackMixerSpec)
#include "playback_mixer_spec.moc"
