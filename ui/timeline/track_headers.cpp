// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/track_headers.h"

#include "ui/kit/icons.h"
#include "ui/kit/inline_edit.h"
#include "ui/kit/number_field.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>

namespace spot
{

TrackHeaders::TrackHeaders(Desk& desk, TimelineView& view, QWidget* parent) : QWidget(parent), m_desk(desk), m_view(view)
{
    setFixedWidth(theme::headerWidth);
    connect(&view, &TimelineView::viewportChanged, this, &TrackHeaders::place);
    place();
}

void TrackHeaders::place()
{
    const Timeline* timeline = m_desk.timeline();
    const auto& rows = m_view.rows();
    while (m_headers.size() > rows.size()) {
        m_headers.back()->hide();
        m_headers.back()->deleteLater(); // its own menu may have removed the track
        m_headers.pop_back();
    }
    while (m_headers.size() < rows.size()) m_headers.push_back(new TrackHeader(m_desk, this));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        m_headers[r]->setGeometry(0, static_cast<int>(rows[r].top - m_view.scrollY()), width(), static_cast<int>(rows[r].height));
        m_headers[r]->show(*timeline->tracks[rows[r].track], rows[r].height);
    }
}

void TrackHeaders::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(theme::window));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), QColor(theme::line));
}

void TrackHeaders::wheelEvent(QWheelEvent* event)
{
    m_view.setScrollY(m_view.scrollY() - event->angleDelta().y() * 0.4);
    event->accept();
}

TrackHeader::TrackHeader(Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_mute(new QToolButton(this)), m_lock(new QToolButton(this)),
      m_gain(new NumberField({-60, 12, 0.1, 1, QStringLiteral(" dB")}, tr("Track gain"), this)), m_name(new InlineEdit(this))
{
    for (QToolButton* button : {m_mute, m_lock}) {
        button->setCheckable(true);
        button->setIconSize({15, 15});
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_gain->setProperty("compact", true);
    connect(m_mute, &QToolButton::clicked, this, [this](bool on) {
        SetTrack edit = asIs();
        edit.isMuted = on;
        if (!m_desk.apply(edit)) m_mute->setChecked(m_track.isMuted);
    });
    connect(m_lock, &QToolButton::clicked, this, [this](bool on) {
        SetTrack edit = asIs();
        edit.isLocked = on;
        if (!m_desk.apply(edit)) m_lock->setChecked(m_track.isLocked);
    });
    const auto setGain = [this](double gain) {
        SetTrack edit = asIs();
        edit.gainDb = gain;
        m_desk.apply(edit, m_gesture);
    };
    connect(m_gain, &NumberField::dragBegan, this, [this] { m_gesture = m_desk.document()->beginGesture(); });
    connect(m_gain, &NumberField::dragged, this, setGain);
    connect(m_gain, &NumberField::typed, this, setGain);
    connect(m_gain, &NumberField::dragEnded, this, [this] { m_gesture = {}, m_desk.report(m_desk.document()->endGesture()); });
    connect(m_gain, &NumberField::dragCancelled, this, [this] { m_gesture = {}, m_desk.report(m_desk.document()->cancelGesture()); });
    connect(m_name, &InlineEdit::taken, this, &TrackHeader::rename);
    QWidget::show();
}

SetTrack TrackHeader::asIs() const { return {m_desk.timelineId(), m_track.id, m_track.name, m_track.isMuted, m_track.isLocked, m_track.gainDb, m_track.isSolo, m_track.isSyncLocked}; }

void TrackHeader::show(const Track& track, double height)
{
    m_track = Track{track.id, track.name, track.role, track.isMuted, track.isLocked, track.gainDb, track.isSolo, track.isSyncLocked, {}};
    const bool pictures = isPicture(track.role);
    m_mute->setIcon(iconOf(pictures ? (track.isMuted ? Sign::EyeOff : Sign::Eye) : (track.isMuted ? Sign::SpeakerOff : Sign::Speaker)));
    m_mute->setChecked(track.isMuted);
    m_mute->setToolTip(pictures ? tr("Hide this track") : tr("Mute this track"));
    m_mute->setAccessibleName(m_mute->toolTip());
    m_lock->setIcon(iconOf(track.isLocked ? Sign::Lock : Sign::Unlock));
    m_lock->setChecked(track.isLocked);
    m_lock->setToolTip(tr("Lock this track"));
    m_lock->setAccessibleName(m_lock->toolTip());
    const int top = height > 44 ? 1 : static_cast<int>(height / 2) - 13;
    m_lock->setGeometry(width() - 32, top, 26, 26);
    m_mute->setGeometry(width() - 60, top, 26, 26);
    m_gain->setVisible(!pictures && height > 44);
    m_gain->setGeometry(10, static_cast<int>(height) - 26, 76, 22);
    m_gain->display(track.gainDb);
    m_name->setGeometry(8, top, width() - 74, 26);
    update();
}

void TrackHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(theme::panel));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), QColor(theme::line));
    const QRgb colours[] = {theme::pictureClip, theme::textClip, theme::voiceClip, theme::musicClip, theme::effectsClip};
    painter.fillRect(QRect(0, 0, 3, height()), QColor(colours[static_cast<int>(m_track.role)]).lighter(140));
    painter.setFont(theme::bodyFont(12, QFont::Medium));
    painter.setPen(QColor(m_track.isMuted ? theme::faint : theme::text));
    const QRect row = height() > 44 ? QRect(12, 1, width() - 76, 26) : QRect(12, 0, width() - 76, height());
    painter.drawText(row, Qt::AlignVCenter, painter.fontMetrics().elidedText(toQString(m_track.name), Qt::ElideRight, row.width()));
}

void TrackHeader::mouseDoubleClickEvent(QMouseEvent*)
{
    m_name->begin(toQString(m_track.name));
}

void TrackHeader::rename(const QString& name)
{
    SetTrack edit = asIs();
    edit.name = toStd(name.trimmed());
    if (!edit.name.empty() && edit.name != m_track.name) m_desk.apply(edit);
}

void TrackHeader::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto addTrack = [this](TrackRole role, const QString& name) {
        const Timeline& timeline = *m_desk.timeline();
        Track track;
        track.role = role;
        track.name = toStd(name);
        m_desk.apply(AddTrack{timeline.id, track, timeline.tracks.size()});
    };
    menu->addAction(tr("Rename track"), this, [this] { mouseDoubleClickEvent(nullptr); });
    menu->addSeparator();
    menu->addAction(tr("Add picture track"), this, [addTrack] { addTrack(TrackRole::Picture, tr("Picture")); });
    menu->addAction(tr("Add text track"), this, [addTrack] { addTrack(TrackRole::Text, tr("Text")); });
    menu->addAction(tr("Add sound track"), this, [addTrack] { addTrack(TrackRole::Effects, tr("Effects")); });
    menu->addSeparator();
    menu->addAction(tr("Remove this track"), this, [this] { m_desk.apply(RemoveTrack{m_desk.timelineId(), m_track.id}); });
    menu->popup(event->globalPos());
}

} // namespace spot
