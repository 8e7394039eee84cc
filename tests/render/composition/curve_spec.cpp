// SPDX-License-Identifier: GPL-3.0-or-later
// Keys with Bezier handles, and eases by name.
#include "render/composition/ease_preset.h"
#include "tests/support/spec.h"

#include <cmath>
#include <random>

using namespace spot;

namespace
{

MediaTime ms(std::int64_t n) { return MediaTime::fromMilliseconds(n); }
bool isNear(double a, double b, double by = 1e-6) { return std::abs(a - b) < by; }

Curve between(EasePreset preset, double from = 0, double to = 1)
{
    const Key first{ms(0), from}, last{ms(1000), to};
    std::vector<Key> keys = easedKeys(preset, first, last);
    keys.push_back(last);
    return Curve(std::move(keys));
}

} // namespace

class CurveSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_bezier_goes_through_the_points_that_browsers_give()
    {
        const BezierHandles ease{0.25, 0.1, 0.25, 1}; // values of cubic-bezier(0.25, 0.1, 0.25, 1) as Chromium and Firefox have them
        QVERIFY(isNear(bezierAt(ease, 0.25), 0.40851059, 1e-6));
        QVERIFY(isNear(bezierAt(ease, 0.5), 0.80240340, 1e-6));
        QVERIFY(isNear(bezierAt(ease, 0.75), 0.96045900, 1e-5));
        QCOMPARE(bezierAt(ease, 0), 0.0);
        QCOMPARE(bezierAt(ease, 1), 1.0);
        QCOMPARE(bezierAt(ease, std::nan("")), 0.0);
    }

    void any_handles_give_the_point_whose_time_was_asked_for()
    {
        std::mt19937_64 dice(7);
        std::uniform_real_distribution<double> share(0, 1), way(-10, 10);
        for (int i = 0; i < 20'000; ++i) {
            const BezierHandles h{i % 7 ? share(dice) : std::round(share(dice)), way(dice), i % 5 ? share(dice) : std::round(share(dice)), way(dice)};
            const double s = share(dice);
            const auto at = [s](double a, double b) { return 3 * (1 - s) * (1 - s) * s * a + 3 * (1 - s) * s * s * b + s * s * s; };
            const double slope = std::abs(3 * (1 - s) * (1 - s) * h.x1 + 6 * (1 - s) * s * (h.x2 - h.x1) + 3 * s * s * (1 - h.x2));
            if (slope < 0.01) continue; // upright there: a time has many values
            QVERIFY2(isNear(bezierAt(h, at(h.x1, h.x2)), at(h.y1, h.y2), 1e-6), qPrintable(QString::number(i)));
        }
    }

    void handles_at_thirds_are_a_straight_line_and_the_eases_of_old()
    {
        const Curve straight({{ms(0), 3, Ease::Bezier, {1.0 / 3, 1.0 / 3, 2.0 / 3, 2.0 / 3}}, {ms(1000), 5}});
        const Curve smooth({{ms(0), 3, Ease::Bezier, {1.0 / 3, 0, 2.0 / 3, 1}}, {ms(1000), 5}}), old({{ms(0), 3, Ease::EaseInOut}, {ms(1000), 5}});
        for (int t = -100; t <= 1100; t += 37) {
            QVERIFY(isNear(straight.at(ms(t)), 3 + 2 * std::clamp(t / 1000.0, 0.0, 1.0)));
            QVERIFY(isNear(smooth.at(ms(t)), old.at(ms(t))));
        }
    }

    void presets_follow_their_formulas()
    {
        const auto bounce = [](double x) {
            constexpr double n = 7.5625, d = 2.75;
            if (x < 1 / d) return n * x * x;
            if (x < 2 / d) return n * (x - 1.5 / d) * (x - 1.5 / d) + 0.75;
            if (x < 2.5 / d) return n * (x - 2.25 / d) * (x - 2.25 / d) + 0.9375;
            return n * (x - 2.625 / d) * (x - 2.625 / d) + 0.984375;
        };
        const auto elastic = [](double x) { return std::exp2(-10 * x) * std::sin((10 * x - 0.75) * 2 * M_PI / 3) + 1; };
        for (int t = 0; t <= 1000; t += 8) {
            const double x = t / 1000.0;
            QVERIFY(isNear(between(EasePreset::QuadIn).at(ms(t)), x * x));
            QVERIFY(isNear(between(EasePreset::QuadOut).at(ms(t)), x * (2 - x)));
            QVERIFY(isNear(between(EasePreset::CubicIn).at(ms(t)), x * x * x));
            QVERIFY(isNear(between(EasePreset::CubicOut).at(ms(t)), 1 - std::pow(1 - x, 3)));
            QVERIFY(isNear(between(EasePreset::CubicInOut).at(ms(t)), x < 0.5 ? 4 * x * x * x : 1 - std::pow(2 - 2 * x, 3) / 2, 0.02));
            QVERIFY(isNear(between(EasePreset::BounceOut).at(ms(t)), bounce(x)));
            QVERIFY(isNear(between(EasePreset::BounceIn).at(ms(t)), 1 - bounce(1 - x)));
            QVERIFY2(isNear(between(EasePreset::ElasticOut).at(ms(t)), elastic(x), 0.01), qPrintable(QString::number(x)));
            QVERIFY(isNear(between(EasePreset::ElasticIn).at(ms(t)), 1 - between(EasePreset::ElasticOut).at(ms(1000 - t)), 1e-5));
        }
        QVERIFY(between(EasePreset::BackIn).at(ms(300)) < -0.05 && between(EasePreset::BackOut).at(ms(700)) > 1.05);
        for (std::size_t i = 0; i < easePresetCount; ++i) {
            const Curve curve = between(static_cast<EasePreset>(i), 20, -4);
            QCOMPARE(curve.at(ms(0)), 20.0);
            QCOMPARE(curve.at(ms(1000)), -4.0);
            QVERIFY(!nameOf(static_cast<EasePreset>(i)).empty());
        }
    }

    void handles_are_in_the_hash_of_bezier_keys_only()
    {
        const auto hash = [](Ease ease, double y) {
            Hasher hasher;
            Curve({{ms(0), 1, ease, {0.2, y, 0.8, 1}}, {ms(1), 2}}).addTo(hasher);
            return hasher.finish();
        };
        QVERIFY(hash(Ease::Bezier, 0.1) != hash(Ease::Bezier, 0.2));
        QVERIFY(hash(Ease::Linear, 0.1) == hash(Ease::Linear, 0.2));
    }
};

QTEST_GUILESS_MAIN(CurveSpec)
#include "curve_spec.moc"
