// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/passes/layer_pass.h"

#include "layer_comp.h"

namespace spot::vk
{

namespace
{

void put(float (&row)[4], double a, double b, double c, double d = 0)
{
    row[0] = static_cast<float>(a), row[1] = static_cast<float>(b), row[2] = static_cast<float>(c), row[3] = static_cast<float>(d);
}
void put(std::int32_t (&row)[4], int a, int b, int c, int d) { row[0] = a, row[1] = b, row[2] = c, row[3] = d; }
void putPremultiplied(float (&row)[4], const Rgba& c) { put(row, c.r * c.a, c.g * c.a, c.b * c.a, c.a); }

void putPicture(LayerParams& params, const PlannedDraw& draw, const std::array<std::uint32_t, 3>& firstWord)
{
    const Image& image = *draw.image;
    const PixelFormatInfo& info = image.info();
    const SourceColour& colour = draw.colour;
    put(params.format, info.bits, info.isYuv(), static_cast<int>(image.alpha()), draw.isExact);
    put(params.conversion, colour.isConverted, static_cast<int>(colour.decode), static_cast<int>(colour.encode), colour.isRolledOff);
    for (int i = 0; i < info.planes; ++i) {
        const TexelRange range = texelsOf(draw, i);
        put(params.texels[i], range.x0, range.y0, range.x1, range.y1);
        put(params.planes[i], static_cast<int>(firstWord[static_cast<std::size_t>(i)]), static_cast<int>(image.stride(i) / 4), i ? info.chromaShiftX : 0, i ? info.chromaShiftY : 0);
    }
    for (std::size_t i = 0; i < 3; ++i) {
        const float *m = &colour.toRgb[4 * i], *n = &colour.toBt709[3 * i];
        put(params.toRgb[i], m[0], m[1], m[2], m[3]);
        put(params.toBt709[i], n[0], n[1], n[2]);
    }
}

} // namespace

LayerParams layerParams(const PlannedDraw& draw, FrameSize canvas, BlendSpace space, const std::array<std::uint32_t, 3>& firstWord)
{
    LayerParams params{};
    put(params.box, draw.box.left, draw.box.top, draw.box.right, draw.box.bottom);
    put(params.shape, canvas.width, static_cast<int>(draw.kind), static_cast<int>(draw.blend), 0);
    put(params.space, space == BlendSpace::Linear, draw.hasAlpha, 0, 0);
    const Affine& m = draw.toSource;
    put(params.toSourceX, m.xx, m.xy, m.x0);
    put(params.toSourceY, m.yx, m.yy, m.y0);
    put(params.part, draw.left, draw.top, draw.right, draw.bottom);
    put(params.measure, draw.stepU, draw.stepV, draw.opacity);
    if (draw.kind == DrawKind::Picture) putPicture(params, draw, firstWord);
    putPremultiplied(params.from, draw.from);
    putPremultiplied(params.to, draw.to);
    put(params.gradient, draw.gradientX, draw.gradientY, draw.gradientStart);
    put(params.wipe, draw.isWiped ? draw.wipeX : 0, draw.isWiped ? draw.wipeY : 0, draw.isWiped ? draw.wipeStart : 1);
    return params;
}

LayerParams backgroundParams(const FramePlan& plan)
{
    PlannedDraw draw;
    draw.kind = DrawKind::Fill;
    draw.from = draw.to = plan.background;
    draw.right = plan.size.width, draw.bottom = plan.size.height;
    draw.box = {0, 0, plan.size.width, plan.size.height};
    LayerParams params = layerParams(draw, plan.size, plan.blendSpace, {});
    params.shape[3] = 1;
    return params;
}

Result<ComputePass> makeLayerPass(const Device& device, std::uint32_t draws) { return ComputePass::make(device, layer_comp, 4, draws); }

} // namespace spot::vk
