// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/layer_rows.h"

#include "render/cpu/texel_sum.h"

#include <cstring>

namespace spot
{

const CurveTable& lightOfCode()
{
    static const CurveTable table([](float v) { return toLinear(Transfer::Bt709, v); }, 0, blendCodeTop, 10240);
    return table;
}

const CurveTable& codeOfLight()
{
    static const CurveTable table([](float v) { return fromLinear(Transfer::Bt709, v); }, 0, blendLightTop, 32768);
    return table;
}

void through(const CurveTable& curve, int n, rows::Planes p)
{
    for (int c = 0; c < 3; ++c) {
        for (int x = 0; x < n; ++x) {
            const float alpha = p.c[3][x];
            if (alpha == 1) p.c[c][x] = curve(p.c[c][x]);
            else if (alpha > 0) p.c[c][x] = curve(p.c[c][x] / alpha) * alpha;
        }
    }
}

namespace
{

Kernel kernelOf(int plane) { return plane == 0 ? Kernel::CatmullRom : Kernel::Tent; }

double stepIn(const PlannedDraw& d, int plane, double step, bool isHalved) { return plane && isHalved && d.image ? step / 2 : step; }

/// Leaves out what weighs nothing at both ends.
void trim(Taps& taps)
{
    const auto isNothing = [](float w) { return std::abs(w) < 1e-7f; };
    while (taps.weights.size() > 1 && isNothing(taps.weights.back())) taps.weights.pop_back();
    std::size_t lead = 0;
    while (lead + 1 < taps.weights.size() && isNothing(taps.weights[lead])) ++lead;
    taps.weights.erase(taps.weights.begin(), taps.weights.begin() + static_cast<std::ptrdiff_t>(lead));
    taps.first += static_cast<int>(lead);
}

void reserve(std::vector<float>& v, int count)
{
    if (v.size() < static_cast<std::size_t>(count)) v.resize(static_cast<std::size_t>(count));
}

} // namespace

LayerRows::LayerRows(const PlannedDraw& draw, BlendSpace space) : m_draw(&draw), m_space(space), m_isAligned(draw.isAligned)
{
    if (m_isAligned) {
        m_isWide = true;
        for (int x = draw.box.left; x < draw.box.right; ++x) {
            m_coverX.push_back(static_cast<float>(coverAlong(draw.toSource({x + 0.5, 0}).x, draw.left, draw.right, draw.stepU)));
            m_isWide = m_isWide && m_coverX.back() > 1 - 1e-6f;
        }
    }
    if (draw.kind == DrawKind::Fill) return;
    const PixelFormatInfo& info = draw.image->info();
    for (int plane = 0; plane < info.planes; ++plane) {
        m_texels[plane] = texelsOf(draw, plane);
        if (m_isAligned) {
            m_across[plane] = across(plane);
        } else {
            m_u[plane] = PhaseTaps(kernelOf(plane), stepIn(draw, plane, draw.stepU, info.chromaShiftX));
            m_v[plane] = PhaseTaps(kernelOf(plane), stepIn(draw, plane, draw.stepV, info.chromaShiftY));
        }
    }
    if (!draw.colour.isConverted) return;
    const SourceColour& colour = draw.colour;
    m_decode = CurveTable([&](float v) { return toLinear(colour.decode, v); }, 0, 1, 8192);
    m_encode = CurveTable([&](float v) { return encoded(colour.encode, v * v); }, 0, 1.5f, 8192);
}

LayerRows::LayerRows(const PlannedDraw& draw, std::shared_ptr<const KeptLayer> kept) : m_draw(&draw), m_kept(std::move(kept)) {}

LayerRows::Across LayerRows::across(int plane) const
{
    const PlannedDraw& d = *m_draw;
    const PixelFormatInfo& info = d.image->info();
    std::vector<Taps> all;
    std::size_t most = 1;
    int low = maxImageSide * 4, high = -maxImageSide * 4;
    for (int x = d.box.left; x < d.box.right; ++x) {
        const Point s = inPlane(info, plane, d.toSource({x + 0.5, 0}));
        Taps taps = tapsAt(kernelOf(plane), s.x, stepIn(d, plane, d.stepU, info.chromaShiftX));
        trim(taps);
        most = std::max(most, taps.weights.size());
        all.push_back(std::move(taps));
    }
    Across a;
    a.taps = static_cast<int>(most);
    for (const Taps& taps : all) low = std::min(low, taps.first), high = std::max(high, taps.first + a.taps - 1);
    a.start = low, a.count = high - low + 1;
    a.isCopy = d.isExact && a.taps == 1;
    for (const Taps& taps : all) {
        a.first.push_back(taps.first - low);
        for (std::size_t i = 0; i < most; ++i) a.weights.push_back(i < taps.weights.size() ? taps.weights[i] : 0);
    }
    return a;
}

double LayerRows::coverY(int y) const
{
    const double cover = coverAlong(m_draw->toSource({0, y + 0.5}).y, m_draw->top, m_draw->bottom, m_draw->stepV);
    return cover > 1 - 1e-6 ? 1 : cover;
}

void LayerRows::keptRow(int y, rows::Planes to) const
{
    const auto at = static_cast<std::size_t>(y - m_draw->box.top);
    for (std::size_t c = 0; c < 4; ++c) rows::scale(m_kept->row(c, at), m_draw->opacity, m_draw->box.width(), to.c[c]);
}

void LayerRows::row(int y, RowScratch& scratch, rows::Planes to) const
{
    const PlannedDraw& d = *m_draw;
    const int n = d.box.width();
    if (m_kept) {
        keptRow(y, to);
        if (d.isWiped) wipeRow(y, scratch, to);
        return;
    }
    if (d.kind == DrawKind::Fill) fillRow(y, to);
    else if (m_isAligned) alignedRow(y, scratch, to);
    else turnedRow(y, scratch, to);
    if (d.kind == DrawKind::Picture && d.colour.isConverted) convertRow(to);
    if (d.kind == DrawKind::Picture && d.hasAlpha) rows::clampToAlpha(n, to);
    if (m_space == BlendSpace::Linear) through(lightOfCode(), n, to);

    if (!m_isAligned) {
        reserve(scratch.loaded, n);
        for (int x = 0; x < n; ++x)
            scratch.loaded[static_cast<std::size_t>(x)] = static_cast<float>(coverageAt(d, d.toSource({d.box.left + x + 0.5, y + 0.5})));
        rows::multiply(scratch.loaded.data(), d.opacity, n, to);
    } else if (!isOpaque(y)) {
        const float share = static_cast<float>(coverY(y)) * d.opacity;
        if (!m_isWide) rows::multiply(m_coverX.data(), share, n, to);
        else if (share != 1) rows::multiply(share, n, to);
    }
    if (d.isWiped) wipeRow(y, scratch, to);
}

void LayerRows::wipeRow(int y, RowScratch& scratch, rows::Planes to) const
{
    const int n = m_draw->box.width();
    reserve(scratch.loaded, n);
    for (int x = 0; x < n; ++x) scratch.loaded[static_cast<std::size_t>(x)] = static_cast<float>(wipeShareAt(*m_draw, {m_draw->box.left + x + 0.5, y + 0.5}));
    rows::multiply(scratch.loaded.data(), 1, n, to);
}

void LayerRows::fillRow(int y, rows::Planes to) const
{
    const PlannedDraw& d = *m_draw;
    const std::array from{d.from.r * d.from.a, d.from.g * d.from.a, d.from.b * d.from.a, d.from.a};
    const std::array last{d.to.r * d.to.a, d.to.g * d.to.a, d.to.b * d.to.a, d.to.a};
    if (d.from == d.to) return rows::set(from, d.box.width(), to);
    for (int x = 0; x < d.box.width(); ++x) {
        const Point s = d.toSource({d.box.left + x + 0.5, y + 0.5});
        const auto k = static_cast<float>(std::clamp(s.x * d.gradientX + s.y * d.gradientY + d.gradientStart, 0.0, 1.0));
        for (std::size_t c = 0; c < 4; ++c) to.c[c][x] = from[c] + (last[c] - from[c]) * k;
    }
}

const float* LayerRows::tallRow(int plane, double s, RowScratch& scratch) const
{
    const PlannedDraw& d = *m_draw;
    const PixelFormatInfo& info = d.image->info();
    const Across& a = m_across[plane];
    const TexelRange& range = m_texels[plane];
    const int channels = info.isYuv() ? 1 : 4;
    std::vector<float>& tall = scratch.tall[plane];
    reserve(tall, a.count * channels);
    scratch.v = tapsAt(kernelOf(plane), s, stepIn(d, plane, d.stepV, info.chromaShiftY));
    trim(scratch.v);

    const int first = std::clamp(a.start, range.x0, range.x1), last = std::clamp(a.start + a.count - 1, range.x0, range.x1);
    const int inside = last - first + 1, lead = std::clamp(first - a.start, 0, a.count - inside);
    float* middle = tall.data() + lead * channels;
    reserve(scratch.loaded, inside * channels);
    for (std::size_t j = 0; j < scratch.v.weights.size(); ++j) {
        const int y = std::clamp(scratch.v.first + static_cast<int>(j), range.y0, range.y1);
        const float weight = scratch.v.weights[j];
        if (j == 0 && weight == 1 && scratch.v.weights.size() == 1) {
            rows::load(*d.image, plane, y, first, inside, middle);
            break;
        }
        rows::load(*d.image, plane, y, first, inside, scratch.loaded.data());
        if (j == 0) rows::scale(scratch.loaded.data(), weight, inside * channels, middle);
        else rows::addScaled(scratch.loaded.data(), weight, inside * channels, middle);
    }
    for (int i = 0; i < lead; ++i) std::memcpy(tall.data() + i * channels, middle, sizeof(float) * static_cast<std::size_t>(channels));
    const float* edge = middle + (inside - 1) * channels;
    for (int i = lead + inside; i < a.count; ++i) std::memcpy(tall.data() + i * channels, edge, sizeof(float) * static_cast<std::size_t>(channels));
    return tall.data();
}

void LayerRows::alignedRow(int y, RowScratch& scratch, rows::Planes to) const
{
    const PlannedDraw& d = *m_draw;
    const PixelFormatInfo& info = d.image->info();
    const int n = d.box.width();
    const Point s = d.toSource({0, y + 0.5});
    if (!info.isYuv()) {
        const Across& a = m_across[0];
        const float* tall = tallRow(0, s.y, scratch);
        if (a.isCopy) rows::split(tall, n, to);
        else rows::filterRgba(tall, a.first.data(), a.weights.data(), a.taps, n, to);
        if (d.colour.toRgb != std::array<float, 12>{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}) rows::matrix(d.colour.toRgb, n, to);
        return;
    }
    std::array<const float*, 3> yuv{};
    for (int plane = 0; plane < 3; ++plane) {
        const Across& a = m_across[plane];
        yuv[plane] = tallRow(plane, inPlane(info, plane, s).y, scratch);
        if (a.isCopy) continue;
        std::vector<float>& wide = scratch.wide[plane];
        reserve(wide, n);
        rows::filter(yuv[plane], a.first.data(), a.weights.data(), a.taps, n, wide.data());
        yuv[plane] = wide.data();
    }
    rows::matrix(yuv[0], yuv[1], yuv[2], d.colour.toRgb, n, to);
}

/// The samples of one plane at scratch.points, into scratch.wide.
void LayerRows::turnedPlane(int plane, int first, int count, RowScratch& scratch) const
{
    const PixelFormatInfo& info = m_draw->image->info();
    const int channels = info.isYuv() ? 1 : 4;
    reserve(scratch.wide[plane], (first + count) * channels);
    std::vector<Point> at(scratch.points.begin() + first, scratch.points.begin() + first + count);
    if (plane)
        for (Point& each : at) each = inPlane(info, plane, each);
    sampleTexels(*m_draw->image, plane, m_texels[plane], m_u[plane], m_v[plane], at, scratch.wide[plane].data() + first * channels);
}

void LayerRows::turnedRow(int y, RowScratch& scratch, rows::Planes to) const
{
    const PlannedDraw& d = *m_draw;
    const int n = d.box.width();
    scratch.points.resize(static_cast<std::size_t>(n));
    int first = n, last = -1; // the draw is convex: what a row shows of it has no hole
    for (int x = 0; x < n; ++x) {
        const Point s = scratch.points[static_cast<std::size_t>(x)] = d.toSource({d.box.left + x + 0.5, y + 0.5});
        if (coverageAt(d, s) > 0) first = std::min(first, x), last = x;
    }
    rows::set({0, 0, 0, 0}, n, to);
    if (last < first) return;
    const int count = last - first + 1;
    const rows::Planes shown = to.from(first);
    for (int plane = 0; plane < d.image->info().planes; ++plane) turnedPlane(plane, first, count, scratch);
    if (d.image->info().isYuv()) {
        rows::matrix(scratch.wide[0].data() + first, scratch.wide[1].data() + first, scratch.wide[2].data() + first, d.colour.toRgb, count, shown);
    } else {
        rows::split(scratch.wide[0].data() + 4 * first, count, shown);
        rows::matrix(d.colour.toRgb, count, shown);
    }
}

void LayerRows::convertRow(rows::Planes p) const
{
    const SourceColour& colour = m_draw->colour;
    const auto& m = colour.toBt709;
    for (int x = 0; x < m_draw->box.width(); ++x) {
        const float alpha = p.c[3][x];
        if (alpha <= 0) continue;
        float light[3];
        for (int c = 0; c < 3; ++c) light[c] = m_decode(p.c[c][x] / alpha);
        float bt709[3];
        for (std::size_t c = 0; c < 3; ++c)
            bt709[c] = std::max(0.f, m[3 * c] * light[0] + m[3 * c + 1] * light[1] + m[3 * c + 2] * light[2]);
        const float top = std::max({bt709[0], bt709[1], bt709[2]});
        const float scale = colour.isRolledOff && top > rollOffStart ? rolledOff(top) / top : 1.f;
        for (int c = 0; c < 3; ++c) p.c[c][x] = m_encode(std::sqrt(bt709[c] * scale)) * alpha;
    }
}

} // namespace spot
