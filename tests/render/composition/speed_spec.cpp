// SPDX-License-Identifier: GPL-3.0-or-later
// A speed is an exact fraction.
#include "render/composition/speed.h"
#include "tests/support/spec.h"

using namespace spot;

class SpeedSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void it_is_kept_in_lowest_terms_and_its_sign_above()
    {
        QVERIFY((Speed::of(48, 24) == Speed{2, 1}));
        QVERIFY((Speed::of(3, -9) == Speed{-1, 3}));
        QVERIFY((Speed::of(0, 7) == Speed{0, 1}));
        QVERIFY((Speed{3, 7}.reversed() == Speed{-3, 7}));
    }
    void media_and_timeline_are_exact_and_cut_towards_zero()
    {
        const Speed third{1, 3};
        QCOMPARE(third.mediaIn(fps25.startOf(9)), fps25.startOf(3));
        QCOMPARE(third.timelineIn(fps25.startOf(3)), fps25.startOf(9));
        QCOMPARE(third.mediaIn({10}).flicks, std::int64_t{3});
        QCOMPARE(third.mediaIn({-10}).flicks, std::int64_t{-3});
        QCOMPARE((Speed{-2, 1}.mediaIn({10}).flicks), std::int64_t{-20});
        QCOMPARE((Speed{999'999'999, 999'999'998}.mediaIn(MediaTime{flicksPerSecond * 86400}).flicks), std::int64_t{60'963'840'060'963});
    }
    void what_is_too_fine_for_it_becomes_the_nearest_that_fits()
    {
        const Speed fine = Speed::of(1'234'567'890'123'457, 1'000'000'000'000'003);
        QVERIFY(fine.isValid());
        QVERIFY(fine.value() <= 1.234567890123453 && fine.value() > 1.2345678);
    }
    void only_fractions_inside_the_limits_are_valid()
    {
        QVERIFY((Speed{1, 100}).isValid() && (Speed{-100, 1}).isValid() && (Speed{0, 1}).isValid());
        QVERIFY(!(Speed{1, 101}).isValid() && !(Speed{101, 1}).isValid() && !(Speed{2, 2}).isValid());
        QVERIFY(!(Speed{1, 0}).isValid() && !(Speed{1, -1}).isValid() && !(Speed{0, 2}).isValid());
        QVERIFY((!Speed{std::numeric_limits<std::int64_t>::min(), 1}.isValid()));
    }
};

QTEST_GUILESS_MAIN(SpeedSpec)
#include "speed_spec.moc"
