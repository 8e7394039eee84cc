// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/pixels/colour.h"
#include "tests/support/spec.h"

#include <cmath>

using namespace spot;

namespace
{

std::array<double, 3> through(const std::array<float, 12>& m, double a, double b, double c)
{
    std::array<double, 3> out{};
    for (std::size_t r = 0; r < 3; ++r) out[r] = m[4 * r] * a + m[4 * r + 1] * b + m[4 * r + 2] * c + m[4 * r + 3];
    return out;
}

struct Bar {
    const char* name;
    double r, g, b;
    int y, u, v;
};

} // namespace

class ColourSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bars_of_75_percent_have_the_codes_of_the_standards_data()
    {
        QTest::addColumn<int>("matrix");
        QTest::addColumn<int>("y");
        QTest::addColumn<int>("u");
        QTest::addColumn<int>("v");
        QTest::addColumn<QList<double>>("rgb");
        const auto rows = [](const char* standard, Matrix matrix, std::initializer_list<Bar> bars) {
            for (const Bar& bar : bars) QTest::addRow("%s %s", standard, bar.name) << int(matrix) << bar.y << bar.u << bar.v << QList<double>{bar.r, bar.g, bar.b};
        };
        const double q = 0.75; // EBU Tech 3325, SMPTE EG 1 and RP 219: 8-bit codes
        rows("BT.601", Matrix::Bt601, {{"white", q, q, q, 180, 128, 128}, {"yellow", q, q, 0, 162, 44, 142}, {"cyan", 0, q, q, 131, 156, 44}, {"green", 0, q, 0, 112, 72, 58},
                                       {"magenta", q, 0, q, 84, 184, 198}, {"red", q, 0, 0, 65, 100, 212}, {"blue", 0, 0, q, 35, 212, 114}, {"black", 0, 0, 0, 16, 128, 128}});
        rows("BT.709", Matrix::Bt709, {{"white", q, q, q, 180, 128, 128}, {"yellow", q, q, 0, 168, 44, 136}, {"cyan", 0, q, q, 145, 147, 44}, {"green", 0, q, 0, 133, 63, 52},
                                       {"magenta", q, 0, q, 63, 193, 204}, {"red", q, 0, 0, 51, 109, 212}, {"blue", 0, 0, q, 28, 212, 120}, {"black", 0, 0, 0, 16, 128, 128}});
    }
    void bars_of_75_percent_have_the_codes_of_the_standards()
    {
        QFETCH(int, matrix);
        QFETCH(int, y);
        QFETCH(int, u);
        QFETCH(int, v);
        QFETCH(QList<double>, rgb);
        const auto coded = through(rgbToYuv(Matrix(matrix), Range::Limited, 8), rgb[0], rgb[1], rgb[2]);
        QVERIFY2(std::abs(coded[0] * 255 - y) < 0.51 && std::abs(coded[1] * 255 - u) < 0.51 && std::abs(coded[2] * 255 - v) < 0.51,
                 qPrintable(QString("%1 %2 %3").arg(coded[0] * 255).arg(coded[1] * 255).arg(coded[2] * 255)));
        const auto back = through(yuvToRgb(Matrix(matrix), Range::Limited, 8), y / 255.0, u / 255.0, v / 255.0);
        for (std::size_t c = 0; c < 3; ++c) QVERIFY(std::abs(back[c] - rgb[static_cast<qsizetype>(c)]) < 0.01);
        // Ten bits are four times the code.
        const auto deep = through(rgbToYuv(Matrix(matrix), Range::Limited, 10), rgb[0], rgb[1], rgb[2]);
        for (std::size_t c = 0; c < 3; ++c) QVERIFY(std::abs(deep[c] * 1023 - coded[c] * 255 * 4) < 0.001);
    }
    void the_coefficients_are_the_published_ones_data()
    {
        QTest::addColumn<int>("matrix");
        QTest::addColumn<QList<double>>("expected"); // Cr to R, Cb to G, Cr to G, Cb to B for 8-bit limited codes
        QTest::newRow("BT.601") << int(Matrix::Bt601) << QList<double>{1.596027, -0.391762, -0.812968, 2.017232};
        QTest::newRow("BT.709") << int(Matrix::Bt709) << QList<double>{1.792741, -0.213249, -0.532909, 2.112402};
        QTest::newRow("BT.2020") << int(Matrix::Bt2020) << QList<double>{1.678674, -0.187326, -0.650424, 2.141772};
    }
    void the_coefficients_are_the_published_ones()
    {
        QFETCH(int, matrix);
        QFETCH(QList<double>, expected);
        const auto m = yuvToRgb(Matrix(matrix), Range::Limited, 8);
        QVERIFY(std::abs(m[0] - 255.0 / 219) < 1e-6 && m[1] == 0.f);
        QVERIFY(std::abs(m[2] - expected[0]) < 2e-6 && std::abs(m[5] - expected[1]) < 2e-6 && std::abs(m[6] - expected[2]) < 2e-6 && std::abs(m[9] - expected[3]) < 2e-6);
    }
    void there_and_back_is_where_it_began()
    {
        for (const Matrix matrix : {Matrix::Bt601, Matrix::Bt709, Matrix::Bt2020})
            for (const Range range : {Range::Full, Range::Limited})
                for (const int bits : {8, 10}) {
                    const auto yuv = through(rgbToYuv(matrix, range, bits), 0.1, 0.7, 0.4);
                    const auto rgb = through(yuvToRgb(matrix, range, bits), yuv[0], yuv[1], yuv[2]);
                    QVERIFY(std::abs(rgb[0] - 0.1) < 1e-6 && std::abs(rgb[1] - 0.7) < 1e-6 && std::abs(rgb[2] - 0.4) < 1e-6);
                }
    }
    void white_is_one_at_the_top_of_the_range()
    {
        for (const double c : through(yuvToRgb(Matrix::Bt709, Range::Limited, 8), 235 / 255.0, 128 / 255.0, 128 / 255.0)) QVERIFY(std::abs(c - 1) < 1e-6);
        for (const double c : through(yuvToRgb(Matrix::Bt709, Range::Limited, 10), 940 / 1023.0, 512 / 1023.0, 512 / 1023.0)) QVERIFY(std::abs(c - 1) < 1e-6);
        for (const double c : through(yuvToRgb(Matrix::Bt601, Range::Full, 8), 1, 128 / 255.0, 128 / 255.0)) QVERIFY(std::abs(c - 1) < 1e-6);
    }
    void curves_have_the_values_of_the_standards_data()
    {
        QTest::addColumn<int>("transfer");
        QTest::addColumn<double>("code");
        QTest::addColumn<double>("light");
        QTest::newRow("sRGB half") << int(Transfer::Srgb) << 0.5 << 0.214041;
        QTest::newRow("sRGB foot") << int(Transfer::Srgb) << 0.04 << 0.04 / 12.92;
        QTest::newRow("BT.709 half") << int(Transfer::Bt709) << 0.5 << 0.259589;
        QTest::newRow("BT.709 foot") << int(Transfer::Bt709) << 0.045 << 0.01;
        QTest::newRow("gamma 2.2 half") << int(Transfer::Gamma22) << 0.5 << 0.217638;
        QTest::newRow("linear") << int(Transfer::Linear) << 3.0 << 3.0;
        // BT.2408: reference white, 203 nits, is 58 % PQ and 75 % HLG; BT.2100 table values in nits / 203.
        QTest::newRow("PQ reference white") << int(Transfer::Pq) << 0.580689 << 1.0;
        QTest::newRow("PQ 100 nits") << int(Transfer::Pq) << 0.508078 << 100.0 / 203;
        QTest::newRow("PQ 1000 nits") << int(Transfer::Pq) << 0.751827 << 1000.0 / 203;
        QTest::newRow("PQ top") << int(Transfer::Pq) << 1.0 << 10000.0 / 203;
        QTest::newRow("HLG reference white") << int(Transfer::Hlg) << 0.75 << 1.0;
        QTest::newRow("HLG half") << int(Transfer::Hlg) << 0.5 << (1.0 / 12) / 0.26496256;
        QTest::newRow("HLG top") << int(Transfer::Hlg) << 1.0 << 1 / 0.26496256;
    }
    void curves_have_the_values_of_the_standards()
    {
        QFETCH(int, transfer);
        QFETCH(double, code);
        QFETCH(double, light);
        const double there = toLinear(Transfer(transfer), static_cast<float>(code)), back = fromLinear(Transfer(transfer), static_cast<float>(light));
        QVERIFY2(std::abs(there - light) < 1e-3 * std::max(0.1, light), qPrintable(QString::number(there, 'g', 8)));
        QVERIFY2(std::abs(back - code) < 2e-4 * std::max(1.0, code), qPrintable(QString::number(back, 'g', 8)));
    }
    void every_curve_rises_and_meets_black_and_white()
    {
        for (const Transfer transfer : {Transfer::Bt709, Transfer::Srgb, Transfer::Linear, Transfer::Pq, Transfer::Hlg, Transfer::Gamma22}) {
            QVERIFY(std::abs(toLinear(transfer, 0)) < 1e-6f);
            QVERIFY(std::isfinite(toLinear(transfer, -0.5f)) && std::isfinite(fromLinear(transfer, 0)));
            for (int i = 1; i <= 1000; ++i) {
                const float code = static_cast<float>(i) / 1000;
                QVERIFY(toLinear(transfer, code) > toLinear(transfer, code - 0.001f));
                QVERIFY(std::abs(fromLinear(transfer, toLinear(transfer, code)) - code) < 3e-4f); // the rounded numbers of BT.709 leave 0.0002 at its knee
            }
        }
    }
    void unknown_is_filled_by_the_usual_rule_and_the_known_stays()
    {
        QCOMPARE(resolvedFor({}, true, 1080), bt709Limited);
        QCOMPARE(resolvedFor({}, true, 720), bt709Limited);
        QCOMPARE(resolvedFor({}, true, 576), bt601Limited);
        QCOMPARE(resolvedFor({}, false, 1080), srgbFull);
        const ColourTag known{Primaries::Bt2020, Transfer::Hlg, Matrix::Bt2020, Range::Full};
        QCOMPARE(resolvedFor(known, true, 100), known);
        QVERIFY(known.isComplete() && !ColourTag{}.isComplete());
        QCOMPARE(resolvedFor({Primaries::Unknown, Transfer::Unknown, Matrix::Rgb, Range::Unknown}, true, 1080).matrix, Matrix::Bt709); // YUV is never RGB
    }
    void a_tag_has_words()
    {
        QCOMPARE(describe(bt709Limited), std::string("BT.709, BT.709 transfer, limited range"));
        QCOMPARE(describe({}), std::string("unknown matrix, unknown transfer, unknown range"));
    }
};

QTEST_GUILESS_MAIN(ColourSpec)
#include "colour_spec.moc"
