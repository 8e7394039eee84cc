// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/frame_view.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/preview/frame_window.h"
#include "ui/art/art_readers.h"

#include <QPainter>
#include <QTimer>
#include <QVulkanInstance>

namespace spot
{

namespace
{

constexpr int margin = 12; // around the frame

} // namespace

FrameView::FrameView(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 135);
    setAccessibleName(tr("Preview"));
}

FrameView::~FrameView() { delete m_container; } // before the instance

void FrameView::show(const ImagePtr& frame, FrameSize canvas)
{
    const bool isOtherShape = canvas != m_canvas;
    m_frame = frame;
    m_canvas = canvas;
    if (m_window && (isOtherShape || m_container->isHidden() == (frame != nullptr))) placeSurface();
    if (m_window) m_window->show(frame);
    if (!m_isOnSurface || isOtherShape || !frame) update();
}

void FrameView::clear() { show({}, m_canvas); }

QRect FrameView::box() const
{
    const QSizeF room = QSizeF(size() - QSize(2 * margin, 2 * margin)).expandedTo({1, 1});
    const QSize shown = QSizeF(m_canvas.width, m_canvas.height).scaled(room, Qt::KeepAspectRatio).toSize();
    return {QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown};
}

void FrameView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(theme::field));
    if (!m_frame) return;
    if (!m_isOnSurface) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(box(), toQImage(*m_frame));
    }
    if (!std::exchange(m_wasTried, true)) QTimer::singleShot(0, this, &FrameView::openSurface);
}

void FrameView::resizeEvent(QResizeEvent*)
{
    if (m_window) placeSurface();
    Q_EMIT roomChanged((QSizeF(size() - QSize(2 * margin, 2 * margin)) * devicePixelRatioF()).toSize());
}

void FrameView::openSurface()
{
    m_instance = FrameWindow::makeInstance();
    if (!m_instance) return leaveSurface({Fault::Unsupported, toStd(tr("no Vulkan for windows here"))});
    m_window = new FrameWindow(*m_instance);
    m_container = QWidget::createWindowContainer(m_window, this);
    m_container->setFocusPolicy(Qt::NoFocus);
    m_container->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_window, &FrameWindow::failed, this, &FrameView::leaveSurface);
    connect(m_window, &FrameWindow::shown, this, [this] {
        if (!std::exchange(m_isOnSurface, true)) Q_EMIT wayChosen(tr("Vulkan surface"));
    });
    placeSurface();
    m_window->show(m_frame);
}

void FrameView::leaveSurface(const Error& error)
{
    m_isOnSurface = false;
    if (m_container) m_container->hide(); // it may be telling us: it goes with this widget
    m_window = nullptr;
    Q_EMIT wayChosen(tr("painted (%1)").arg(toQString(error.message)));
    update();
}

void FrameView::placeSurface()
{
    m_container->setGeometry(box());
    m_container->setVisible(m_frame != nullptr);
}

} // namespace spot
