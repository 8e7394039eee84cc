// SPDX-License-Identifier: GPL-3.0-or-later
// ui/shell/timeline_dialog.h: name, canvas, rate, length and loudness of a timeline: of a new one, or to change one that is there.
#pragma once

#include "ui/desk/desk.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace spot
{

/// One step of history when it is accepted; a refusal is said in the dialog, which stays.                       [ui]
class TimelineDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Use { Make, Change };
    /// There is a document; a timeline is on show when it is to be changed.
    TimelineDialog(Desk& desk, Use use, QWidget* parent = nullptr);
    void accept() override;

private:
    FrameRate rate() const;
    Edit edit() const;
    Desk& m_desk;
    Use m_use;
    TimelineId m_timeline;
    QLineEdit* m_name;
    QComboBox* m_canvas;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QComboBox* m_rate;
    QDoubleSpinBox* m_length;
    QDoubleSpinBox* m_loudness;
    QLabel* m_refusal;
};

} // namespace spot
