// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/random_recipes.h: pictures and recipes from a seed, for comparing renderers.
#pragma once

#include "render/composition/frame_plan.h"

#include <cstdlib>
#include <random>

namespace spot
{

/// Everything from one seed; the same on every machine.
class RandomRecipes
{
public:
    explicit RandomRecipes(unsigned seed) : m_random(seed) {}

    double real(double low, double high) { return low + (high - low) * static_cast<double>(m_random() % 100001) / 100000; }
    int whole(int low, int high) { return low + static_cast<int>(m_random() % static_cast<unsigned>(high - low + 1)); }
    bool coin() { return whole(0, 1) == 1; }

    /// Smooth with some noise; Rgba is premultiplied, straight or opaque.
    ImagePtr picture(FrameSize size, PixelFormat format, ColourTag colour)
    {
        const bool isYuv = infoOf(format).isYuv();
        const auto alpha = isYuv ? AlphaMode::Opaque : static_cast<AlphaMode>(whole(0, 2));
        Image image(size, format, colour, alpha);
        for (int p = 0; p < image.info().planes; ++p) {
            const double fx = real(0.1, 0.9), fy = real(0.1, 0.9), phase = real(0, 6);
            for (int y = 0; y < image.planeSize(p).height; ++y)
                for (int x = 0; x < image.planeSize(p).width; ++x) putTexel(image, p, x, y, 0.5 + 0.35 * std::sin(x * fx + y * fy + phase));
        }
        return std::make_shared<const Image>(std::move(image));
    }

    ImagePtr anyPicture()
    {
        static constexpr PixelFormat formats[] = {PixelFormat::Yuv420P8, PixelFormat::Yuv422P10, PixelFormat::Yuv444P8, PixelFormat::Yuv420P10,
                                                  PixelFormat::Rgba8,    PixelFormat::Rgba16,    PixelFormat::RgbaF32};
        const PixelFormat format = formats[whole(0, 6)];
        ColourTag tag;
        if (infoOf(format).isYuv()) {
            tag.matrix = static_cast<Matrix>(whole(2, 4));
            tag.range = coin() ? Range::Full : Range::Limited;
            tag.primaries = whole(0, 4) == 0 ? Primaries::Bt2020 : Primaries::Bt709;
            tag.transfer = whole(0, 5) == 0 ? Transfer::Hlg : Transfer::Bt709;
        } else {
            tag.primaries = whole(0, 4) == 0 ? Primaries::DisplayP3 : Primaries::Bt709;
        }
        return picture({whole(5, 90), whole(5, 70)}, format, tag);
    }

    Draw draw(FrameSize canvas)
    {
        Draw d;
        const int kind = whole(0, 5);
        if (kind == 0) d.source = SolidPicture{colour()};
        else if (kind == 1) d.source = GradientPicture{colour(), colour(), real(-180, 180)};
        else d.source = RasterPicture{anyPicture(), {}};
        d.fit = static_cast<Fit>(whole(0, 3));
        if (coin()) d.crop = {real(0, 0.4), real(0, 0.4), real(0, 0.4), real(0, 0.4)};
        if (whole(0, 2) > 0) {
            d.placement = {real(-0.4, 0.4), real(-0.4, 0.4), real(0.2, 1.6), real(0.2, 1.6), 0, real(0, 1), real(0, 1)};
            if (coin()) d.placement.rotation = coin() ? real(-180, 180) : 90.0 * whole(0, 3);
            if (coin()) d.placement.scaleX = -d.placement.scaleX;
        } else if (coin()) {
            d.placement.x = static_cast<double>(whole(-9, 9)) / canvas.width; // whole pixels: the copying path
        }
        d.opacity = coin() ? 1 : real(0.05, 1);
        d.blend = whole(0, 2) == 0 ? static_cast<BlendMode>(whole(0, blendModeCount - 1)) : BlendMode::Normal;
        // These turn less than a code between two ways of filtering into many: they are compared on plain colours.
        for (const BlendMode steep : {BlendMode::ColourBurn, BlendMode::ColourDodge, BlendMode::VividLight, BlendMode::HardMix, BlendMode::Divide, BlendMode::Hue, BlendMode::Saturation})
            if (d.blend == steep) d.blend = BlendMode::Overlay;
        return d;
    }

