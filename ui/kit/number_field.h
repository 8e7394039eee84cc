// SPDX-License-Identifier: GPL-3.0-or-later
// ui/kit/number_field.h: a number one can type or drag sideways; says when a drag begins, moves and ends.
#pragma once

#include <QDoubleSpinBox>

namespace spot
{

/// Dragging across the field changes the value by `singleStep` for every two pixels; Shift is ten times finer. A typed number,
/// an arrow key or the wheel is a change of its own. Numbers are read and written with a point, whatever the locale.    [ui]
class NumberField final : public QDoubleSpinBox
{
    Q_OBJECT
public:
    struct Range {
        double least = 0, most = 1, step = 0.01;
        int decimals = 2;
        QString suffix;
    };
    NumberField(const Range& range, const QString& name, QWidget* parent = nullptr);

    /// Sets what is shown; sends nothing. A field being dragged or typed in keeps what the person does.
    void display(double value);

Q_SIGNALS:
    void dragBegan();
    void dragged(double value);
    void dragEnded();
    void dragCancelled(); ///< Escape while dragging
    void typed(double value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void stepBy(int steps) override;

private:
    enum class Drag { None, Pressed, Moving };
    void finishTyping();
    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    double m_before = 0;
    double m_shown = 0;
};

} // namespace spot
