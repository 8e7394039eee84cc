// SPDX-License-Identifier: GPL-3.0-or-later
// Film grain: noise of about a bell's shape on a grid of the grain's size, another one in every frame; the same seed, frame and place
// always give the same grain, at every resolution. Strongest in the middle tones, as on film: times 4 y (1 - y) mixed with 1 by half.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"
#include "render/effects/picture_sample.h"

#include <array>
#include <cmath>
#include <vector>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Amount, Size, Colour, Seed };

constexpr std::array parameters{
    EffectParameter{"amount", "Amount", EffectUnit::Percent, 0, 1, 0.15},
    EffectParameter{"size", "Size", EffectUnit::Height, 0.0005, 0.02, 0.0018, 0.0001},
    EffectParameter{"colour", "Colour", EffectUnit::Percent, 0, 1, 0.3},
    EffectParameter{"seed", "Seed", EffectUnit::Whole, 0, 9999, 0, 1},
};

/// Sum of four bytes, as a number of variance 1 around 0.
float bellAt(std::uint64_t key, int x, int y, int channel)
{
    const std::uint64_t bits = mixedBits(key ^ mixedBits(static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32 | static_cast<std::uint32_t>(y)) ^ mixedBits(static_cast<std::uint64_t>(channel) + 17));
    const auto sum = static_cast<float>((bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24 & 255));
    return (sum - 510.f) / 147.8f;
}

/// Noise between the points of the grid: two rows of it at a time, so that each point is worked out once a row.
class GrainRow
{
public:
    GrainRow(std::uint64_t key, double perPixel, double startX, int width) : m_key(key), m_perPixel(perPixel), m_start(startX), m_width(width) {}

    void at(double v, int channel, std::vector<float>& to) const
    {
        const double own = std::floor(v);
        const auto share = static_cast<float>(v - own);
        const int row = static_cast<int>(own), first = static_cast<int>(std::floor(m_start)), last = static_cast<int>(std::floor(m_start + m_perPixel * m_width)) + 1;
        std::vector<float> points;
        for (int x = first; x <= last; ++x) points.push_back(bellAt(m_key, x, row, channel) * (1 - share) + bellAt(m_key, x, row + 1, channel) * share);
        to.resize(static_cast<std::size_t>(m_width));
        const float down = std::sqrt((1 - share) * (1 - share) + share * share); // mixing took strength away: give it back
        for (int x = 0; x < m_width; ++x) {
            const double u = m_start + m_perPixel * (x + 0.5);
            const auto i = static_cast<std::size_t>(static_cast<int>(std::floor(u)) - first);
            const auto part = static_cast<float>(u - std::floor(u));
            const float across = std::sqrt((1 - part) * (1 - part) + part * part);
            to[static_cast<std::size_t>(x)] = (points[i] * (1 - part) + points[std::min(i + 1, points.size() - 1)] * part) / (across * down);
        }
    }

private:
    std::uint64_t m_key;
    double m_perPixel, m_start;
    int m_width;
};

void drawGrain(EffectPicture& picture, EffectValues v)
{
    const double perPixel = 1 / (v[Size] * picture.unit);
    const std::uint64_t key = mixedBits(static_cast<std::uint64_t>(picture.frame) * 2654435761u + static_cast<std::uint64_t>(std::llround(v[Seed])));
    const GrainRow grain(key, perPixel, -picture.left * perPixel, picture.image.width());
    // A pixel larger than a grain shows the mean of several.
    const auto amount = static_cast<float>(v[Amount] * 0.25 * std::min(1.0, 1 / perPixel)), colour = static_cast<float>(v[Colour]);
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    picture.eachRow([&](int y) {
        std::vector<float> noise[4];
        const double row = (y + 0.5 - picture.top) * perPixel;
        for (int channel = 0; channel < (colour > 0 ? 4 : 1); ++channel) grain.at(row, channel, noise[channel]);
        float* p = first + pitch * static_cast<std::size_t>(y);
        for (std::size_t x = 0; x < static_cast<std::size_t>(picture.image.width()); ++x, p += 4) {
            const float alpha = p[3];
            if (alpha <= 0) continue;
            const float luma = std::clamp(lumaOf(p[0], p[1], p[2]) / alpha, 0.f, 1.f), strength = amount * (0.5f + 2 * luma * (1 - luma)) * alpha;
            for (int c = 0; c < 3; ++c) {
                const float n = colour > 0 ? noise[0][x] * (1 - colour) + noise[c + 1][x] * colour : noise[0][x];
                p[c] = std::clamp(p[c] + n * strength, std::min(p[c], 0.f), std::max(p[c], alpha));
            }
        }
    });
}

} // namespace

const EffectKind grain{.id = "grain", .name = "Film grain", .group = EffectGroup::Style, .parameters = parameters, .isTimed = true, .keepsOpaque = true,
                       .changesNothing = [](EffectValues v) { return v[Amount] == 0; }, .draw = drawGrain};

} // namespace spot::effects
