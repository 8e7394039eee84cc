// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/layer_rows.h: one planned draw, made ready to give its rows quickly.
#pragma once

#include "render/composition/frame_plan.h"
#include "render/cpu/curve_table.h"
#include "render/cpu/kept_layers.h"
#include "render/cpu/kernel.h"
#include "render/cpu/phase_taps.h"
#include "render/cpu/row_math.h"

namespace spot
{

/// What one thread needs beside the layer's own row; grows as needed.                                [not thread-safe]
struct RowScratch {
    std::vector<float> loaded, tall[3], wide[3];
    std::vector<Point> points; ///< source positions along a row
    Taps v;
};

/// Follows the rules of frame_plan.h. `draw` must outlive it.                    [row() from several threads at a time]
class LayerRows
{
public:
    LayerRows(const PlannedDraw& draw, BlendSpace space);
    /// The same rows out of what was drawn before.
    LayerRows(const PlannedDraw& draw, std::shared_ptr<const KeptLayer> kept);

    const PlannedDraw& draw() const { return *m_draw; }
    /// Pixels box.left..box.right of the output row y (box.top <= y < box.bottom), times coverage; times opacity unless the row
    /// isOpaque(y). `to.c[i][0]` is the pixel at box.left.
    void row(int y, RowScratch& scratch, rows::Planes to) const;
    /// Alpha is 1 all along the row before opacity.
    bool isOpaque(int y) const { return !m_draw->hasAlpha && !m_draw->isWiped && m_isAligned && m_isWide && coverY(y) >= 1; }

private:
    struct Across { ///< how one plane is filtered along a row
        int taps = 1;
        std::vector<int> first; ///< from `start`
        std::vector<float> weights;
        int start = 0, count = 0; ///< texels that a row of the plane must give, from `start`; those outside the part repeat its edge
        bool isCopy = false;
    };
    Across across(int plane) const;
    double coverY(int y) const;
    void keptRow(int y, rows::Planes to) const;
    void fillRow(int y, rows::Planes to) const;
    void alignedRow(int y, RowScratch& scratch, rows::Planes to) const;
    void turnedRow(int y, RowScratch& scratch, rows::Planes to) const;
    void turnedPlane(int plane, int first, int count, RowScratch& scratch) const;
    /// Filters down: one row of `count` texels from `start`, as floats.
    const float* tallRow(int plane, double s, RowScratch& scratch) const;
    void convertRow(rows::Planes to) const;
    void wipeRow(int y, RowScratch& scratch, rows::Planes to) const;

    const PlannedDraw* m_draw;
    BlendSpace m_space = BlendSpace::Display;
    std::shared_ptr<const KeptLayer> m_kept;
    bool m_isAligned = false, m_isWide = false; ///< wide: every column is covered in full
    Across m_across[3];
    TexelRange m_texels[3];
    PhaseTaps m_u[3], m_v[3]; ///< of turned draws
    std::vector<float> m_coverX;
    CurveTable m_decode, m_encode; ///< code to light; square root of light to code, because the curve is steep at 0
};

/// BT.709 code to light and back, for layers and canvas of BlendSpace::Linear.
const CurveTable& lightOfCode();
const CurveTable& codeOfLight();
/// Straight values through the curve, in place.
void through(const CurveTable& curve, int n, rows::Planes p);

} // namespace spot
