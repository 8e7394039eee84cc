// SPDX-License-Identifier: GPL-3.0-or-later
// Mosaic: blocks of the mean of what they cover, for faces and plates: only inside a part of the frame, which keyframes can move. Blocks
// are counted from the middle of that part, so that they travel with it.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>
#include <vector>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Block, X, Y, Width, Height, IsRound };

constexpr EffectUnit percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"block", "Block", EffectUnit::Height, 0.002, 0.5, 0.03, 0.001},
    EffectParameter{"x", "Centre across", percent, -0.5, 1.5, 0.5},
    EffectParameter{"y", "Centre down", percent, -0.5, 1.5, 0.5},
    EffectParameter{"width", "Width", percent, 0, 2, 1},
    EffectParameter{"height", "Height", percent, 0, 2, 1},
    EffectParameter{"round", "Round", EffectUnit::Switch, 0, 1, 0, 1},
};

/// Where one axis is cut into blocks: block i spans from cuts[i] to cuts[i + 1].
std::vector<int> cutsOf(double centre, double block, int length)
{
    std::vector<int> cuts{0};
    for (double at = centre - std::ceil(centre / block) * block; at < length; at += block)
        if (const int cut = static_cast<int>(std::lround(at)); cut > cuts.back() && cut < length) cuts.push_back(cut);
    cuts.push_back(length);
    return cuts;
}

void drawMosaic(EffectPicture& picture, EffectValues v)
{
    const double block = std::max(1.0, v[Block] * picture.unit);
    const double centreX = picture.left + v[X] * picture.width, centreY = picture.top + v[Y] * picture.height;
    const double halfX = v[Width] * picture.width / 2, halfY = v[Height] * picture.height / 2;
    const std::vector<int> across = cutsOf(centreX, block, picture.image.width()), down = cutsOf(centreY, block, picture.image.height());
    const auto isInside = [&](int x, int y) {
        const double dx = std::abs(x + 0.5 - centreX) / halfX, dy = std::abs(y + 0.5 - centreY) / halfY;
        return v[IsRound] >= 0.5 ? dx * dx + dy * dy <= 1 : dx <= 1 && dy <= 1;
    };
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float);
    (*picture.rows)(static_cast<int>(down.size()) - 1, [&](int j) {
        const int top = down[static_cast<std::size_t>(j)], bottom = down[static_cast<std::size_t>(j) + 1];
        for (std::size_t i = 0; i + 1 < across.size(); ++i) {
            double sum[4] = {};
            for (int y = top; y < bottom; ++y)
                for (int x = across[i]; x < across[i + 1]; ++x)
                    for (int c = 0; c < 4; ++c) sum[c] += static_cast<double>(first[pitch * static_cast<std::size_t>(y) + static_cast<std::size_t>(4 * x + c)]);
            const double share = 1.0 / ((bottom - top) * (across[i + 1] - across[i]));
            for (int y = top; y < bottom; ++y)
                for (int x = across[i]; x < across[i + 1]; ++x)
                    for (int c = 0; c < 4 && isInside(x, y); ++c) first[pitch * static_cast<std::size_t>(y) + static_cast<std::size_t>(4 * x + c)] = static_cast<float>(sum[c] * share);
        }
    });
}

} // namespace

const EffectKind mosaic{.id = "mosaic", .name = "Mosaic", .group = EffectGroup::Style, .parameters = parameters, .keepsOpaque = true,
                        .changesNothing = [](EffectValues v) { return v[Width] == 0 || v[Height] == 0; }, .draw = drawMosaic};

} // namespace spot::effects
