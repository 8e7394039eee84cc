// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/frame_feed.h"

#include "ui/kit/text.h"

namespace spot
{

namespace
{

/// Even, inside the room, in the shape of the canvas and not larger than it.
FrameSize sizeWithin(QSize room, FrameSize canvas)
{
    const double scale = std::min({1.0, static_cast<double>(room.width()) / canvas.width, static_cast<double>(room.height()) / canvas.height});
    const auto even = [scale](int side) { return std::max(static_cast<int>(side * scale / 2) * 2, 16); };
    return {even(canvas.width), even(canvas.height)};
}

} // namespace

FrameFeed::FrameFeed(Desk& desk, const MediaResolver& media, QObject* parent) : QObject(parent), m_desk(desk)
{
    const auto make = [this, &media]() -> Result<std::unique_ptr<FrameRenderer>> {
        FrameRendererOptions options;
        options.offline = Offline::Slate;
        auto made = makeFrameRenderer(media, options);
        if (made) {
            const QString name = toQString((*made)->name());
            QMetaObject::invokeMethod(this, [this, name] { Q_EMIT rendererNamed(name); }, Qt::QueuedConnection);
        }
        return made;
    };
    const auto answer = [this](const FrameReply& reply) {
        QMetaObject::invokeMethod(this, [this, reply] { take(reply); }, Qt::QueuedConnection);
    };
    m_server = std::make_unique<FrameServer>(make, answer);
    m_composeSoon.setSingleShot(true);
    m_composeSoon.setInterval(0);
    connect(&m_composeSoon, &QTimer::timeout, this, &FrameFeed::compose);
    connect(&desk, &Desk::projectChanged, &m_composeSoon, qOverload<>(&QTimer::start));
    connect(&desk, &Desk::timelineChanged, &m_composeSoon, qOverload<>(&QTimer::start));
    connect(&desk, &Desk::playheadMoved, this, &FrameFeed::ask);
}

FrameFeed::~FrameFeed() { m_server.reset(); }

void FrameFeed::setRoom(QSize room)
{
    if (room == m_room || room.isEmpty()) return;
    m_room = room;
    ask();
}

void FrameFeed::compose()
{
    if (!m_desk.timeline()) {
        m_composition = nullptr;
        Q_EMIT composed(m_composition);
        return;
    }
    const auto made = spot::compose(m_desk.project(), m_desk.timelineId(), m_raster);
    if (!made) {
        Q_EMIT failed(made.error());
        return;
    }
    m_composition = *made;
    Q_EMIT composed(m_composition);
    ask();
}

void FrameFeed::ask()
{
    if (!m_composition || m_composition->duration.flicks <= 0) return;
    m_server->cancel(m_asked);
    const MediaTime last = m_composition->rate.startOf(m_composition->frameCount() - 1);
    m_asked = m_server->request(m_composition, std::clamp(m_desk.playhead(), MediaTime{}, last), sizeWithin(m_room, m_composition->canvas));
}

void FrameFeed::take(const FrameReply& reply)
{
    if (!reply.frame) {
        if (reply.frame.error().message != m_lastError) Q_EMIT failed(reply.frame.error());
        m_lastError = reply.frame.error().message;
        return;
    }
    m_lastError.clear();
    for (const Error& offline : reply.offline)
        if (offline.message != m_lastError) m_lastError = offline.message, Q_EMIT failed(offline);
    const std::int64_t frame = m_composition ? m_composition->rate.frameAt(reply.time) : 0;
    if (m_isPlaying && m_lastFrame >= 0 && frame > m_lastFrame + 1) m_dropped += static_cast<int>(frame - m_lastFrame - 1);
    m_lastFrame = m_isPlaying ? frame : -1;
    Q_EMIT frameDrawn(*reply.frame, reply.time);
}

} // namespace spot
