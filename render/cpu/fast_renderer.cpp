// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/cpu/fast_renderer.h"

#include "render/cpu/output_transform.h"
#include "render/cpu/row_pool.h"
#include "render/cpu/step_rows.h"

#include <cstring>

namespace spot
{

namespace
{

constexpr int bandRows = 8; // even, so that no chroma row lies in two bands

struct Worker {
    PlaneRows canvas[2];
    std::vector<float> chroma;
    StepScratch scratch;

    void resize(int width)
    {
        canvas[0].resize(width), canvas[1].resize(width), scratch.resize(width);
        chroma.resize(static_cast<std::size_t>(width));
    }
};

std::array<float, 4> backgroundOf(const FramePlan& plan)
{
    const Rgba& g = plan.background;
    std::array<float, 4> value{g.r * g.a, g.g * g.a, g.b * g.a, g.a};
    if (plan.blendSpace == BlendSpace::Linear && g.a > 0)
        for (std::size_t c = 0; c < 3; ++c) value[c] = toLinear(Transfer::Bt709, value[c] / g.a) * g.a;
    return value;
}

void composeRow(const FramePlan& plan, const std::vector<StepRows>& steps, int y, Worker& w, rows::Planes canvas)
{
    const bool isHidden = !plan.steps.empty() && plan.steps.front().draws.size() == 1 && plan.steps.front().draws.front().hidesCanvas;
    if (!isHidden) rows::set(backgroundOf(plan), plan.size.width, canvas);
    for (const StepRows& step : steps)
        if (step.crosses(y)) step.draw(y, w.scratch, canvas);
    if (plan.blendSpace == BlendSpace::Linear) through(codeOfLight(), plan.size.width, canvas);
}

template <class Code> void writeYuv(Image& out, int y, int count, Worker& w)
{
    const PixelFormatInfo& info = out.info();
    const auto m = rgbToYuv(Matrix::Bt709, Range::Limited, info.bits);
    const auto top = static_cast<float>((1 << info.bits) - 1);
    const int n = out.width();
    for (int i = 0; i < count; ++i) rows::codes(w.canvas[i].planes, m.data(), top, n, out.mutableRowAs<Code>(0, y + i));
    for (int plane = 1; plane < 3; ++plane) {
        for (int i = 0; i < (info.chromaShiftY ? 1 : count); ++i) {
            const rows::Planes first = w.canvas[i].planes, second = info.chromaShiftY && count > 1 ? w.canvas[1].planes : first;
            rows::chroma(first, second, m.data() + 4 * plane, n, w.chroma.data());
            rows::chromaCodes(w.chroma.data(), info.chromaShiftX, top, n, out.mutableRowAs<Code>(plane, info.chromaShiftY ? y / 2 : y + i));
        }
    }
}

void writeRgba(Image& out, int y, rows::Planes p)
{
    switch (out.format()) {
    case PixelFormat::Rgba8: return rows::joinCodes(p, 255, out.width(), out.mutableRowAs<std::uint8_t>(0, y));
    case PixelFormat::Rgba16: return rows::joinCodes(p, 65535, out.width(), out.mutableRowAs<std::uint16_t>(0, y));
    default: return rows::join(p, out.width(), out.mutableRowAs<float>(0, y));
    }
}

} // namespace

struct FastRenderer::State {
    explicit State(int threads) : pool(threads), workers(static_cast<std::size_t>(pool.threads())) {}
    RowPool pool;
    std::vector<Worker> workers;
    KeptLayers kept;
};

FastRenderer::FastRenderer(int threads) : m_state(std::make_unique<State>(threads)) {}
FastRenderer::~FastRenderer() = default;
int FastRenderer::threads() const { return m_state->pool.threads(); }

Image FastRenderer::render(const FramePlan& plan, PixelFormat format)
{
    const bool isYuv = infoOf(format).isYuv();
    Image out = Image::unwritten(plan.size, format, outputColour(format), isYuv || isCanvasOpaque(plan) ? AlphaMode::Opaque : AlphaMode::Premultiplied);
    std::vector<StepRows> steps;
    for (const PlannedStep& step : plan.steps) steps.emplace_back(step, plan.blendSpace, m_state->kept);
    for (Worker& worker : m_state->workers) worker.resize(plan.size.width);

    const int height = plan.size.height;
    m_state->pool.share((height + bandRows - 1) / bandRows, [&](int band, int who) {
        Worker& w = m_state->workers[static_cast<std::size_t>(who)];
        for (int y = band * bandRows; y < std::min(height, (band + 1) * bandRows); y += 2) {
            const int count = std::min(2, height - y);
            for (int i = 0; i < count; ++i) composeRow(plan, steps, y + i, w, w.canvas[i].planes);
            if (!isYuv) {
                for (int i = 0; i < count; ++i) writeRgba(out, y + i, w.canvas[i].planes);
            } else if (infoOf(format).bits == 8) {
                writeYuv<std::uint8_t>(out, y, count, w);
            } else {
                writeYuv<std::uint16_t>(out, y, count, w);
            }
        }
    });
    return out;
}

} // namespace spot
