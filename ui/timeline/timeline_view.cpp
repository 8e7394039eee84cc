// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "app/model/links.h"
#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include "ui/desk/cut_commands.h"
#include "ui/timeline/snapping.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace spot
{

TimelineView::TimelineView(Desk& desk, MediaArt* art, QWidget* parent) : QWidget(parent), m_desk(desk), m_art(art)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Timeline"));
    setMinimumSize(160, 80);
    connect(&desk, &Desk::projectChanged, this, [this] { readTimeline(); });
    connect(&desk, &Desk::documentChanged, this, [this] { m_hand = {}, m_isFitted = false; });
    connect(&desk, &Desk::timelineChanged, this, [this] { m_isFitted = false, readTimeline(); });
    connect(&desk, &Desk::selectionChanged, this, [this] { update(); });
    connect(&desk, &Desk::playheadMoved, this, [this](MediaTime now) {
        for (const MediaTime t : {m_paintedPlayhead, now}) update(QRect(static_cast<int>(m_scale.x(t)) - 3, 0, 7, height()));
    });
    if (art) connect(art, &MediaArt::ready, this, [this] { update(); });
    readTimeline();
}

TimelineView::~TimelineView() { m_hand = {}; }

void TimelineView::readTimeline()
{
    const Timeline* timeline = m_desk.timeline();
    m_outOfSync = timeline ? framesOutOfSync(*timeline) : std::map<ClipId, std::int64_t>();
    m_rows = timeline ? layOutTracks(*timeline) : std::vector<TrackRow>();
    if (timeline && !m_isFitted && isVisible()) fit();
    Q_EMIT viewportChanged();
    update();
}

MediaTime TimelineView::extent() const
{
    const Timeline* timeline = m_desk.timeline();
    const MediaTime end = timeline ? std::max(timeline->end(), timeline->duration()) : MediaTime{};
    return end + m_scale.length(width() * 0.25);
}

void TimelineView::setScale(const TimeScale& scale)
{
    if (scale == m_scale) return;
    m_scale = scale;
    Q_EMIT viewportChanged();
    update();
}

void TimelineView::setScrollY(double y)
{
    y = std::clamp(y, 0.0, std::max(heightOf(m_rows) - height(), 0.0));
    if (y == m_scrollY) return;
    m_scrollY = y;
    Q_EMIT viewportChanged();
    update();
}

void TimelineView::zoomBy(double factor)
{
    const double x = m_scale.x(m_desk.playhead());
    setScale(m_scale.zoomedAt(x >= 0 && x <= width() ? x : width() / 2.0, factor));
}

void TimelineView::fit()
{
    const Timeline* timeline = m_desk.timeline();
    if (!timeline) return;
    m_isFitted = true;
    setScale(TimeScale::fitting({{}, std::max(timeline->duration(), timeline->end())}, width()));
}

void TimelineView::setTool(TimelineTool tool)
{
    if (tool == m_tool) return;
    m_tool = tool;
    Q_EMIT toolChanged();
}

void TimelineView::followPlayhead()
{
    const double x = m_scale.x(m_desk.playhead());
    if (x < 0 || x > width() - 24) setScale(m_scale.scrolledTo(m_desk.playhead() - m_scale.length(48)));
}

QRectF TimelineView::placeOf(ClipId id) const
{
    const Timeline* timeline = m_desk.timeline();
    const auto spot = timeline ? timeline->find(id) : std::nullopt;
    if (!spot) return {};
    const Clip& clip = timeline->at(*spot);
    for (const TrackRow& row : m_rows)
        if (row.track == spot->track)
            return {m_scale.x(clip.place.start), row.top - m_scrollY, m_scale.width(clip.place.length()), row.height};
    return {};
}

std::optional<Hit> TimelineView::hitAt(QPointF point) const
{
    const Timeline* timeline = m_desk.timeline();
    return timeline ? hitTest(*timeline, m_rows, m_scale, point.x(), point.y() + m_scrollY) : std::nullopt;
}

void TimelineView::resizeEvent(QResizeEvent*)
{
    if (!m_isFitted && m_desk.timeline()) fit();
    setScrollY(m_scrollY);
    Q_EMIT viewportChanged();
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->position();
    if (event->button() == Qt::MiddleButton) {
        m_hand = Pan{};
        return;
    }
    if (event->button() != Qt::LeftButton || !m_desk.document()) return;
    const auto hit = hitAt(m_pressedAt);
    if (hit && hit->clip) return pressClip(*hit, event->modifiers());
    const bool adds = event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    if (!adds) m_desk.select({});
    m_hand = Band{m_pressedAt, m_desk.selection()};
}

