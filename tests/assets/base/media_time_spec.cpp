// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/base/media_time.h"
#include "tests/support/spec.h"

#include <random>

using namespace spot;

class MediaTimeSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void n_frames_are_n_frames_at_every_rate_data()
    {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<bool>("exact");
        const auto row = [](const char* name, FrameRate rate, bool exact) { QTest::newRow(name) << rate.num << rate.den << exact; };
        row("23.976", fps23976, true), row("24", fps24, true), row("25", fps25, true), row("29.97", fps2997, true), row("30", fps30, true);
        row("47.952", {48000, 1001}, true), row("48", {48, 1}, true), row("50", fps50, true), row("59.94", fps5994, true), row("60", fps60, true);
        row("100", {100, 1}, true), row("119.88", {120000, 1001}, true), row("120", {120, 1}, true), row("12", {12, 1}, true), row("15", {15, 1}, true);
        row("11", {11, 1}, false), row("a telephone's", {90000, 3003}, true), row("an odd one", {19001, 317}, false), row("one in 7 s", {1, 7}, true), row("999", {999, 1}, false);
    }
    void n_frames_are_n_frames_at_every_rate()
    {
        QFETCH(int, num);
        QFETCH(int, den);
        QFETCH(bool, exact);
        const FrameRate rate{num, den};
        QCOMPARE(rate.isExact(), exact);
        std::mt19937_64 random(1);
        for (int round = 0; round < 20'000; ++round) {
            const std::int64_t n = round < 5000 ? round - 100 : static_cast<std::int64_t>(random() % 10'000'000);
            const MediaTime start = rate.startOf(n);
            QCOMPARE(rate.frameAt(start), n);
            QCOMPARE(rate.frameAt({start.flicks - 1}), n - 1);
            QCOMPARE(rate.frameAt({rate.startOf(n + 1).flicks - 1}), n);
            if (n >= 0) QCOMPARE(rate.framesIn(start), n);
            if (n >= 0) QCOMPARE(rate.framesIn({start.flicks + 1}), n + 1);
            QCOMPARE(rate.nearestBoundary({start.flicks + 3}), start);
            QCOMPARE(rate.nearestBoundary({start.flicks - 3}), start);
            if (exact) QCOMPARE(start, rate.frameLength() * n);
        }
    }
    void well_known_lengths_are_exact_to_the_flick()
    {
        QCOMPARE(fps24.frameLength().flicks, 29'400'000);
        QCOMPARE(fps25.frameLength().flicks, 28'224'000);
        QCOMPARE(fps2997.frameLength().flicks, 23'543'520);
        QCOMPARE(fps23976.startOf(24000), MediaTime::fromSeconds(1001));
        QCOMPARE(fps2997.framesIn(MediaTime::fromSeconds(30)), 900); // 899.1 frames: the last one is cut short
        QCOMPARE(fps30.framesIn(MediaTime::fromSeconds(15)), 450);
        QCOMPARE(fps30.framesIn({}), 0);
        QCOMPARE(fps30.framesIn({-5}), 0);
    }
    void halfway_between_two_boundaries_is_the_earlier_one()
    {
        const MediaTime half{fps25.frameLength().flicks / 2};
        QCOMPARE(fps25.nearestBoundary(half), MediaTime{});
        QCOMPARE(fps25.nearestBoundary({half.flicks + 1}), fps25.frameLength());
    }
    void samples_are_counted_by_the_floor()
    {
        QCOMPARE(MediaTime::fromSamples(48000, 48000), MediaTime::fromSeconds(1));
        QCOMPARE(MediaTime::fromSamples(44100, 44100), MediaTime::fromSeconds(1));
        for (const int hz : {8000, 16000, 22050, 44100, 48000, 96000})
            for (const std::int64_t n : {-3, -1, 0, 1, 44100, 123'456'789}) {
                const MediaTime t = MediaTime::fromSamples(n, hz);
                QCOMPARE(t.samples(hz), n);
                QCOMPARE(MediaTime{t.flicks + 1}.samples(hz), n);
                QCOMPARE(MediaTime{t.flicks - 1}.samples(hz), n - 1);
            }
    }
    void seconds_are_read_to_the_nearest_flick()
    {
        QCOMPARE(MediaTime::fromSeconds(1.5).flicks, flicksPerSecond * 3 / 2);
        QCOMPARE(MediaTime::fromSeconds(-1.5).flicks, -flicksPerSecond * 3 / 2);
        QCOMPARE(MediaTime::fromMilliseconds(40), fps25.frameLength());
        QCOMPARE(MediaTime::fromMilliseconds(-40), -fps25.frameLength());
        QCOMPARE(MediaTime{flicksPerSecond / 4}.seconds(), 0.25);
    }
    void ranges_are_half_open()
    {
        const TimeRange range{{10}, {20}};
        QVERIFY(range.contains({10}) && range.contains({19}) && !range.contains({20}) && !range.contains({9}));
        QVERIFY(range.overlaps({{19}, {30}}) && !range.overlaps({{20}, {30}}) && !range.overlaps({{0}, {10}}));
        QCOMPARE(range.length(), MediaTime{10});
        QVERIFY((range.intersection({{15}, {40}}) == TimeRange{{15}, {20}}));
        QVERIFY(range.intersection({{30}, {40}}).isEmpty());
        QVERIFY((range.movedBy({-10}) == TimeRange{{0}, {10}}));
    }
    void timecodes_count_frames_at_the_rounded_rate()
    {
        QCOMPARE(timecode({}, fps25), std::string("00:00:00:00"));
        QCOMPARE(timecode(fps25.startOf(25 * 3 + 12), fps25), std::string("00:00:03:12"));
        QCOMPARE(timecode(fps2997.startOf(30 * 61 + 29), fps2997), std::string("00:01:01:29"));
        QCOMPARE(timecode(fps60.startOf(60 * 3600 * 27), fps60), std::string("27:00:00:00"));
        QCOMPARE(timecode(-fps25.startOf(26), fps25), std::string("-00:00:01:01"));
    }
};

QTEST_GUILESS_MAIN(MediaTimeSpec)
#include "media_time_spec.moc"
