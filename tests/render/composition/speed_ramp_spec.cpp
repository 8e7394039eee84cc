// SPDX-License-Identifier: GPL-3.0-or-later
// Media that passes under a changing speed: exact integrals, exact cuts.
#include "render/composition/speed_ramp.h"
#include "tests/support/spec.h"

#include <random>

using namespace spot;

namespace
{

MediaTime seconds(std::int64_t n) { return {n * flicksPerSecond}; }
MediaTime ms(std::int64_t n) { return MediaTime::fromMilliseconds(n); }

class Drawn
{
public:
    explicit Drawn(std::uint64_t seed) : m_engine(seed) {}
    std::int64_t number(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(high - low + 1)); }
    SpeedKeys ramp(bool oneWay = false)
    {
        SpeedKeys keys;
        MediaTime at{number(-3'000'000'000, 3'000'000'000)};
        for (auto n = number(1, 6); n > 0; --n) {
            keys.push_back({at, oneWay || number(0, 9) ? Speed::of(number(1, 4000) * (oneWay || number(0, 2) ? 1 : -1), number(1, 9) * 100) : Speed{0, 1}});
            if (!keys.back().speed.isValid()) keys.back().speed = {7, 3};
            if (number(0, 3) || (keys.size() > 1 && keys[keys.size() - 2].at == at)) at += MediaTime{number(1, 2'000'000'000)};
        }
        return keys;
    }
    MediaTime time() { return {number(-10'000'000'000, 20'000'000'000)}; }

private:
    std::mt19937_64 m_engine;
};

} // namespace

class SpeedRampSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_media_that_passes_is_the_integral_of_the_speed()
    {
        const SpeedKeys keys{{seconds(2), {1, 1}}, {seconds(6), {3, 1}}};
        QCOMPARE(mediaPassed(keys, {}, seconds(2)).flicks, seconds(2).flicks);                   // before the first key as there
        QCOMPARE(mediaPassed(keys, {}, seconds(4)).flicks, (seconds(2) + seconds(3)).flicks);   // 1 to 2: 1.5 on the way
        QCOMPARE(mediaPassed(keys, {}, seconds(6)).flicks, (seconds(2) + seconds(8)).flicks);
        QCOMPARE(mediaPassed(keys, {}, seconds(8)).flicks, (seconds(10) + seconds(6)).flicks);  // after the last as there
        QCOMPARE(mediaPassed(keys, seconds(8), {}).flicks, -seconds(16).flicks);
        QCOMPARE(speedAt(keys, seconds(3)), 1.5);
        QCOMPARE(speedAt(keys, {}), 1.0);
        QCOMPARE(timeToPass(keys, {}, seconds(16)).flicks, seconds(8).flicks);
    }

    void a_jump_and_a_hold_are_two_keys()
    {
        const SpeedKeys keys{{seconds(0), {1, 1}}, {seconds(2), {1, 1}}, {seconds(2), {0, 1}}, {seconds(3), {0, 1}}, {seconds(3), {-2, 1}}};
        QCOMPARE(mediaPassed(keys, {}, seconds(2)).flicks, seconds(2).flicks);
        QCOMPARE(mediaPassed(keys, {}, ms(2500)).flicks, seconds(2).flicks);
        QCOMPARE(mediaPassed(keys, {}, seconds(4)).flicks, 0);
        QCOMPARE(speedAt(keys, seconds(2)), 0.0);
        QCOMPARE(speedAt(keys, seconds(3)), -2.0);
        QCOMPARE(directionOf(keys), 0);
        const TimeRange crossed = mediaCrossed(keys, {}, seconds(5));
        QVERIFY((crossed == TimeRange{-seconds(2), seconds(2)}));
        const SpeedKeys turning{{seconds(0), {1, 1}}, {seconds(2), {-1, 1}}};
        QVERIFY((mediaCrossed(turning, {}, seconds(2)) == TimeRange{{}, ms(500)})); // half way it turns
    }

