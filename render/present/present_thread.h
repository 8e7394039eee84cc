// SPDX-License-Identifier: GPL-3.0-or-later
// render/present/present_thread.h: a presenter on a thread of its own, so that a slow screen never holds up the window.
#pragma once

#include "render/present/presenter.h"

#include <functional>

namespace spot
{

/// Of frames that wait, only the newest is shown. After the first error nothing is shown any more: make a new one.  [thread-safe]
class PresentThread
{
public:
    /// Called on its thread, for each frame it took up; must not wait for the owner. After an error it is not called again.
    using Told = std::function<void(const Result<Shown>&)>;

    /// instance, surface  as of Presenter::make, whose errors come through `told`; they outlive this.
    PresentThread(void* instance, void* surface, Told told);
    /// Ends the frame in work, which takes at most a fifth of a second, and lets go of the surface. `told` is not called after it.
    ~PresentThread();
    PresentThread(const PresentThread&) = delete;
    PresentThread& operator=(const PresentThread&) = delete;

    /// Never waits. frame, window: as of Presenter::show; frame is not null.
    void show(ImagePtr frame, FrameSize window);

private:
    struct Shared;
    std::unique_ptr<Shared> m_shared;
};

} // namespace spot
