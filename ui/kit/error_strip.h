// SPDX-License-Identifier: GPL-3.0-or-later
// ui/kit/error_strip.h: one line across a window that says what went wrong, where, and what to do next; can be put away.
#pragma once

#include "assets/base/result.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace spot
{

/// Hidden until there is something to say; the newest error stays.                                              [ui]
class ErrorStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit ErrorStrip(QWidget* parent = nullptr);

    /// The error's sentence names place and cause; `next`, if given, is a button that does something about it.
    void show(const Error& error, const QString& next = {}, std::function<void()> doNext = {});
    void dismiss();
    QString sentence() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_sentence;
    QPushButton* m_next;
    std::function<void()> m_doNext;
};

} // namespace spot
