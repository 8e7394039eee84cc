// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/script_dialog.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace spot
{

ScriptDialog::ScriptDialog(Studio& studio, QWidget* parent)
    : QDialog(parent), m_studio(studio), m_script(new QLineEdit(this)), m_project(new QLineEdit(this)), m_state(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_make(new QPushButton(tr("Make the spot"), this))
{
    setWindowTitle(tr("New from script"));
    setMinimumWidth(560);
    const auto withButton = [this](QLineEdit* field, auto ask) {
        auto* button = new QToolButton(this);
        button->setText(tr("Choose..."));
        connect(button, &QToolButton::clicked, this, ask);
        setTabOrder(field, button);
        auto* row = new QHBoxLayout;
        row->addWidget(field, 1);
        row->addWidget(button);
        return row;
    };
    auto* form = new QFormLayout(this);
    form->setContentsMargins(18, 18, 18, 14);
    form->setSpacing(10);
    form->addRow(tr("Script"), withButton(m_script, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Script"), {}, tr("Scripts (*.md *.txt)"));
        if (file.isEmpty()) return;
        m_script->setText(file);
        proposeProject();
    }));
    form->addRow(tr("Project"), withButton(m_project, [this] {
        const QString file = QFileDialog::getSaveFileName(this, tr("Project"), m_project->text(), tr("Spotwright projects (*.spot)"));
        if (!file.isEmpty()) m_project->setText(file);
    }));
    form->addRow(m_bar);
    form->addRow(m_state);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->hide();
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    buttons->addButton(m_make, QDialogButtonBox::AcceptRole);
    m_make->setDefault(true);
    form->addRow(buttons);
    connect(m_script, &QLineEdit::editingFinished, this, &ScriptDialog::proposeProject);
    connect(m_make, &QPushButton::clicked, this, &ScriptDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &ScriptDialog::reject);
}

/// Beside the script, with its name.
void ScriptDialog::proposeProject()
{
    const QFileInfo script(m_script->text());
    if (m_project->text().isEmpty() && script.isFile()) m_project->setText(script.path() + u'/' + script.completeBaseName() + QStringLiteral(".spot"));
}

void ScriptDialog::start()
{
    if (m_script->text().isEmpty() || m_project->text().isEmpty()) return end(Error{Fault::Invalid, toStd(tr("Choose a script, and where the project goes."))});
    m_warnings.clear();
    BriefOptions options;
    options.project = toPath(m_project->text());
    m_run = std::make_unique<BriefRun>(m_studio, options);
    connect(m_run.get(), &BriefRun::progressed, this, [this](double fraction, const QString& stage) {
        m_bar->setValue(static_cast<int>(fraction * 1000));
        m_state->setText(stage);
    });
    connect(m_run.get(), &BriefRun::ended, this, &ScriptDialog::end, Qt::QueuedConnection);
    m_state->setStyleSheet({});
    m_make->setEnabled(false);
    m_bar->show();
    if (const auto started = m_run->start(toPath(m_script->text())); !started) end(started);
}

void ScriptDialog::end(const Result<Done>& result)
{
    if (m_run)
        for (const auto& warning : m_run->report().warnings) m_warnings += QStringLiteral("%1:%2:%3: %4").arg(QFileInfo(m_script->text()).fileName()).arg(warning.line).arg(warning.column).arg(toQString(warning.sentence));
    m_run.reset();
    m_make->setEnabled(true);
    m_bar->hide();
    if (result) return accept();
    m_state->setStyleSheet(QStringLiteral("color: %1").arg(QColor(theme::danger).name()));
    m_state->setText(toQString(result.error().message));
}

void ScriptDialog::reject()
{
    if (!m_run) return QDialog::reject();
    m_state->setText(tr("Cancelling"));
    m_run->cancel();
}

} // namespace spot
