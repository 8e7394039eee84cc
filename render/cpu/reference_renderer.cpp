// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/reference_renderer.h"

#include "render/composition/blend_math.h"
#include "render/cpu/kernel.h"
#include "render/cpu/output_transform.h"

namespace spot
{

namespace
{

using Pixel = std::array<float, 4>; // premultiplied

/// Code value as a fraction of the full code range.
float codeAt(const Image& image, int plane, int channel, int x, int y)
{
    switch (image.info().bits) {
    case 8: return static_cast<float>(image.rowAs<std::uint8_t>(plane, y)[x * image.info().bytesPerPixel + channel]) / 255.f;
    case 10: return static_cast<float>(image.rowAs<std::uint16_t>(plane, y)[x]) / 1023.f;
    case 16: return static_cast<float>(image.rowAs<std::uint16_t>(plane, y)[4 * x + channel]) / 65535.f;
    default: return image.rowAs<float>(plane, y)[4 * x + channel];
    }
}

Pixel texelAt(const Image& image, int plane, int x, int y)
{
    if (image.info().isYuv()) return {codeAt(image, plane, 0, x, y), 0, 0, 0};
    Pixel p;
    for (int c = 0; c < 4; ++c) p[static_cast<std::size_t>(c)] = codeAt(image, plane, c, x, y);
    if (image.alpha() == AlphaMode::Opaque) p[3] = 1;
    if (image.alpha() == AlphaMode::Straight)
        for (std::size_t c = 0; c < 3; ++c) p[c] *= p[3];
    return p;
}

Pixel filtered(const PlannedDraw& d, int plane, Point position)
{
    const PixelFormatInfo& info = d.image->info();
    const Point s = inPlane(info, plane, position);
    const Kernel kernel = plane == 0 ? Kernel::CatmullRom : Kernel::Tent;
    const Taps u = tapsAt(kernel, s.x, plane && info.chromaShiftX ? d.stepU / 2 : d.stepU);
    const Taps v = tapsAt(kernel, s.y, plane && info.chromaShiftY ? d.stepV / 2 : d.stepV);
    const TexelRange range = texelsOf(d, plane);
    Pixel sum{};
    for (std::size_t j = 0; j < v.weights.size(); ++j) {
        for (std::size_t i = 0; i < u.weights.size(); ++i) {
            const Pixel texel = texelAt(*d.image, plane, std::clamp(u.first + static_cast<int>(i), range.x0, range.x1),
                                        std::clamp(v.first + static_cast<int>(j), range.y0, range.y1));
            for (std::size_t c = 0; c < 4; ++c) sum[c] += texel[c] * u.weights[i] * v.weights[j];
        }
    }
    return sum;
}

/// A sample of the frame's chroma.
struct ChromaPlace {
    int x = 0, y = 0;
};

/// own: the picture's chroma is its sample there.
Pixel pictureAt(const PlannedDraw& d, Point s, const ChromaPlace* own)
{
    Pixel code = filtered(d, 0, s);
    if (own) code = {code[0], codeAt(*d.image, 1, 0, own->x, own->y), codeAt(*d.image, 2, 0, own->x, own->y), 1};
    else if (d.image->info().isYuv()) code = {code[0], filtered(d, 1, s)[0], filtered(d, 2, s)[0], 1};
    if (d.hasAlpha) code[3] = std::clamp(code[3], 0.f, 1.f);
    const float alpha = code[3];
    std::array<float, 3> rgb;
    for (std::size_t i = 0; i < 3; ++i) {
        const float* row = &d.colour.toRgb[4 * i];
        rgb[i] = row[0] * code[0] + row[1] * code[1] + row[2] * code[2] + row[3] * alpha;
    }
    if (d.colour.isConverted && alpha > 0) {
        for (float& v : rgb) v /= alpha;
        rgb = converted(d.colour, rgb);
        for (float& v : rgb) v *= alpha;
    }
    if (d.hasAlpha)
        for (float& v : rgb) v = std::clamp(v, 0.f, alpha);
    return {rgb[0], rgb[1], rgb[2], alpha};
}

Pixel fillAt(const PlannedDraw& d, Point s)
{
    const auto k = static_cast<float>(std::clamp(s.x * d.gradientX + s.y * d.gradientY + d.gradientStart, 0.0, 1.0));
    const auto mix = [k](float from, float to) { return from + (to - from) * k; };
    return {mix(d.from.r * d.from.a, d.to.r * d.to.a), mix(d.from.g * d.from.a, d.to.g * d.to.a),
            mix(d.from.b * d.from.a, d.to.b * d.to.a), mix(d.from.a, d.to.a)};
}

/// Each colour through the curve, on straight values.
template <class Curve> Pixel through(Pixel p, Curve curve)
{
    if (p[3] <= 0) return p;
    for (std::size_t c = 0; c < 3; ++c) p[c] = curve(p[c] / p[3]) * p[3];
    return p;
}
Pixel toLight(Pixel p) { return through(p, [](float v) { return toLinear(Transfer::Bt709, std::clamp(v, 0.f, blendCodeTop)); }); }
Pixel toDisplay(Pixel p) { return through(p, [](float v) { return fromLinear(Transfer::Bt709, std::clamp(v, 0.f, blendLightTop)); }); }

Pixel layerAt(const PlannedDraw& d, Point p, BlendSpace space, const ChromaPlace* own)
{
    const Point s = d.toSource(p);
    Pixel pixel = d.kind == DrawKind::Fill ? fillAt(d, s) : pictureAt(d, s, own);
    if (space == BlendSpace::Linear) pixel = toLight(pixel);
    const float share = static_cast<float>(coverageAt(d, s) * wipeShareAt(d, p)) * d.opacity;
    for (float& v : pixel) v *= share;
    return pixel;
}

bool touches(const PixelBox& box, int x, int y) { return x >= box.left && x < box.right && y >= box.top && y < box.bottom; }

/// chroma: pictures at the bottom that lie on the frame have the colour of this sample of theirs.
Pixel pixelAt(const FramePlan& plan, int x, int y, const ChromaPlace* chroma = nullptr)
{
    const Rgba& g = plan.background;
    Pixel canvas{g.r * g.a, g.g * g.a, g.b * g.a, g.a};
    if (plan.blendSpace == BlendSpace::Linear) canvas = toLight(canvas);
    for (const PlannedStep& step : plan.steps) {
        const Pixel base = canvas;
        for (const PlannedDraw& draw : step.draws) {
            if (!touches(draw.box, x, y)) continue;
            const ChromaPlace* own = chroma && &step == &plan.steps.front() && liesOnFrame(draw, plan.size) ? chroma : nullptr;
            const Pixel d = blendChange(draw.blend, layerAt(draw, {x + 0.5, y + 0.5}, plan.blendSpace, own), base);
            for (std::size_t c = 0; c < 4; ++c) canvas[c] += d[c];
        }
    }
    return plan.blendSpace == BlendSpace::Linear ? toDisplay(canvas) : canvas;
}

} // namespace

Image renderReference(const FramePlan& plan)
{
    Image image(plan.size, PixelFormat::RgbaF32, bt709Rgb, AlphaMode::Premultiplied);
    for (int y = 0; y < plan.size.height; ++y) {
        float* row = image.mutableRowAs<float>(0, y);
        for (int x = 0; x < plan.size.width; ++x) std::ranges::copy(pixelAt(plan, x, y), row + 4 * x);
    }
    return image;
}

namespace
{

/// The mean over the pixels that one chroma sample stands for: [1 2 1] / 4 across, two rows down, the edge repeated.
Pixel meanAt(const FramePlan& plan, ChromaPlace place)
{
    Pixel sum{};
    for (int j = 0; j < 2; ++j)
        for (int i = -1; i <= 1; ++i) {
            const int x = std::clamp(2 * place.x + i, 0, plan.size.width - 1), y = std::min(2 * place.y + j, plan.size.height - 1);
            const Pixel pixel = pixelAt(plan, x, y, &place);
            for (std::size_t c = 0; c < 4; ++c) sum[c] += pixel[c] * (i == 0 ? 0.25f : 0.125f);
        }
    return sum;
}

} // namespace

Image renderReferenceYuv(const FramePlan& plan)
{
    Image out = outputTransform(renderReference(plan), PixelFormat::Yuv420P8);
    const std::array<float, 12> m = rgbToYuv(Matrix::Bt709, Range::Limited, 8);
    for (int y = 0; y < out.planeSize(1).height; ++y)
        for (int x = 0; x < out.planeSize(1).width; ++x) {
            const Pixel rgb = meanAt(plan, {x, y});
            for (int plane = 1; plane < 3; ++plane) {
                const float* k = &m[4 * static_cast<std::size_t>(plane)];
                const float value = k[0] * rgb[0] + k[1] * rgb[1] + k[2] * rgb[2] + k[3];
                out.mutableRowAs<std::uint8_t>(plane, y)[x] = static_cast<std::uint8_t>(std::clamp(std::floor(value * 255 + 0.5f), 0.f, 255.f));
            }
        }
    return out;
}

} // namespace spot
