// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/fill_dialog.h"

#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace spot
{

namespace
{

QString stateName(const QString& state)
{
    if (state == QLatin1String("good")) return FillDialog::tr("good");
    if (state == QLatin1String("bad")) return FillDialog::tr("bad");
    if (state == QLatin1String("begun")) return FillDialog::tr("working");
    if (state == QLatin1String("made")) return FillDialog::tr("made");
    return {};
}

} // namespace

FillDialog::FillDialog(Desk& desk, Places places, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_places(std::move(places)), m_table(new QLineEdit(this)), m_folder(new QLineEdit(this)), m_rows(new QTreeWidget(this)), m_bar(new QProgressBar(this)),
      m_state(new QLabel(this)), m_fill(new QPushButton(tr("Fill"), this)), m_stop(new QPushButton(tr("Stop"), this))
{
    setWindowTitle(tr("Fill from table"));
    resize(760, 520);
    const auto place = [this](QLineEdit* field, const QString& button, auto choose) {
        auto* row = new QHBoxLayout;
        auto* chooses = new QPushButton(button, this);
        chooses->setAutoDefault(false);
        row->addWidget(field, 1);
        row->addWidget(chooses);
        connect(chooses, &QPushButton::clicked, this, choose);
        return row;
    };
    auto* form = new QFormLayout;
    form->setSpacing(8);
    QHBoxLayout* table = place(m_table, tr("Choose a table..."), [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Table"), m_table->text(), tr("Tables (*.csv *.tsv *.txt)"));
        if (!file.isEmpty()) setTable(file);
    });
    m_chooseTable = table->itemAt(1)->widget();
    form->addRow(tr("Table"), table);
    form->addRow(tr("Films into"), place(m_folder, tr("Choose a folder..."), [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Films into"), m_folder->text());
        if (!folder.isEmpty()) setFolder(folder);
    }));
    m_rows->setHeaderLabels({tr("Row"), tr("Film"), tr("State"), tr("Why")});
    m_rows->setRootIsDecorated(false);
    m_rows->setAccessibleName(tr("Rows of the table"));
    m_bar->setTextVisible(false);
    m_bar->setVisible(false);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(10);
    column->addLayout(form);
    column->addWidget(m_rows, 1);
    column->addWidget(m_bar);
    column->addWidget(m_state);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_fill, QDialogButtonBox::ActionRole);
    buttons->addButton(m_stop, QDialogButtonBox::ActionRole);
    m_stop->setAutoDefault(false);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &FillDialog::reject);
    connect(m_fill, &QPushButton::clicked, this, [this] { run(Use::Fill); });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_isStopped = true;
        m_process.terminate();
    });
    connect(m_table, &QLineEdit::editingFinished, this, [this] {
        if (m_table->isModified()) setTable(m_table->text());
    });
    connect(m_folder, &QLineEdit::textChanged, this, &FillDialog::showButtons);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &FillDialog::readLines);
    connect(&m_process, &QProcess::finished, this, &FillDialog::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) return;
        m_use = Use::Nothing;
        m_state->setText(tr("%1 cannot be started: is Spotwright installed whole?").arg(pathText(m_places.cli)));
        showButtons();
    });
    m_state->setText(desk.project().fields.empty() ? tr("This project has no template fields yet: add some with File > Template fields.")
                                                   : tr("Choose a table: its columns are called like the fields, and each row becomes a film."));
    showButtons();
}

FillDialog::~FillDialog()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) m_process.kill();
}

void FillDialog::setTable(const QString& file)
{
    m_table->setText(file);
    m_table->setModified(false);
    if (m_folder->text().isEmpty()) m_folder->setText(QFileInfo(file).absolutePath() + QStringLiteral("/films"));
    run(Use::Check);
}

void FillDialog::setFolder(const QString& folder) { m_folder->setText(folder); }

