// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_painter.h"

#include "app/model/keyed_property.h"
#include "app/model/run.h"
#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <set>

namespace spot
{

namespace
{

QRgb colourOf(const ClipScene& scene)
{
    if (std::holds_alternative<ColourClip>(scene.clip.content)) return theme::colourClip;
    if (std::holds_alternative<SequenceClip>(scene.clip.content)) return theme::sequenceClip;
    if (std::holds_alternative<AdjustmentClip>(scene.clip.content)) return theme::adjustmentClip;
    switch (scene.track.role) {
    case TrackRole::Picture: return theme::pictureClip;
    case TrackRole::Text: return theme::textClip;
    case TrackRole::Voice: return theme::voiceClip;
    case TrackRole::Music: return theme::musicClip;
    case TrackRole::Effects: return theme::effectsClip;
    }
    return theme::colourClip;
}

QColor colour(const Rgba& c) { return QColor::fromRgbF(std::clamp(c.r, 0.f, 1.f), std::clamp(c.g, 0.f, 1.f), std::clamp(c.b, 0.f, 1.f)); }

bool isSilent(const ClipScene& scene) { return scene.track.isMuted || (isSound(scene.track.role) && scene.clip.hearing.isMuted); }

QString titleOf(const ClipScene& scene)
{
    if (const auto* text = std::get_if<TextClip>(&scene.clip.content)) return toQString(text->text).simplified();
    QString title = toQString(scene.clip.name);
    const auto* sequence = std::get_if<SequenceClip>(&scene.clip.content);
    if (const Timeline* inside = sequence ? scene.project.find(sequence->timeline) : nullptr; inside && inside->name != scene.clip.name) title += QStringLiteral(" (%1)").arg(toQString(inside->name));
    const RunSeen run = runOf(scene.clip);
    if (run && run.isRamp()) title.prepend(QStringLiteral("%1%→%2% ").arg(speedAt(*run.ramp, {}) * 100, 0, 'g', 4).arg(speedAt(*run.ramp, scene.clip.place.length()) * 100, 0, 'g', 4));
    else if (run && run.isHeld()) title.prepend(QString::fromUtf8("❚❚ "));
    else if (run && !run.speed->isNormal()) title.prepend(QStringLiteral("%1% ").arg(run.speed->value() * 100, 0, 'g', 4));
    return title;
}

/// "2/3": which of the slot's takes the clip shows; empty with fewer than two.
QString takeBadge(const ClipScene& scene)
{
    const auto* media = std::get_if<MediaClip>(&scene.clip.content);
    if (!media) return {};
    const auto takes = scene.project.takesOf(scene.clip.slot);
    if (takes.size() < 2) return {};
    const auto mine = std::find_if(takes.begin(), takes.end(), [media](const MediaPtr& take) { return take->id == media->media; });
    return mine == takes.end() ? QString() : QStringLiteral("%1/%2").arg(mine - takes.begin() + 1).arg(takes.size());
}

} // namespace

void ClipPainter::paint(QPainter& painter, const ClipScene& scene, const QRectF& box)
{
    const double room = 40; // a long clip is cut to what can be seen, so that nothing far outside is drawn
    const double left = std::max(box.left(), -room), right = std::min(box.right(), m_scale.x(m_visible.end) + room);
    const QRectF body(left, box.top() + 1, std::max(right - left - 1, 1.5), box.height() - 2);
    const QColor base = isSilent(scene) ? QColor(colourOf(scene)).darker(150) : QColor(colourOf(scene));

    painter.save();
    QPainterPath shape;
    shape.addRoundedRect(body, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shape, scene.isUnderPointer ? base.lighter(112) : base);
    const auto* media = std::get_if<MediaClip>(&scene.clip.content);
    const MediaItem* item = media ? scene.project.find(media->media) : nullptr;
    const bool isTall = body.height() > 40;
    if (body.width() > 6) {
        painter.setClipPath(shape);
        const QRectF strip = body.adjusted(0, isTall ? theme::clipTitle : 0, 0, 0);
        if (item && isPicture(scene.track.role)) paintPictures(painter, *item, scene.clip, strip);
        if (item && isSound(scene.track.role)) paintWave(painter, *item, scene, strip);
        if (const auto* solid = std::get_if<ColourClip>(&scene.clip.content)) {
            QLinearGradient fill(strip.topLeft(), strip.bottomLeft());
            fill.setColorAt(0, colour(solid->from));
            fill.setColorAt(1, colour(solid->to));
            painter.fillRect(strip, fill);
        }
        paintTitle(painter, scene, body, isTall);
        paintFades(painter, scene, body);
        paintKeys(painter, scene.clip, body);
        painter.setClipping(false);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(scene.isSelected ? QPen(QColor(theme::accent), 2) : QPen(base.lighter(135), 1));
    const double inset = scene.isSelected ? 1 : 0.5;
    painter.drawRoundedRect(body.adjusted(inset, inset, -inset, -inset), 3, 3);
    painter.restore();
}

void ClipPainter::paintPictures(QPainter& painter, const MediaItem& item, const Clip& clip, const QRectF& strip)
{
    if (!m_art || item.size.height <= 0) return;
    const double width = std::max(strip.height() * item.size.aspect(), 12.0), from = m_scale.x(clip.place.start);
    const auto& media = std::get<MediaClip>(clip.content);
    const double first = std::max(std::floor((strip.left() - from) / width), 0.0);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (double x = from + first * width; x < strip.right(); x += width) {
        const QImage picture = m_art->thumbnail(item, media.mediaAt(m_scale.length(x - from)));
        const QRectF cell(x, strip.top(), width, strip.height());
        if (picture.isNull()) painter.fillRect(cell.adjusted(0, 0, -1, 0), QColor(0, 0, 0, 36));
        else painter.drawImage(cell, picture);
    }
}

void ClipPainter::paintWave(QPainter& painter, const MediaItem& item, const ClipScene& scene, const QRectF& strip)
{
    const auto peaks = m_art ? m_art->waveform(item) : nullptr;
    if (!peaks || peaks->empty()) return;
    const auto& media = std::get<MediaClip>(scene.clip.content);
    const double from = m_scale.x(scene.clip.place.start);
    const double middle = strip.center().y(), half = strip.height() / 2 - 2;
    QPainterPath wave;
    std::vector<QPointF> lower;
    for (double x = std::floor(std::max(strip.left(), from)); x < strip.right(); x += 1) {
        const double here = media.mediaAt(m_scale.length(x - from)).seconds() * peaksPerSecond, there = media.mediaAt(m_scale.length(x + 1 - from)).seconds() * peaksPerSecond;
        const double begin = std::min(here, there), end = std::max(here, there);
        float peak = 0;
        for (auto i = static_cast<std::size_t>(std::max(begin, 0.0)); i < peaks->size() && static_cast<double>(i) <= end; ++i) peak = std::max(peak, (*peaks)[i]);
        const double gain = std::pow(10.0, (scene.track.gainDb + scene.clip.hearing.gainDb.at(m_scale.length(x - from))) / 20);
        const double tall = std::min(std::sqrt(peak * gain), 1.0) * half;
        if (lower.empty()) wave.moveTo(x, middle - tall);
        else wave.lineTo(x, middle - tall);
        lower.emplace_back(x, middle + tall);
    }
    for (auto point = lower.rbegin(); point != lower.rend(); ++point) wave.lineTo(*point);
    wave.closeSubpath();
    painter.fillPath(wave, QColor(colourOf(scene)).lighter(isSilent(scene) ? 120 : 190));
}

void ClipPainter::paintTitle(QPainter& painter, const ClipScene& scene, const QRectF& box, bool isWhole)
{
    if (box.width() < 18) return;
    QRectF row = isWhole ? QRectF(box.left(), box.top(), box.width(), theme::clipTitle) : box;
    if (isWhole) painter.fillRect(row, QColor(0, 0, 0, 70));
    row.adjust(6, 0, -6, 0);
    painter.setFont(theme::bodyFont(11, QFont::Medium));
    if (const QString badge = takeBadge(scene); !badge.isEmpty() && row.width() > 64) {
        const QRectF chip(row.right() - 26, row.top() + 2, 28, 13);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 110));
        painter.drawRoundedRect(chip, 3, 3);
        painter.setPen(QColor(theme::accent));
        theme::drawFigures(painter, chip, badge, Qt::AlignHCenter);
        row.setRight(chip.left() - 4);
    }
    if (scene.framesLate) {
        const QString late = QStringLiteral("%1%2").arg(scene.framesLate > 0 ? QStringLiteral("+") : QString()).arg(scene.framesLate);
        const QRectF chip(row.left() - 3, row.center().y() - 6.5, theme::figuresWidth(painter.font(), late) + 8, 13);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(theme::danger));
        painter.drawRoundedRect(chip, 3, 3);
        painter.setPen(QColor(theme::line));
        theme::drawFigures(painter, chip, late, Qt::AlignHCenter);
        row.setLeft(chip.right() + 4);
    } else if (scene.clip.link && row.width() > 40) {
        drawSign(painter, Sign::Linked, QRectF(row.left() - 3, row.center().y() - 5, 10, 10), QColor(255, 255, 255, 120));
        row.setLeft(row.left() + 10);
    }
    painter.setPen(isSilent(scene) ? QColor(theme::dim) : QColor(theme::text));
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(titleOf(scene), Qt::ElideRight, static_cast<int>(row.width())));
}

