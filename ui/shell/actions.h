// SPDX-License-Identifier: GPL-3.0-or-later
// ui/shell/actions.h: everything a menu or a key can do, as a table: menu, words, shortcut, what happens.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>
#include <vector>

class QMainWindow;
class QWidget;

namespace spot
{

struct ActionRow {
    QString menu; ///< title of the menu it stands in
    QString text; ///< "-" is a line in the menu
    QList<QKeySequence> keys;
    std::function<void()> act;
};

/// Menus in the order in which their rows come first; keys work in the whole window.
void putIntoMenus(QMainWindow& window, const std::vector<ActionRow>& rows);

/// The table for reading: every row that has a key, under its menu's title.
void showShortcuts(QWidget* parent, const std::vector<ActionRow>& rows);

} // namespace spot
