// SPDX-License-Identifier: GPL-3.0-or-later
// ui/shell/version_dialog.h: makes versions of the timeline on show: other ratios, a language, a length.
#pragma once

#include "ui/desk/desk.h"

#include <QDialog>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace spot
{

/// One step of history when it is accepted; a refusal is said in the dialog, which stays. A version's own master is the master of
/// what is made.                                                                                                [ui]
class VersionDialog final : public QDialog
{
    Q_OBJECT
public:
    /// A timeline is on show.
    explicit VersionDialog(Desk& desk, QWidget* parent = nullptr);
    void accept() override;

private:
    std::vector<Edit> edits() const;
    void display();

    Desk& m_desk;
    TimelineId m_master;
    std::vector<std::pair<Ratio, QCheckBox*>> m_ratios;
    QLineEdit* m_language;
    QDoubleSpinBox* m_length;
    QLabel* m_outcome; ///< what will be made, or why it cannot
};

} // namespace spot