void ClipPainter::paintKeys(QPainter& painter, const Clip& clip, const QRectF& box)
{
    std::set<MediaTime> times;
    for (const KeyedProperty& property : keyedProperties())
        for (const Key& key : curveOf(clip, property.name)->keys()) times.insert(key.at);
    painter.setPen(QPen(QColor(0, 0, 0, 140), 1));
    painter.setBrush(QColor(theme::accent));
    for (const MediaTime at : times) {
        if (at.flicks < 0 || at > clip.place.length()) continue;
        const double x = m_scale.x(clip.place.start + at), y = box.bottom() - 6, half = 3.5;
        if (x < box.left() - half || x > box.right() + half) continue;
        painter.drawPolygon(QPolygonF({QPointF(x - half, y), QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half)}));
    }
}

void ClipPainter::paintFades(QPainter& painter, const ClipScene& scene, const QRectF& box)
{
    const double from = m_scale.x(scene.clip.place.start), to = m_scale.x(scene.clip.place.end);
    if (!scene.clip.transition.isNone()) {
        const QRectF wedge(m_scale.x(scene.clip.place.start - scene.clip.transition.before), box.top(), m_scale.width(scene.clip.transition.length()), box.height());
        painter.fillRect(wedge, QColor(0, 0, 0, 80));
        painter.setPen(QPen(QColor(theme::text), 1.2));
        painter.drawLine(wedge.bottomLeft(), wedge.topRight());
        painter.setPen(QPen(QColor(255, 255, 255, 90), 1.2));
        painter.drawLine(wedge.topLeft(), wedge.bottomRight());
    }
    if (!isSound(scene.track.role)) return;
    painter.setPen(QPen(QColor(255, 255, 255, 130), 1.2));
    const double in = m_scale.width(scene.clip.hearing.fadeIn), out = m_scale.width(scene.clip.hearing.fadeOut);
    if (in > 0) painter.drawLine(QPointF(from, box.bottom()), QPointF(from + in, box.top()));
    if (out > 0) painter.drawLine(QPointF(to - out, box.top()), QPointF(to, box.bottom()));
}

} // namespace spot
