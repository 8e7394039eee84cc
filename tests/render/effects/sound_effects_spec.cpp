// SPDX-License-Identifier: GPL-3.0-or-later
// The effects on sounds, measured: responses, curves, ceilings, delays, and that nothing depends on how the sound is cut into calls.
#include "render/effects/effect_kinds.h"
#include "render/effects/effect_presets.h"
#include "tests/support/spec.h"

#include <ebur128.h>

#include <cmath>
#include <complex>
#include <map>
#include <numbers>
#include <random>

using namespace spot;

namespace
{

using Given = std::map<std::string, double>;
using Sound = std::vector<float>; // stereo

std::vector<double> valuesOf(const EffectKind& kind, const Given& given)
{
    std::vector<double> values;
    for (const EffectParameter& p : kind.parameters) values.push_back(given.count(std::string(p.id)) ? given.at(std::string(p.id)) : p.fallback);
    return values;
}

Sound heard(const char* id, const Given& given, Sound sound)
{
    const EffectKind& kind = *findEffect(id);
    const auto values = valuesOf(kind, given);
    const auto process = kind.listen();
    process->run(sound.data(), static_cast<int>(sound.size() / 2), values);
    return sound;
}

Sound impulse(std::size_t frames)
{
    Sound sound(frames * 2);
    sound[0] = sound[1] = 1;
    return sound;
}
Sound noise(std::size_t frames, float level, unsigned seed = 1)
{
    std::mt19937 random(seed);
    Sound sound(frames * 2);
    for (float& v : sound) v = level * (static_cast<float>(random() % 20001) / 10000 - 1);
    return sound;
}
Sound tone(std::size_t frames, double hertz, double level, double phase = 0)
{
    Sound sound(frames * 2);
    for (std::size_t i = 0; i < frames; ++i) sound[2 * i] = sound[2 * i + 1] = static_cast<float>(level * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / soundRate + phase));
    return sound;
}

double db(double x) { return 20 * std::log10(x); }
double rms(const Sound& sound, std::size_t from, std::size_t to)
{
    double sum = 0;
    for (std::size_t i = 2 * from; i < 2 * to; ++i) sum += static_cast<double>(sound[i]) * sound[i];
    return std::sqrt(sum / static_cast<double>(2 * (to - from)));
}

double responseDb(const Sound& answer, double hertz)
{
    std::complex<double> sum;
    for (std::size_t i = 0; i < answer.size() / 2; ++i) sum += static_cast<double>(answer[2 * i]) * std::polar(1.0, -2 * std::numbers::pi * hertz * static_cast<double>(i) / soundRate);
    return db(std::abs(sum));
}

using Complex = std::complex<double>;
/// The analogue prototype of each band at s, seen through the bilinear transform: an independent way to the same curve.
double expectedDb(const std::string& band, double hertz, double centre, double gain, double q)
{
    const Complex s(0, std::tan(std::numbers::pi * hertz / soundRate) / std::tan(std::numbers::pi * centre / soundRate));
    const double a = std::pow(10.0, gain / 40), w = std::sqrt(2.0), root = std::sqrt(a) * w;
    Complex h;
    if (band == "lowCut") h = s * s / (s * s + w * s + 1.0);
    if (band == "highCut") h = 1.0 / (s * s + w * s + 1.0);
    if (band.starts_with("bell")) h = (s * s + s * (a / q) + 1.0) / (s * s + s / (a * q) + 1.0);
    if (band == "lowShelf") h = a * (s * s + root * s + a) / (a * s * s + root * s + 1.0);
    if (band == "highShelf") h = a * (a * s * s + root * s + 1.0) / (s * s + root * s + a);
    return db(std::abs(h));
}

double truePeakDb(const Sound& sound)
{
    ebur128_state* meter = ebur128_init(2, soundRate, EBUR128_MODE_TRUE_PEAK);
    ebur128_add_frames_float(meter, sound.data(), sound.size() / 2);
    double most = 0, each = 0;
    for (unsigned c = 0; c < 2; ++c) {
        ebur128_true_peak(meter, c, &each);
        most = std::max(most, each);
    }
    ebur128_destroy(&meter);
    return db(most);
}

} // namespace

class SoundEffectsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void each_band_of_the_equalizer_has_its_curve_data()
    {
        QTest::addColumn<QString>("band");
        QTest::addColumn<double>("centre");
        QTest::addColumn<double>("gain");
        QTest::addColumn<double>("q");
        for (const double gain : {-12.0, 6.0})
            for (const auto& [band, centre, q] : {std::tuple{"lowShelf", 150.0, 0.0}, {"highShelf", 8000.0, 0.0}, {"bell1", 100.0, 0.7}, {"bell2", 1000.0, 2.0}, {"bell3", 12000.0, 5.0}})
                QTest::addRow("%s %g dB", band, gain) << band << centre << gain << q;
        QTest::addRow("low cut") << "lowCut" << 80.0 << 0.0 << 0.0;
        QTest::addRow("high cut") << "highCut" << 9000.0 << 0.0 << 0.0;
    }
    void each_band_of_the_equalizer_has_its_curve()
    {
        QFETCH(QString, band);
        QFETCH(double, centre);
        QFETCH(double, gain);
        QFETCH(double, q);
        const std::string name = band.toStdString();
        Given given{{name + "Hz", centre}};
        if (name.ends_with("Cut")) given[name] = 1;
        else given[name + "Db"] = gain;
        if (q > 0) given[name + "Q"] = q;
        const Sound answer = heard("equalizer", given, impulse(16384));
        double worst = 0;
        for (double hertz = 20; hertz < 20000; hertz *= 1.3) {
            const double expected = expectedDb(name, hertz, centre, gain, q);
            if (expected > -60) worst = std::max(worst, std::abs(responseDb(answer, hertz) - expected));
        }
        QVERIFY2(worst < 0.1, qPrintable(QString("off by %1 dB").arg(worst)));
    }

    void the_compressor_follows_its_curve()
    {
        const Given given{{"threshold", -20}, {"ratio", 4}, {"knee", 12}, {"makeUp", 3}};
        for (double level = -50; level <= 0; level += 2.5) {
            Sound square(2 * 48000); // its magnitude is steady
            for (std::size_t i = 0; i < square.size(); ++i) square[i] = static_cast<float>(std::pow(10, level / 20) * (i / 96 % 2 ? 1 : -1));
            const Sound out = heard("compressor", given, square);
            const double over = level + 20;
            const double expected = 3 + (over < -6 ? level : over > 6 ? -20 + over / 4 : level - 0.75 * (over + 6) * (over + 6) / 24);
            QVERIFY2(std::abs(db(std::abs(out.back())) - expected) < 0.02, qPrintable(QString("%1 dB became %2, expected %3").arg(level).arg(db(std::abs(out.back()))).arg(expected)));
        }
    }

    void the_compressor_takes_its_time()
    {
        Sound step(2 * 48000, 1e-4f);
        std::fill(step.begin() + 48000, step.end(), 1.f); // from half a second on
        const Sound out = heard("compressor", {{"threshold", -20}, {"ratio", 20}, {"knee", 0}, {"attack", 20}}, step);
        const double all = 20 * (1 - 1.0 / 20), after = -db(out[48000 + 2 * 960]); // 20 ms later
        QVERIFY2(std::abs(after - all * (1 - std::exp(-1))) < 0.1, qPrintable(QString::number(after)));
    }

    void nothing_passes_the_limiter_data()
    {
        QTest::addColumn<double>("ceiling");
        for (const double ceiling : {-0.5, -1.0, -3.0, -9.0}) QTest::addRow("%g dBTP", ceiling) << ceiling;
    }
    void nothing_passes_the_limiter()
    {
        QFETCH(double, ceiling);
        const Given given{{"ceiling", ceiling}, {"drive", 12}, {"release", 5}};
        Sound bursts = noise(96000, 0.9f);
        for (std::size_t i = 0; i < bursts.size(); ++i)
            if (i / 3000 % 3 == 0) bursts[i] *= 0.01f;
        const std::vector<Sound> hard{noise(96000, 1), bursts, tone(48000, 12000, 1, std::numbers::pi / 4), tone(48000, 997, 1), tone(48000, 19000, 1, 0.3), impulse(4800)};
        for (const Sound& sound : hard) {
            const double peak = truePeakDb(heard("limiter", given, sound));
            QVERIFY2(peak <= ceiling, qPrintable(QString("%1 dBTP").arg(peak)));
        }
        const double loud = truePeakDb(heard("limiter", given, tone(48000, 997, 1)));
        QVERIFY2(loud > ceiling - 0.5, qPrintable(QString::number(loud))); // and not more is taken than must be
    }
    void the_limiter_leaves_what_is_below_its_ceiling()
    {
        const Sound quiet = noise(9600, 0.3f), out = heard("limiter", {}, quiet);
        const auto late = static_cast<std::size_t>(findEffect("limiter")->latency);
        for (std::size_t i = 0; i + 2 * late < out.size(); ++i) QCOMPARE(out[i + 2 * late], quiet[i]);
    }

    void each_is_late_by_what_it_says()
    {
        for (const EffectKind* kind : effectKinds()) {
            if (!kind->isOfSound() || kind->id == "gate") continue;
            Sound sound = impulse(8192);
            kind->listen()->run(sound.data(), 8192, valuesOf(*kind, {{"mix", 0}, {"strength", 0.2}}));
            const auto peak = std::max_element(sound.begin(), sound.end(), [](float a, float b) { return std::abs(a) < std::abs(b); });
            QCOMPARE((peak - sound.begin()) / 2, std::ptrdiff_t(kind->latency));
        }
    }

    void cuts_and_copies_are_not_heard()
    {
        std::mt19937 random(3);
        const Sound sound = noise(24000, 0.7f, 5);
        for (const EffectKind* kind : effectKinds()) {
            if (!kind->isOfSound()) continue;
            std::vector<double> values;
            for (const EffectParameter& p : kind->parameters) values.push_back(p.unit == EffectUnit::Switch ? 1 : p.fallback + (p.high - p.fallback) * 0.3);
            Sound whole = sound, cut = sound;
            kind->listen()->run(whole.data(), 24000, values);
            auto process = kind->listen();
            for (int at = 0; at < 24000;) {
                const int count = std::min(24000 - at, 1 + static_cast<int>(random() % 700));
                process->run(cut.data() + 2 * at, count, values);
                process = process->copy();
                at += count;
            }
            QVERIFY2(whole == cut, std::string(kind->id).c_str());
        }
    }

    void the_de_esser_takes_the_sharp_and_leaves_the_rest()
    {
        const Given given{{"frequency", 5000}, {"threshold", -30}, {"range", 8}};
        const double sharp = rms(heard("de-esser", given, tone(48000, 12000, 0.5)), 24000, 48000), soft = rms(heard("de-esser", given, tone(48000, 400, 0.5)), 24000, 48000);
        QVERIFY2(std::abs(db(sharp / (0.5 / std::sqrt(2.0))) + 8) < 0.6, qPrintable(QString::number(db(sharp))));
        QVERIFY2(std::abs(db(soft / (0.5 / std::sqrt(2.0)))) < 0.1, qPrintable(QString::number(db(soft))));
    }

    void steady_noise_goes_and_the_tone_in_it_stays()
    {
        const Sound hiss = noise(240000, 0.01f);
        const double less = db(rms(heard("noise reduction", {{"reduction", 18}}, hiss), 192000, 240000) / rms(hiss, 192000, 240000));
        QVERIFY2(less < -12, qPrintable(QString::number(less)));
        Sound both = hiss;
        const Sound word = tone(240000, 1000, 0.3);
        for (std::size_t i = 0; i < both.size(); ++i)
            if (i / 2 / 12000 % 2) both[i] += word[i]; // quarter seconds
        const Sound out = heard("noise reduction", {{"reduction", 18}}, both);
        const double kept = db(rms(out, 207000, 213000) / (0.3 / std::sqrt(2.0)));
        QVERIFY2(std::abs(kept) < 0.5, qPrintable(QString::number(kept)));
        const double between = db(rms(out, 196500, 201500) / rms(hiss, 196500, 201500));
        QVERIFY2(between < -8, qPrintable(QString::number(between)));
    }

    void the_reverb_decays_in_its_time()
    {
        Sound word = tone(96000, 500, 0.5);
        std::fill(word.begin() + 2 * 14400, word.end(), 0.f);
        const Sound out = heard("reverb", {{"decay", 1000}, {"mix", 1}, {"damping", 20000}, {"preDelay", 0}}, word);
        const double early = db(rms(out, 19200, 28800)), later = db(rms(out, 19200 + 24000, 28800 + 24000)); // half a second apart
        QVERIFY2(std::abs(early - later - 30) < 2, qPrintable(QString("%1 dB in half a second").arg(early - later)));
        const Sound dry = heard("reverb", {{"mix", 0}}, noise(4800, 0.5f));
        QVERIFY(dry == noise(4800, 0.5f));
    }

    void the_gate_closes_in_the_pauses()
    {
        Sound sound = tone(96000, 500, 0.5);
        for (std::size_t i = 96000; i < sound.size(); ++i) sound[i] *= 0.001f; // a second of -66 dB
        const Sound out = heard("gate", {{"threshold", -40}, {"range", 30}, {"release", 80}}, sound);
        QVERIFY(std::abs(db(rms(out, 9600, 38400) / rms(sound, 9600, 38400))) < 0.01);
        QVERIFY(std::abs(db(rms(out, 91200, 96000) / rms(sound, 91200, 96000)) + 30) < 0.3);
    }

    void the_presets_name_what_there_is()
    {
        QVERIFY(findPreset("voice over") && findPreset("telephone") && findPreset("music under voice") && !findPreset("none"));
        for (const EffectPreset& preset : effectPresets())
            for (const PresetEffect& effect : preset.effects) {
                const EffectKind* kind = findEffect(effect.kind);
                QVERIFY(kind && kind->isOfSound() == preset.isOfSound);
                for (const auto& [id, value] : effect.values) {
                    const auto index = findParameter(*kind, id);
                    QVERIFY(index && value >= kind->parameters[*index].low && value <= kind->parameters[*index].high);
                }
            }
    }
};

QTEST_GUILESS_MAIN(SoundEffectsSpec)
#include "sound_effects_spec.moc"
