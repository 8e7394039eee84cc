// SPDX-License-Identifier: GPL-3.0-or-later
// render/vulkan/gpu_image.h: a picture of the GPU that remembers its last access and its layout.
#pragma once

#include "render/vulkan/access.h"
#include "render/vulkan/memory.h"

namespace spot::vk
{

/// Rgba8 (UNORM), for copies and scaled copies.                                                       [not thread-safe]
class GpuImage
{
public:
    GpuImage() = default;
    /// Errors: NoSpace.
    static Result<GpuImage> make(const Device& device, Memory& memory, VkExtent2D size);

    VkImage get() const { return m_image.get(); }
    VkExtent2D size() const { return m_size; }
    explicit operator bool() const { return static_cast<bool>(m_image); }

    Access last; ///< kept by barrier()
    VkImageLayout layout = VK_IMAGE_LAYOUT_UNDEFINED;

private:
    Allocation m_allocation; // before the image, which must go first
    ImageHandle m_image;
    VkExtent2D m_size{};
};

} // namespace spot::vk