void TimelineView::pressClip(const Hit& hit, Qt::KeyboardModifiers modifiers)
{
    const ClipId clip = hit.clip->id;
    if (m_tool == TimelineTool::Razor) {
        const MediaTime at = m_scale.time(m_pressedAt.x());
        m_desk.apply(SplitClip{m_desk.timelineId(), clip, m_desk.timeline()->rate.nearestBoundary(at)});
        return;
    }
    const bool isSlipping = m_tool == TimelineTool::Slip || m_tool == TimelineTool::Slide;
    if (isSlipping || hit.part != ClipPart::Body) return pressEdge(hit, modifiers);
    Desk::Selection selection = m_desk.selection();
    const bool was = selection.count(clip);
    if (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
        if (was) selection.erase(clip);
        else selection.insert(clip);
        m_desk.select(selection);
        if (was) return;
    } else if (!was) {
        m_desk.select(modifiers & Qt::AltModifier ? Desk::Selection{clip} : togetherWith(m_desk, clip));
    }
    m_hand = Press{clip, was};
}

void TimelineView::pressEdge(const Hit& hit, Qt::KeyboardModifiers modifiers)
{
    const Clip& clip = *hit.clip;
    const bool takesLinked = m_desk.takesLinked() && !(modifiers & Qt::AltModifier);
    m_desk.select(takesLinked ? togetherWith(m_desk, clip.id) : Desk::Selection{clip.id});
    if (m_tool == TimelineTool::Slip || m_tool == TimelineTool::Slide)
        m_hand = std::make_unique<SlipGesture>(m_desk, clip, m_tool == TimelineTool::Slide, takesLinked);
    else
        m_hand = std::make_unique<TrimGesture>(m_desk, clip, hit.part == ClipPart::Start ? Edge::Start : Edge::End, trimKind(modifiers), takesLinked);
}

TrimKind TimelineView::trimKind(Qt::KeyboardModifiers modifiers) const
{
    switch (m_tool) {
    case TimelineTool::Roll: return TrimKind::Roll;
    case TimelineTool::Stretch: return TrimKind::Stretch;
    case TimelineTool::Ripple: return TrimKind::Ripple;
    default: return modifiers & Qt::ControlModifier ? TrimKind::Ripple : TrimKind::Trim;
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = m_pointer = event->position();
    const bool hasMoved = (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (const auto* press = std::get_if<Press>(&m_hand); press && hasMoved) m_hand = std::make_unique<MoveGesture>(m_desk, press->clip);
    if (std::holds_alternative<std::monostate>(m_hand)) showCursor(at);
    else if (auto* band = std::get_if<Band>(&m_hand)) dragBand(*band, at);
    else if (std::holds_alternative<Pan>(m_hand)) pan(at);
    else if (auto* trim = std::get_if<std::unique_ptr<TrimGesture>>(&m_hand)) dragTrim(**trim, at.x());
    else if (auto* slip = std::get_if<std::unique_ptr<SlipGesture>>(&m_hand)) (*slip)->dragTo(m_scale.length(at.x() - m_pressedAt.x())), update();
    else if (auto* move = std::get_if<std::unique_ptr<MoveGesture>>(&m_hand)) dragMove(**move, at, event->modifiers() & Qt::AltModifier);
}

void TimelineView::pan(QPointF to)
{
    setScrollY(m_scrollY + m_pressedAt.y() - to.y());
    setScale(m_scale.scrolledTo(m_scale.time(m_pressedAt.x() - to.x())));
    m_pressedAt = to;
}

void TimelineView::dragTrim(TrimGesture& gesture, double x)
{
    const Timeline& timeline = *m_desk.timeline();
    const MediaTime wanted = gesture.from() + m_scale.length(x - m_pressedAt.x());
    const auto targets = m_isSnapping ? snapTargets(timeline, m_desk.playhead(), m_desk.selection()) : std::vector<MediaTime>();
    const Snapped snapped = snap({{wanted}}, targets, m_scale.length(snapReach), timeline.rate);
    m_snapLine = snapped.target;
    gesture.dragTo(wanted + snapped.by);
    update();
}

void TimelineView::dragMove(MoveGesture& gesture, QPointF to, bool overwrite)
{
    const Timeline& timeline = *m_desk.timeline();
    const MediaTime by = m_scale.length(to.x() - m_pressedAt.x());
    std::vector<MediaTime> edges = gesture.edges();
    for (MediaTime& edge : edges) edge += by;
    const auto targets = m_isSnapping ? snapTargets(timeline, m_desk.playhead(), m_desk.selection()) : std::vector<MediaTime>();
    const Snapped snapped = snap(edges, targets, m_scale.length(snapReach), timeline.rate);
    m_snapLine = snapped.target;
    const auto hit = hitAt(to);
    const TrackId track = hit ? timeline.tracks[hit->track]->id : TrackId{};
    gesture.dragTo(by + snapped.by, track, overwrite);
    update();
}

void TimelineView::dragBand(Band& band, QPointF to)
{
    band.to = to;
    const Timeline& timeline = *m_desk.timeline();
    const QRectF box = QRectF(m_pressedAt, to).normalized();
    Desk::Selection selection = band.before;
    for (const TrackRow& row : m_rows) {
        const Track& track = *timeline.tracks[row.track];
        if (track.isLocked || row.bottom() - m_scrollY < box.top() || row.top - m_scrollY > box.bottom()) continue;
        const auto [first, last] = clipsWithin(track, {m_scale.time(box.left()), m_scale.time(box.right())});
        for (std::size_t c = first; c < last; ++c) selection.insert(track.clips[c]->id);
    }
    m_desk.select(std::move(selection));
    update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    const Hand hand = std::exchange(m_hand, Hand{});
    if (const auto* trim = std::get_if<std::unique_ptr<TrimGesture>>(&hand)) (*trim)->finish();
    if (const auto* slip = std::get_if<std::unique_ptr<SlipGesture>>(&hand)) (*slip)->finish();
    if (const auto* move = std::get_if<std::unique_ptr<MoveGesture>>(&hand)) (*move)->finish();
    if (const auto* press = std::get_if<Press>(&hand); press && press->wasSelected && !event->modifiers()) m_desk.select(togetherWith(m_desk, press->clip));
    m_snapLine.reset();
    showCursor(event->position());
    update();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto hit = hitAt(event->position()); hit && hit->clip && !openSequence(m_desk, hit->clip->id)) Q_EMIT editRequested(hit->clip->id);
}

bool TimelineView::cancelHand()
{
    if (std::holds_alternative<std::monostate>(m_hand)) return false;
    if (const auto* band = std::get_if<Band>(&m_hand)) m_desk.select(band->before);
    m_hand = {}; // a gesture that is dropped puts back what it found
    m_snapLine.reset();
    update();
    return true;
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
    if (cancelHand()) return;
    if (m_tool != TimelineTool::Select) setTool(TimelineTool::Select);
    else m_desk.select({});
}

void TimelineView::showCursor(QPointF at)
{
    const auto hit = hitAt(at);
    const ClipId hovered = hit && hit->clip ? hit->clip->id : ClipId{};
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
    const bool isEdge = hit && hit->part != ClipPart::Body;
    std::optional<Sign> sign; // none: the arrow, or that of an edge
    if (hovered && m_tool == TimelineTool::Razor) sign = Sign::Split;
    if (hovered && m_tool == TimelineTool::Slip) sign = Sign::Slip;
    if (hovered && m_tool == TimelineTool::Slide) sign = Sign::Slide;
    if (hovered && isEdge && m_tool == TimelineTool::Ripple) sign = Sign::Ripple;
    if (hovered && isEdge && m_tool == TimelineTool::Roll) sign = Sign::Roll;
    if (hovered && isEdge && m_tool == TimelineTool::Stretch) sign = Sign::Stretch;
    const int shape = sign ? 100 + static_cast<int>(*sign) : hovered && isEdge && m_tool == TimelineTool::Select ? Qt::SizeHorCursor : Qt::ArrowCursor;
    if (std::exchange(m_cursor, shape) == shape) return;
    if (sign) setCursor(cursorOf(*sign));
    else setCursor(static_cast<Qt::CursorShape>(shape));
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_desk.document() || !std::holds_alternative<std::monostate>(m_hand)) return;
    if (event->reason() == QContextMenuEvent::Mouse)
        if (const auto hit = hitAt(event->pos()); hit && hit->clip && !m_desk.selection().count(hit->clip->id)) m_desk.select(togetherWith(m_desk, hit->clip->id));
    Q_EMIT menuRequested(event->globalPos());
}

