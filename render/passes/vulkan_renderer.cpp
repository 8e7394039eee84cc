// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/passes/vulkan_renderer.h"

#include "render/passes/layer_pass.h"
#include "render/passes/output_pass.h"
#include "render/vulkan/commands.h"
#include "render/vulkan/readback.h"
#include "render/vulkan/upload.h"

#include <cstring>
#include <list>

namespace spot::vk
{

namespace
{

constexpr std::uint32_t mostDraws = 4096;
constexpr VkDeviceSize noBytes = 16; // a binding must have something in it

std::array<std::uint32_t, 3> firstWords(const Image& image)
{
    std::array<std::uint32_t, 3> first{};
    std::size_t at = 0;
    for (int i = 0; i < image.info().planes; ++i) {
        first[static_cast<std::size_t>(i)] = static_cast<std::uint32_t>(at / 4);
        at += image.stride(i) * static_cast<std::size_t>(image.planeSize(i).height);
    }
    return first;
}

/// A still or raster that stays.
struct Kept {
    ContentHash content;
    GpuBuffer buffer;
};

std::size_t countDraws(const FramePlan& plan)
{
    std::size_t count = 1; // the background
    for (const PlannedStep& step : plan.steps) count += step.draws.size();
    return count;
}

} // namespace

struct VulkanRenderer::State {
    std::size_t keptLimit;
    std::unique_ptr<Instance> instance;
    std::unique_ptr<Device> device;
    Memory memory;
    std::unique_ptr<Commands> commands;
    Upload upload;
    Readback readback;
    ComputePass layerPass, outputPass;
    GpuBuffer params, canvas, base, packed, nothing;
    std::list<Kept> kept;             // newest use first
    std::vector<GpuBuffer> spare;     // for pictures that change from frame to frame
    std::vector<GpuBuffer> inUse;     // spare ones of the frame in work
    std::size_t keptBytes = 0;

    State(const VulkanRendererOptions& o, std::unique_ptr<Instance> i, std::unique_ptr<Device> d)
        : keptLimit(o.keptBytes), instance(std::move(i)), device(std::move(d)), memory(*device), upload(*device, memory), readback(*device, memory)
    {
    }

    Result<Done> grow(GpuBuffer& buffer, VkDeviceSize bytes)
    {
        if (buffer.bytes() >= bytes) return Done{};
        buffer = {};
        SPOT_TRY(made, GpuBuffer::make(*device, memory, bytes, MemoryUse::Device));
        buffer = std::move(made);
        return Done{};
    }

    Result<GpuBuffer> spareOf(VkDeviceSize bytes)
    {
        for (auto it = spare.begin(); it != spare.end(); ++it) {
            if (it->bytes() < bytes || it->bytes() > 2 * bytes) continue;
            GpuBuffer found = std::move(*it);
            spare.erase(it);
            return found;
        }
        return GpuBuffer::make(*device, memory, bytes, MemoryUse::Device);
    }

    Result<Done> send(VkCommandBuffer c, GpuBuffer& buffer, const Image& image)
    {
        std::vector<UploadPiece> pieces;
        const auto first = firstWords(image);
        for (int i = 0; i < image.info().planes; ++i)
            pieces.push_back({image.row(i, 0), image.stride(i) * static_cast<std::size_t>(image.planeSize(i).height), first[static_cast<std::size_t>(i)] * VkDeviceSize{4}});
        return upload.copy(c, buffer, pieces, commands->lastSubmitted() + 1, commands->passed());
    }

    /// The buffer with the draw's picture in it; it stays put until the frame is done.
    Result<GpuBuffer*> source(VkCommandBuffer c, const PlannedDraw& draw)
    {
        if (draw.kind == DrawKind::Fill) return &nothing;
        const Image& image = *draw.image;
        if (!draw.content) {
            SPOT_TRY(buffer, spareOf(image.byteSize()));
            SPOT_TRY_DONE(send(c, buffer, image));
            inUse.push_back(std::move(buffer));
            return &inUse.back();
        }
        for (auto it = kept.begin(); it != kept.end(); ++it) {
            if (it->content != draw.content) continue;
            kept.splice(kept.begin(), kept, it);
            return &kept.front().buffer;
        }
        SPOT_TRY(buffer, GpuBuffer::make(*device, memory, image.byteSize(), MemoryUse::Device));
        SPOT_TRY_DONE(send(c, buffer, image));
        keptBytes += buffer.bytes();
        kept.push_front({draw.content, std::move(buffer)});
        return &kept.front().buffer;
    }

