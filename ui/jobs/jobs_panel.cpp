// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobs_panel.h"

#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <set>

namespace spot
{

namespace
{

QString stateText(const JobRow& row, const std::string& openProject)
{
    const auto say = [](const char* word) { return QCoreApplication::translate("jobs", word); };
    if (row.error) return toQString(row.error->message);
    switch (row.state) {
    case JobState::Draft:
    case JobState::Queued: return say(QT_TRANSLATE_NOOP("jobs", "Waiting"));
    case JobState::Submitting: return say(QT_TRANSLATE_NOOP("jobs", "Starting"));
    case JobState::Running: return row.stage.empty() ? say(QT_TRANSLATE_NOOP("jobs", "Running")) : toQString(row.stage);
    case JobState::Ingesting: return say(QT_TRANSLATE_NOOP("jobs", "Checking the result"));
    case JobState::Ready:
        if (row.project != openProject) return say(QT_TRANSLATE_NOOP("jobs", "Ready; it comes in when its project is opened"));
        return row.notes.empty() ? say(QT_TRANSLATE_NOOP("jobs", "Ready")) : toQString(row.notes);
    case JobState::Failed: return say(QT_TRANSLATE_NOOP("jobs", "Failed"));
    case JobState::Cancelled: return say(QT_TRANSLATE_NOOP("jobs", "Cancelled"));
    case JobState::Unknown: return say(QT_TRANSLATE_NOOP("jobs", "Outcome unknown"));
    }
    return {};
}

bool hasEnded(JobState state)
{
    return state == JobState::Ready || state == JobState::Failed || state == JobState::Cancelled || state == JobState::Unknown;
}

} // namespace

/// One job; the button cancels while it runs and tries again when it failed.
class JobRowView final : public QWidget
{
public:
    JobRowView(JobBoard& jobs, JobId id, QWidget* parent)
        : QWidget(parent), m_jobs(jobs), m_id(id), m_title(new QLabel(this)), m_state(new QLabel(this)), m_bar(new QProgressBar(this)), m_button(new QToolButton(this))
    {
        m_title->setTextFormat(Qt::PlainText);
        m_state->setTextFormat(Qt::PlainText);
        m_state->setProperty("role", "quiet");
        m_state->setWordWrap(true);
        m_bar->setTextVisible(false);
        m_bar->setRange(0, 1000);
        auto* words = new QVBoxLayout;
        words->setSpacing(3);
        words->addWidget(m_title);
        words->addWidget(m_state);
        words->addWidget(m_bar);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(theme::gap, theme::gap, theme::gap, theme::gap);
        row->addLayout(words, 1);
        row->addWidget(m_button, 0, Qt::AlignTop);
        connect(m_button, &QToolButton::clicked, this, [this] { press(); });
    }
    void display(const JobRow& row)
    {
        m_hasEnded = hasEnded(row.state);
        m_title->setText(toQString(row.title));
        m_title->setToolTip(toQString(row.plugin));
        m_state->setText(m_refused.isEmpty() ? stateText(row, m_jobs.project()) : m_refused);
        m_state->setToolTip(toQString(row.notes));
        m_state->setStyleSheet(row.error && row.error->fault != Fault::Cancelled ? QStringLiteral("color: %1").arg(QColor(theme::danger).name()) : QString());
        m_bar->setVisible(!m_hasEnded);
        m_bar->setValue(static_cast<int>(row.fraction * 1000));
        m_button->setIcon(iconOf(m_hasEnded ? Sign::Retry : Sign::Cross));
        m_button->setToolTip(m_hasEnded ? QCoreApplication::translate("jobs", "Try again") : QCoreApplication::translate("jobs", "Cancel"));
        m_button->setAccessibleName(m_button->toolTip());
        m_button->setVisible(row.state != JobState::Ready);
    }

private:
    void press()
    {
        std::optional<Error> refused;
        if (m_hasEnded) {
            if (const auto again = m_jobs.retry(m_id); !again) refused = again.error();
        } else if (const auto cancelled = m_jobs.cancel(m_id); !cancelled) {
            refused = cancelled.error();
        }
        m_refused = refused ? toQString(refused->message) : QString();
        if (refused) m_state->setText(m_refused);
    }
    JobBoard& m_jobs;
    JobId m_id;
    QLabel* m_title;
    QLabel* m_state;
    QProgressBar* m_bar;
    QToolButton* m_button;
    QString m_refused;
    bool m_hasEnded = false;
};

JobsPanel::JobsPanel(JobBoard& jobs, QWidget* parent) : QScrollArea(parent), m_jobs(jobs), m_column(new QVBoxLayout), m_empty(new QLabel), m_clear(new QPushButton(tr("Clear ended")))
{
    auto* inside = new QWidget;
    inside->setLayout(m_column);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_empty->setText(tr("Nothing is being made. New takes and new spots show up here."));
    m_empty->setWordWrap(true);
    m_empty->setMargin(12);
    m_empty->setProperty("role", "faint");
    m_column->addWidget(m_empty);
    m_column->addWidget(m_clear, 0, Qt::AlignLeft);
    m_column->addStretch(1);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_jobs.clearEnded(); });
    setWidget(inside);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&jobs, &JobBoard::changed, this, &JobsPanel::readRows);
    readRows();
}

void JobsPanel::readRows()
{
    std::set<JobId> there;
    for (const JobRow& row : m_jobs.rows()) {
        there.insert(row.id);
        JobRowView*& view = m_rows[row.id];
        if (!view) {
            view = new JobRowView(m_jobs, row.id, widget());
            m_column->insertWidget(1, view); // newest on top
        }
        view->display(row);
    }
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        if (there.count(row->first)) {
            ++row;
            continue;
        }
        row->second->deleteLater();
        row = m_rows.erase(row);
    }
    m_empty->setVisible(m_rows.empty());
    m_clear->setVisible(m_jobs.running() < static_cast<int>(m_rows.size()));
}

} // namespace spot
