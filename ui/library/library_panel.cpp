// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_panel.h"

#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/art/art_readers.h"
#include "ui/desk/drop_clip.h"
#include "ui/library/source_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

namespace spot
{

namespace
{

constexpr QSize pictureSize{80, 45};

QString kindOf(const MediaItem& item)
{
    switch (item.kind) {
    case ItemKind::Video: return LibraryPanel::tr("Film");
    case ItemKind::Still: return LibraryPanel::tr("Still");
    case ItemKind::Sound: return LibraryPanel::tr("Sound");
    }
    return {};
}

QString factsOf(const Project& project, const MediaItem& item)
{
    QStringList facts{kindOf(item)};
    if (item.duration.flicks > 0) facts += LibraryPanel::tr("%1 s").arg(item.duration.seconds(), 0, 'f', 1);
    if (item.size.width > 0) facts += QStringLiteral("%1x%2").arg(item.size.width).arg(item.size.height);
    if (const auto takes = project.takesOf(item.slot); takes.size() > 1)
        for (std::size_t t = 0; t < takes.size(); ++t)
            if (takes[t]->id == item.id) facts += LibraryPanel::tr("take %1 of %2").arg(t + 1).arg(takes.size());
    return facts.join(QStringLiteral("  "));
}

/// The picture in the middle of a dark cell, or the sign of its kind.
QIcon cellOf(const QImage& picture, ItemKind kind)
{
    QPixmap cell(pictureSize * 2);
    cell.setDevicePixelRatio(2);
    cell.fill(QColor(theme::field));
    QPainter painter(&cell);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF box(QPointF(0, 0), QSizeF(pictureSize));
    if (picture.isNull()) {
        const Sign sign = kind == ItemKind::Sound ? Sign::Sound : kind == ItemKind::Still ? Sign::Still : Sign::Video;
        drawSign(painter, sign, QRectF(box.center() - QPointF(10, 10), QSizeF(20, 20)), QColor(theme::faint));
    } else {
        const QSizeF size = QSizeF(picture.size()).scaled(box.size(), Qt::KeepAspectRatio);
        painter.drawImage(QRectF(QPointF((box.width() - size.width()) / 2, (box.height() - size.height()) / 2), size), picture);
    }
    return QIcon(cell);
}

} // namespace

QMimeData* MediaList::mimeData(const QList<QListWidgetItem*>& items) const
{
    if (items.isEmpty()) return nullptr;
    auto* data = new QMimeData;
    data->setData(QLatin1String(mediaFormat), QByteArray::number(items.front()->data(Qt::UserRole).toULongLong()));
    return data;
}

LibraryPanel::LibraryPanel(Desk& desk, Studio& studio, MediaArt& art, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_studio(studio), m_art(art), m_search(new QLineEdit(this)), m_list(new MediaList(this)), m_source(new SourceView(desk, art, artReaders(studio.store()).picture, this)), m_foot(new QLabel(this))
{
    m_search->setPlaceholderText(tr("Search media"));
    m_search->setClearButtonEnabled(true);
    m_list->setIconSize(pictureSize);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setSpacing(1);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("Media"));
    m_foot->setProperty("role", "faint");
    m_foot->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::gap, theme::gap, theme::gap, theme::gap);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_source);
    column->addWidget(m_foot);
    connect(m_source, &SourceView::putRequested, this, &LibraryPanel::putRequested);
    connect(m_list, &QListWidget::currentItemChanged, this, &LibraryPanel::look);
    connect(m_search, &QLineEdit::textChanged, this, &LibraryPanel::readMedia);
    connect(m_list, &QListWidget::itemActivated, this, &LibraryPanel::place);
    connect(&desk, &Desk::projectChanged, this, [this](const Change& change) {
        if (!change.media.empty()) readMedia();
    });
    connect(&desk, &Desk::documentChanged, this, &LibraryPanel::readMedia);
    connect(&art, &MediaArt::ready, this, &LibraryPanel::readPictures);
    connect(&studio, &Studio::importsChanged, this, &LibraryPanel::readMedia);
    readMedia();
}

void LibraryPanel::readMedia()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const MediaPtr& item : m_desk.project().media) {
        const QString name = toQString(item->name);
        if (!name.contains(m_search->text(), Qt::CaseInsensitive)) continue;
        auto* row = new QListWidgetItem(name + u'\n' + factsOf(m_desk.project(), *item), m_list);
        row->setData(Qt::UserRole, QVariant::fromValue<qulonglong>(item->id.value));
        row->setToolTip(name);
        row->setIcon(cellOf({}, item->kind));
        if (item->id == m_desk.source().media) m_list->setCurrentItem(row);
    }
    if (m_studio.importing()) m_foot->setText(tr("Importing %n file(s)...", nullptr, m_studio.importing()));
    else if (m_list->count() == 0) m_foot->setText(tr("Drop films, stills and sounds here, or press Ctrl+I."));
    else m_foot->setText(tr("Drag onto the timeline; hold Ctrl to insert. I and O mark a part, comma inserts it, full stop overwrites."));
    readPictures();
}

void LibraryPanel::look(QListWidgetItem* row)
{
    if (!row) return;
    const MediaId media{row->data(Qt::UserRole).toULongLong()};
    if (media != m_desk.source().media) m_desk.setSource({media, {}, {}, {}});
}

void LibraryPanel::readPictures()
{
    for (int r = 0; r < m_list->count(); ++r) {
        QListWidgetItem* row = m_list->item(r);
        const MediaItem* item = m_desk.project().find(MediaId{row->data(Qt::UserRole).toULongLong()});
        if (!item || item->kind == ItemKind::Sound || row->data(Qt::UserRole + 1).toBool()) continue;
        const QImage picture = m_art.thumbnail(*item, MediaTime{item->duration.flicks / 2});
        if (picture.isNull()) continue;
        row->setIcon(cellOf(picture, item->kind));
        row->setData(Qt::UserRole + 1, true);
    }
}

void LibraryPanel::place(QListWidgetItem* row)
{
    const MediaItem* item = m_desk.project().find(MediaId{row->data(Qt::UserRole).toULongLong()});
    if (!item || !m_desk.timeline()) return;
    if (const auto track = trackFor(m_desk, *item)) placeClip(m_desk, clipOf(*item, m_desk.playhead(), *m_desk.timeline()), *track, false);
}

} // namespace spot
