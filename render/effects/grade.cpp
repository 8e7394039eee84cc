// SPDX-License-Identifier: GPL-3.0-or-later
// The primary grade, on straight R'G'B' of BT.709. Each channel c, with master and channel numbers joined (sums for lift and offset,
// products for gain and gamma):
//   white balance  c * w / luma(w), w = (2^(temperature / 4), 2^(-tint / 4), 2^(-temperature / 4)): grey keeps its luma
//   offset         c + offset
//   lift           c + lift * (1 - c): moves black, leaves white
//   gain           c * gain: moves white, leaves black
//   gamma          c^(1 / gamma) where c > 0
//   contrast       (c - pivot) * contrast + pivot
// then saturation: luma + saturation * (c - luma). Nothing is clamped.
#include "render/effects/colour_curves.h"
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>
#include <vector>

namespace spot::effects
{

namespace
{

enum At : std::size_t {
    Temperature, Tint, Lift, LiftRed, LiftGreen, LiftBlue, Gamma, GammaRed, GammaGreen, GammaBlue, Gain, GainRed, GainGreen, GainBlue,
    Offset, OffsetRed, OffsetGreen, OffsetBlue, Contrast, Pivot, Saturation
};

constexpr EffectUnit number = EffectUnit::Number, percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"temperature", "Temperature", percent, -1, 1, 0},
    EffectParameter{"tint", "Tint", percent, -1, 1, 0},
    EffectParameter{"lift", "Lift", number, -1, 1, 0, 0.005},
    EffectParameter{"liftRed", "Lift red", number, -1, 1, 0, 0.005},
    EffectParameter{"liftGreen", "Lift green", number, -1, 1, 0, 0.005},
    EffectParameter{"liftBlue", "Lift blue", number, -1, 1, 0, 0.005},
    EffectParameter{"gamma", "Gamma", number, 0.1, 5, 1},
    EffectParameter{"gammaRed", "Gamma red", number, 0.1, 5, 1},
    EffectParameter{"gammaGreen", "Gamma green", number, 0.1, 5, 1},
    EffectParameter{"gammaBlue", "Gamma blue", number, 0.1, 5, 1},
    EffectParameter{"gain", "Gain", number, 0, 4, 1},
    EffectParameter{"gainRed", "Gain red", number, 0, 4, 1},
    EffectParameter{"gainGreen", "Gain green", number, 0, 4, 1},
    EffectParameter{"gainBlue", "Gain blue", number, 0, 4, 1},
    EffectParameter{"offset", "Offset", number, -1, 1, 0, 0.005},
    EffectParameter{"offsetRed", "Offset red", number, -1, 1, 0, 0.005},
    EffectParameter{"offsetGreen", "Offset green", number, -1, 1, 0, 0.005},
    EffectParameter{"offsetBlue", "Offset blue", number, -1, 1, 0, 0.005},
    EffectParameter{"contrast", "Contrast", number, 0, 4, 1},
    EffectParameter{"pivot", "Pivot", number, 0, 1, 0.435, 0.005},
    EffectParameter{"saturation", "Saturation", number, 0, 4, 1},
};

/// What happens to one channel before saturation.
struct Channel {
    double balance, offset, lift, gain, power, contrast, pivot;

    double operator()(double c) const
    {
        c = c * balance + offset;
        c = (c + lift * (1 - c)) * gain;
        if (power != 1 && c > 0) c = std::pow(c, power);
        return (c - pivot) * contrast + pivot;
    }
    /// Where there is no power the channel is a straight line.
    float slope() const { return static_cast<float>(balance * (1 - lift) * gain * contrast); }
    float start() const { return static_cast<float>(((offset * (1 - lift) + lift) * gain - pivot) * contrast + pivot); }
};

std::array<Channel, 3> channelsOf(EffectValues v)
{
    const std::array<double, 3> w{std::exp2(v[Temperature] / 4), std::exp2(-v[Tint] / 4), std::exp2(-v[Temperature] / 4)};
    const double luma = 0.2126 * w[0] + 0.7152 * w[1] + 0.0722 * w[2];
    std::array<Channel, 3> all;
    for (std::size_t c = 0; c < 3; ++c)
        all[c] = {w[c] / luma, v[Offset] + v[OffsetRed + c], v[Lift] + v[LiftRed + c], v[Gain] * v[GainRed + c],
                  1 / (v[Gamma] * v[GammaRed + c]), v[Contrast], v[Pivot]};
    return all;
}

/// A channel as a table with straight lines between its entries; exact where a line would be seen, and outside of the table.
class ChannelTable
{
public:
    explicit ChannelTable(const Channel& channel) : m_channel(channel)
    {
        const auto at = [&](double i) { return channel(low + (high - low) * i / steps); };
        for (int i = 0; i <= steps; ++i) m_values.push_back(static_cast<float>(at(i)));
        for (int i = 0; i < steps; ++i) m_isBent.push_back(std::abs(at(i + 0.5) - (at(i) + at(i + 1)) / 2) > 1e-4);
    }
    float operator()(float c) const
    {
        constexpr float perUnit = static_cast<float>(steps / (high - low));
        if (!(c > static_cast<float>(low)) || c >= static_cast<float>(high)) return static_cast<float>(m_channel(c));
        const float at = (c - static_cast<float>(low)) * perUnit;
        const int i = std::min(static_cast<int>(at), steps - 1);
        if (m_isBent[static_cast<std::size_t>(i)]) return static_cast<float>(m_channel(c));
        const float a = m_values[static_cast<std::size_t>(i)], b = m_values[static_cast<std::size_t>(i) + 1];
        return a + (b - a) * (at - static_cast<float>(i));
    }

private:
    static constexpr int steps = 8192;
    static constexpr double low = -0.125, high = 1.375;
    Channel m_channel;
    std::vector<float> m_values;
    std::vector<char> m_isBent;
};

template <class Curve> void gradeWith(EffectPicture& picture, const Curve& red, const Curve& green, const Curve& blue, float saturation)
{
    eachColour(picture, [&](float* p) {
        const float r = red(p[0]), g = green(p[1]), b = blue(p[2]);
        const float y = lumaOf(r, g, b);
        p[0] = y + saturation * (r - y), p[1] = y + saturation * (g - y), p[2] = y + saturation * (b - y);
    });
}

void drawGrade(EffectPicture& picture, EffectValues v)
{
    const auto channels = channelsOf(v);
    const auto saturation = static_cast<float>(v[Saturation]);
    if (std::ranges::any_of(channels, [](const Channel& c) { return c.power != 1; }))
        return gradeWith(picture, ChannelTable(channels[0]), ChannelTable(channels[1]), ChannelTable(channels[2]), saturation);
    const auto line = [](const Channel& c) { return [slope = c.slope(), start = c.start()](float v) { return slope * v + start; }; };
    gradeWith(picture, line(channels[0]), line(channels[1]), line(channels[2]), saturation);
}

bool isPlain(EffectValues v)
{
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (i != Pivot && v[i] != parameters[i].fallback) return false;
    return true;
}

} // namespace

const EffectKind grade{.id = "grade", .name = "Colour grade", .group = EffectGroup::Colour, .parameters = parameters, .keepsOpaque = true,
                       .changesNothing = isPlain, .draw = drawGrade};

} // namespace spot::effects

std::optional<spot::ColourCurves> spot::curvesOf(const EffectKind& kind, EffectValues values)
{
    if (&kind != &effects::grade) return std::nullopt;
    const auto channels = effects::channelsOf(values);
    return ColourCurves{{channels[0], channels[1], channels[2]}, static_cast<float>(values[effects::Saturation])};
}