QString TimelineView::readout() const
{
    const Timeline* timeline = m_desk.timeline();
    if (!timeline) return {};
    const FrameRate rate = timeline->rate;
    const auto frames = [&](MediaTime by) {
        const std::int64_t count = rate.frameAt(rate.nearestBoundary(by < MediaTime{} ? -by : by));
        return tr("%1%2 fr").arg(QChar(by < MediaTime{} && count ? u'\u2212' : u'+')).arg(count);
    };
    const auto code = [&](MediaTime t) { return toQString(timecode(t, rate)); };
    if (const auto* trim = std::get_if<std::unique_ptr<TrimGesture>>(&m_hand)) {
        const auto now = (*trim)->now();
        return now ? tr("%1   %2   length %3").arg(code(*now), frames(*now - (*trim)->from()), code((*trim)->length())) : QString();
    }
    if (const auto* slip = std::get_if<std::unique_ptr<SlipGesture>>(&m_hand)) return frames((*slip)->by());
    if (const auto* move = std::get_if<std::unique_ptr<MoveGesture>>(&m_hand))
        return (*move)->edges().empty() ? QString() : QStringLiteral("%1   %2").arg(code((*move)->edges().front() + (*move)->moved()), frames((*move)->moved()));
    return {};
}

void TimelineView::leaveEvent(QEvent*)
{
    m_hovered = {};
    update();
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        setScale(m_scale.zoomedAt(event->position().x(), std::pow(1.2, turn.y() / 120.0)));
    } else {
        const bool sideways = (event->modifiers() & Qt::ShiftModifier) || turn.x() || heightOf(m_rows) <= height();
        if (sideways) setScale(m_scale.scrolledTo(m_scale.time(-(turn.x() ? turn.x() : turn.y()) * 0.6)));
        else setScrollY(m_scrollY - turn.y() * 0.4);
    }
    event->accept();
}

} // namespace spot
