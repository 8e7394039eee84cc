// SPDX-License-Identifier: GPL-3.0-or-later
// Noise reduction: takes away a steady noise (air conditioning, hiss, hum) that it learns while it runs. In windows of 1024 samples, four
// over each other, the noise of each frequency is the least of its smoothed power in the last 1.5 s (R. Martin, "Noise power spectral
// density estimation based on optimal smoothing and minimum statistics", IEEE Trans. SAP 9, 2001, with a constant bias); the gain is
// that of Wiener with the decision-directed estimate of Y. Ephraim and D. Malah (IEEE Trans. ASSP 32, 1984). Late by one window.
// Our own lines and not afftdn of libavfilter: its memory cannot be copied, so a jump would have to hear the clip from its beginning.
#include "render/effects/effect_list.h"
#include "render/effects/sound_math.h"

#include <algorithm>
#include <complex>
#include <vector>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Reduction, Strength };

constexpr std::array parameters{
    EffectParameter{"reduction", "Reduction", EffectUnit::Decibels, 0, 40, 12, 0.1},
    EffectParameter{"strength", "Strength", EffectUnit::Percent, 0.2, 4, 1},
};

constexpr std::size_t size = 1024, hop = size / 4, bins = size / 2 + 1;
constexpr int spans = 8, framesOfSpan = static_cast<int>(soundRate * 3 / 2 / hop) / spans; // the least of 1.5 s, in eight parts
constexpr double smoothing = 0.85, bias = 1.6, directed = 0.96;

using Complex = std::complex<double>;

/// Radix 2, in place; turned: the inverse without its 1/size.
void transform(std::array<Complex, size>& x, bool turned)
{
    static const auto turns = [] {
        std::array<Complex, size / 2> made;
        for (std::size_t k = 0; k < size / 2; ++k) made[k] = std::polar(1.0, -2 * std::numbers::pi * static_cast<double>(k) / size);
        return made;
    }();
    for (std::size_t i = 1, j = 0; i < size; ++i) {
        std::size_t bit = size >> 1;
        for (; j & bit; bit >>= 1) j ^= bit;
        j ^= bit;
        if (i < j) std::swap(x[i], x[j]);
    }
    for (std::size_t wide = 2; wide <= size; wide *= 2)
        for (std::size_t from = 0; from < size; from += wide)
            for (std::size_t k = 0; k < wide / 2; ++k) {
                const Complex turn = turned ? std::conj(turns[k * (size / wide)]) : turns[k * (size / wide)];
                Complex &a = x[from + k], &b = x[from + k + wide / 2];
                const Complex other{b.real() * turn.real() - b.imag() * turn.imag(), b.real() * turn.imag() + b.imag() * turn.real()};
                b = a - other, a += other;
            }
}

/// Root of a Hann window: in and out of the transform together a Hann, whose four shifted copies sum to 2.
const std::array<double, size>& window()
{
    static const auto all = [] {
        std::array<double, size> made;
        for (std::size_t i = 0; i < size; ++i) made[i] = std::sin(std::numbers::pi * (static_cast<double>(i) + 0.5) / size);
        return made;
    }();
    return all;
}

/// What is known of one frequency, both channels together.
struct Bin {
    double power = -1;                   ///< smoothed; < 0: nothing yet
    std::array<double, spans> least;     ///< of each part
    double running = 1e300;              ///< of the part that runs
    double clean = 0;                    ///< power of the last window after its gain, over the noise
    Bin() { least.fill(1e300); }
};

class NoiseReduction final : public CopiedProcess<NoiseReduction>
{
public:
    void run(float* samples, int frames, EffectValues v) override
    {
        for (int i = 0; i < frames; ++i) {
            for (std::size_t c = 0; c < 2; ++c) {
                m_in[c][m_at] = samples[2 * i + static_cast<int>(c)];
                samples[2 * i + static_cast<int>(c)] = static_cast<float>(m_out[c][m_at]);
                m_out[c][m_at] = 0;
            }
            m_at = (m_at + 1) % size;
            if (m_at % hop == 0) window(v);
        }
    }

private:
    /// Takes the newest `size` samples, which begin at m_at, and adds what becomes of them to what comes out from now on.
    void window(EffectValues v)
    {
        const auto& shape = effects::window();
        std::array<Complex, size> x; // left is the real part, right the imaginary one
        for (std::size_t i = 0; i < size; ++i) x[i] = shape[i] * Complex{m_in[0][(m_at + i) % size], m_in[1][(m_at + i) % size]};
        transform(x, false);
        const double floor = gainOf(-v[Reduction]);
        for (std::size_t k = 0; k < bins; ++k) {
            const std::size_t mirror = (size - k) % size;
            const double gain = std::max(floor, gainAt(k, (std::norm(x[k]) + std::norm(x[mirror])) / 2, v[Strength]));
            x[k] *= gain;
            if (mirror != k) x[mirror] *= gain;
        }
        if (++m_frame % framesOfSpan == 0) nextSpan();
        transform(x, true);
        for (std::size_t i = 0; i < size; ++i) {
            m_out[0][(m_at + i) % size] += x[i].real() * shape[i] / (2.0 * size);
            m_out[1][(m_at + i) % size] += x[i].imag() * shape[i] / (2.0 * size);
        }
    }
    double gainAt(std::size_t k, double power, double strength)
    {
        Bin& bin = m_bins[k];
        bin.power = bin.power < 0 ? power : smoothing * bin.power + (1 - smoothing) * power;
        bin.running = std::min(bin.running, bin.power);
        const double noise = bias * strength * std::min(bin.running, *std::min_element(bin.least.begin(), bin.least.end())) + 1e-20;
        const double over = std::max(0.0, power / noise - 1), ratio = directed * bin.clean + (1 - directed) * over;
        const double gain = ratio / (1 + ratio);
        bin.clean = gain * gain * power / noise;
        return gain;
    }
    void nextSpan()
    {
        for (Bin& bin : m_bins) {
            bin.least[static_cast<std::size_t>(m_frame / framesOfSpan % spans)] = bin.running;
            bin.running = bin.power;
        }
    }

    std::array<std::array<double, size>, 2> m_in{}, m_out{};
    std::size_t m_at = 0;
    std::int64_t m_frame = 0;
    std::vector<Bin> m_bins = std::vector<Bin>(bins);
};

} // namespace

const EffectKind noiseReduction{.id = "noise reduction", .name = "Noise reduction", .group = EffectGroup::Repair, .parameters = parameters,
                                .listen = []() -> std::unique_ptr<SoundProcess> { return std::make_unique<NoiseReduction>(); }, .latency = size, .preRoll = soundRate * 2};

} // namespace spot::effects
