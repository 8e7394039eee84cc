// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/kept_layers.h"

#include "render/cpu/layer_rows.h"

namespace spot
{

namespace
{

constexpr std::size_t mostEntries = 64;

bool isSameColour(const SourceColour& a, const SourceColour& b)
{
    return a.toRgb == b.toRgb && a.isConverted == b.isConverted && a.decode == b.decode && a.encode == b.encode && a.isRolledOff == b.isRolledOff && a.toBt709 == b.toBt709;
}

/// Whether both give the same rows at full opacity.
bool isSame(const PlannedDraw& a, const PlannedDraw& b)
{
    return a.content == b.content && a.toSource == b.toSource && a.box == b.box && a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom && isSameColour(a.colour, b.colour);
}

std::shared_ptr<const KeptLayer> drawn(PlannedDraw draw, BlendSpace space)
{
    draw.opacity = 1;
    draw.isWiped = false;
    const LayerRows rows(draw, space);
    auto layer = std::make_shared<KeptLayer>();
    layer->width = static_cast<std::size_t>(draw.box.width()), layer->height = static_cast<std::size_t>(draw.box.height());
    layer->values.resize(4 * layer->width * layer->height);
    RowScratch scratch;
    for (std::size_t y = 0; y < layer->height; ++y) {
        rows::Planes to{};
        for (std::size_t c = 0; c < 4; ++c) to.c[c] = layer->values.data() + (c * layer->height + y) * layer->width;
        rows.row(draw.box.top + static_cast<int>(y), scratch, to);
    }
    return layer;
}

std::size_t bytesOf(const PlannedDraw& draw) { return static_cast<std::size_t>(draw.box.width()) * static_cast<std::size_t>(draw.box.height()) * 4 * sizeof(float); }

} // namespace

std::shared_ptr<const KeptLayer> KeptLayers::find(const PlannedDraw& draw, BlendSpace space)
{
    if (draw.kind != DrawKind::Picture || draw.content == ContentHash{} || bytesOf(draw) > m_limit / 3) return nullptr;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        if (it->space != space || !isSame(it->draw, draw)) continue;
        m_entries.splice(m_entries.begin(), m_entries, it);
        Entry& entry = m_entries.front();
        if (!entry.layer) {
            entry.layer = drawn(draw, space);
            m_bytes += bytesOf(draw);
            shrink();
        }
        return entry.layer;
    }
    m_entries.push_front({draw, space, nullptr});
    m_entries.front().draw.image = nullptr;
    shrink();
    return nullptr;
}

void KeptLayers::shrink()
{
    while (m_entries.size() > 1 && (m_bytes > m_limit || m_entries.size() > mostEntries)) {
        if (m_entries.back().layer) m_bytes -= bytesOf(m_entries.back().draw);
        m_entries.pop_back();
    }
}

} // namespace spot
