// SPDX-License-Identifier: GPL-3.0-or-later
// ui/shell/script_dialog.h: a script in, a cut project out: chooses the files, runs the brief, shows how far it is.
#pragma once

#include "app/agent/brief_run.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace spot
{

/// Cancelling keeps what was made until then; the project stays open.                                            [ui]
class ScriptDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ScriptDialog(Studio& studio, QWidget* parent = nullptr);
    /// What the script has that was not understood, one sentence each, once a run has ended.
    const QStringList& warnings() const { return m_warnings; }

protected:
    void reject() override;

private:
    void proposeProject();
    void start();
    void end(const Result<Done>& result);
    Studio& m_studio;
    QLineEdit* m_script;
    QLineEdit* m_project;
    QLabel* m_state;
    QProgressBar* m_bar;
    QPushButton* m_make;
    std::unique_ptr<BriefRun> m_run;
    QStringList m_warnings;
};

} // namespace spot
