// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/present/swapchain.h"

#include "render/vulkan/commands.h"

#include <algorithm>

namespace spot::vk
{

namespace
{

constexpr std::uint64_t patience = 100'000'000; // ns
constexpr std::uint32_t chosenByUs = 0xffffffff;

Result<VkSurfaceCapabilitiesKHR> capabilitiesOf(const Device& device, VkSurfaceKHR surface)
{
    VkSurfaceCapabilitiesKHR capabilities;
    SPOT_TRY_DONE(check(vkGetPhysicalDeviceSurfaceCapabilitiesKHR(device.physical(), surface, &capabilities), "ask the window for its size"));
    return capabilities;
}

/// One that shows codes as they are (not an _SRGB format, which would code them once more) and can be blitted to.
Result<VkSurfaceFormatKHR> formatFor(const Device& device, VkSurfaceKHR surface)
{
    std::uint32_t count = 0;
    SPOT_TRY_DONE(check(vkGetPhysicalDeviceSurfaceFormatsKHR(device.physical(), surface, &count, nullptr), "ask the window for its formats"));
    std::vector<VkSurfaceFormatKHR> formats(count);
    SPOT_TRY_DONE(check(vkGetPhysicalDeviceSurfaceFormatsKHR(device.physical(), surface, &count, formats.data()), "ask the window for its formats"));
    for (const VkFormat wanted : {VK_FORMAT_B8G8R8A8_UNORM, VK_FORMAT_R8G8B8A8_UNORM, VK_FORMAT_A8B8G8R8_UNORM_PACK32}) {
        VkFormatProperties properties;
        vkGetPhysicalDeviceFormatProperties(device.physical(), wanted, &properties);
        if (!(properties.optimalTilingFeatures & VK_FORMAT_FEATURE_BLIT_DST_BIT)) continue;
        for (const VkSurfaceFormatKHR& f : formats)
            if (f.format == wanted && f.colorSpace == VK_COLOR_SPACE_SRGB_NONLINEAR_KHR) return f;
    }
    return Error{Fault::Unsupported, "the window takes none of the picture formats that " + device.name() + " can copy to"};
}

/// Newest picture first where the window system can, so that nobody waits for the screen; else one after the other.
VkPresentModeKHR modeFor(const Device& device, VkSurfaceKHR surface)
{
    std::uint32_t count = 0;
    vkGetPhysicalDeviceSurfacePresentModesKHR(device.physical(), surface, &count, nullptr);
    std::vector<VkPresentModeKHR> modes(count);
    vkGetPhysicalDeviceSurfacePresentModesKHR(device.physical(), surface, &count, modes.data());
    return std::ranges::find(modes, VK_PRESENT_MODE_MAILBOX_KHR) != modes.end() ? VK_PRESENT_MODE_MAILBOX_KHR : VK_PRESENT_MODE_FIFO_KHR;
}

VkCompositeAlphaFlagBitsKHR alphaFor(VkCompositeAlphaFlagsKHR known)
{
    for (const auto alpha : {VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR, VK_COMPOSITE_ALPHA_INHERIT_BIT_KHR, VK_COMPOSITE_ALPHA_PRE_MULTIPLIED_BIT_KHR})
        if (known & alpha) return alpha;
    return VK_COMPOSITE_ALPHA_POST_MULTIPLIED_BIT_KHR;
}

} // namespace

Result<VkExtent2D> extentOf(const Device& device, VkSurfaceKHR surface, VkExtent2D wanted)
{
    SPOT_TRY(capabilities, capabilitiesOf(device, surface));
    if (capabilities.currentExtent.width != chosenByUs) return capabilities.currentExtent;
    return VkExtent2D{std::min(wanted.width, capabilities.maxImageExtent.width), std::min(wanted.height, capabilities.maxImageExtent.height)};
}

Result<std::unique_ptr<Swapchain>> Swapchain::make(const Device& device, VkSurfaceKHR surface, VkExtent2D extent, const Swapchain* old)
{
    SPOT_TRY(capabilities, capabilitiesOf(device, surface));
    SPOT_TRY(format, formatFor(device, surface));
    if (!(capabilities.supportedUsageFlags & VK_IMAGE_USAGE_TRANSFER_DST_BIT)) return Error{Fault::Unsupported, "the window's pictures cannot be copied to on " + device.name()};
    const std::uint32_t most = capabilities.maxImageCount ? capabilities.maxImageCount : chosenByUs;
    const VkSwapchainCreateInfoKHR info{.sType = VK_STRUCTURE_TYPE_SWAPCHAIN_CREATE_INFO_KHR,
                                        .surface = surface,
                                        .minImageCount = std::min(capabilities.minImageCount + 1, most),
                                        .imageFormat = format.format,
                                        .imageColorSpace = format.colorSpace,
                                        .imageExtent = extent,
                                        .imageArrayLayers = 1,
                                        .imageUsage = VK_IMAGE_USAGE_TRANSFER_DST_BIT,
                                        .imageSharingMode = VK_SHARING_MODE_EXCLUSIVE,
                                        .preTransform = capabilities.currentTransform,
                                        .compositeAlpha = alphaFor(capabilities.supportedCompositeAlpha),
                                        .presentMode = modeFor(device, surface),
                                        .clipped = VK_TRUE,
                                        .oldSwapchain = old ? old->m_swapchain.get() : VK_NULL_HANDLE};
    std::unique_ptr<Swapchain> made(new Swapchain(device));
    VkSwapchainKHR handle = VK_NULL_HANDLE;
    SPOT_TRY_DONE(check(vkCreateSwapchainKHR(device.get(), &info, nullptr, &handle), "make pictures for the window"));
    made->m_swapchain = SwapchainHandle(device.get(), handle);
    made->m_extent = extent;
    SPOT_TRY_DONE(made->collectImages());
    return made;
}

Result<Done> Swapchain::collectImages()
{
    std::uint32_t count = 0;
    SPOT_TRY_DONE(check(vkGetSwapchainImagesKHR(m_device.get(), m_swapchain.get(), &count, nullptr), "list the pictures of the window"));
    m_images.resize(count);
    SPOT_TRY_DONE(check(vkGetSwapchainImagesKHR(m_device.get(), m_swapchain.get(), &count, m_images.data()), "list the pictures of the window"));
    for (std::uint32_t i = 0; i < count; ++i) {
        SPOT_TRY(drawn, makeSemaphore(m_device));
        m_drawn.push_back(std::move(drawn));
    }
    return Done{};
}

Result<Swapchain::Acquired> Swapchain::acquire(VkSemaphore signal)
{
    Acquired acquired;
    const VkResult result = vkAcquireNextImageKHR(m_device.get(), m_swapchain.get(), patience, signal, VK_NULL_HANDLE, &acquired.index);
    switch (result) {
    case VK_SUCCESS:
    case VK_SUBOPTIMAL_KHR: return acquired; // a change of size is seen by extentOf()
    case VK_ERROR_OUT_OF_DATE_KHR: return Acquired{Turn::Stale};
    case VK_TIMEOUT:
    case VK_NOT_READY: return Acquired{Turn::Busy};
    default: SPOT_TRY_DONE(check(result, "get a picture of the window")); return acquired;
    }
}

Result<Turn> Swapchain::present(std::uint32_t index)
{
    const VkSwapchainKHR swapchain = m_swapchain.get();
    const VkSemaphore drawn = m_drawn[index].get();
    const VkPresentInfoKHR info{.sType = VK_STRUCTURE_TYPE_PRESENT_INFO_KHR,
                                .waitSemaphoreCount = 1,
                                .pWaitSemaphores = &drawn,
                                .swapchainCount = 1,
                                .pSwapchains = &swapchain,
                                .pImageIndices = &index};
    const VkResult result = vkQueuePresentKHR(m_device.queue(), &info);
    if (result == VK_ERROR_OUT_OF_DATE_KHR) return Turn::Stale;
    if (result != VK_SUBOPTIMAL_KHR) SPOT_TRY_DONE(check(result, "show a picture in the window"));
    return Turn::Ready;
}

} // namespace spot::vk
