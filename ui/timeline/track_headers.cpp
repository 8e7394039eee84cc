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
    : QWidget(parent), m_desk(desk), m_target(new QToolButton(this)), m_gain(new NumberField({-60, 12, 0.1, 1, QStringLiteral(" dB")}, tr("Track gain"), this)),
      m_name(new InlineEdit(this))
{
    addSwitch(m_solo, &SetTrack::isSolo, &Track::isSolo);
    addSwitch(m_sync, &SetTrack::isSyncLocked, &Track::isSyncLocked);
    addSwitch(m_mute, &SetTrack::isMuted, &Track::isMuted);
    addSwitch(m_lock, &SetTrack::isLocked, &Track::isLocked);
    m_target->setCheckable(true);
    m_target->setFocusPolicy(Qt::TabFocus);
    m_target->setProperty("role", "target");
    connect(m_target, &QToolButton::clicked, this, [this](bool on) { m_desk.chooseTarget(isSound(m_track.role), on ? m_track.id : TrackId{}); });
    connect(&desk, &Desk::targetsChanged, this, &TrackHeader::showTarget);
    m_gain->setProperty("compact", true);
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

void TrackHeader::addSwitch(QToolButton*& button, bool SetTrack::*what, bool Track::*is)
{
    button = new QToolButton(this);
    button->setCheckable(true);
    button->setIconSize({14, 14});
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, button, what, is](bool on) {
        SetTrack edit = asIs();
        edit.*what = on;
        if (!m_desk.apply(edit)) button->setChecked(m_track.*is);
    });
}

void TrackHeader::showTarget()
{
    const bool sounds = isSound(m_track.role);
    m_target->setVisible(m_track.role != TrackRole::Text);
    m_target->setText(sounds ? QStringLiteral("A") : QStringLiteral("V"));
    m_target->setToolTip(sounds ? tr("Sound from the library goes here") : tr("Pictures from the library go here"));
    m_target->setAccessibleName(m_target->toolTip());
    m_target->setEnabled(!m_track.isLocked);
    m_target->setChecked(m_desk.target(sounds) == m_track.id);
}

void TrackHeader::show(const Track& track, double height)
{
    m_track = Track{track.id, track.name, track.role, track.isMuted, track.isLocked, track.gainDb, track.isSolo, track.isSyncLocked, {}};
    const bool pictures = isPicture(track.role);
    const auto display = [](QToolButton* button, Sign sign, bool on, const QString& words) {
        button->setIcon(iconOf(sign));
        button->setChecked(on);
        button->setToolTip(words);
        button->setAccessibleName(words);
    };
    display(m_mute, pictures ? (track.isMuted ? Sign::EyeOff : Sign::Eye) : (track.isMuted ? Sign::SpeakerOff : Sign::Speaker), track.isMuted,
            pictures ? tr("Hide this track") : tr("Mute this track"));
    display(m_lock, track.isLocked ? Sign::Lock : Sign::Unlock, track.isLocked, tr("Lock this track"));
    display(m_solo, Sign::Solo, track.isSolo, pictures ? tr("Show only this track") : tr("Hear only this track"));
    display(m_sync, Sign::Sync, track.isSyncLocked, tr("Sync lock: moves along when clips are inserted or taken out elsewhere"));
    showTarget();
    const bool isTall = height > 44;
    const int top = isTall ? 1 : static_cast<int>(height / 2) - 13, second = isTall ? static_cast<int>(height) - 27 : top;
    m_target->setGeometry(6, top + 2, 22, 22);
    m_lock->setGeometry(width() - 30, top, 24, 26);
    m_mute->setGeometry(width() - 54, top, 24, 26);
    m_sync->setGeometry(width() - (isTall ? 30 : 78), second, 24, 26);
    m_solo->setGeometry(width() - (isTall ? 54 : 102), second, 24, 26);
    m_gain->setVisible(!pictures && isTall);
    m_gain->setGeometry(32, static_cast<int>(height) - 26, 76, 22);
    m_gain->display(track.gainDb);
    m_name->setGeometry(nameBox(height).adjusted(-4, 0, 0, 0));
    update();
}

QRect TrackHeader::nameBox(double height) const
{
    const bool isTall = height > 44;
    const int left = m_track.role == TrackRole::Text ? 12 : 32;
    return isTall ? QRect(left, 1, width() - 58 - left, 26) : QRect(left, static_cast<int>(height / 2) - 13, width() - 106 - left, 26);
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
    const QRect row = nameBox(height());
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
    menu->addAction(tr("Rename track"), this, [this] { m_name->begin(toQString(m_track.name)); });
    menu->addSeparator();
    menu->addAction(tr("Add picture track"), this, [addTrack] { addTrack(TrackRole::Picture, tr("Picture")); });
    menu->addAction(tr("Add text track"), this, [addTrack] { addTrack(TrackRole::Text, tr("Text")); });
    menu->addAction(tr("Add sound track"), this, [addTrack] { addTrack(TrackRole::Effects, tr("Effects")); });
    menu->addSeparator();
    menu->addAction(tr("Remove this track"), this, [this] { m_desk.apply(RemoveTrack{m_desk.timelineId(), m_track.id}); });
    menu->popup(event->globalPos());
}

} // namespace spot
