// SPDX-License-Identifier: GPL-3.0-or-later
// Tone curves, on straight R'G'B' of BT.709: one for all channels, then one for each. A curve goes through five points at 0, 25, 50, 75
// and 100 % by a cubic that does not overshoot between them (Fritsch and Butland, "A method for constructing local monotone piecewise
// cubic interpolants", 1984); beyond its ends it goes straight on. Nothing is clamped.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>

namespace spot::effects
{

namespace
{

constexpr std::size_t points = 5;
constexpr EffectUnit percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"all0", "All at 0", percent, 0, 1, 0},          EffectParameter{"all25", "All at 25", percent, 0, 1, 0.25},
    EffectParameter{"all50", "All at 50", percent, 0, 1, 0.5},      EffectParameter{"all75", "All at 75", percent, 0, 1, 0.75},
    EffectParameter{"all100", "All at 100", percent, 0, 1, 1},      EffectParameter{"red0", "Red at 0", percent, 0, 1, 0},
    EffectParameter{"red25", "Red at 25", percent, 0, 1, 0.25},     EffectParameter{"red50", "Red at 50", percent, 0, 1, 0.5},
    EffectParameter{"red75", "Red at 75", percent, 0, 1, 0.75},     EffectParameter{"red100", "Red at 100", percent, 0, 1, 1},
    EffectParameter{"green0", "Green at 0", percent, 0, 1, 0},      EffectParameter{"green25", "Green at 25", percent, 0, 1, 0.25},
    EffectParameter{"green50", "Green at 50", percent, 0, 1, 0.5},  EffectParameter{"green75", "Green at 75", percent, 0, 1, 0.75},
    EffectParameter{"green100", "Green at 100", percent, 0, 1, 1},  EffectParameter{"blue0", "Blue at 0", percent, 0, 1, 0},
    EffectParameter{"blue25", "Blue at 25", percent, 0, 1, 0.25},   EffectParameter{"blue50", "Blue at 50", percent, 0, 1, 0.5},
    EffectParameter{"blue75", "Blue at 75", percent, 0, 1, 0.75},   EffectParameter{"blue100", "Blue at 100", percent, 0, 1, 1},
};

class ToneCurve
{
public:
    explicit ToneCurve(EffectValues y)
    {
        constexpr double step = 1.0 / (points - 1);
        std::array<double, points - 1> slope;
        for (std::size_t i = 0; i + 1 < points; ++i) slope[i] = (y[i + 1] - y[i]) / step;
        for (std::size_t i = 0; i < points; ++i) {
            m_y[i] = static_cast<float>(y[i]);
            const double before = slope[i == 0 ? 0 : i - 1], after = slope[std::min(i, points - 2)];
            m_slope[i] = before * after <= 0 ? 0.f : static_cast<float>(2 * before * after / (before + after));
        }
    }
    float operator()(float x) const
    {
        constexpr float step = 1.f / (points - 1);
        if (!(x > 0)) return m_y.front() + m_slope.front() * x;
        if (x >= 1) return m_y.back() + m_slope.back() * (x - 1);
        const auto i = std::min(static_cast<std::size_t>(x / step), points - 2);
        const float t = x / step - static_cast<float>(i), s = 1 - t; // the cubic of Hermite
        return m_y[i] * s * s * (1 + 2 * t) + m_slope[i] * step * t * s * s + m_y[i + 1] * t * t * (3 - 2 * t) - m_slope[i + 1] * step * t * t * s;
    }

private:
    std::array<float, points> m_y, m_slope;
};

bool isStraight(EffectValues v) { return areFallbacks(parameters, v); }

void drawCurves(EffectPicture& picture, EffectValues v)
{
    if (isStraight(v)) return;
    const ToneCurve all(v.subspan(0, points)), red(v.subspan(points, points)), green(v.subspan(2 * points, points)), blue(v.subspan(3 * points, points));
    eachColour(picture, [&](float* p) { p[0] = red(all(p[0])), p[1] = green(all(p[1])), p[2] = blue(all(p[2])); });
}

} // namespace

const EffectKind curves{.id = "curves", .name = "Curves", .group = EffectGroup::Colour, .parameters = parameters, .keepsOpaque = true,
                        .changesNothing = isStraight, .draw = drawCurves};

} // namespace spot::effects
