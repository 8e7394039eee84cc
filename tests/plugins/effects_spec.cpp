// SPDX-License-Identifier: GPL-3.0-or-later
// Each sound effect is what its name says, as far as a program can hear: where its energy lies, how often it strikes, how it ends.
#include "tests/support/plugin_run.h"
#include "tests/support/spec.h"
#include "tests/support/wav_sound.h"

#include <cmath>
#include <complex>
#include <numeric>

using namespace spot;

namespace
{

std::vector<double> monoOf(const WavSound& sound)
{
    std::vector<double> mono;
    for (std::size_t i = 0; i + 1 < sound.samples.size(); i += 2) mono.push_back(0.5 * (sound.samples[i] + sound.samples[i + 1]));
    return mono;
}

void fourier(std::vector<std::complex<double>>& values)
{
    if (values.size() == 1) return;
    std::vector<std::complex<double>> even, odd;
    for (std::size_t i = 0; i < values.size(); ++i) (i % 2 ? odd : even).push_back(values[i]);
    fourier(even);
    fourier(odd);
    for (std::size_t k = 0; k < even.size(); ++k) {
        const auto turned = std::polar(1.0, -2 * M_PI * static_cast<double>(k) / static_cast<double>(values.size())) * odd[k];
        values[k] = even[k] + turned, values[k + even.size()] = even[k] - turned;
    }
}

/// The share of the whole energy that lies between two pitches (Hz).
double share(const std::vector<double>& mono, double low, double high)
{
    constexpr std::size_t size = 4096;
    double inside = 0, whole = 1e-12;
    for (std::size_t start = 0; start < mono.size(); start += size) {
        std::vector<std::complex<double>> block(size);
        for (std::size_t i = 0; i < size && start + i < mono.size(); ++i) block[i] = mono[start + i];
        fourier(block);
        for (std::size_t k = 1; k < size / 2; ++k) {
            const double pitch = 48000.0 * static_cast<double>(k) / size, energy = std::norm(block[k]);
            whole += energy;
            if (pitch >= low && pitch < high) inside += energy;
        }
    }
    return inside / whole;
}

/// Loudness by steps of 10 ms.
std::vector<double> envelope(const std::vector<double>& mono)
{
    std::vector<double> steps;
    for (std::size_t start = 0; start + 480 <= mono.size(); start += 480) {
        double sum = 0;
        for (std::size_t i = 0; i < 480; ++i) sum += mono[start + i] * mono[start + i];
        steps.push_back(std::sqrt(sum / 480));
    }
    return steps;
}

/// How often it rises over a quarter of its loudest step, having been below a twelfth before.
int strikes(const std::vector<double>& steps)
{
    const double top = *std::max_element(steps.begin(), steps.end());
    int count = 0;
    bool isQuiet = true;
    for (const double step : steps) {
        if (isQuiet && step > top / 4) ++count, isQuiet = false;
        if (step < top / 12) isQuiet = true;
    }
    return count;
}

double middle(const std::vector<double>& steps, double from, double to)
{
    const auto a = static_cast<std::size_t>(from * 100), b = std::min(steps.size(), static_cast<std::size_t>(to * 100));
    return std::accumulate(steps.begin() + static_cast<std::ptrdiff_t>(a), steps.begin() + static_cast<std::ptrdiff_t>(b), 0.0) / static_cast<double>(b - a);
}

} // namespace

class EffectsSpec : public QObject
{
    Q_OBJECT
    PluginRun m_bed{"music-bed"};

