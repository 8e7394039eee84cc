// SPDX-License-Identifier: GPL-3.0-or-later
// Outline: a line of `width` around what is not transparent, under the picture. The distance to the picture is exact (Felzenszwalb and
// Huttenlocher, "Distance transforms of sampled functions", 2012), counted from the pixels that are
// covered by half and more, whose edge lies half a pixel outside of their middle.
#include "render/effects/effect_list.h"
#include "render/effects/picture_math.h"

#include <array>
#include <cmath>
#include <vector>

namespace spot::effects
{

namespace
{

enum At : std::size_t { Width, Opacity, Red, Green, Blue };

constexpr EffectUnit percent = EffectUnit::Percent;
constexpr std::array parameters{
    EffectParameter{"width", "Width", EffectUnit::Height, 0, 0.1, 0.006, 0.001},
    EffectParameter{"opacity", "Opacity", percent, 0, 1, 1},
    EffectParameter{"red", "Red", percent, 0, 1, 1},
    EffectParameter{"green", "Green", percent, 0, 1, 1},
    EffectParameter{"blue", "Blue", percent, 0, 1, 1},
};

constexpr double far = 1e18;

/// The lower envelope of parabolas: for each place the least of f(q) + (place - q)^2. Vectors are room that is used again.
struct Envelope {
    std::vector<int> at;
    std::vector<double> from, f;

    void run(double* line, std::size_t step, int n)
    {
        f.resize(static_cast<std::size_t>(n)), at.clear(), from.clear();
        for (int q = 0; q < n; ++q) f[static_cast<std::size_t>(q)] = line[step * static_cast<std::size_t>(q)];
        for (int q = 0; q < n; ++q) {
            const double here = f[static_cast<std::size_t>(q)];
            if (here >= far) continue;
            double begins = -far;
            while (!at.empty()) {
                const int p = at.back();
                begins = ((here + static_cast<double>(q) * q) - (f[static_cast<std::size_t>(p)] + static_cast<double>(p) * p)) / (2.0 * (q - p));
                if (begins > from.back()) break;
                at.pop_back(), from.pop_back();
                begins = -far;
            }
            at.push_back(q), from.push_back(begins);
        }
        if (at.empty()) return;
        std::size_t k = 0;
        for (int x = 0; x < n; ++x) {
            while (k + 1 < at.size() && from[k + 1] < x) ++k;
            const double away = x - at[k];
            line[step * static_cast<std::size_t>(x)] = away * away + f[static_cast<std::size_t>(at[k])];
        }
    }
};

/// Squared distance of each pixel to where alpha is at least a half, in pixels.
std::vector<double> distances(EffectPicture& picture)
{
    const int width = picture.image.width(), height = picture.image.height();
    std::vector<double> all(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), far);
    const Image& image = picture.image;
    picture.eachRow([&](int y) {
        const float* p = image.rowAs<float>(0, y);
        double* line = all.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
        for (int x = 0; x < width; ++x) {
            const double alpha = static_cast<double>(p[4 * x + 3]), short_ = 0.5 - alpha; // a pixel that is covered less begins further inside
            if (alpha >= 0.5) line[x] = 0;
            else if (alpha > 0) line[x] = short_ * short_;
        }
        Envelope().run(line, 1, width);
    });
    (*picture.rows)(width, [&](int x) { Envelope().run(all.data() + x, static_cast<std::size_t>(width), height); });
    return all;
}

void drawOutline(EffectPicture& picture, EffectValues v)
{
    const double wide = v[Width] * picture.unit;
    const std::vector<double> away = distances(picture);
    const float colour[4] = {static_cast<float>(v[Red]), static_cast<float>(v[Green]), static_cast<float>(v[Blue]), 1};
    float* first = picture.row(0);
    const std::size_t pitch = picture.image.stride(0) / sizeof(float), width = static_cast<std::size_t>(picture.image.width());
    picture.eachRow([&](int y) {
        float* p = first + pitch * static_cast<std::size_t>(y);
        for (std::size_t x = 0; x < width; ++x, p += 4) {
            const double cover = std::clamp(wide + 1 - std::sqrt(away[static_cast<std::size_t>(y) * width + x]), 0.0, 1.0) * v[Opacity];
            const float under = static_cast<float>(cover) * (1 - p[3]);
            for (int c = 0; c < 4; ++c) p[c] += colour[c] * under;
        }
    });
}

} // namespace

const EffectKind outline{.id = "outline", .name = "Outline", .group = EffectGroup::Shape, .parameters = parameters,
                         .changesNothing = [](EffectValues v) { return v[Opacity] == 0 || v[Width] == 0; }, .margin = [](EffectValues v) { return v[Width] + 0.002; },
                         .draw = drawOutline};

} // namespace spot::effects
