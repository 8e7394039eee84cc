// SPDX-License-Identifier: GPL-3.0-or-later
// ui/properties/version_rows.h: what the selected clip of a version has otherwise than the master, and the way back.
#pragma once

#include "ui/desk/desk.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace spot
{

/// [ui]
class VersionRows final : public QWidget
{
    Q_OBJECT
public:
    explicit VersionRows(Desk& desk, QWidget* parent = nullptr);

    /// As the selected clip is; hides itself for a clip that simply follows its master, or whose timeline has none.
    void display();

private:
    void send(bool keep);

    Desk& m_desk;
    QLabel* m_state;
    QPushButton* m_reset;
    QPushButton* m_keep;
};

} // namespace spot
