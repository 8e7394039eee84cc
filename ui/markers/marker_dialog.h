// SPDX-License-Identifier: GPL-3.0-or-later
// ui/markers/marker_dialog.h: name, comment, colour and span of one marker; done as one step, or the marker removed.
#pragma once

#include "ui/desk/desk.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace spot
{

/// The colour's name in the person's language.
QString markerColourName(MarkerColour colour);
QIcon markerIcon(MarkerColour colour);

/// [ui]
class MarkerDialog final : public QDialog
{
    Q_OBJECT
public:
    /// The marker is in the timeline on show.
    MarkerDialog(Desk& desk, const Marker& marker, QWidget* parent = nullptr);

    void accept() override; ///< stays open when the edit is refused

private:
    void remove();
    Desk& m_desk;
    Marker m_marker;
    TimelineId m_timeline;
    QLineEdit* m_name;
    QPlainTextEdit* m_comment;
    QComboBox* m_colour;
    QSpinBox* m_start;
    QSpinBox* m_length;
};

} // namespace spot
