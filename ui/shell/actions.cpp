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

std::map<QString, QMenu*> putIntoMenus(QMainWindow& window, std::vector<ActionRow>& rows)
{
    std::map<QString, QMenu*> menus;
    for (ActionRow& row : rows) {
        QMenu*& menu = menus[row.menu];
        if (!menu) menu = window.menuBar()->addMenu(row.menu);
        if (row.text == QLatin1String("-")) {
            menu->addSeparator();
            continue;
        }
        row.action = menu->addAction(row.text);
        row.action->setShortcuts(row.keys);
        QObject::connect(row.action, &QAction::triggered, &window, row.act);
    }
    return menus;
}

QMenu* rightClickMenu(QWidget* parent, const std::vector<ActionRow>& rows, OnRightClick place)
{
    auto* menu = new QMenu(parent);
    const ActionRow* before = nullptr;
    for (const ActionRow& row : rows) {
        if (!row.action || row.onRightClick != place) continue;
        if (before && before->menu != row.menu) menu->addSeparator();
        menu->addAction(row.action);
        before = &row;
    }
    return menu;
}

QStringList keyClashes(const std::vector<ActionRow>& rows)
{
    std::map<QString, QStringList> users;
    for (const ActionRow& row : rows)
        for (const QKeySequence& key : row.keys) users[key.toString(QKeySequence::PortableText)] << row.text;
    QStringList clashes;
    for (const auto& [key, names] : users)
        if (names.size() > 1) clashes << QStringLiteral("%1: %2").arg(key, names.join(QStringLiteral(", ")));
    return clashes;
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
