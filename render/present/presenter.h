// SPDX-License-Identifier: GPL-3.0-or-later
// render/present/presenter.h: shows frames on a surface somebody else owns, letterboxed.
// Handles of Vulkan are opaque here: VkInstance as void*, VkSurfaceKHR as the 64-bit number it is.
#pragma once

#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace spot
{

struct PresenterOptions {
    /// A VkInstance of Vulkan 1.2 or later with VK_KHR_surface and the window system's surface extension; it must outlive the
    /// presenter. Null: the presenter makes its own and gives it out.
    void* instance = nullptr;
    bool isValidated = false; ///< own instance only: with VK_LAYER_KHRONOS_validation; its messages go to the log
};

/// [not thread-safe; one thread, which may be the window's: no call waits for the screen]
class Presenter
{
public:
    /// Errors: NotFound (no Vulkan device), Unsupported.
    static Result<std::unique_ptr<Presenter>> make(PresenterOptions options = {});
    ~Presenter();
    Presenter(const Presenter&) = delete;
    Presenter& operator=(const Presenter&) = delete;

    /// The VkInstance in use: give it to QVulkanInstance::setVkInstance before create(). Lives as long as the presenter.
    void* instance() const;
    /// Of the device chosen, once a surface is attached.
    std::string deviceName() const;

    /// Takes up a VkSurfaceKHR. The surface stays its owner's and must live until detach(). extent: of the window, in pixels.
    /// Errors: Unsupported (no device can draw on it), DeviceLost.
    Result<Done> attach(std::uint64_t surface, FrameSize extent);
    /// Drops the swapchain: call it before the surface dies (QPlatformSurfaceEvent::SurfaceAboutToBeDestroyed).
    void detach();
    /// The window has another size now; the last frame is drawn anew by the next show().
    void resize(FrameSize extent);

    /// frame    Rgba8, opaque or premultiplied over black; scaled to the largest box of its shape in the window, centred, on black
    /// returns  true when it is on its way to the screen; false when there is no surface, the window is empty (minimised) or the
    ///          screen is not ready: show a later frame, or this one again
    /// Errors: Invalid (another format), DeviceLost, NoSpace. A lost surface is an Error too: detach, then attach a new one.
    Result<bool> show(const Image& frame);

private:
    struct State;
    explicit Presenter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace spot
