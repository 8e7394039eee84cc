// SPDX-License-Identifier: GPL-3.0-or-later
// ui/markers/markers_panel.h: the markers of the timeline on show as a list: a press goes there, Enter or a double press edits, Delete removes.
#pragma once

#include "ui/desk/desk.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace spot
{

/// [ui]
class MarkersPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit MarkersPanel(Desk& desk, QWidget* parent = nullptr);

Q_SIGNALS:
    void editRequested(spot::MarkerId marker);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< Delete in the list

private:
    void readMarkers();
    const Marker* current() const;
    Desk& m_desk;
    QListWidget* m_list;
    QLabel* m_foot;
};

} // namespace spot
