// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/effects/picture_math.h"

#include <cstring>
#include <vector>

namespace spot
{

namespace
{

constexpr double largestSampled = 2;
constexpr int stripe = 16; // columns of one share of the work down the image

/// The rows or columns of an image as lines of `length` texels of four floats, `lanes` lines side by side.
struct Lines {
    float* first;
    int length;
    std::size_t step;  ///< floats from one texel of a line to the next
    int lanes;         ///< floats that run in parallel: 4 across, 4 x columns down
};

/// Copies a line with `reach` texels before and after it.
void padded(const Lines& line, int reach, bool edgeGoesOn, std::vector<float>& to)
{
    const auto lanes = static_cast<std::size_t>(line.lanes);
    to.resize(lanes * static_cast<std::size_t>(line.length + 2 * reach));
    for (int i = -reach; i < line.length + reach; ++i) {
        float* texel = to.data() + lanes * static_cast<std::size_t>(i + reach);
        const bool isOutside = i < 0 || i >= line.length;
        if (isOutside && !edgeGoesOn) std::fill(texel, texel + lanes, 0.f);
        else std::memcpy(texel, line.first + line.step * static_cast<std::size_t>(std::clamp(i, 0, line.length - 1)), lanes * sizeof(float));
    }
}

/// The sampled bell.
struct Bell {
    explicit Bell(double sigma) : reach(std::max(1, static_cast<int>(std::ceil(4 * sigma))))
    {
        double sum = 0;
        std::vector<double> exact;
        for (int i = -reach; i <= reach; ++i) exact.push_back(std::exp(-i * i / (2 * sigma * sigma))), sum += exact.back();
        for (const double w : exact) weights.push_back(static_cast<float>(w / sum));
    }
    int reach;
    std::vector<float> weights;

    void operator()(const Lines& line, bool edgeGoesOn, std::vector<float>& copy, std::vector<double>&) const
    {
        padded(line, reach, edgeGoesOn, copy);
        const auto lanes = static_cast<std::size_t>(line.lanes);
        for (int i = 0; i < line.length; ++i) {
            float* to = line.first + line.step * static_cast<std::size_t>(i);
            std::fill(to, to + lanes, 0.f);
            const float* from = copy.data() + lanes * static_cast<std::size_t>(i);
            for (const float w : weights) {
                for (std::size_t k = 0; k < lanes; ++k) to[k] += w * from[k];
                from += lanes;
            }
        }
    }
};

/// A box of whole texels with a fraction of one more at either end, run three times.
struct Boxes {
    explicit Boxes(double sigma)
    {
        const double variance = sigma * sigma / 3;
        radius = static_cast<int>((std::sqrt(12 * variance + 1) - 1) / 2);
        const double r = radius, whole = 2 * r + 1;
        // sum of i^2 over the box is r (r + 1) (2 r + 1) / 3; the two ends lie at r + 1
        end = (variance * whole - r * (r + 1) * whole / 3) / (2 * (r + 1) * (r + 1) - 2 * variance);
        scale = 1 / (whole + 2 * end);
    }
    int radius;
    double end, scale;

    void once(const Lines& line, bool edgeGoesOn, std::vector<float>& copy, std::vector<double>& sums) const
    {
        const int reach = radius + 1;
        padded(line, reach, edgeGoesOn, copy);
        const auto lanes = static_cast<std::size_t>(line.lanes);
        const auto at = [&](int i) { return copy.data() + lanes * static_cast<std::size_t>(i + reach); };
        sums.assign(lanes, 0);
        for (int i = -radius; i <= radius; ++i)
            for (std::size_t k = 0; k < lanes; ++k) sums[k] += static_cast<double>(at(i)[k]);
        for (int i = 0; i < line.length; ++i) {
            const float *before = at(i - reach), *after = at(i + reach), *leaves = at(i - radius);
            float* to = line.first + line.step * static_cast<std::size_t>(i);
            for (std::size_t k = 0; k < lanes; ++k) {
                const auto enters = static_cast<double>(after[k]);
                to[k] = static_cast<float>((sums[k] + end * (static_cast<double>(before[k]) + enters)) * scale);
                sums[k] += enters - static_cast<double>(leaves[k]);
            }
        }
    }
    void operator()(const Lines& line, bool edgeGoesOn, std::vector<float>& copy, std::vector<double>& sums) const
    {
        for (int pass = 0; pass < 3; ++pass) once(line, edgeGoesOn, copy, sums);
    }
};

template <class Filter> void run(Image& image, const Filter& filter, bool edgeGoesOn, const RowShare& rows)
{
    const std::size_t pitch = image.stride(0) / sizeof(float);
    float* first = image.mutableRowAs<float>(0, 0);
    const int width = image.width(), height = image.height();
    rows(height, [&](int y) {
        std::vector<float> copy;
        std::vector<double> sums;
        filter(Lines{first + pitch * static_cast<std::size_t>(y), width, 4, 4}, edgeGoesOn, copy, sums);
    });
    rows((width + stripe - 1) / stripe, [&](int i) {
        std::vector<float> copy;
        std::vector<double> sums;
        const int columns = std::min(stripe, width - i * stripe);
        filter(Lines{first + static_cast<std::size_t>(i) * stripe * 4, height, pitch, columns * 4}, edgeGoesOn, copy, sums);
    });
}

} // namespace

void blur(Image& image, double sigma, bool edgeGoesOn, const RowShare& rows)
{
    if (!(sigma > 1e-3)) return;
    if (sigma <= largestSampled) run(image, Bell(sigma), edgeGoesOn, rows);
    else run(image, Boxes(sigma), edgeGoesOn, rows);
}

void addMargin(EffectPicture& picture, int pixels)
{
    if (pixels <= 0) return;
    const Image& from = picture.image;
    Image to({from.width() + 2 * pixels, from.height() + 2 * pixels}, PixelFormat::RgbaF32, from.colour(), AlphaMode::Premultiplied);
    for (int y = 0; y < from.height(); ++y)
        std::memcpy(to.mutableRowAs<float>(0, y + pixels) + 4 * pixels, from.rowAs<float>(0, y), static_cast<std::size_t>(from.width()) * 4 * sizeof(float));
    picture.image = std::move(to);
    picture.left += pixels, picture.top += pixels;
    picture.isOpaque = false;
}

} // namespace spot
