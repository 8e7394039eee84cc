// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/effect_renderer.h: draws the effects of a recipe, so that what is left is a recipe of plain pictures for any renderer.
// Effects are drawn here, on the CPU, for every renderer: the Vulkan one uploads what comes out, so that all show the same.
#pragma once

#include "render/composition/frame_plan.h"

#include <memory>

namespace spot
{

/// Keeps its threads, and what the last effects on still pictures gave.                             [not thread-safe]
class EffectRenderer
{
public:
    /// threads: 0 takes as many as the machine has. The pixels do not depend on it.
    explicit EffectRenderer(int threads = 0, std::size_t keptBytes = std::size_t{192} << 20);
    ~EffectRenderer();

    static bool isNeeded(const FrameRecipe& recipe);
    /// What `pictureOf` gives for a picture that is missing: nothing that is made of it is kept, so that the picture shows when it
    /// comes back.
    void setStandIn(ImagePtr picture);

    /// Each draw with effects becomes a draw of a RasterPicture without, in the same place: the part of the source that its layout
    /// shows, with as many pixels as it will cover on an output of `size` (not more than source and canvas have), changed by the
    /// effects one after the other. Everything else stays. Errors: those of `pictureOf`.
    Result<FrameRecipe> drawn(FrameRecipe recipe, FrameSize size, const PictureOf& pictureOf);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace spot
