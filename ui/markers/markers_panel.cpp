// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/markers/markers_panel.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/markers/marker_dialog.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace spot
{

MarkersPanel::MarkersPanel(Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_list(new QListWidget(this)), m_foot(new QLabel(this))
{
    m_list->setAccessibleName(tr("Markers"));
    m_list->setWordWrap(true);
    m_list->installEventFilter(this);
    m_foot->setProperty("role", "faint");
    m_foot->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::gap, theme::gap, theme::gap, theme::gap);
    column->addWidget(m_list, 1);
    column->addWidget(m_foot);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (const Marker* marker = current()) m_desk.setPlayhead(marker->span.start);
    });
    connect(m_list, &QListWidget::itemClicked, this, [this] {
        if (const Marker* marker = current()) m_desk.setPlayhead(marker->span.start);
    });
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (const Marker* marker = current()) Q_EMIT editRequested(marker->id);
    });
    connect(&desk, &Desk::projectChanged, this, [this](const Change& change) {
        if (change.settings) readMarkers();
    });
    connect(&desk, &Desk::timelineChanged, this, &MarkersPanel::readMarkers);
    readMarkers();
}

void MarkersPanel::readMarkers()
{
    const QSignalBlocker quiet(m_list);
    const Marker* before = current();
    const MarkerId chosen = before ? before->id : MarkerId{};
    m_list->clear();
    if (const Timeline* timeline = m_desk.timeline())
        for (const Marker& marker : timeline->markers) {
            QStringList lines{toQString(timecode(marker.span.start, timeline->rate)) + QStringLiteral("   ") + toQString(marker.name)};
            if (!marker.comment.empty()) lines << toQString(marker.comment);
            auto* row = new QListWidgetItem(markerIcon(marker.colour), lines.join(u'\n'), m_list);
            row->setData(Qt::UserRole, QVariant::fromValue<qulonglong>(marker.id.value));
            if (marker.id == chosen) m_list->setCurrentItem(row);
        }
    m_foot->setText(m_list->count() ? tr("Enter or a double press edits, Delete removes.") : tr("M sets a marker at the playhead."));
}

const Marker* MarkersPanel::current() const
{
    const QListWidgetItem* row = m_list->currentItem();
    const Timeline* timeline = m_desk.timeline();
    if (row && timeline)
        for (const Marker& marker : timeline->markers)
            if (marker.id.value == row->data(Qt::UserRole).toULongLong()) return &marker;
    return nullptr;
}

bool MarkersPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (const Marker* marker = current(); marker && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) return m_desk.apply(RemoveMarker{m_desk.timelineId(), marker->id});
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace spot
