// SPDX-License-Identifier: GPL-3.0-or-later
// Lens blur: the mean over a disc, as of a lens that is out of focus. Bright pixels weigh more, so that lights become discs: times
// 1 + highlights * smooth step of luma from 0.7 to 1. Each row of the disc is a running sum with fractions of a pixel at its ends.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>
#include <vector>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Radius, Highlights };

constexpr std::array parameters{
    EffectParameter{"radius", "Radius", EffectUnit::Height, 0, 0.1, 0.015, 0.001},
    EffectParameter{"highlights", "Highlights", EffectUnit::Percent, 0, 10, 2, 0.1},
};

using Weighed = std::array<double, 5>; ///< four channels times their weight, and the weight

/// One row of the picture with what lies beside it.
struct WeighedRow {
    std::vector<Weighed> pixels;

    void read(const Image& image, int y, int reach, bool edgeGoesOn, double highlights)
    {
        pixels.assign(static_cast<std::size_t>(image.width() + 2 * reach), Weighed{0, 0, 0, 0, 1});
        if (!edgeGoesOn && (y < 0 || y >= image.height())) return;
        const float* row = image.rowAs<float>(0, std::clamp(y, 0, image.height() - 1));
        for (int i = 0; i < static_cast<int>(pixels.size()); ++i) {
            const int x = i - reach;
            if (!edgeGoesOn && (x < 0 || x >= image.width())) continue;
            const float* p = row + 4 * std::clamp(x, 0, image.width() - 1);
            const double weight = 1 + highlights * smoothStep(0.7, 1, static_cast<double>(lumaOf(p[0], p[1], p[2])));
            Weighed& w = pixels[static_cast<std::size_t>(i)];
            for (std::size_t c = 0; c < 4; ++c) w[c] = static_cast<double>(p[c]) * weight;
            w[4] = weight;
        }
    }
};

/// Adds, for each pixel of a row, the mean line from -half to half around it.
void addLine(const WeighedRow& row, int reach, double half, std::vector<Weighed>& sums)
{
    const int whole = static_cast<int>(half);
    const double end = half - whole;
    Weighed running{};
    for (int i = reach - whole; i <= reach + whole; ++i)
        for (std::size_t c = 0; c < 5; ++c) running[c] += row.pixels[static_cast<std::size_t>(i)][c];
    for (std::size_t x = 0; x < sums.size(); ++x) {
        const std::size_t middle = x + static_cast<std::size_t>(reach), side = static_cast<std::size_t>(whole);
        const Weighed &before = row.pixels[middle - side - 1], &after = row.pixels[middle + side + 1], &leaves = row.pixels[middle - side];
        for (std::size_t c = 0; c < 5; ++c) {
            sums[x][c] += running[c] + end * (before[c] + after[c]);
            running[c] += after[c] - leaves[c];
        }
    }
}

void drawLensBlur(EffectPicture& picture, EffectValues v)
{
    const double radius = v[Radius] * picture.unit;
    if (radius < 1e-3) return;
    const Image before = picture.image;
    Image after({before.width(), before.height()}, PixelFormat::RgbaF32, before.colour(), before.alpha());
    float* first = after.mutableRowAs<float>(0, 0);
    const std::size_t pitch = after.stride(0) / sizeof(float);
    const int tall = static_cast<int>(std::ceil(radius)), reach = tall + 1;
    picture.eachRow([&](int y) {
        std::vector<Weighed> sums(static_cast<std::size_t>(before.width()), Weighed{});
        WeighedRow row;
        for (int dy = -tall; dy <= tall; ++dy) {
            const double r = radius + 0.5, square = r * r - dy * dy; // the disc through pixel centres, half a pixel wider
            if (square <= 0.25) continue;
            row.read(before, y + dy, reach, picture.isOpaque, v[Highlights]);
            addLine(row, reach, std::sqrt(square) - 0.5, sums);
        }
        float* p = first + pitch * static_cast<std::size_t>(y);
        for (const Weighed& sum : sums)
            for (std::size_t c = 0; c < 4; ++c) *p++ = static_cast<float>(sum[c] / sum[4]);
    });
    picture.image = std::move(after);
}

} // namespace

const EffectKind lensBlur{.id = "lens blur", .name = "Lens blur", .group = EffectGroup::Blur, .parameters = parameters, .keepsOpaque = true,
                          .changesNothing = [](EffectValues v) { return v[Radius] == 0; }, .margin = [](EffectValues v) { return v[Radius] + 0.002; },
                          .draw = drawLensBlur};

} // namespace spot::effects
