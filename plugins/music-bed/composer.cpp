// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace music
{

namespace
{

enum Channel { Lead = 0, Chords = 1, Bass = 2, Pad = 3 };
constexpr int beatsPerBar = 4;
// General MIDI drums.
constexpr int kick = 36, snare = 38, clap = 39, closedHat = 42, openHat = 46, crash = 49, ride = 51, shaker = 70, lowTom = 45, midTom = 47, tambourine = 54;

class Composer
{
public:
    Composer(const Mood& mood, const Commission& c) : m_mood(mood), m_c(c), m_random(static_cast<std::uint32_t>(c.seed * 2654435761u + 101)) {}
    Score write();

private:
    double roll(double low, double high) { return low + (high - low) * (m_random() / 4294967296.0); }
    bool chance(double p) { return roll(0, 1) < p; }
    int pick(int count) { return static_cast<int>(roll(0, count)); }

    void choosePace();
    void chooseMotif();
    int degreeKey(int degree, int octave) const; ///< of the scale, any degree
    int rootOf(int bar) const { return m_chords[static_cast<std::size_t>(bar) % 4]; }
    double at(int bar, double beat);
    double energy(int bar) const;
    void add(int channel, int key, double start, double length, double velocity);
    void bar(int number);
    void comp(int number);
    void bass(int number);
    void drums(int number);
    void melody(int number);
    void fill(int number);
    void ending();
    void outroBar(int number, double from);

    const Mood& m_mood;
    Commission m_c;
    std::mt19937 m_random;
    Score m_score;
    int m_tonic = 60, m_bars = 4;
    double m_bar = 2, m_hit = 10;
    std::array<int, 4> m_chords{};
    struct Step {
        double beat, length;
        int degree;
    };
    std::vector<Step> m_motif, m_answer; ///< one bar each; degrees over the chord's root
};

/// So many bars up to the hit that the tempo stays nearest the middle of the mood's own.
void Composer::choosePace()
{
    const double middle = (m_mood.slowest + m_mood.fastest) / 2;
    m_hit = m_c.hit > 1 && m_c.hit < m_c.seconds - 0.5 ? m_c.hit : std::max(1.0, m_c.seconds - 60.0 / middle * beatsPerBar);
    m_bars = std::max(1, static_cast<int>(std::lround(m_hit / (60.0 / middle * beatsPerBar))));
    m_bar = m_hit / m_bars;
    static constexpr int tonics[] = {60, 62, 57, 55, 65, 58};
    m_tonic = tonics[pick(6)];
    m_chords = m_mood.progressions[static_cast<std::size_t>(pick(static_cast<int>(m_mood.progressions.size())))];
}

/// A question and an answer: few notes, mostly steps, landing on chord tones.
void Composer::chooseMotif()
{
    static const std::vector<std::vector<double>> rhythms{{0, 1, 1.5, 2, 3}, {0, 0.5, 1.5, 2.5, 3}, {0.5, 1, 2, 2.5}, {0, 1.5, 2, 3, 3.5}, {0, 2, 2.5, 3}};
    const auto write = [&](std::vector<Step>& bar, const std::vector<double>& beats, int from, int to) {
        int degree = from;
        for (std::size_t i = 0; i < beats.size(); ++i) {
            const double next = i + 1 < beats.size() ? beats[i + 1] : 4.0;
            if (i + 1 == beats.size()) degree = to;
            bar.push_back({beats[i], (next - beats[i]) * 0.92, degree});
            static constexpr int steps[] = {1, -1, 2, -2, 1, -1, 3};
            degree = std::clamp(degree + steps[pick(7)], -2, 7);
        }
    };
    write(m_motif, rhythms[static_cast<std::size_t>(pick(5))], 2 * pick(3), 2 * pick(3));
    write(m_answer, rhythms[static_cast<std::size_t>(pick(5))], 2 + 2 * pick(2), 0);
}

int Composer::degreeKey(int degree, int octave) const
{
    static constexpr int major[] = {0, 2, 4, 5, 7, 9, 11}, minor[] = {0, 2, 3, 5, 7, 8, 10};
    const int wrapped = ((degree % 7) + 7) % 7, octaves = (degree - wrapped) / 7;
    return m_tonic + (m_mood.isMinor ? minor : major)[wrapped] + 12 * (octaves + octave);
}

/// Seconds of a beat in a bar, swung and a few milliseconds human.
double Composer::at(int bar, double beat)
{
    const double half = beat - std::floor(beat);
    if (half >= 0.45 && half <= 0.55) beat += m_mood.swing * 0.5;
    return std::max(0.0, (bar + beat / beatsPerBar) * m_bar + roll(-0.006, 0.006));
}

/// 0.55 at the start, 1 at the hit.
double Composer::energy(int bar) const { return 0.55 + 0.45 * std::min(1.0, (bar + 1.0) / m_bars); }

void Composer::add(int channel, int key, double start, double length, double velocity)
{
    if (start >= m_c.seconds - 0.05 || length <= 0) return;
    m_score.notes.push_back({start, std::min(length, m_c.seconds - start), channel, std::clamp(key, 0, 127), std::clamp(static_cast<int>(velocity + roll(-5, 5)), 1, 127)});
}

void Composer::comp(int number)
{
    const int root = rootOf(number);
    const double loud = 62 + 26 * energy(number), beat = m_bar / beatsPerBar;
    const bool seventh = m_mood.drums == Drums::Swing;
    std::vector<int> chord{degreeKey(root, 0), degreeKey(root + 2, 0), degreeKey(root + 4, 0)};
    if (seventh) chord.push_back(degreeKey(root + 6, 0));
    for (int& key : chord) // voice leading: every chord near the same middle
        while (key > m_tonic + 9) key -= 12;
    std::sort(chord.begin(), chord.end());
    const auto block = [&](double when, double length, double velocity, double spread) {
        double late = 0;
        for (const int key : chord) add(Chords, key, at(number, when) + late, length, velocity), late += spread;
    };
    switch (m_mood.comping) {
    case Comping::Strum:
        for (const double when : {0.0, 1.0, 1.5, 2.5, 3.0, 3.5}) block(when, beat * 0.55, loud - (when == 0 ? 0 : when == 1 || when == 3 ? 6 : 16), when == 1.5 || when == 3.5 ? 0.006 : 0.013);
        break;
    case Comping::Arpeggio:
        for (int i = 0; i < 8; ++i) {
            static constexpr int order[] = {0, 2, 1, 2, 0, 2, 1, 2};
            const int note = order[i];
            add(Chords, chord[static_cast<std::size_t>(note) % chord.size()] + (i == 4 ? 12 : 0), at(number, i * 0.5), beat * 1.4, loud - (i % 2 ? 14 : 4));
        }
        break;
    case Comping::Offbeat:
        for (const double when : {0.5, 1.5, 2.5, 3.5}) block(when, beat * 0.35, loud - 10, 0.002);
        break;
    case Comping::Blocks:
        block(0, beat * 1.8, loud, 0.012);
        block(2.5, beat * 1.3, loud - 10, 0.012);
        break;
    case Comping::Pad: block(0, m_bar, loud - 20, 0); break;
    }
    if (m_mood.pad >= 0 && number >= m_bars / 4)
        for (const int key : chord) add(Pad, key + (number >= m_bars / 2 ? 12 : 0), number * m_bar, m_bar * 1.02, 40 + 30 * energy(number));
}

void Composer::bass(int number)
{
    if (number < std::min(2, m_bars / 4)) return; // the beginning is light
    const int root = degreeKey(rootOf(number), -2), fifth = degreeKey(rootOf(number) + 4, -2);
    const double beat = m_bar / beatsPerBar, loud = 78 + 18 * energy(number);
    if (m_mood.drums == Drums::Swing) {
        const int steps[] = {root, degreeKey(rootOf(number) + 2, -2), fifth, degreeKey(rootOf(number + 1), -2) + (chance(0.5) ? 1 : -1)};
        for (int i = 0; i < 4; ++i) add(Bass, steps[i], at(number, i), beat * 0.9, loud);
    } else if (m_mood.drums == Drums::Four) {
        for (int i = 0; i < 8; ++i) add(Bass, i == 7 ? fifth : root, at(number, i * 0.5), beat * 0.4, loud - (i % 2 ? 0 : 12));
    } else {
        add(Bass, root, at(number, 0), beat * 1.4, loud);
        add(Bass, root, at(number, 1.5), beat * 0.45, loud - 14);
        add(Bass, fifth, at(number, 2), beat * 1.3, loud - 6);
        if (chance(0.4)) add(Bass, degreeKey(rootOf(number + 1), -2) - 2, at(number, 3.5), beat * 0.4, loud - 16);
    }
}

void Composer::drums(int number)
{
    if (m_mood.drums == Drums::None || number < std::min(2, (m_bars + 2) / 4)) return;
    const double loud = 60 + 36 * energy(number);
    const auto hit = [&](int key, double when, double velocity) { add(drumChannel, key, at(number, when), 0.2, velocity); };
    switch (m_mood.drums) {
    case Drums::Soft:
        for (int i = 0; i < 8; ++i) hit(shaker, i * 0.5, loud - (i % 2 ? 22 : 12));
        hit(kick, 0, loud - 8), hit(kick, 2.5, loud - 20);
        if (number >= m_bars / 2) hit(clap, 1, loud - 20), hit(clap, 3, loud - 18);
        break;
    case Drums::Pop:
        hit(kick, 0, loud), hit(kick, 2, loud - 6), hit(kick, 2.5, loud - 16);
        hit(clap, 1, loud - 6), hit(clap, 3, loud - 4);
        for (int i = 0; i < 8; ++i) hit(i % 4 == 3 ? tambourine : closedHat, i * 0.5, loud - (i % 2 ? 18 : 26));
        break;
    case Drums::Four:
        for (int i = 0; i < 4; ++i) hit(kick, i, loud), hit(openHat, i + 0.5, loud - 26);
        hit(clap, 1, loud - 10), hit(clap, 3, loud - 10);
        break;
    case Drums::Swing:
        for (const double when : {0.0, 1.0, 1.5, 2.0, 3.0, 3.5}) hit(ride, when, loud - (when == 1.5 || when == 3.5 ? 26 : 16));
        hit(kick, 0, loud - 20), hit(snare, 1, loud - 34), hit(snare, 3, loud - 30);
        break;
    case Drums::Epic:
        hit(lowTom, 0, loud), hit(lowTom, 1.5, loud - 14), hit(midTom, 2.5, loud - 12), hit(lowTom, 3, loud - 4);
        if (number >= m_bars / 2) hit(snare, 3.5, loud - 26), hit(kick, 0, loud), hit(kick, 2, loud - 6);
        break;
    case Drums::None: break;
    }
}

void Composer::melody(int number)
{
    if (m_bars > 3 && number < m_bars / 4) return;
    const auto& steps = number % 4 == 3 ? m_answer : m_motif;
    const bool varied = number % 4 == 2;
    const int octave = m_mood.brightness;
    for (const Step& step : steps) {
        int degree = rootOf(number) + step.degree;
        if (varied && step.beat >= 2) degree += 1;
        int key = degreeKey(degree, octave);
        while (key > m_tonic + 12 * octave + 14) key -= 12;
        add(Lead, key, at(number, step.beat), step.length * m_bar / beatsPerBar, 66 + 26 * energy(number) - (step.beat == 0 ? 0 : 8));
    }
}

/// The bar before the hit: drums tumble, a cymbal swells.
void Composer::fill(int number)
{
    if (m_mood.drums != Drums::None && m_mood.drums != Drums::Soft)
        for (int i = 0; i < 4; ++i) add(drumChannel, i < 2 ? snare : i == 2 ? midTom : lowTom, at(number, 3 + i * 0.25), 0.15, 70 + i * 12);
    m_score.notes.push_back({std::max(0.0, m_hit - 1.2), 1.2, Channel::Pad, degreeKey(rootOf(0) + 4, 1), 50});
}

void Composer::bar(int number)
{
    comp(number);
    bass(number);
    drums(number);
    melody(number);
    if (number + 1 == m_bars && m_bars > 1) fill(number);
}

/// After the hit, where there is room: the chords go on lightly, the motif says goodbye.
void Composer::outroBar(int number, double from)
{
    const double beat = m_bar / beatsPerBar;
    const int root = number % 2 ? m_chords[3] : m_chords[0];
    for (int i = 0; i < 8; ++i) add(Chords, degreeKey(root + (i % 3) * 2, i == 4 ? 1 : 0), from + i * beat / 2, beat, 58 - i);
    add(Bass, degreeKey(root, -2), from, beat * 3, 76);
    if (m_mood.drums != Drums::None)
        for (int i = 0; i < 4; ++i) add(drumChannel, shaker, from + i * beat, 0.1, 44);
    for (const Step& step : m_answer) add(Lead, degreeKey(root + step.degree, m_mood.brightness), from + step.beat * beat, step.length * beat, 64);
}

void Composer::ending()
{
    const auto chord = [&](double when, double velocity) {
        const double rest = m_c.seconds - when;
        double late = 0;
        for (const int degree : {0, 2, 4, 7}) {
            add(Chords, degreeKey(degree, 0), when + late, rest, velocity);
            if (m_mood.pad >= 0) add(Pad, degreeKey(degree, 0), when, rest, velocity - 24);
            late += 0.014;
        }
        add(Bass, degreeKey(0, -2), when, rest, velocity + 4);
        add(Lead, degreeKey(m_mood.isMinor ? 0 : 2, m_mood.brightness), when, rest, velocity);
    };
    if (m_mood.drums != Drums::None) {
        add(drumChannel, crash, m_hit, 2, 104);
        add(drumChannel, kick, m_hit, 0.3, 116);
    }
    const int more = static_cast<int>((m_c.seconds - m_hit - 1.2) / m_bar); // whole bars that fit before the last chord
    if (more < 1) return chord(m_hit, 100);
    for (const int degree : {0, 2, 4}) add(Chords, degreeKey(degree, 0), m_hit, m_bar, 100);
    for (int i = 0; i < more; ++i) outroBar(i, m_hit + i * m_bar);
    chord(m_hit + more * m_bar, 84);
}

Score Composer::write()
{
    choosePace();
    chooseMotif();
    m_score.parts = {{Lead, m_c.lead >= 0 ? m_c.lead : m_mood.lead, 92, 70, 55}, {Chords, m_mood.chords, 96, 52, 40}, {Bass, m_mood.bass, 104, 64, 10}, {drumChannel, 0, 92, 64, 24}};
    if (m_c.lead >= 0 && (m_c.lead == 24 || m_c.lead == 25 || m_c.lead == 0)) { // instruments that carry chords do so, and the mood's own lead sings
        m_score.parts[1].program = m_c.lead;
        m_score.parts[0].program = m_mood.lead;
    }
    m_score.parts.push_back({Pad, m_mood.pad >= 0 ? m_mood.pad : 48, 62, 76, 70});
    if (m_c.seconds >= 2)
        for (int i = 0; i < m_bars; ++i) bar(i);
    else
        m_hit = 0;
    ending();
    return m_score;
}

} // namespace

Score compose(const Mood& mood, const Commission& commission) { return Composer(mood, commission).write(); }

} // namespace music
