// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/number_field.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QWheelEvent>

namespace spot
{

NumberField::NumberField(const Range& range, const QString& name, QWidget* parent) : QDoubleSpinBox(parent)
{
    setLocale(QLocale::c());
    setRange(range.least, range.most);
    setSingleStep(range.step);
    setDecimals(range.decimals);
    setSuffix(range.suffix);
    setAccessibleName(name);
    setToolTip(tr("%1: drag sideways or type").arg(name));
    setKeyboardTracking(false);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setAlignment(Qt::AlignRight);
    setFocusPolicy(Qt::StrongFocus);
    lineEdit()->installEventFilter(this);
    lineEdit()->setCursor(Qt::SizeHorCursor);
    connect(this, &QDoubleSpinBox::editingFinished, this, &NumberField::finishTyping);
}

void NumberField::display(double shown)
{
    if (m_drag == Drag::Moving || lineEdit()->isModified()) return;
    const QSignalBlocker quiet(this);
    setValue(shown);
    m_shown = value();
}

void NumberField::finishTyping()
{
    lineEdit()->setModified(false);
    if (value() == m_shown || m_drag == Drag::Moving) return;
    m_shown = value();
    Q_EMIT typed(value());
}

bool NumberField::eventFilter(QObject* watched, QEvent* event)
{
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton && isEnabled()) {
        m_drag = Drag::Pressed;
        m_pressedAt = mouse->globalPosition();
        m_before = value();
    } else if (event->type() == QEvent::MouseMove && m_drag != Drag::None) {
        const double by = mouse->globalPosition().x() - m_pressedAt.x();
        if (m_drag == Drag::Pressed && std::abs(by) < QApplication::startDragDistance()) return true;
        if (m_drag == Drag::Pressed) {
            m_drag = Drag::Moving;
            Q_EMIT dragBegan();
        }
        const double fine = mouse->modifiers() & Qt::ShiftModifier ? 0.1 : 1;
        setValue(m_before + by / 2 * singleStep() * fine);
        m_shown = value();
        Q_EMIT dragged(value());
        return true;
    } else if (event->type() == QEvent::MouseButtonRelease && m_drag != Drag::None) {
        const bool wasMoving = m_drag == Drag::Moving;
        m_drag = Drag::None;
        if (wasMoving) {
            Q_EMIT dragEnded();
            return true;
        }
        selectAll();
    }
    return QDoubleSpinBox::eventFilter(watched, event);
}

void NumberField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        const bool wasMoving = m_drag == Drag::Moving;
        m_drag = Drag::None;
        lineEdit()->setModified(false);
        const QSignalBlocker quiet(this);
        setValue(wasMoving ? m_before : m_shown);
        m_shown = value();
        blockSignals(false);
        if (wasMoving) Q_EMIT dragCancelled();
        clearFocus();
        return;
    }
    QDoubleSpinBox::keyPressEvent(event);
}

void NumberField::wheelEvent(QWheelEvent* event)
{
    if (hasFocus()) QDoubleSpinBox::wheelEvent(event);
    else event->ignore(); // scrolling the panel never changes a number
}

void NumberField::stepBy(int steps)
{
    QDoubleSpinBox::stepBy(steps);
    finishTyping();
}

} // namespace spot
