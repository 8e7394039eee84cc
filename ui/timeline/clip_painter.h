// SPDX-License-Identifier: GPL-3.0-or-later
// ui/timeline/clip_painter.h: draws one clip of the timeline: its colour, name with speed and drift, pictures, wave, text, fades, dissolve, badges.
#pragma once

#include "app/model/project.h"
#include "ui/art/media_art.h"
#include "ui/timeline/time_scale.h"

class QPainter;
class QRectF;

namespace spot
{

/// Everything about a clip that is not in the clip. All references outlive the call.
struct ClipScene {
    const Project& project;
    const Track& track;
    const Clip& clip;
    bool isSelected = false;
    bool isUnderPointer = false;
    std::int64_t framesLate = 0; ///< of a linked clip against its partner
};

/// Draws what of the clip lies within `visible` (pixels of x). `box` is the clip's whole place.                   [ui]
class ClipPainter
{
public:
    /// `art` may be null: then no pictures and waves are drawn.
    ClipPainter(MediaArt* art, const TimeScale& scale, TimeRange visible) : m_art(art), m_scale(scale), m_visible(visible) {}
    void paint(QPainter& painter, const ClipScene& scene, const QRectF& box);

private:
    void paintPictures(QPainter& painter, const MediaItem& item, const Clip& clip, const QRectF& strip);
    void paintWave(QPainter& painter, const MediaItem& item, const ClipScene& scene, const QRectF& strip);
    void paintTitle(QPainter& painter, const ClipScene& scene, const QRectF& box, bool isWhole);
    void paintKeys(QPainter& painter, const Clip& clip, const QRectF& box);
    void paintFades(QPainter& painter, const ClipScene& scene, const QRectF& box);

    MediaArt* m_art;
    TimeScale m_scale;
    TimeRange m_visible;
};

} // namespace spot
