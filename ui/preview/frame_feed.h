// SPDX-License-Identifier: GPL-3.0-or-later
// ui/preview/frame_feed.h: the picture at the playhead: composes the timeline on show and asks the frame server for frames.
#pragma once

#include "app/compose/compose.h"
#include "render/frames/frame_server.h"
#include "ui/desk/desk.h"

#include <QSize>
#include <QTimer>

namespace spot
{

/// Asks for the newest frame only; what was asked before and is not drawn yet is cancelled.                     [ui]
class FrameFeed final : public QObject
{
    Q_OBJECT
public:
    /// `media` outlives the feed.
    FrameFeed(Desk& desk, const MediaResolver& media, QObject* parent = nullptr);
    ~FrameFeed() override;

    /// Of the place where frames are shown, in device pixels.
    void setRoom(QSize room);
    const CompositionPtr& composition() const { return m_composition; }
    /// Frames of the playhead's way that were never shown while playing.
    int dropped() const { return m_dropped; }
    void resetDropped() { m_dropped = 0; }
    void setPlaying(bool playing) { m_isPlaying = playing; }

Q_SIGNALS:
    void frameDrawn(const spot::ImagePtr& frame, spot::MediaTime time); ///< Rgba8
    void composed(const spot::CompositionPtr& composition); ///< null: nothing to show
    void failed(const spot::Error& error);
    void rendererNamed(const QString& name);

private:
    void compose();
    void ask();
    void take(const FrameReply& reply);

    Desk& m_desk;
    TextRaster m_raster;
    QTimer m_composeSoon;
    CompositionPtr m_composition;
    QSize m_room{640, 360};
    FrameRequestId m_asked;
    std::int64_t m_lastFrame = -1;
    int m_dropped = 0;
    bool m_isPlaying = false;
    std::string m_lastError;
    std::unique_ptr<FrameServer> m_server; ///< last: its thread ends first
};

} // namespace spot