    void cuts_are_exact_to_the_flick_and_nothing_runs_against_its_direction()
    {
        Drawn drawn(11);
        for (int i = 0; i < 5000; ++i) {
            const SpeedKeys keys = drawn.ramp();
            MediaTime a = drawn.time(), b = drawn.time(), c = drawn.time();
            QCOMPARE((mediaPassed(keys, a, b) + mediaPassed(keys, b, c)).flicks, mediaPassed(keys, a, c).flicks);
            const MediaTime by = drawn.time();
            QCOMPARE(mediaPassed(movedBy(keys, by), a + by, b + by).flicks, mediaPassed(keys, a, b).flicks);
            const SpeedKeys forward = drawn.ramp(true);
            if (b < a) std::swap(a, b);
            QVERIFY(mediaPassed(forward, a, b).flicks >= 0);
            QVERIFY(mediaPassed(forward, a, a + MediaTime{1}).flicks >= 0);
            const MediaTime passed = mediaPassed(forward, a, b), back = timeToPass(forward, a, passed);
            QVERIFY(back <= b - a && mediaPassed(forward, a, a + back) == passed);
        }
    }

    void the_integral_agrees_with_a_sum_of_small_steps()
    {
        Drawn drawn(12);
        for (int i = 0; i < 50; ++i) {
            const SpeedKeys keys = drawn.ramp();
            const MediaTime from = keys.front().at - seconds(1), until = keys.back().at + seconds(1);
            const double step = static_cast<double>((until - from).flicks) / 20'000;
            double sum = 0;
            for (int k = 0; k < 20'000; ++k) sum += step * speedAt(keys, from + MediaTime{std::llround((k + 0.5) * step)});
            const double exact = static_cast<double>(mediaPassed(keys, from, until).flicks);
            QVERIFY2(std::abs(sum - exact) < 50 * 6 * step, qPrintable(QString("%1 %2").arg(sum).arg(exact)));
            const TimeRange crossed = mediaCrossed(keys, from, until);
            for (int k = 0; k < 500; ++k) {
                const MediaTime there = mediaPassed(keys, from, from + MediaTime{std::llround(k * 40 * step)});
                QVERIFY(crossed.start <= there && there <= crossed.end);
            }
        }
    }

    void mirrored_shows_the_same_media_the_other_way_round()
    {
        Drawn drawn(13);
        for (int i = 0; i < 2000; ++i) {
            const SpeedKeys keys = drawn.ramp();
            const MediaTime length{drawn.number(1, 9'000'000'000)}, t{drawn.number(0, length.flicks)};
            const SpeedKeys back = mirrored(keys, length);
            const std::int64_t there = (mediaPassed(keys, {}, length) + mediaPassed(back, {}, t)).flicks, was = mediaPassed(keys, {}, length - t).flicks;
            QVERIFY(std::abs(there - was) <= 14); // a flick for each key, which round the other way
            QVERIFY(mirrored(back, length) == keys);
        }
    }

    void stretched_shows_the_same_media_in_another_time()
    {
        Drawn drawn(14);
        for (int i = 0; i < 2000; ++i) {
            const SpeedKeys keys = drawn.ramp();
            const MediaTime length = seconds(drawn.number(1, 20));
            const Speed faster = Speed::of(drawn.number(1, 48), drawn.number(1, 48));
            const MediaTime stretchedTo = faster.timelineIn(length);
            const std::int64_t was = mediaPassed(keys, {}, length).flicks, is = mediaPassed(stretched(keys, faster), {}, stretchedTo).flicks;
            QVERIFY2(std::abs(was - is) < 14'700, qPrintable(QString::number(was - is))); // less than a sample
        }
    }

    void times_of_days_and_speeds_of_many_digits_do_not_overflow()
    {
        const MediaTime day = seconds(86'400);
        const SpeedKeys keys{{-day * 60, {999'999'999, 10'000'001}}, {day * 60, {100, 1}}};
        QVERIFY(keys[0].speed.isValid());
        const double mean = (keys[0].speed.value() + 100) / 2;
        QVERIFY(std::abs(static_cast<double>(mediaPassed(keys, -day * 60, day * 60).flicks) / static_cast<double>((day * 120).flicks) - mean) < 1e-6);
        QVERIFY(mediaPassed(keys, {}, day) < mediaPassed(keys, {}, day + MediaTime{1}));
    }
};

QTEST_GUILESS_MAIN(SpeedRampSpec)
#include "speed_ramp_spec.moc"
