// SPDX-License-Identifier: GPL-3.0-or-later
// render/present/presenter.h: shows finished frames on a surface of a window that somebody else owns.
#pragma once

#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <memory>

namespace spot
{

/// Where a picture lies in a window, in pixels of the window.
struct ShownBox {
    int left = 0, top = 0, width = 0, height = 0;
    bool operator==(const ShownBox&) const = default;
};
/// The largest centred box of the picture's shape, at least a pixel wide and high; empty if a size is.             [any]
ShownBox letterboxed(FrameSize picture, FrameSize window);

/// What became of a frame.
enum class Shown {
    Yes,
    NotNow, ///< the window has no area or takes no pictures just now: nothing is wrong, show the next one
};

/// Has a device of its own on the owner's instance. Keeps nothing of the frames it is given.          [not thread-safe]
class Presenter
{
public:
    /// instance  a VkInstance of API version 1.2 or later, made with VK_KHR_surface
    /// surface   a VkSurfaceKHR of it. Both must outlive this, or its release().
    /// Errors: Invalid (a null handle), NotFound (no device can show on the surface, or it is lost), NoSpace, Unsupported.
    static Result<std::unique_ptr<Presenter>> make(void* instance, void* surface);
    ~Presenter();

    /// Shows the frame as large as it fits, black around it, and follows every change of the window's size.
    /// frame   Rgba8, Opaque or Premultiplied (over black); its codes go to the screen as they are
    /// window  pixels of the window, used where the window system leaves the size to us (Wayland)
    /// Errors: Invalid and OutOfRange (another frame, too large for the device: this one was not shown, the presenter goes on).
    /// NotFound (the surface is lost), DeviceLost, NoSpace, Timeout, Unsupported: it has released itself, make a new one.
    Result<Shown> show(const Image& frame, FrameSize window);

    /// Lets go of the surface, after the device has finished: call it before the surface or its window is destroyed.
    /// show() answers Invalid from then on.
    void release();
    bool isReleased() const { return !m_state; }

private:
    struct State;
    explicit Presenter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace spot
