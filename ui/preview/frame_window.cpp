// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/frame_window.h"

#include <QGuiApplication>
#include <QPlatformSurfaceEvent>
#include <QVulkanInstance>

namespace spot
{

std::unique_ptr<QVulkanInstance> FrameWindow::makeInstance()
{
    const QString platform = QGuiApplication::platformName();
    if (platform == QLatin1String("offscreen") || platform == QLatin1String("minimal")) return nullptr; // these have no surfaces
    if (qEnvironmentVariable("SPOTWRIGHT_DEVICE") == QLatin1String("cpu")) return nullptr;
    auto made = std::make_unique<QVulkanInstance>();
    made->setApiVersion({1, 2});
    return made->create() ? std::move(made) : nullptr;
}

FrameWindow::FrameWindow(QVulkanInstance& instance) : m_instance(instance)
{
    setFlags(Qt::FramelessWindowHint | Qt::WindowTransparentForInput | Qt::WindowDoesNotAcceptFocus);
    setSurfaceType(QSurface::VulkanSurface);
    setVulkanInstance(&instance);
}

FrameWindow::~FrameWindow() { m_thread.reset(); }

void FrameWindow::show(ImagePtr frame)
{
    m_frame = std::move(frame);
    present();
}

bool FrameWindow::event(QEvent* event)
{
    if (event->type() == QEvent::PlatformSurface && static_cast<QPlatformSurfaceEvent*>(event)->surfaceEventType() == QPlatformSurfaceEvent::SurfaceAboutToBeDestroyed) m_thread.reset();
    return QWindow::event(event);
}

void FrameWindow::exposeEvent(QExposeEvent*) { present(); }
void FrameWindow::resizeEvent(QResizeEvent*) { present(); }

void FrameWindow::present()
{
    if (!m_frame || !isExposed() || m_hasFailed) return;
    if (!m_thread) {
        const VkSurfaceKHR surface = QVulkanInstance::surfaceForWindow(this);
        if (!surface) return take(Error{Fault::Unsupported, "this window system gives the graphics device no place to show pictures"});
        const auto told = [this](const Result<Shown>& answer) { QMetaObject::invokeMethod(this, [this, answer] { take(answer); }, Qt::QueuedConnection); };
        m_thread = std::make_unique<PresentThread>(m_instance.vkInstance(), surface, told);
    }
    const QSize pixels = size() * devicePixelRatio();
    m_thread->show(m_frame, {pixels.width(), pixels.height()});
}

void FrameWindow::take(const Result<Shown>& answer)
{
    if (answer && *answer == Shown::Yes) Q_EMIT shown();
    if (answer || m_hasFailed) return;
    m_hasFailed = true;
    m_thread.reset();
    Q_EMIT failed(answer.error());
}

} // namespace spot
