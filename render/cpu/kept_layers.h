// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/kept_layers.h: layers that look the same in the next frame, drawn once.
#pragma once

#include "render/cpu/row_math.h"
#include "render/composition/frame_plan.h"

#include <list>

namespace spot
{

/// The box of a draw as LayerRows gives it at full opacity.                                          [value]
struct KeptLayer {
    std::size_t width = 0, height = 0;
    std::vector<float> values; ///< four planes: premultiplied R', G', B', A
    const float* row(std::size_t plane, std::size_t y) const { return values.data() + (plane * height + y) * width; }
};

/// Bounded in bytes. Only draws with PlannedDraw::content are kept, from the second frame in which they are seen: what moves is
/// never the same again and costs nothing here.                                                     [not thread-safe]
class KeptLayers
{
public:
    explicit KeptLayers(std::size_t bytes = std::size_t{48} << 20) : m_limit(bytes) {}
    /// Null: draw it. The result stays as long as somebody holds it.
    std::shared_ptr<const KeptLayer> find(const PlannedDraw& draw, BlendSpace space);

private:
    struct Entry {
        PlannedDraw draw; ///< without its picture
        BlendSpace space;
        std::shared_ptr<const KeptLayer> layer; ///< null: seen once
    };
    void shrink();

    std::size_t m_limit, m_bytes = 0;
    std::list<Entry> m_entries; // newest use first
};

} // namespace spot