void FillDialog::run(Use use)
{
    if (m_process.state() != QProcess::NotRunning || m_table->text().isEmpty()) return;
    m_use = use, m_isStopped = false;
    m_bad = 0, m_made = 0;
    if (use == Use::Check) m_good = 0, m_rows->clear();
    m_bar->setVisible(use == Use::Fill);
    m_bar->setRange(0, std::max(m_rows->topLevelItemCount(), 1));
    m_bar->setValue(0);
    m_state->setText(use == Use::Check ? tr("Looking at the table...") : tr("Making the films..."));
    QStringList words{QStringLiteral("fill"), pathText(m_desk.document()->path()), m_table->text(), QStringLiteral("--lines")};
    if (const Timeline* timeline = m_desk.timeline()) words << QStringLiteral("--timeline") << QStringLiteral("#%1").arg(timeline->id.value);
    if (use == Use::Check) words << QStringLiteral("--dry-run");
    else words << QStringLiteral("-o") << m_folder->text();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SPOTWRIGHT_HOME"), pathText(m_places.data));
    m_process.setProcessEnvironment(environment);
    m_process.start(pathText(m_places.cli), words);
    showButtons();
}

void FillDialog::showButtons()
{
    const bool isRunning = m_use != Use::Nothing;
    m_table->setEnabled(!isRunning), m_chooseTable->setEnabled(!isRunning); // what is filled is the table that was looked at
    m_fill->setEnabled(!isRunning && m_good > 0 && !m_folder->text().isEmpty());
    m_fill->setDefault(m_fill->isEnabled());
    m_stop->setEnabled(isRunning);
}

QTreeWidgetItem* FillDialog::rowOf(int number)
{
    for (int i = 0; i < m_rows->topLevelItemCount(); ++i)
        if (m_rows->topLevelItem(i)->text(0).toInt() == number) return m_rows->topLevelItem(i);
    return new QTreeWidgetItem(m_rows, {QString::number(number)});
}

void FillDialog::readLines()
{
    while (m_process.canReadLine())
        if (const auto line = QJsonDocument::fromJson(m_process.readLine()); line.isObject()) readRow(line.object());
}

void FillDialog::readRow(const QJsonObject& row)
{
    const QString state = row[QLatin1String("state")].toString();
    QTreeWidgetItem* item = rowOf(row[QLatin1String("row")].toInt());
    item->setText(1, row[QLatin1String("output")].toString());
    item->setText(2, stateName(state));
    item->setText(3, row[QLatin1String("problem")].toString());
    item->setToolTip(3, item->text(3));
    const bool isBad = state == QLatin1String("bad"), isDone = isBad || state == QLatin1String("made");
    item->setForeground(2, QColor(isBad ? theme::danger : state == QLatin1String("begun") ? theme::accent : theme::good));
    m_bad += isBad;
    m_made += state == QLatin1String("made");
    if (m_use == Use::Check) m_good += state == QLatin1String("good");
    if (isDone) m_bar->setValue(m_bar->value() + 1);
    m_rows->scrollToItem(item);
}

void FillDialog::ended(int code)
{
    readLines();
    const Use use = std::exchange(m_use, Use::Nothing);
    QString said = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
    m_bar->setVisible(false);
    if (m_closes) return QDialog::reject();
    if (m_isStopped) m_state->setText(tr("Stopped. %n film(s) made.", nullptr, m_made));
    else if (m_rows->topLevelItemCount() == 0) m_state->setText(said.isEmpty() ? tr("It ended with %1.").arg(code) : said); // the table as a whole
    else if (use == Use::Check) m_state->setText(tr("%n row(s) can be filled.", nullptr, m_good) + (m_bad ? QStringLiteral(" ") + tr("%n row(s) cannot.", nullptr, m_bad) : QString()));
    else m_state->setText(tr("%n film(s) made.", nullptr, m_made) + (m_bad ? QStringLiteral(" ") + tr("%n row(s) could not be filled.", nullptr, m_bad) : QString()));
    for (int i = 0; i < 3; ++i) m_rows->resizeColumnToContents(i);
    showButtons();
}

/// While it works: stops it first.
void FillDialog::reject()
{
    if (m_process.state() == QProcess::NotRunning) return QDialog::reject();
    m_closes = m_isStopped = true;
    m_process.terminate();
}

} // namespace spot