    std::vector<double> made(const std::string& prompt, int seed = 3)
    {
        const auto answer = m_bed.run({{"kind", "sfx"}, {"seed", seed}, {"prompt", prompt}});
        if (answer.status != SPOTWRIGHT_OK) return {};
        return monoOf(WavSound::parse(m_bed.bytes()));
    }
private Q_SLOTS:
    void each_lies_where_its_name_says_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("least");
        const auto row = [](const char* name, double low, double high, double least) { QTest::newRow(name) << low << high << least; };
        row("birds chirping", 1800, 7000, 0.9);
        row("wind", 60, 1200, 0.9);
        row("rain", 2000, 24000, 0.8);
        row("ocean waves", 20, 3000, 0.8);
        row("thunder", 20, 600, 0.7);
        row("campfire", 60, 5000, 0.8);
        row("applause", 600, 5000, 0.75);
        row("crowd cheering", 400, 2500, 0.6);
        row("heartbeat", 20, 250, 0.85);
        row("door closing", 20, 900, 0.7);
        row("knock", 80, 1500, 0.8);
        row("camera shutter", 700, 8000, 0.85);
        row("clock ticking", 1200, 8000, 0.85);
        row("glasses clink", 2000, 10000, 0.95);
        row("cork pop", 200, 24000, 0.9);
        row("crunch", 400, 8000, 0.85);
    }
    void each_lies_where_its_name_says()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(double, least);
        const auto sound = made(QTest::currentDataTag());
        QVERIFY(!sound.empty());
        const double found = share(sound, low, high);
        QVERIFY2(found >= least, qPrintable(QString("%1 of the energy from %2 to %3 Hz").arg(found).arg(low).arg(high)));
    }
    void what_strikes_strikes_as_often_as_it_should_data()
    {
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("footsteps") << 4 << 5;
        QTest::newRow("heartbeat") << 5 << 6;
        QTest::newRow("knock") << 3 << 3;
        QTest::newRow("clock ticking") << 5 << 5;
        QTest::newRow("camera shutter") << 1 << 2;
        QTest::newRow("typing") << 8 << 24;
        QTest::newRow("birds") << 5 << 40;
        QTest::newRow("crunch") << 3 << 6;
        QTest::newRow("door closing") << 1 << 2;
        QTest::newRow("glasses clink") << 1 << 1;
    }
    void what_strikes_strikes_as_often_as_it_should()
    {
        QFETCH(int, least);
        QFETCH(int, most);
        const int found = strikes(envelope(made(QTest::currentDataTag())));
        QVERIFY2(found >= least && found <= most, qPrintable(QString("%1 strikes").arg(found)));
    }
    void what_goes_on_goes_on_and_swells_in_and_out()
    {
        for (const char* name : {"wind", "rain", "applause", "cheering", "campfire"}) {
            const auto steps = envelope(made(name));
            const double length = static_cast<double>(steps.size()) / 100, body = middle(steps, 0.3 * length, 0.7 * length);
            QVERIFY2(body > 2 * middle(steps, 0, 0.05), name);
            QVERIFY2(body > 2 * middle(steps, length - 0.1, length), name);
            for (double t = 0.35 * length; t < 0.65 * length; t += 0.1) QVERIFY2(middle(steps, t, t + 0.1) > 0.2 * body, name);
        }
    }
    void what_happens_once_is_loudest_at_its_moment()
    {
        const auto peak = [&](const char* name) {
            const auto steps = envelope(made(name));
            return static_cast<double>(std::max_element(steps.begin(), steps.end()) - steps.begin()) / 100;
        };
        QVERIFY(peak("cork pop") < 0.1);
        QVERIFY(peak("door closing") < 0.15);
        QVERIFY(peak("glasses clink") < 0.1);
        const double breaker = peak("waves");
        QVERIFY2(breaker > 0.8 && breaker < 2.4, qPrintable(QString::number(breaker)));
    }
    void a_cork_fizzes_after_its_pop()
    {
        const auto sound = made("champagne");
        const std::vector<double> after(sound.begin() + 12000, sound.begin() + 36000);
        QVERIFY(share(after, 4000, 24000) > 0.6);
    }
    void words_find_their_effect_and_never_inside_another_word_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("same");
        const auto row = [](const char* prompt, const char* same) { QTest::newRow(prompt) << prompt << same; };
        row("박수 소리", "applause");
        row("새소리가 들린다", "birds");
        row("빗소리", "rain");
        row("파도", "waves");
        row("발소리", "footsteps");
        row("바람", "wind");
        row("찰칵", "camera shutter");
        row("Doorbell", "ding");
        row("the door slams", "door");
        row("a rainbow and a click", "click");
        row("candle in the wind", "wind");
    }
    void words_find_their_effect_and_never_inside_another_word()
    {
        QFETCH(QString, prompt);
        QFETCH(QString, same);
        const auto one = made(prompt.toStdString()), other = made(same.toStdString());
        QVERIFY(!one.empty());
        QVERIFY(one == other);
    }
    void another_seed_is_another_sound_of_the_same_kind()
    {
        QVERIFY(made("birds", 1) != made("birds", 2));
        QVERIFY(made("applause", 1) == made("applause", 1));
    }
};

QTEST_GUILESS_MAIN(EffectsSpec)
#include "effects_spec.moc"