    Result<Done> dispatch(VkCommandBuffer c, const LayerParams& p, std::size_t index, GpuBuffer& picture, GpuBuffer& under)
    {
        const std::array uses{BufferUse{&params, computeReads}, BufferUse{&picture, computeReads}, BufferUse{&canvas, computeWrites}, BufferUse{&under, computeReads}};
        const auto across = static_cast<std::uint32_t>((p.box[2] - p.box[0] + 63) / 64), down = static_cast<std::uint32_t>(p.box[3] - p.box[1]);
        return layerPass.dispatch(c, uses, index * sizeof(LayerParams), across, down);
    }

    void keepBase(VkCommandBuffer c, const PixelBox& box, FrameSize size)
    {
        barrier(c, std::array{BufferUse{&canvas, copyReads}, BufferUse{&base, copyWrites}});
        const VkDeviceSize row = static_cast<VkDeviceSize>(size.width) * 16;
        const VkBufferCopy region{.srcOffset = row * static_cast<VkDeviceSize>(box.top), .dstOffset = row * static_cast<VkDeviceSize>(box.top), .size = row * static_cast<VkDeviceSize>(box.height())};
        vkCmdCopyBuffer(c, canvas.get(), base.get(), 1, &region);
    }

    Result<Done> prepare(const FramePlan& plan, const Image& out);
    Result<Done> drawLayers(VkCommandBuffer c, const FramePlan& plan);
    Result<Done> drawOutput(VkCommandBuffer c, const FramePlan& plan, const Image& out);
    void tidy();
};

Result<Done> VulkanRenderer::State::prepare(const FramePlan& plan, const Image& out)
{
    const VkDeviceSize canvasBytes = static_cast<VkDeviceSize>(plan.size.width) * static_cast<VkDeviceSize>(plan.size.height) * 16;
    const bool isMixed = std::ranges::any_of(plan.steps, [](const PlannedStep& s) { return s.draws.size() > 1; });
    SPOT_TRY_DONE(grow(canvas, canvasBytes));
    if (isMixed) SPOT_TRY_DONE(grow(base, canvasBytes));
    SPOT_TRY_DONE(grow(packed, out.byteSize()));
    SPOT_TRY_DONE(grow(nothing, noBytes));
    return grow(params, (countDraws(plan) + 3) * sizeof(LayerParams));
}

Result<Done> VulkanRenderer::State::drawLayers(VkCommandBuffer c, const FramePlan& plan)
{
    std::vector<LayerParams> all{backgroundParams(plan)};
    for (const PlannedStep& step : plan.steps)
        for (const PlannedDraw& draw : step.draws)
            all.push_back(layerParams(draw, plan.size, plan.blendSpace, draw.image ? firstWords(*draw.image) : std::array<std::uint32_t, 3>{}));
    const bool isHidden = !plan.steps.empty() && plan.steps.front().draws.size() == 1 && plan.steps.front().draws.front().hidesCanvas;
    if (isHidden) all[1].shape[3] = 1;
    const UploadPiece piece{all.data(), all.size() * sizeof(LayerParams), 0};
    SPOT_TRY_DONE(upload.copy(c, params, std::array{piece}, commands->lastSubmitted() + 1, commands->passed()));

    if (!isHidden) SPOT_TRY_DONE(dispatch(c, all[0], 0, nothing, canvas));
    inUse.reserve(all.size());
    std::size_t index = 1;
    for (const PlannedStep& step : plan.steps) {
        const bool isMix = step.draws.size() > 1;
        if (isMix) keepBase(c, step.box, plan.size);
        for (const PlannedDraw& draw : step.draws) {
            SPOT_TRY(picture, source(c, draw));
            SPOT_TRY_DONE(dispatch(c, all[index], index, *picture, isMix ? base : canvas));
            ++index;
        }
    }
    return Done{};
}

Result<Done> VulkanRenderer::State::drawOutput(VkCommandBuffer c, const FramePlan& plan, const Image& out)
{
    const auto first = firstWords(out);
    const std::size_t start = countDraws(plan) * sizeof(LayerParams);
    std::vector<OutputParams> all;
    for (int i = 0; i < out.info().planes; ++i) all.push_back(outputParams(out, i, plan.blendSpace, first[static_cast<std::size_t>(i)]));
    const UploadPiece piece{all.data(), all.size() * sizeof(OutputParams), start};
    SPOT_TRY_DONE(upload.copy(c, params, std::array{piece}, commands->lastSubmitted() + 1, commands->passed()));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::array uses{BufferUse{&params, computeReads}, BufferUse{&canvas, computeReads}, BufferUse{&packed, computeWrites}};
        const auto across = static_cast<std::uint32_t>((all[i].plane[2] + 63) / 64), down = static_cast<std::uint32_t>(all[i].plane[3]);
        SPOT_TRY_DONE(outputPass.dispatch(c, uses, start + i * sizeof(OutputParams), across, down));
    }
    return readback.record(c, packed, out.byteSize());
}

