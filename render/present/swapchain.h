// SPDX-License-Identifier: GPL-3.0-or-later
// render/present/swapchain.h: the pictures that a window system takes, on a surface somebody else owns.
#pragma once

#include "render/vulkan/device.h"
#include "render/vulkan/owned.h"

namespace spot::vk
{

/// Pixels of the surface now; `wanted` where the window system leaves the choice. {0, 0}: a window without area, minimised.
/// Errors: NotFound (the surface is lost).                                                                        [any]
Result<VkExtent2D> extentOf(const Device& device, VkSurfaceKHR surface, VkExtent2D wanted);

/// What acquire() and present() come to.
enum class Turn {
    Ready,
    Stale, ///< the window has changed: make another swapchain
    Busy,  ///< the window system holds all pictures, as of a hidden window
};

/// 8 bit codes that go to the screen as they are. The device must have been made for the surface.    [not thread-safe]
class Swapchain
{
public:
    /// extent > 0, as extentOf() says. `old`: the one it takes the place of, to be destroyed next; null for the first.
    /// Errors: NotFound (surface lost), Unsupported (no fitting format), NoSpace, DeviceLost.
    static Result<std::unique_ptr<Swapchain>> make(const Device& device, VkSurfaceKHR surface, VkExtent2D extent, const Swapchain* old);

    VkExtent2D extent() const { return m_extent; }

    struct Acquired {
        Turn turn = Turn::Ready;
        std::uint32_t index = 0; ///< of image() and drawn(), when Ready
    };
    /// Waits at most 100 ms. `signal` is signalled once the image may be written. Errors: NotFound (surface lost), DeviceLost.
    Result<Acquired> acquire(VkSemaphore signal);
    VkImage image(std::uint32_t index) const { return m_images[index]; }
    /// To be signalled by the submission that draws the image; present() waits for it.
    VkSemaphore drawn(std::uint32_t index) const { return m_drawn[index].get(); }
    /// Ready: the picture is on its way. Errors: NotFound (surface lost), DeviceLost.
    Result<Turn> present(std::uint32_t index);

private:
    explicit Swapchain(const Device& device) : m_device(device) {}
    Result<Done> collectImages();

    const Device& m_device;
    SwapchainHandle m_swapchain;
    VkExtent2D m_extent{};
    std::vector<VkImage> m_images;
    std::vector<Semaphore> m_drawn;
};

} // namespace spot::vk
