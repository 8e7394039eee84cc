// SPDX-License-Identifier: GPL-3.0-or-later
// ui/preview/frame_window.h: a window inside the window, whose surface the graphics device shows frames on.
#pragma once

#include "assets/base/result.h"
#include "render/present/present_thread.h"

#include <QWindow>

#include <memory>

namespace spot
{

/// Lends its surface while the window system has one, and takes it back before it goes. Mouse and keys go through it to the
/// widgets underneath.                                                                                            [ui]
class FrameWindow final : public QWindow
{
    Q_OBJECT
public:
    /// Null when windows have no Vulkan here, or when SPOTWRIGHT_DEVICE is "cpu".
    static std::unique_ptr<QVulkanInstance> makeInstance();

    /// `instance` outlives this.
    explicit FrameWindow(QVulkanInstance& instance);
    ~FrameWindow() override;

    /// The newest frame, shown as soon as the surface can, and again when the window changes. Null: nothing.
    void show(ImagePtr frame);

Q_SIGNALS:
    /// A frame is on the screen.
    void shown();
    /// Nothing more will be shown here.
    void failed(const spot::Error& error);

protected:
    bool event(QEvent* event) override;
    void exposeEvent(QExposeEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void present();
    void take(const Result<Shown>& answer);

    QVulkanInstance& m_instance;
    ImagePtr m_frame;
    bool m_hasFailed = false;
    std::unique_ptr<PresentThread> m_thread; ///< null without a surface
};

} // namespace spot
