// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/composition/source_colour.h"

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

// Linear light to BT.709 primaries, both with white D65: from the chromaticities of ITU-R BT.2020-2 and SMPTE EG 432-1.
constexpr std::array<float, 9> fromBt2020{1.660491f, -0.587641f, -0.072850f, -0.124550f, 1.132900f, -0.008349f, -0.018151f, -0.100579f, 1.118730f};
constexpr std::array<float, 9> fromDisplayP3{1.224940f, -0.224940f, 0.f, -0.042057f, 1.042057f, 0.f, -0.019638f, -0.078636f, 1.098274f};

std::array<float, 12> rgbRange(Range range)
{
    const float scale = range == Range::Limited ? 255.f / 219.f : 1.f, offset = range == Range::Limited ? -16.f / 219.f : 0.f;
    return {scale, 0, 0, offset, 0, scale, 0, offset, 0, 0, scale, offset};
}

Encode encodeFor(Transfer transfer)
{
    switch (transfer) {
    case Transfer::Srgb: return Encode::Srgb;
    case Transfer::Gamma22: return Encode::Gamma22;
    case Transfer::Pq: return Encode::Gamma24;
    default: return Encode::Bt709;
    }
}

} // namespace

float encoded(Encode encode, float light)
{
    switch (encode) {
    case Encode::Srgb: return fromLinear(Transfer::Srgb, light);
    case Encode::Gamma22: return fromLinear(Transfer::Gamma22, light);
    case Encode::Gamma24: return std::pow(light, 1 / 2.4f);
    case Encode::Bt709: return fromLinear(Transfer::Bt709, light);
    }
    return light;
}


float rolledOff(float light)
{
    const float room = 1 - rollOffStart;
    return light <= rollOffStart ? light : 1 - room * std::exp(-(light - rollOffStart) / room);
}

SourceColour sourceColour(ColourTag tag, PixelFormat format, int height)
{
    const PixelFormatInfo& info = infoOf(format);
    tag = resolvedFor(tag, info.isYuv(), height);
    SourceColour colour;
    colour.toRgb = info.isYuv() ? yuvToRgb(tag.matrix, tag.range, info.bits) : rgbRange(tag.range);
    if (tag.primaries == Primaries::Bt2020) colour.toBt709 = fromBt2020, colour.isConverted = true;
    if (tag.primaries == Primaries::DisplayP3) colour.toBt709 = fromDisplayP3, colour.isConverted = true;
    colour.isRolledOff = tag.transfer == Transfer::Pq || tag.transfer == Transfer::Hlg;
    colour.isConverted = colour.isConverted || colour.isRolledOff || tag.transfer == Transfer::Linear;
    colour.decode = tag.transfer;
    colour.encode = encodeFor(tag.transfer);
    return colour;
}

std::array<float, 3> converted(const SourceColour& colour, std::array<float, 3> rgb)
{
    for (float& v : rgb) v = toLinear(colour.decode, std::clamp(v, 0.f, 1.f));
    const auto& m = colour.toBt709;
    std::array<float, 3> light;
    for (std::size_t i = 0; i < 3; ++i) light[i] = std::max(0.f, m[3 * i] * rgb[0] + m[3 * i + 1] * rgb[1] + m[3 * i + 2] * rgb[2]);
    const float top = std::max({light[0], light[1], light[2]});
    const float scale = colour.isRolledOff && top > rollOffStart ? rolledOff(top) / top : 1.f;
    for (float& v : light) v = encoded(colour.encode, v * scale);
    return light;
}

ColourTag overridden(ColourTag base, ColourTag over)
{
    if (over.primaries != Primaries::Unknown) base.primaries = over.primaries;
    if (over.transfer != Transfer::Unknown) base.transfer = over.transfer;
    if (over.matrix != Matrix::Unknown) base.matrix = over.matrix;
    if (over.range != Range::Unknown) base.range = over.range;
    return base;
}

} // namespace spot
