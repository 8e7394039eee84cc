// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/planar_renderer.h"

#include "render/cpu/planar_rows.h"
#include "render/cpu/row_pool.h"
#include "render/cpu/step_rows.h"

#include <algorithm>
#include <cstring>
#include <list>
#include <span>

namespace spot
{

namespace
{

constexpr int bandRows = 16; // even, so that no chroma row lies in two bands
constexpr std::size_t keptTables = 8;

const std::array<float, 12>& toYuv()
{
    static const std::array<float, 12> m = rgbToYuv(Matrix::Bt709, Range::Limited, 8);
    return m;
}

/// A film at the bottom.
struct Film {
    const Image* image = nullptr;
    float share = 1;
    const ColourTable* table = nullptr; ///< null: as it is
};

/// What one thread needs.
struct Worker {
    PlaneRows canvas[2], film[2];
    StepScratch scratch;
    std::vector<float> sum, chroma, alpha, tall, wide[2];

    void resize(int width)
    {
        const auto n = static_cast<std::size_t>(width) + 4;
        for (int i = 0; i < 2; ++i) canvas[i].resize(width), film[i].resize(width), wide[i].resize(n);
        scratch.resize(width), sum.resize(n), chroma.resize(n), alpha.resize(n), tall.resize(n);
    }
};

/// A part of a row, from an even pixel on.
struct Span {
    int from = 0, until = 0;
    bool isEmpty() const { return until <= from; }
};

/// The frame in work: rows in pairs, each pair on its own.
class Frame
{
public:
    Frame(const FramePlan& plan, std::vector<Film> films, KeptLayers& kept, Image& out) : m_plan(plan), m_films(std::move(films)), m_out(out)
    {
        for (std::size_t i = 1; i < plan.steps.size(); ++i) m_steps.emplace_back(plan.steps[i], plan.blendSpace, kept);
        for (const Film& film : m_films) m_curved += film.table ? film.share : 0;
    }
    void pair(int y, Worker& w)
    {
        const int count = std::min(2, m_out.height() - y);
        const bool isOne = m_films.size() == 1 && m_films[0].share == 1;
        const Span over = layersAcross(y, count);
        if (m_curved > 0 && (!isOne || !over.isEmpty())) return curvedFilmsUnder({0, m_out.width()}, y, count, w);
        if (m_curved > 0) return curvedFilm(y, count, w);
        if (isOne) copyFilm(y, count);
        else mixedFilms(y, count, w);
        if (!over.isEmpty()) filmUnder(over, y, count, w);
    }

private:
    Span layersAcross(int y, int count) const;
    void copyFilm(int y, int count);
    void curvedFilm(int y, int count, Worker& w);
    void mixedFilms(int y, int count, Worker& w);
    void filmUnder(Span span, int y, int count, Worker& w);
    void curvedFilmsUnder(Span span, int y, int count, Worker& w);
    void layers(Span span, int y, int count, Worker& w);
    void plainFilms(int plane, int y, int n, float* sum) const;
    void colourRows(const Film& film, int y, int count, Worker& w) const;
    void chromaOver(Span span, int plane, int y, int count, const float* under, Worker& w);

