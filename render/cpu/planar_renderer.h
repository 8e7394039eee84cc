// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/planar_renderer.h: frames of 8-bit 4:2:0 drawn in their own planes, where the bottom is film that lies on the frame as it is.
// Blending and the matrix commute, so only what lies over the film becomes R'G'B', in the box that it covers; the rest of the frame is
// copied. Films under a colour curve go through R'G'B' row by row.
#pragma once

#include "render/composition/frame_plan.h"

#include <memory>

namespace spot
{

/// Keeps its threads, layers that stand still and tables from frame to frame.                       [not thread-safe]
class PlanarRenderer
{
public:
    /// threads: 0 takes as many as the machine has. The pixels do not depend on it.
    explicit PlanarRenderer(int threads = 0);
    ~PlanarRenderer();

    /// All draws of the bottom step lie on the frame, with at most one effect, which must be curves (curvesOf) that are not too steep for a
    /// table; over them are only draws without effects and with BlendMode::Normal, in BlendSpace::Display.
    bool canDraw(const FramePlan& plan);

    /// Yuv420P8, BT.709 limited. Only where canDraw(). Equals renderReferenceYuv(plan), the effects drawn by EffectRenderer, within 1/255.
    Image render(const FramePlan& plan);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace spot
