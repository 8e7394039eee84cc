// SPDX-License-Identifier: GPL-3.0-or-later
// render/composition/source_colour.h: from a source's code values to the R'G'B' that layers are blended in.
// Rules, the same for every renderer:
//  - BT.601, BT.709, sRGB and gamma-2.2 codes are all display-referred: they differ in matrix and range, and count as BT.709
//    R'G'B' once those are undone (as players and editors do; the BT.601 primaries differ by a few codes at most).
//  - All that needs more than a matrix is first clamped to codes of 0..1.
//  - BT.2020 and Display P3 are brought to BT.709 primaries in linear light and coded again with their own transfer.
//  - PQ and HLG are rolled off above 3/4 of reference white so that highlights keep their hue; PQ is then coded for a display of
//    gamma 2.4, HLG and linear light with the BT.709 curve.
#pragma once

#include "assets/pixels/colour.h"
#include "assets/pixels/image.h"

#include <array>

namespace spot
{

/// The curve that codes light again after a conversion.
enum class Encode : std::int32_t { Bt709, Srgb, Gamma22, Gamma24 };

/// How one source becomes R'G'B'.                                                                                [value]
struct SourceColour {
    std::array<float, 12> toRgb{}; ///< rows R', G', B' from (c0, c1, c2, alpha); codes are fractions of the full code range
    bool isConverted = false;      ///< the fields below say how; else toRgb is all
    Transfer decode = Transfer::Bt709;
    Encode encode = Encode::Bt709;
    bool isRolledOff = false;
    std::array<float, 9> toBt709{1, 0, 0, 0, 1, 0, 0, 0, 1}; ///< linear light, rows R, G, B
};

/// `tag` may have unknown fields: they are resolved by resolvedFor().                                            [any]
SourceColour sourceColour(ColourTag tag, PixelFormat format, int height);

/// The part after toRgb, on straight values. Only where isConverted.                                             [any]
std::array<float, 3> converted(const SourceColour& colour, std::array<float, 3> rgb);

/// The last step of converted(): light to code.
float encoded(Encode encode, float light);
/// The roll-off of PQ and HLG: light up to rollOffStart stays, what is above approaches 1.
inline constexpr float rollOffStart = 0.75f;
float rolledOff(float light);

/// Replaces the fields of `base` that `over` knows.
ColourTag overridden(ColourTag base, ColourTag over);

} // namespace spot
