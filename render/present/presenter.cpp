// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/present/presenter.h"

#include "render/present/swapchain.h"
#include "render/vulkan/barriers.h"
#include "render/vulkan/commands.h"
#include "render/vulkan/retire_queue.h"

#include <array>
#include <cmath>
#include <cstring>

namespace spot
{

namespace
{

constexpr int attempts = 3; ///< at following a window that changes while a frame is drawn
constexpr vk::Access afterAcquire{VK_PIPELINE_STAGE_TRANSFER_BIT, 0, 0}; ///< the stage that waits for the window's picture

VkImageBlit scaledCopy(VkExtent2D from, const ShownBox& to)
{
    const VkImageSubresourceLayers layers{VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    const auto width = static_cast<std::int32_t>(from.width), height = static_cast<std::int32_t>(from.height);
    return {.srcSubresource = layers,
            .srcOffsets = {{0, 0, 0}, {width, height, 1}},
            .dstSubresource = layers,
            .dstOffsets = {{to.left, to.top, 0}, {to.left + to.width, to.top + to.height, 1}}};
}

VkExtent2D extent(FrameSize size) { return {static_cast<std::uint32_t>(std::max(size.width, 0)), static_cast<std::uint32_t>(std::max(size.height, 0))}; }
FrameSize frameSize(VkExtent2D size) { return {static_cast<int>(size.width), static_cast<int>(size.height)}; }

} // namespace

ShownBox letterboxed(FrameSize picture, FrameSize window)
{
    if (picture.width <= 0 || picture.height <= 0 || window.width <= 0 || window.height <= 0) return {};
    const double scale = std::min(static_cast<double>(window.width) / picture.width, static_cast<double>(window.height) / picture.height);
    const auto side = [scale](int length, int most) { return std::clamp(static_cast<int>(std::lround(length * scale)), 1, most); };
    const int width = side(picture.width, window.width), height = side(picture.height, window.height);
    return {(window.width - width) / 2, (window.height - height) / 2, width, height};
}

/// Two frames may be on their way: what each needs for itself is a Flight.
struct Presenter::State {
    struct Flight {
        vk::GpuBuffer staging;
        vk::Semaphore acquired;
        std::uint64_t submission = 0;
    };

    State(std::unique_ptr<vk::Instance> i, std::unique_ptr<vk::Device> d, VkSurfaceKHR s) : instance(std::move(i)), device(std::move(d)), surface(s), memory(*device) {}
    ~State() { vkDeviceWaitIdle(device->get()); }

    Result<Shown> show(const Image& frame, FrameSize window);
    Result<Done> follow(VkExtent2D size);
    Result<vk::Turn> draw(const Image& frame);
    Result<Done> upload(VkCommandBuffer commands, Flight& flight, const Image& frame);
    void copyTo(VkCommandBuffer commands, VkImage target);

