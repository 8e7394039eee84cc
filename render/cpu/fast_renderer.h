// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/fast_renderer.h: the same picture as the reference, by rows, on several threads.
#pragma once

#include "render/composition/frame_plan.h"

#include <memory>

namespace spot
{

/// Keeps its threads and its memory from frame to frame.                                            [not thread-safe]
class FastRenderer
{
public:
    /// threads: 0 takes as many as the machine has. The pixels do not depend on it.
    explicit FastRenderer(int threads = 0);
    ~FastRenderer();

    /// Equals outputTransform(renderReference(plan), out) within 1/255. The alpha of RGBA is tagged Opaque where the background is
    /// or a layer hides it, else Premultiplied.
    Image render(const FramePlan& plan, PixelFormat out);
    int threads() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace spot
