// SPDX-License-Identifier: GPL-3.0-or-later
// ui/library/library_panel.h: the project's media with pictures, kind and takes; drags onto the timeline.
#pragma once

#include "app/session/studio.h"
#include "ui/desk/desk.h"
#include "ui/art/media_art.h"

#include <QListWidget>

class QLabel;
class QLineEdit;

namespace spot
{

class SourceView;

/// Rows that can be dragged as mediaFormat.                                                                     [ui]
class MediaList final : public QListWidget
{
    Q_OBJECT
public:
    using QListWidget::QListWidget;

protected:
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
};

/// [ui]
class LibraryPanel final : public QWidget
{
    Q_OBJECT
public:
    LibraryPanel(Desk& desk, Studio& studio, MediaArt& art, QWidget* parent = nullptr);

Q_SIGNALS:
    void putRequested(bool insert); ///< of what the source view shows

private:
    void readMedia();
    void readPictures();
    void look(QListWidgetItem* row); ///< in the source view
    /// Enter or a double click: on the timeline at the playhead, over what lies there.
    void place(QListWidgetItem* row);
    Desk& m_desk;
    Studio& m_studio;
    MediaArt& m_art;
    QLineEdit* m_search;
    MediaList* m_list;
    SourceView* m_source;
    QLabel* m_foot;
};

} // namespace spot