    std::unique_ptr<vk::Instance> instance;
    std::unique_ptr<vk::Device> device;
    VkSurfaceKHR surface;
    vk::Memory memory;
    std::unique_ptr<vk::Commands> commands;
    std::array<Flight, 2> flights;
    std::size_t next = 0;
    vk::GpuImage picture; ///< of the frame's size
    vk::RetireQueue retired;
    std::unique_ptr<vk::Swapchain> swapchain; ///< null before the first frame and when it is stale
};

Result<Shown> Presenter::State::show(const Image& frame, FrameSize window)
{
    for (int i = 0; i < attempts; ++i) {
        SPOT_TRY(size, vk::extentOf(*device, surface, extent(window)));
        if (size.width == 0 || size.height == 0) return Shown::NotNow;
        SPOT_TRY_DONE(follow(size));
        SPOT_TRY(turn, draw(frame));
        if (turn == vk::Turn::Ready) return Shown::Yes;
        if (turn == vk::Turn::Busy) return Shown::NotNow;
        vkDeviceWaitIdle(device->get());
        swapchain.reset();
    }
    return Shown::NotNow;
}

/// Makes the swapchain fit the window.
Result<Done> Presenter::State::follow(VkExtent2D size)
{
    if (swapchain && swapchain->extent().width == size.width && swapchain->extent().height == size.height) return Done{};
    vkDeviceWaitIdle(device->get());
    SPOT_TRY(made, vk::Swapchain::make(*device, surface, size, swapchain.get()));
    swapchain = std::move(made);
    return Done{};
}

Result<vk::Turn> Presenter::State::draw(const Image& frame)
{
    Flight& flight = flights[next];
    SPOT_TRY_DONE(commands->wait(flight.submission));
    retired.collect(commands->passed());
    SPOT_TRY(acquired, swapchain->acquire(flight.acquired.get()));
    if (acquired.turn != vk::Turn::Ready) return acquired.turn;
    next = (next + 1) % flights.size();
    SPOT_TRY(recording, commands->begin());
    SPOT_TRY_DONE(upload(recording, flight, frame));
    copyTo(recording, swapchain->image(acquired.index));
    SPOT_TRY(submission, commands->submit({.wait = flight.acquired.get(), .waitStage = afterAcquire.stages, .signal = swapchain->drawn(acquired.index)}));
    flight.submission = submission;
    return swapchain->present(acquired.index);
}

Result<Done> Presenter::State::upload(VkCommandBuffer recording, Flight& flight, const Image& frame)
{
    const VkDeviceSize bytes = frame.stride(0) * static_cast<std::size_t>(frame.height());
    if (flight.staging.bytes() < bytes) {
        SPOT_TRY(staging, vk::GpuBuffer::make(*device, memory, bytes, vk::MemoryUse::Upload));
        flight.staging = std::move(staging);
    }
    std::memcpy(flight.staging.mapped(), frame.row(0, 0), bytes);
    if (frameSize(picture.size()) != frame.size()) {
        SPOT_TRY(made, vk::GpuImage::make(*device, memory, extent(frame.size())));
        if (picture) retired.retire(std::move(picture), commands->lastSubmitted());
        picture = std::move(made);
    }
    vk::barrier(recording, picture, vk::copyWrites, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
    const VkBufferImageCopy copy{.bufferRowLength = static_cast<std::uint32_t>(frame.stride(0) / 4),
                                 .imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1},
                                 .imageExtent = {picture.size().width, picture.size().height, 1}};
    vkCmdCopyBufferToImage(recording, flight.staging.get(), picture.get(), VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &copy);
    vk::barrier(recording, picture, vk::copyReads, VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
    return Done{};
}

/// Black, then the picture in its box.
void Presenter::State::copyTo(VkCommandBuffer recording, VkImage target)
{
    constexpr VkImageLayout writable = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL;
    const VkClearColorValue black{.float32 = {0, 0, 0, 1}};
    const VkImageSubresourceRange all{VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
    vk::barrier(recording, target, afterAcquire, VK_IMAGE_LAYOUT_UNDEFINED, vk::copyWrites, writable);
    vkCmdClearColorImage(recording, target, writable, &black, 1, &all);
    vk::barrier(recording, target, vk::copyWrites, writable, vk::copyWrites, writable);
    const VkImageBlit blit = scaledCopy(picture.size(), letterboxed(frameSize(picture.size()), frameSize(swapchain->extent())));
    vkCmdBlitImage(recording, picture.get(), VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, target, writable, 1, &blit, VK_FILTER_LINEAR);
    vk::barrier(recording, target, vk::copyWrites, writable, {}, VK_IMAGE_LAYOUT_PRESENT_SRC_KHR);
}

Presenter::Presenter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Presenter::~Presenter() = default;

Result<std::unique_ptr<Presenter>> Presenter::make(void* instance, void* surface)
{
    if (!instance || !surface) return Error{Fault::Invalid, "the picture view has no Vulkan window: show frames without the graphics device"};
    const auto handle = static_cast<VkSurfaceKHR>(surface);
    SPOT_TRY(borrowed, vk::Instance::make({.borrowed = static_cast<VkInstance>(instance)}));
    SPOT_TRY(device, vk::Device::make(*borrowed, {.surface = handle}));
    auto state = std::make_unique<State>(std::move(borrowed), std::move(device), handle);
    SPOT_TRY(commands, vk::Commands::make(*state->device));
    state->commands = std::move(commands);
    for (State::Flight& flight : state->flights) {
        SPOT_TRY(acquired, vk::makeSemaphore(*state->device));
        flight.acquired = std::move(acquired);
    }
    return std::unique_ptr<Presenter>(new Presenter(std::move(state)));
}

Result<Shown> Presenter::show(const Image& frame, FrameSize window)
{
    if (!m_state) return Error{Fault::Invalid, "the picture view has let go of its window: open the view again"};
    if (frame.isEmpty() || frame.format() != PixelFormat::Rgba8 || frame.alpha() == AlphaMode::Straight)
        return Error{Fault::Invalid, "the picture view shows 8 bit RGBA without straight alpha only: ask the renderer for Rgba8"};
    const int most = static_cast<int>(m_state->device->properties().limits.maxImageDimension2D);
    if (std::max(frame.width(), frame.height()) > most)
        return Error{Fault::OutOfRange, "a picture of more than " + std::to_string(most) + " pixels a side is too large for " + m_state->device->name()};
    auto shown = m_state->show(frame, window);
    if (!shown) release(); // a picture or a semaphore may be half-way: only a new start is clean
    return shown;
}

void Presenter::release() { m_state.reset(); }

} // namespace spot
