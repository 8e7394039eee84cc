// SPDX-License-Identifier: GPL-3.0-or-later
// ui/shell/actions.h: everything a menu or a key can do, as a table: menu, words, shortcut, what happens.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>
#include <map>
#include <vector>

class QAction;
class QMainWindow;
class QMenu;
class QWidget;

namespace spot
{

/// Where a right click offers the row besides.
enum class OnRightClick { Nowhere, Clips, Ruler };

struct ActionRow {
    QString menu; ///< title of the menu it stands in
    QString text; ///< "-" is a line in the menu
    QList<QKeySequence> keys;
    std::function<void()> act;
    OnRightClick onRightClick = OnRightClick::Nowhere;
    QAction* action = nullptr; ///< once it stands in a menu; null for a line
};

/// "Ctrl+Shift+V"
inline QKeySequence key(const char* keys) { return QKeySequence(QLatin1String(keys)); }

/// Menus in the order in which their rows come first; keys work in the whole window. The menus by their titles.
std::map<QString, QMenu*> putIntoMenus(QMainWindow& window, std::vector<ActionRow>& rows);
/// A menu of the rows for that place, in the order of the table.
QMenu* rightClickMenu(QWidget* parent, const std::vector<ActionRow>& rows, OnRightClick place);
/// Keys that more than one row has, as sentences that name the rows; empty when all is well.
QStringList keyClashes(const std::vector<ActionRow>& rows);

/// The table for reading: every row that has a key, under its menu's title.
void showShortcuts(QWidget* parent, const std::vector<ActionRow>& rows);

} // namespace spot
