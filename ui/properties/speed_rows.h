// SPDX-License-Identifier: GPL-3.0-or-later
// ui/properties/speed_rows.h: how fast a media runs, whether it keeps its pitch, and a speed that it changes to until the end.
#pragma once

#include "ui/desk/desk.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace spot
{

class NumberField;

/// [ui]
class SpeedRows final : public QWidget
{
    Q_OBJECT
public:
    explicit SpeedRows(Desk& desk, QWidget* parent = nullptr);

    /// As the selected clip is; hides itself for one without a running media.
    void display();

private:
    void change(double first, double last);
    void keepPitch(bool keeps);
    void send(const Edit& edit);
    void follow(NumberField* field, bool isLast);

    Desk& m_desk;
    NumberField* m_first;
    NumberField* m_last;
    QCheckBox* m_keepPitch;
    QLabel* m_note;
    GestureId m_gesture; ///< of a drag
};

} // namespace spot
