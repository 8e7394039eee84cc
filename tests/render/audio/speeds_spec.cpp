// SPDX-License-Identifier: GPL-3.0-or-later
// Sounds at other speeds and along ramps: the pitch that follows and the one that is kept, in place to the sample.
#include "render/audio/mixer.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"

#include <cmath>
#include <random>

using namespace spot;

namespace
{

MediaTime ms(std::int64_t n) { return MediaTime::fromMilliseconds(n); }

Composition with(const Sound& sound)
{
    Composition c;
    c.duration = sound.span.end;
    c.sounds = {sound};
    return c;
}

/// Upward crossings of 0 a second, of the left side.
double pitchOf(const AudioBlock& block, double from, double to)
{
    double first = -1, last = -1;
    int crossings = 0;
    for (auto i = static_cast<std::size_t>(from * mixRate); i + 1 < static_cast<std::size_t>(to * mixRate); ++i) {
        const float a = block.samples[2 * i], b = block.samples[2 * i + 2];
        if (a > 0 || b <= 0) continue;
        last = static_cast<double>(i) + static_cast<double>(-a) / static_cast<double>(b - a);
        if (first < 0) first = last;
        ++crossings;
    }
    return crossings < 2 ? 0 : (crossings - 1) * static_cast<double>(mixRate) / (last - first);
}

double levelOf(const AudioBlock& block, double from, double to)
{
    double sum = 0;
    const auto first = static_cast<std::size_t>(from * mixRate), last = static_cast<std::size_t>(to * mixRate);
    for (std::size_t i = first; i < last; ++i) sum += static_cast<double>(block.samples[2 * i]) * static_cast<double>(block.samples[2 * i]);
    return std::sqrt(sum / static_cast<double>(last - first));
}

/// Middle of the energy between two times, in seconds.
double middleOf(const AudioBlock& block, double from, double to)
{
    double sum = 0, weighted = 0;
    for (auto i = static_cast<std::size_t>(std::max(from, 0.0) * mixRate); i < static_cast<std::size_t>(to * mixRate) && 2 * i < block.samples.size(); ++i) {
        const double energy = static_cast<double>(block.samples[2 * i]) * static_cast<double>(block.samples[2 * i]);
        sum += energy, weighted += energy * static_cast<double>(i);
    }
    return sum > 0 ? weighted / sum / mixRate : -1;
}

} // namespace

class SpeedsSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;
    TestMedia m_files;
    ContentHash m_tone, m_ticks;

    AudioBlock mixed(const Sound& sound, std::int64_t start = 0, std::int64_t frames = -1)
    {
        auto mixer = Mixer::open(makeMixPlan(with(sound)), m_files);
        return mixer ? mixer->mix(start, frames < 0 ? sound.span.end.samples(mixRate) : frames).value_or(AudioBlock{}) : AudioBlock{};
    }
    static Sound of(const ContentHash& media, std::int64_t lengthMs, double speed = 1, bool keeps = false)
    {
        Sound s;
        s.media = media;
        s.span = {{}, ms(lengthMs)};
        s.speed = speed;
        s.keepsPitch = keeps;
        return s;
    }
    /// Where the tick that begins at `second` of the media is heard under the ramp of a sound.
    static double heardAt(const Sound& s, std::int64_t tickMs)
    {
        const MediaTime way = ms(tickMs) - s.in;
        return timeToPass(s.ramp, {}, directionOf(s.ramp) < 0 ? -way : way).seconds();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_tone = m_files.add(m_media.make("tone.wav", "-f lavfi -i aevalsrc=0.4*sin(440*2*PI*t)|0.4*sin(440*2*PI*t):d=12:s=48000 -c:a pcm_f32le"));
        m_ticks = m_files.add(m_media.make("ticks.wav", "-f lavfi -i aevalsrc=if(lt(mod(t\\,0.5)\\,0.012)\\,0.5*sin(1500*2*PI*t)\\,0):d=20:s=48000 -c:a pcm_f32le"));
    }

    void a_tone_at_double_speed_is_an_octave_higher_unless_its_pitch_is_kept()
    {
        const AudioBlock follows = mixed(of(m_tone, 4000, 2)), kept = mixed(of(m_tone, 4000, 2, true)), slow = mixed(of(m_tone, 4000, 0.5, true));
        QVERIFY(std::abs(pitchOf(follows, 0.5, 3.5) - 880) < 0.1);
        QVERIFY2(std::abs(pitchOf(kept, 0.5, 3.5) - 440) < 0.5, qPrintable(QString::number(pitchOf(kept, 0.5, 3.5))));
        QVERIFY2(std::abs(pitchOf(slow, 0.5, 3.5) - 440) < 0.5, qPrintable(QString::number(pitchOf(slow, 0.5, 3.5))));
        for (const AudioBlock* block : {&kept, &slow}) QVERIFY(std::abs(levelOf(*block, 0.5, 3.5) - 0.4 / std::sqrt(2)) < 0.02);
        const AudioBlock back = mixed([this] { Sound s = of(m_tone, 4000, -1.5, true); s.in = ms(8000) - MediaTime{1}; return s; }());
        QVERIFY(std::abs(pitchOf(back, 0.5, 3.5) - 440) < 0.5);
    }

    void a_kept_pitch_at_its_own_speed_is_the_sound_itself()
    {
        QVERIFY(mixed(of(m_tone, 1000, 1, true)).samples == mixed(of(m_tone, 1000)).samples);
    }

    void it_is_heard_where_it_belongs_and_nowhere_else()
    {
        for (const double speed : {2.0, 0.7}) {
            const AudioBlock block = mixed(of(m_ticks, 4000, speed, true));
            QCOMPARE(block.frames(), std::int64_t{4 * 48000});
            for (int tick = 1; tick * 0.5 / speed < 3.7; ++tick) {
                const double due = tick * 0.5 / speed, heard = middleOf(block, due - 0.2 / speed, due + 0.25 / speed);
                QVERIFY2(std::abs(heard - (due + 0.006)) < 0.01, qPrintable(QString("%1: %2 at %3").arg(speed).arg(due).arg(heard)));
            }
        }
    }

    void two_runs_and_any_order_of_blocks_give_the_same_bits()
    {
        Sound one = of(m_tone, 3000, 1.25, true);
        one.in = ms(700);
        Sound ramp = of(m_ticks, 3000, 1, true);
        ramp.ramp = {{ms(0), {1, 1}}, {ms(1500), {2, 1}}, {ms(2500), {2, 3}}};
        for (const Sound& s : {one, ramp}) {
            const AudioBlock whole = mixed(s);
            QVERIFY(mixed(s).samples == whole.samples);
            auto mixer = Mixer::open(makeMixPlan(with(s)), m_files);
            QVERIFY_OK(mixer);
            std::mt19937 random(3);
            for (int round = 0; round < 40; ++round) {
                const std::int64_t start = random() % 140'000, frames = 1 + random() % 4000;
                const auto part = mixer->mix(start, frames);
                QVERIFY_OK(part);
                QVERIFY(std::equal(part->samples.begin(), part->samples.end(), whole.samples.begin() + 2 * start));
            }
        }
    }

    void a_cut_changes_no_sample_and_stretches_nothing_again()
    {
        const Sound whole = of(m_tone, 3000, 1.5, true);
        Sound tail = whole;
        tail.span.start = ms(1000), tail.in = ms(1500);
        const AudioBlock all = mixed(whole), part = mixed(tail);
        QVERIFY(std::equal(part.samples.begin() + 2 * 48000, part.samples.end(), all.samples.begin() + 2 * 48000));
        const auto cache = std::make_shared<StretchCache>();
        int reads = 0;
        const auto silent = [&reads](std::int64_t, std::int64_t frames) -> Result<AudioBlock> {
            ++reads;
            return AudioBlock{mixRate, mixChannels, 0, std::vector<float>(static_cast<std::size_t>(frames * mixChannels))};
        };
        QVERIFY_OK(cache->read({m_tone, 1.5, {}, {}}, 10'000, 4000, silent));
        const int first = std::exchange(reads, 0);
        QVERIFY_OK(cache->read({m_tone, 1.5, {}, {}}, 8000, 4000, silent));
        QVERIFY(first > 0);
        QCOMPARE(reads, 0);
        const auto broken = [](std::int64_t, std::int64_t) -> Result<AudioBlock> { return Error{Fault::Corrupt, "the file ends"}; };
        QVERIFY_FAULT(cache->read({m_tone, 1.7, {}, {}}, 0, 100, broken), Fault::Corrupt, "the file ends");
    }

    void long_sounds_join_without_a_gap_and_the_memory_is_bounded()
    {
        StretchCache small(1); // two stretches at most
        const auto tone = [](std::int64_t start, std::int64_t frames) -> Result<AudioBlock> {
            AudioBlock block{mixRate, mixChannels, start, {}};
            for (std::int64_t i = 0; i < frames; ++i) block.samples.insert(block.samples.end(), 2, static_cast<float>(0.3 * std::sin(2 * M_PI * 330 * static_cast<double>(start + i) / mixRate)));
            return block;
        };
        const StretchedSound sound{m_tone, 100.0 / 99, {}, {}};
        const auto before = small.read(sound, 30 * mixRate - 4800, 9600, tone);
        QVERIFY_OK(before);
        QVERIFY(std::abs(pitchOf(*before, 0, 0.09) - 330) < 2 && std::abs(pitchOf(*before, 0.13, 0.19) - 330) < 2);
        QVERIFY_OK(small.read(sound, 95 * mixRate, 100, tone)); // pushes the first ones out
        const auto again = small.read(sound, 30 * mixRate - 4800, 9600, tone);
        QVERIFY(again->samples == before->samples);
    }

    void along_a_ramp_every_tick_is_heard_at_its_time()
    {
        Sound up = of(m_ticks, 6000), down = up, back = up;
        up.in = ms(250), up.ramp = {{ms(0), {1, 1}}, {ms(3000), {3, 1}}, {ms(3000), {1, 2}}};
        down.ramp = {{ms(1000), {2, 1}}, {ms(5000), {1, 2}}};
        back.in = ms(15'250), back.ramp = {{ms(0), {-1, 1}}, {ms(4000), {-2, 1}}};
        for (Sound s : {up, down, back})
            for (const bool keeps : {false, true}) {
                s.keepsPitch = keeps;
                const AudioBlock block = mixed(s);
                int heard = 0;
                for (std::int64_t tick = 500; tick < 19'000; tick += 500) {
                    const MediaTime middle = ms(tick + 6);
                    const bool isPassed = directionOf(s.ramp) > 0 ? middle > s.in : middle < s.in;
                    const double due = isPassed ? heardAt(s, tick + 6) : -1;
                    if (due < 0.1 || due > 5.85) continue;
                    const double room = 0.2 / std::abs(speedAt(s.ramp, MediaTime::fromSeconds(due))), at = middleOf(block, due - room, due + room);
                    QVERIFY2(std::abs(at - due) < (keeps ? 0.02 : 0.002), qPrintable(QString("kept %1: tick %2 is due at %3 and heard at %4").arg(keeps).arg(tick).arg(due).arg(at)));
                    ++heard;
                }
                QVERIFY(heard > 8);
            }
    }

    void the_pitch_follows_a_ramp_or_is_kept_by_it()
    {
        Sound s = of(m_tone, 4000);
        s.ramp = {{ms(0), {1, 1}}, {ms(1000), {1, 1}}, {ms(1000), {2, 1}}};
        const AudioBlock follows = mixed(s);
        QVERIFY(std::abs(pitchOf(follows, 0.1, 0.9) - 440) < 0.2 && std::abs(pitchOf(follows, 1.1, 3.9) - 880) < 0.2);
        s.keepsPitch = true;
        const AudioBlock kept = mixed(s);
        QVERIFY(std::abs(pitchOf(kept, 0.1, 0.9) - 440) < 2 && std::abs(pitchOf(kept, 1.2, 3.9) - 440) < 2);
    }

    void a_ramp_is_silent_where_it_stands_still_and_turns_without_a_click()
    {
        Sound s = of(m_tone, 3000);
        s.in = ms(2000), s.ramp = {{ms(1000), {1, 1}}, {ms(1000), {0, 1}}, {ms(2000), {0, 1}}, {ms(2000), {-1, 1}}};
        const AudioBlock block = mixed(s);
        QCOMPARE(levelOf(block, 1.001, 1.999), 0.0);
        QVERIFY(std::abs(pitchOf(block, 0.1, 0.9) - 440) < 0.2 && std::abs(pitchOf(block, 2.1, 2.9) - 440) < 0.2);
        s.ramp = {{ms(0), {1, 1}}, {ms(3000), {-1, 1}}};
        const AudioBlock turning = mixed(s);
        for (std::size_t i = 0; i + 1 < 3 * 48000; ++i) QVERIFY(std::abs(turning.samples[2 * i] - turning.samples[2 * i + 2]) < 0.03f); // 0.4 * 2 pi 440 / 48000
        for (const std::int64_t n : {100, 5000, 60'000}) QVERIFY(std::abs(turning.samples[static_cast<std::size_t>(2 * n)] - turning.samples[static_cast<std::size_t>(2 * (144'000 - n))]) < 1e-3f); // there and back
    }

    void very_fast_and_very_slow_sounds_are_made_too()
    {
        for (const double speed : {20.0, 0.05}) {
            const AudioBlock block = mixed(of(m_tone, 400, speed, true));
            QCOMPARE(block.frames(), std::int64_t{19'200});
            QVERIFY(levelOf(block, 0.1, 0.3) > 0.05);
        }
    }
};

QTEST_GUILESS_MAIN(SpeedsSpec)
#include "speeds_spec.moc"