/// After the GPU was waited for: nothing is in use any more.
void VulkanRenderer::State::tidy()
{
    for (GpuBuffer* buffer : {&params, &canvas, &base, &packed, &nothing}) buffer->last = {};
    for (GpuBuffer& buffer : inUse) buffer.last = {}, spare.push_back(std::move(buffer));
    inUse.clear();
    while (spare.size() > 4) spare.erase(spare.begin());
    for (Kept& k : kept) k.buffer.last = {};
    while (keptBytes > keptLimit && kept.size() > 1) {
        keptBytes -= kept.back().buffer.bytes();
        kept.pop_back();
    }
}

VulkanRenderer::VulkanRenderer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
VulkanRenderer::~VulkanRenderer() = default;
std::string VulkanRenderer::deviceName() const { return m_state->device->name(); }
bool VulkanRenderer::isSoftware() const { return m_state->device->isSoftware(); }

Result<std::unique_ptr<VulkanRenderer>> VulkanRenderer::make(VulkanRendererOptions options)
{
    SPOT_TRY(instance, Instance::make({.isValidated = options.isValidated, .message = options.message}));
    SPOT_TRY(device, Device::make(*instance, {.isRealGpuOnly = options.isRealGpuOnly}));
    auto state = std::make_unique<State>(options, std::move(instance), std::move(device));
    SPOT_TRY(commands, Commands::make(*state->device));
    state->commands = std::move(commands);
    SPOT_TRY(layerPass, makeLayerPass(*state->device, mostDraws));
    state->layerPass = std::move(layerPass);
    SPOT_TRY(outputPass, makeOutputPass(*state->device));
    state->outputPass = std::move(outputPass);
    return std::unique_ptr<VulkanRenderer>(new VulkanRenderer(std::move(state)));
}

Result<Image> VulkanRenderer::render(const FramePlan& plan, PixelFormat format, bool isOpaque)
{
    State& s = *m_state;
    if (countDraws(plan) > mostDraws) return Error{Fault::OutOfRange, "a frame of more than 4095 layers is too much for the graphics device"};
    const bool isYuv = infoOf(format).isYuv();
    Image out(plan.size, format, isYuv ? bt709Limited : bt709Rgb, isYuv || isOpaque ? AlphaMode::Opaque : AlphaMode::Premultiplied);
    s.layerPass.restart();
    s.outputPass.restart();
    SPOT_TRY_DONE(s.prepare(plan, out));
    SPOT_TRY(commands, s.commands->begin());
    const auto drawn = s.drawLayers(commands, plan);
    const auto written = drawn ? s.drawOutput(commands, plan, out) : drawn;
    SPOT_TRY(value, s.commands->submit()); // also when something failed: the command buffer must be ended and run
    SPOT_TRY_DONE(s.commands->wait(value));
    s.tidy();
    if (!written) return written.error();
    const auto first = firstWords(out);
    for (int i = 0; i < out.info().planes; ++i)
        std::memcpy(out.mutableRow(i, 0), s.readback.data() + first[static_cast<std::size_t>(i)] * std::size_t{4}, out.stride(i) * static_cast<std::size_t>(out.planeSize(i).height));
    return out;
}

} // namespace spot::vk
