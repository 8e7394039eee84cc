// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/step_rows.h"

namespace spot
{

StepRows::StepRows(const PlannedStep& step, BlendSpace space, KeptLayers& kept) : m_box(step.box)
{
    for (const PlannedDraw& draw : step.draws) {
        if (auto layer = kept.find(draw, space)) m_layers.emplace_back(draw, std::move(layer));
        else m_layers.emplace_back(draw, space);
    }
}

void StepRows::draw(int y, StepScratch& scratch, rows::Planes canvas) const
{
    const bool isMix = m_layers.size() > 1;
    const rows::Planes mine = scratch.layer.planes, base = scratch.base.planes;
    if (isMix) {
        for (int c = 0; c < 4; ++c) std::copy(canvas.c[c] + m_box.left, canvas.c[c] + m_box.right, base.c[c] + m_box.left);
    }
    for (const LayerRows& layer : m_layers) {
        const PlannedDraw& draw = layer.draw();
        if (y < draw.box.top || y >= draw.box.bottom) continue;
        const rows::Planes under = canvas.from(draw.box.left);
        const int n = draw.box.width();
        const bool isOpaque = layer.isOpaque(y);
        if (isOpaque && draw.opacity == 1 && draw.blend == BlendMode::Normal && !isMix) {
            layer.row(y, scratch.rows, under); // hides what is there: no blend at all
            continue;
        }
        layer.row(y, scratch.rows, mine);
        if (isOpaque && draw.blend == BlendMode::Normal && !isMix) {
            rows::mixOpaque(mine, draw.opacity, n, under);
            continue;
        }
        if (isOpaque) rows::multiply(draw.opacity, n, mine);
        rows::blend(draw.blend, mine, isMix ? base.from(draw.box.left) : under, n, under);
    }
}

} // namespace spot
