// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/inline_edit.h"

#include <QApplication>
#include <QKeyEvent>

namespace spot
{

InlineEdit::InlineEdit(QWidget* parent) : QLineEdit(parent)
{
    hide();
    connect(this, &QLineEdit::editingFinished, this, [this] { end(true); });
}

void InlineEdit::begin(const QString& text)
{
    m_focusBefore = QApplication::focusWidget();
    setText(text);
    show();
    setFocus();
    selectAll();
}

void InlineEdit::end(bool takes)
{
    if (isHidden()) return;
    hide();
    if (m_focusBefore && QApplication::focusWidget() == nullptr) m_focusBefore->setFocus();
    if (takes) Q_EMIT taken(text());
}

bool InlineEdit::event(QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return QLineEdit::event(event);
    event->accept();
    if (event->type() == QEvent::KeyPress) end(false);
    return true;
}

} // namespace spot