    const FramePlan& m_plan;
    std::vector<Film> m_films;
    float m_curved = 0; ///< share of the films with curves
    std::vector<StepRows> m_steps; ///< over the bottom
    Image& m_out;
};

void Frame::copyFilm(int y, int count)
{
    const Image& from = *m_films[0].image;
    const auto n = static_cast<std::size_t>(m_out.width());
    for (int i = 0; i < count; ++i) std::memcpy(m_out.mutableRow(0, y + i), from.row(0, y + i), n);
    for (int plane = 1; plane < 3; ++plane) std::memcpy(m_out.mutableRow(plane, y / 2), from.row(plane, y / 2), (n + 1) / 2);
}

/// R'G'B' after the curves of the rows y and, if count is 2, y + 1.
void Frame::colourRows(const Film& film, int y, int count, Worker& w) const
{
    const Image& from = *film.image;
    const int n = m_out.width(), row = y / 2, last = from.planeSize(1).height - 1;
    for (int i = 0; i < count; ++i) {
        const int far = std::clamp(i == 0 ? row - 1 : row + 1, 0, last);
        for (int plane = 1; plane < 3; ++plane)
            rows::widenChroma(from.rowAs<std::uint8_t>(plane, row), from.rowAs<std::uint8_t>(plane, far), n, w.tall.data(), w.wide[plane - 1].data());
        rows::curvedColours(from.rowAs<std::uint8_t>(0, y + i), w.wide[0].data(), w.wide[1].data(), *film.table, n, w.film[i].planes);
    }
}

void Frame::curvedFilm(int y, int count, Worker& w)
{
    const int n = m_out.width();
    colourRows(m_films[0], y, count, w);
    const float* k = toYuv().data();
    for (int i = 0; i < count; ++i) rows::codes(w.film[i].planes, k, 255, n, m_out.mutableRowAs<std::uint8_t>(0, y + i));
    for (int plane = 1; plane < 3; ++plane) {
        rows::chroma(w.film[0].planes, w.film[count - 1].planes, k + 4 * plane, n, w.chroma.data());
        rows::chromaCodes(w.chroma.data(), true, 255, n, m_out.mutableRowAs<std::uint8_t>(plane, y / 2));
    }
}

/// The films without curves, each with its share, and what is left of the background, as codes of row y of a plane.
void Frame::plainFilms(int plane, int y, int n, float* sum) const
{
    const Rgba& g = m_plan.background;
    const float* k = &toYuv()[4 * static_cast<std::size_t>(plane)];
    float rest = 1;
    for (const Film& film : m_films) rest -= film.share;
    if (std::abs(rest) < 1e-6f) rest = 0;
    std::fill_n(sum, n, rest * 255 * (k[0] * g.r * g.a + k[1] * g.g * g.a + k[2] * g.b * g.a + k[3]));
    for (const Film& film : m_films)
        if (!film.table) rows::addBytes(film.image->rowAs<std::uint8_t>(plane, y), film.share, n, sum);
}

void Frame::mixedFilms(int y, int count, Worker& w)
{
    const auto plane = [&](int p, int row, int n) {
        plainFilms(p, row, n, w.sum.data());
        rows::roundToBytes(w.sum.data(), n, m_out.mutableRowAs<std::uint8_t>(p, row));
    };
    for (int i = 0; i < count; ++i) plane(0, y + i, m_out.width());
    for (int p = 1; p < 3; ++p) plane(p, y / 2, m_out.planeSize(1).width);
}

/// What the layers cover of both rows: whole chroma samples, and the one that the last pixel reaches into.
Span Frame::layersAcross(int y, int count) const
{
    Span span{m_out.width(), 0};
    for (const StepRows& step : m_steps) {
        if (!step.crosses(y) && !(count == 2 && step.crosses(y + 1))) continue;
        span.from = std::min(span.from, step.box().left), span.until = std::max(span.until, step.box().right);
    }
    if (span.isEmpty()) return {};
    return {span.from & ~1, std::min(m_out.width(), (span.until + 2) & ~1)};
}

/// Onto what is on the canvas rows.
void Frame::layers(Span span, int y, int count, Worker& w)
{
    for (int i = 0; i < count; ++i)
        for (const StepRows& step : m_steps)
            if (step.crosses(y + i)) step.draw(y + i, w.scratch, w.canvas[i].planes);
    // A chroma sample takes in the pixel before and the one after. Beside the span nothing lies; at the frame's edge the pixel repeats.
    const rows::Planes a = w.canvas[0].planes.from(span.from), b = w.canvas[count - 1].planes.from(span.from);
    rows::meanAlpha(a, b, span.until - span.from, w.alpha.data() + 1);
}

/// Codes that are in the frame already, and what lies over them drawn over nothing: the products commute.
void Frame::filmUnder(Span span, int y, int count, Worker& w)
{
    const int n = span.until - span.from, half = (n + 1) / 2;
    for (int i = 0; i < count; ++i) rows::set({0, 0, 0, 0}, n, w.canvas[i].planes.from(span.from));
    layers(span, y, count, w);
    for (int i = 0; i < count; ++i) {
        std::uint8_t* codes = m_out.mutableRowAs<std::uint8_t>(0, y + i) + span.from;
        std::fill_n(w.sum.begin(), n, 0.f);
        rows::addBytes(codes, 1, n, w.sum.data());
        rows::lumaOver({w.canvas[i].planes.from(span.from), toYuv().data(), 0}, w.sum.data(), n, codes);
    }
    for (int plane = 1; plane < 3; ++plane) {
        std::fill_n(w.sum.begin(), half, 0.f);
        rows::addBytes(m_out.rowAs<std::uint8_t>(plane, y / 2) + span.from / 2, 1, half, w.sum.data());
        chromaOver(span, plane, y, count, w.sum.data(), w);
    }
}

/// Films with curves have a colour in each pixel: they lie on the canvas under the layers, the others stay codes.
void Frame::curvedFilmsUnder(Span span, int y, int count, Worker& w)
{
    const int n = span.until - span.from;
    for (int i = 0; i < count; ++i) rows::set({0, 0, 0, 0}, n, w.canvas[i].planes);
    for (const Film& film : m_films) {
        if (!film.table) continue;
        colourRows(film, y, count, w);
        for (int i = 0; i < count; ++i) {
            std::fill_n(w.film[i].planes.c[3], n, 0.f); // the films' share is `inside`
            rows::addPlanes(w.film[i].planes, film.share, n, w.canvas[i].planes);
        }
    }
    layers(span, y, count, w);
    for (int i = 0; i < count; ++i) {
        plainFilms(0, y + i, n, w.sum.data());
        rows::lumaOver({w.canvas[i].planes, toYuv().data(), m_curved}, w.sum.data(), n, m_out.mutableRowAs<std::uint8_t>(0, y + i));
    }
    for (int plane = 1; plane < 3; ++plane) {
        plainFilms(plane, y / 2, (n + 1) / 2, w.sum.data());
        chromaOver(span, plane, y, count, w.sum.data(), w);
    }
}

void Frame::chromaOver(Span span, int plane, int y, int count, const float* under, Worker& w)
{
    const int n = span.until - span.from;
    const auto closed = [&](std::vector<float>& row) {
        row[0] = span.from == 0 ? row[1] : 0;
        row[static_cast<std::size_t>(n) + 1] = row[static_cast<std::size_t>(n)];
        return row.data() + 1;
    };
    const rows::Laid first{w.canvas[0].planes.from(span.from), toYuv().data() + 4 * plane, m_curved};
    rows::meanOf(first, w.canvas[count - 1].planes.from(span.from), n, w.chroma.data() + 1);
    rows::chromaOver(closed(w.chroma), closed(w.alpha), under, (n + 1) / 2, m_out.mutableRowAs<std::uint8_t>(plane, y / 2) + span.from / 2);
}

} // namespace

struct PlanarRenderer::State {
    struct Table {
        EffectAt effect;
        std::optional<ColourTable> table;
    };
    explicit State(int threads) : pool(threads), workers(static_cast<std::size_t>(pool.threads())) {}

