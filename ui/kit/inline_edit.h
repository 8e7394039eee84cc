// SPDX-License-Identifier: GPL-3.0-or-later
// ui/kit/inline_edit.h: a line of text typed in place: Enter or leaving takes it, Escape leaves what was there.
#pragma once

#include <QLineEdit>
#include <QPointer>

namespace spot
{

/// Hidden until begin().                                                                                          [ui]
class InlineEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit InlineEdit(QWidget* parent);

    /// Shows itself with `text` selected and takes the focus; gives it back at the end.
    void begin(const QString& text);

Q_SIGNALS:
    /// Not after Escape. The field is hidden already.
    void taken(const QString& text);

protected:
    bool event(QEvent* event) override;

private:
    void end(bool takes);
    QPointer<QWidget> m_focusBefore;
};

} // namespace spot
