// SPDX-License-Identifier: GPL-3.0-or-later
// ui/templates/fill_dialog.h: one spot per row of a table: which rows are good, why others are not, and how far it is.
#pragma once

#include "ui/desk/desk.h"

#include <QDialog>
#include <QProcess>

#include <filesystem>

class QJsonObject;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace spot
{

/// Runs `spotwright-cli fill` beside the window, on the project as it is in its file: what is made is what the command makes, and
/// cutting goes on meanwhile. Closing the dialog stops it; films that are done stay.                            [ui]
class FillDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Places {
        std::filesystem::path cli;  ///< the executable spotwright-cli
        std::filesystem::path data; ///< the studio's folder
    };
    /// There is a document.
    FillDialog(Desk& desk, Places places, QWidget* parent = nullptr);
    ~FillDialog() override;
    /// Checks the table's rows, without making anything.
    void setTable(const QString& file);
    void setFolder(const QString& folder);
    void reject() override;

private:
    enum class Use { Nothing, Check, Fill };
    void run(Use use);
    void readLines();
    void readRow(const QJsonObject& row);
    void ended(int code);
    void showButtons();
    QTreeWidgetItem* rowOf(int number);

    Desk& m_desk;
    Places m_places;
    QProcess m_process;
    Use m_use = Use::Nothing;
    bool m_isStopped = false, m_closes = false;
    int m_good = 0, m_bad = 0, m_made = 0;
    QLineEdit* m_table;
    QWidget* m_chooseTable;
    QLineEdit* m_folder;
    QTreeWidget* m_rows;
    QProgressBar* m_bar;
    QLabel* m_state;
    QPushButton* m_fill;
    QPushButton* m_stop;
};

} // namespace spot