    /// Null where there can be none. Stays until the frame is done.
    const ColourTable* tableFor(const EffectAt& effect)
    {
        const auto known = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.effect == effect; });
        if (known != tables.end()) {
            tables.splice(tables.begin(), tables, known);
        } else {
            const auto curves = curvesOf(*effect.kind, effect.values);
            tables.push_front({effect, curves ? tableOf(*curves) : std::nullopt});
        }
        const auto& table = tables.front().table;
        return table ? &*table : nullptr;
    }

    RowPool pool;
    std::vector<Worker> workers;
    KeptLayers kept;
    std::list<Table> tables; // newest use first
};

PlanarRenderer::PlanarRenderer(int threads) : m_state(std::make_unique<State>(threads)) {}
PlanarRenderer::~PlanarRenderer() = default;

bool PlanarRenderer::canDraw(const FramePlan& plan)
{
    if (plan.blendSpace != BlendSpace::Display || plan.steps.empty()) return false;
    for (const PlannedDraw& draw : plan.steps.front().draws)
        if (!liesOnFrame(draw, plan.size) || draw.effects.size() > 1 || (draw.effects.size() == 1 && !m_state->tableFor(draw.effects.front()))) return false;
    for (const PlannedStep& step : std::span(plan.steps).subspan(1))
        for (const PlannedDraw& draw : step.draws)
            if (!draw.effects.empty() || draw.blend != BlendMode::Normal) return false;
    return true;
}

Image PlanarRenderer::render(const FramePlan& plan)
{
    State& s = *m_state;
    Image out = Image::unwritten(plan.size, PixelFormat::Yuv420P8, bt709Limited);
    std::vector<Film> films;
    for (const PlannedDraw& draw : plan.steps.front().draws) films.push_back({draw.image.get(), draw.opacity, draw.effects.empty() ? nullptr : s.tableFor(draw.effects.front())});
    for (Worker& worker : s.workers) worker.resize(plan.size.width);
    Frame frame(plan, std::move(films), s.kept, out);
    const int height = plan.size.height;
    s.pool.share((height + bandRows - 1) / bandRows, [&](int band, int who) {
        for (int y = band * bandRows; y < std::min(height, (band + 1) * bandRows); y += 2) frame.pair(y, s.workers[static_cast<std::size_t>(who)]);
    });
    while (s.tables.size() > keptTables) s.tables.pop_back();
    return out;
}

} // namespace spot
