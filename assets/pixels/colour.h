// SPDX-License-Identifier: GPL-3.0-or-later
// assets/pixels/colour.h: primaries, transfer, matrix, range, and the conversions between them.
// Numbers: ITU-R BT.601-7, BT.709-6, BT.2020-2, IEC 61966-2-1 (sRGB). Unknown is a value, never a silent default:
// resolvedFor() is the one place that guesses, and whoever calls it can say so to the person.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace spot
{

enum class Primaries { Unknown, Bt709, Bt601_525, Bt601_625, Bt2020, DisplayP3 };
enum class Transfer { Unknown, Bt709, Srgb, Linear, Pq, Hlg, Gamma22 };
enum class Matrix { Unknown, Rgb, Bt601, Bt709, Bt2020 };
enum class Range { Unknown, Full, Limited };
enum class AlphaMode { Opaque, Straight, Premultiplied };

/// What the numbers of a picture mean. Travels with the Image, through import, render and export.               [value]
struct ColourTag {
    Primaries primaries = Primaries::Unknown;
    Transfer transfer = Transfer::Unknown;
    Matrix matrix = Matrix::Unknown;
    Range range = Range::Unknown;
    bool operator==(const ColourTag&) const = default;
    bool isComplete() const;
};

inline constexpr ColourTag bt709Limited{Primaries::Bt709, Transfer::Bt709, Matrix::Bt709, Range::Limited};
inline constexpr ColourTag bt601Limited{Primaries::Bt601_625, Transfer::Bt709, Matrix::Bt601, Range::Limited};
inline constexpr ColourTag srgbFull{Primaries::Bt709, Transfer::Srgb, Matrix::Rgb, Range::Full};
/// The display-referred working space: R'G'B' of BT.709, full range.
inline constexpr ColourTag bt709Rgb{Primaries::Bt709, Transfer::Bt709, Matrix::Rgb, Range::Full};

/// Fills unknown fields by the usual rule: RGB is sRGB full; YUV of height >= 720 is BT.709 limited, else BT.601 limited.
ColourTag resolvedFor(ColourTag tag, bool isYuv, int height);

/// Kr and Kb of a YUV matrix: {0.2126, 0.0722} for BT.709. Rgb and Unknown give BT.709's.
struct LumaWeights {
    double kr, kb;
};
LumaWeights lumaWeights(Matrix matrix);

/// Rows R', G', B' from (Y, U, V, 1), code values as fractions of the full code range (0..255 -> 0..1; 10 bit 0..1023 -> 0..1).
/// bits is 8 or 10: limited range is 16..235 (luma), 16..240 (chroma) scaled by 2^(bits-8).
std::array<float, 12> yuvToRgb(Matrix matrix, Range range, int bits);
/// The inverse: rows Y, U, V from (R', G', B', 1).
std::array<float, 12> rgbToYuv(Matrix matrix, Range range, int bits);

/// Code value to light (0..1 SDR; PQ gives 1.0 at 203 nits, HLG scene light with 1.0 at reference white of 75 %).
float toLinear(Transfer transfer, float code);
float fromLinear(Transfer transfer, float light);

/// One sentence for the person: "BT.709, limited range", "unknown matrix".
std::string describe(ColourTag tag);

} // namespace spot
