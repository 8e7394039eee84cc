// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QHeaderView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <map>

namespace spot
{

void putIntoMenus(QMainWindow& window, const std::vector<ActionRow>& rows)
{
    std::map<QString, QMenu*> menus;
    for (const ActionRow& row : rows) {
        QMenu*& menu = menus[row.menu];
        if (!menu) menu = window.menuBar()->addMenu(row.menu);
        if (row.text == QLatin1String("-")) {
            menu->addSeparator();
            continue;
        }
        QAction* action = menu->addAction(row.text);
        action->setShortcuts(row.keys);
        QObject::connect(action, &QAction::triggered, &window, row.act);
    }
}

void showShortcuts(QWidget* parent, const std::vector<ActionRow>& rows)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(QCoreApplication::translate("shortcuts", "Keyboard shortcuts"));
    dialog.resize(480, 620);
    auto* tree = new QTreeWidget(&dialog);
    tree->setHeaderLabels({QCoreApplication::translate("shortcuts", "Action"), QCoreApplication::translate("shortcuts", "Keys")});
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->setRootIsDecorated(false);
    std::map<QString, QTreeWidgetItem*> menus;
    for (const ActionRow& row : rows) {
        if (row.keys.isEmpty()) continue;
        QTreeWidgetItem*& menu = menus[row.menu];
        if (!menu) menu = new QTreeWidgetItem(tree, {QString(row.menu).remove(u'&')});
        menu->setExpanded(true);
        new QTreeWidgetItem(menu, {QString(row.text).remove(u'&'), QKeySequence::listToString(row.keys, QKeySequence::NativeText)});
    }
    tree->expandAll();
    auto* column = new QVBoxLayout(&dialog);
    column->addWidget(tree);
    dialog.exec();
}

} // namespace spot
