// SPDX-License-Identifier: GPL-3.0-or-later
// The level meter: bars fall in their time, peaks are held, and a true peak over the ceiling is shown.
#include "ui/preview/level_meter.h"
#include "tests/support/spec.h"

#include <cmath>

using namespace spot;

class LevelMeterSpec : public QObject
{
    Q_OBJECT
    static Levels at(float peak, float truePeak = -20)
    {
        Levels levels;
        levels.peak = {peak, peak - 6}, levels.truePeak = {truePeak, truePeak};
        return levels;
    }
private Q_SLOTS:
    void a_bar_rises_at_once_and_falls_by_20_dB_in_a_second()
    {
        LevelMeter meter;
        meter.show(at(-10), 0.03);
        QCOMPARE(meter.bar(0), -10.f);
        QCOMPARE(meter.bar(1), -16.f);
        meter.show(at(Levels::none), 0.5);
        QVERIFY(std::abs(meter.bar(0) + 20) < 1e-3f);
        meter.show(at(-15), 0.03);
        QCOMPARE(meter.bar(0), -15.f);
    }
    void a_peak_is_held_and_then_let_go()
    {
        LevelMeter meter;
        meter.show(at(-10), 0.03);
        meter.show(at(-30), 1);
        QCOMPARE(meter.held(0), -10.f);
        meter.show(at(-30), 0.6);
        QVERIFY(meter.held(0) < -25);
    }
    void a_true_peak_over_the_ceiling_is_shown()
    {
        LevelMeter meter;
        meter.show(at(-3, -1.2f), 0.03);
        QVERIFY(!meter.isOver());
        meter.show(at(-3, -0.4f), 0.03);
        QVERIFY(meter.isOver());
        meter.resize(76, 300);
        const QImage shown = meter.grab().toImage();
        QVERIFY(shown.width() >= 76 && shown.pixelColor(14, 12).red() > 180); // the lamp
    }
};

QTEST_MAIN(LevelMeterSpec)
#include "level_meter_spec.moc"