    FrameRecipe recipe(FrameSize canvas)
    {
        FrameRecipe r{canvas, whole(0, 3) == 0 ? BlendSpace::Linear : BlendSpace::Display, colour(), {}};
        r.background.a = coin() ? 1 : r.background.a;
        for (int i = whole(1, 4); i > 0; --i) {
            Step step;
            step.draws.push_back(draw(canvas));
            if (whole(0, 2) == 0) {
                step.draws.push_back(draw(canvas));
                join(step.draws.front(), step.draws.back());
            }
            r.steps.push_back(std::move(step));
        }
        return r;
    }

    /// Somewhere inside a transition.
    void join(Draw& earlier, Draw& later)
    {
        const double k = real(0, 1);
        switch (whole(0, 3)) {
        case 0:
            earlier.wipe = WipeEdge{coin() ? real(-360, 360) : 45.0 * whole(-4, 4), coin() ? 0 : real(0, 1), k, true};
            later.wipe = earlier.wipe, later.wipe->isAhead = false;
            break;
        case 1:
            earlier.move = {-k, 0, 1}, later.move = {1 - k, 0, 1};
            earlier.part = {0, 0, 1 - k, 1}, later.part = {1 - k, 0, 1, 1};
            break;
        default:
            if (coin()) earlier.move.scale = real(1, 2), later.move.scale = real(1, 2);
            earlier.opacity *= 1 - k, later.opacity *= k;
        }
    }

private:
    Rgba colour() { return {static_cast<float>(real(0, 1)), static_cast<float>(real(0, 1)), static_cast<float>(real(0, 1)), coin() ? 1.f : static_cast<float>(real(0, 1))}; }

    void putTexel(Image& image, int plane, int x, int y, double value)
    {
        const int bits = image.info().bits;
        const int channels = image.info().isYuv() ? 1 : 4;
        double alpha = 1;
        if (channels == 4 && image.alpha() != AlphaMode::Opaque) alpha = std::clamp(1.4 * value - 0.2 + real(-0.1, 0.1), 0.0, 1.0);
        for (int c = 0; c < channels; ++c) {
            double v = c == 3 ? alpha : std::clamp(value + 0.1 * c + real(-0.05, 0.05), 0.0, 1.0);
            if (c < 3 && image.alpha() == AlphaMode::Premultiplied) v *= alpha;
            const int at = x * channels + c;
            if (bits == 8) image.mutableRowAs<std::uint8_t>(plane, y)[at] = static_cast<std::uint8_t>(std::lround(v * 255));
            else if (bits == 32) image.mutableRowAs<float>(plane, y)[at] = static_cast<float>(v);
            else image.mutableRowAs<std::uint16_t>(plane, y)[at] = static_cast<std::uint16_t>(std::lround(v * ((1 << bits) - 1)));
        }
    }

    std::mt19937 m_random;
};

/// A recipe of rasters, solids and gradients needs no files.
inline Result<FramePlan> planOf(const FrameRecipe& recipe, FrameSize size)
{
    return planFrame(recipe, size, [](const Draw& d, FrameSize) -> Result<ImagePtr> { return std::get<RasterPicture>(d.source).image; });
}

/// Largest difference of two images of one size and format, as a fraction of the full code range.
inline double difference(const Image& a, const Image& b)
{
    double most = 0;
    const int channels = a.info().isYuv() ? 1 : 4;
    for (int p = 0; p < a.info().planes; ++p) {
        for (int y = 0; y < a.planeSize(p).height; ++y) {
            for (int i = 0; i < a.planeSize(p).width * channels; ++i) {
                const auto value = [&](const Image& m) -> double {
                    if (m.info().bits == 8) return m.rowAs<std::uint8_t>(p, y)[i] / 255.0;
                    if (m.info().bits == 32) return m.rowAs<float>(p, y)[i];
                    return m.rowAs<std::uint16_t>(p, y)[i] / static_cast<double>((1 << m.info().bits) - 1);
                };
                most = std::max(most, std::abs(value(a) - value(b)));
            }
        }
    }
    return most;
}

} // namespace spot
