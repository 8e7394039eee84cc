// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/pixels/colour.h"

#include <cmath>

namespace spot
{

bool ColourTag::isComplete() const
{
    return primaries != Primaries::Unknown && transfer != Transfer::Unknown && matrix != Matrix::Unknown && range != Range::Unknown;
}

ColourTag resolvedFor(ColourTag tag, bool isYuv, int height)
{
    const ColourTag guess = !isYuv ? srgbFull : height >= 720 ? bt709Limited : bt601Limited;
    if (tag.matrix == Matrix::Unknown || (isYuv && tag.matrix == Matrix::Rgb)) tag.matrix = guess.matrix;
    if (tag.primaries == Primaries::Unknown) tag.primaries = guess.primaries;
    if (tag.transfer == Transfer::Unknown) tag.transfer = guess.transfer;
    if (tag.range == Range::Unknown) tag.range = guess.range;
    return tag;
}

LumaWeights lumaWeights(Matrix matrix)
{
    switch (matrix) {
    case Matrix::Bt601: return {0.299, 0.114};
    case Matrix::Bt2020: return {0.2627, 0.0593};
    default: return {0.2126, 0.0722};
    }
}

namespace
{

struct Coding {
    double lumaScale, lumaOffset, chromaScale, chromaOffset; // code fraction = value * scale + offset
};

Coding codingOf(Range range, int bits)
{
    const double top = (1 << bits) - 1, step = 1 << (bits - 8);
    if (range == Range::Full) return {1, 0, 1, (128 * step) / top};
    return {219 * step / top, 16 * step / top, 224 * step / top, 128 * step / top};
}

} // namespace

std::array<float, 12> yuvToRgb(Matrix matrix, Range range, int bits)
{
    const auto [kr, kb] = lumaWeights(matrix);
    const double kg = 1 - kr - kb;
    const Coding c = codingOf(range, bits);
    const double rv = 2 * (1 - kr), bu = 2 * (1 - kb);
    const double rows[3][3] = {{1, 0, rv}, {1, -bu * kb / kg, -rv * kr / kg}, {1, bu, 0}};
    std::array<float, 12> m{};
    for (int r = 0; r < 3; ++r) {
        const double y = rows[r][0] / c.lumaScale, u = rows[r][1] / c.chromaScale, v = rows[r][2] / c.chromaScale;
        m[4 * r] = static_cast<float>(y);
        m[4 * r + 1] = static_cast<float>(u);
        m[4 * r + 2] = static_cast<float>(v);
        m[4 * r + 3] = static_cast<float>(-y * c.lumaOffset - (u + v) * c.chromaOffset);
    }
    return m;
}

std::array<float, 12> rgbToYuv(Matrix matrix, Range range, int bits)
{
    const auto [kr, kb] = lumaWeights(matrix);
    const double kg = 1 - kr - kb;
    const Coding c = codingOf(range, bits);
    const double du = 2 * (1 - kb), dv = 2 * (1 - kr);
    const double rows[3][3] = {{kr, kg, kb}, {-kr / du, -kg / du, (1 - kb) / du}, {(1 - kr) / dv, -kg / dv, -kb / dv}};
    std::array<float, 12> m{};
    for (int r = 0; r < 3; ++r) {
        const double scale = r == 0 ? c.lumaScale : c.chromaScale;
        for (int i = 0; i < 3; ++i) m[4 * r + i] = static_cast<float>(rows[r][i] * scale);
        m[4 * r + 3] = static_cast<float>(r == 0 ? c.lumaOffset : c.chromaOffset);
    }
    return m;
}

namespace
{

// SMPTE ST 2084.
constexpr float pqM1 = 2610.f / 16384, pqM2 = 2523.f / 4096 * 128, pqC1 = 3424.f / 4096, pqC2 = 2413.f / 4096 * 32,
                pqC3 = 2392.f / 4096 * 32, pqWhite = 203.f / 10000;
// ARIB STD-B67 (BT.2100 HLG); 75 % signal is reference white.
constexpr float hlgA = 0.17883277f, hlgB = 0.28466892f, hlgC = 0.55991073f, hlgWhite = 0.26496256f;

float hlgToScene(float v) { return v <= 0.5f ? v * v / 3 : (std::exp((v - hlgC) / hlgA) + hlgB) / 12; }
float sceneToHlg(float e) { return e <= 1.f / 12 ? std::sqrt(3 * e) : hlgA * std::log(12 * e - hlgB) + hlgC; }

} // namespace

float toLinear(Transfer transfer, float v)
{
    switch (transfer) {
    case Transfer::Bt709: return v < 0.081f ? v / 4.5f : std::pow((v + 0.099f) / 1.099f, 1 / 0.45f);
    case Transfer::Gamma22: return v <= 0 ? 0 : std::pow(v, 2.2f);
    case Transfer::Linear: return v;
    case Transfer::Pq: {
        const float p = std::pow(std::fmax(v, 0.f), 1 / pqM2);
        return std::pow(std::fmax(p - pqC1, 0.f) / (pqC2 - pqC3 * p), 1 / pqM1) / pqWhite;
    }
    case Transfer::Hlg: return hlgToScene(std::fmax(v, 0.f)) / hlgWhite;
    default: return v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f);
    }
}

float fromLinear(Transfer transfer, float v)
{
    switch (transfer) {
    case Transfer::Bt709: return v < 0.018f ? 4.5f * v : 1.099f * std::pow(v, 0.45f) - 0.099f;
    case Transfer::Gamma22: return v <= 0 ? 0 : std::pow(v, 1 / 2.2f);
    case Transfer::Linear: return v;
    case Transfer::Pq: {
        const float p = std::pow(std::fmax(v, 0.f) * pqWhite, pqM1);
        return std::pow((pqC1 + pqC2 * p) / (1 + pqC3 * p), pqM2);
    }
    case Transfer::Hlg: return sceneToHlg(std::fmax(v, 0.f) * hlgWhite);
    default: return v <= 0.0031308f ? 12.92f * v : 1.055f * std::pow(v, 1 / 2.4f) - 0.055f;
    }
}

std::string describe(ColourTag tag)
{
    static constexpr const char* matrices[] = {"unknown matrix", "RGB", "BT.601", "BT.709", "BT.2020"};
    static constexpr const char* transfers[] = {"unknown transfer", "BT.709 transfer", "sRGB transfer", "linear light", "PQ", "HLG", "gamma 2.2"};
    static constexpr const char* ranges[] = {"unknown range", "full range", "limited range"};
    return std::string(matrices[static_cast<int>(tag.matrix)]) + ", " + transfers[static_cast<int>(tag.transfer)] + ", " +
           ranges[static_cast<int>(tag.range)];
}

} // namespace spot
