// SPDX-License-Identifier: GPL-3.0-or-later
// ui/preview/frame_view.h: one frame, letterboxed: on a Vulkan surface where the window system has one, else painted.
#pragma once

#include "assets/base/result.h"
#include "assets/pixels/image.h"

#include <QWidget>

#include <memory>

class QVulkanInstance;

namespace spot
{

class FrameWindow;

/// The first frame is always painted, so that nothing waits for the graphics device; from then on the device shows them. [ui]
class FrameView final : public QWidget
{
    Q_OBJECT
public:
    explicit FrameView(QWidget* parent = nullptr);
    ~FrameView() override;

    /// frame  Rgba8, of the canvas's shape
    void show(const ImagePtr& frame, FrameSize canvas);
    void clear();
    const ImagePtr& frame() const { return m_frame; } ///< null: none
    /// The frames go to the screen through Vulkan.
    bool isOnSurface() const { return m_isOnSurface; }

Q_SIGNALS:
    void roomChanged(QSize devicePixels);
    /// Once it is known: "Vulkan surface", "painted (why)".
    void wayChosen(const QString& way);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QRect box() const; ///< where the frame stands, in this widget's units
    void openSurface();
    void leaveSurface(const Error& error);
    void placeSurface();

    ImagePtr m_frame;
    FrameSize m_canvas{16, 9};
    std::unique_ptr<QVulkanInstance> m_instance;
    QWidget* m_container = nullptr;
    FrameWindow* m_window = nullptr; ///< of m_container; null when frames are painted
    bool m_wasTried = false, m_isOnSurface = false;
};

} // namespace spot
