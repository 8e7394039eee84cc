// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/step_rows.h: the draws of a step on one row of a canvas of floats. Used inside render/cpu only.
#pragma once

#include "render/cpu/kept_layers.h"
#include "render/cpu/layer_rows.h"

namespace spot
{

/// Four rows of floats in one piece of memory.
struct PlaneRows {
    std::vector<float> memory;
    rows::Planes planes{};

    void resize(int width)
    {
        const auto pitch = (static_cast<std::size_t>(width) + 15) / 16 * 16;
        memory.resize(pitch * 4);
        for (std::size_t c = 0; c < 4; ++c) planes.c[c] = memory.data() + c * pitch;
    }
};

/// What one thread needs beside the canvas.                                                          [not thread-safe]
struct StepScratch {
    PlaneRows layer, base;
    RowScratch rows;
    void resize(int width) { layer.resize(width), base.resize(width); }
};

/// The layers of a step, ready to give their rows.                              [draw() from several threads at a time]
class StepRows
{
public:
    /// `step` must outlive it.
    StepRows(const PlannedStep& step, BlendSpace space, KeptLayers& kept);
    bool crosses(int y) const { return y >= m_box.top && y < m_box.bottom; }
    const PixelBox& box() const { return m_box; }
    /// canvas: whole rows, pixel 0 at the left edge of the frame.
    void draw(int y, StepScratch& scratch, rows::Planes canvas) const;

private:
    PixelBox m_box;
    std::vector<LayerRows> m_layers;
};

} // namespace spot
