// SPDX-License-Identifier: GPL-3.0-or-later
// ui/jobs/jobs_panel.h: the generator jobs as rows: progress, cancel, try again, and why one failed.
#pragma once

#include "app/session/job_board.h"

#include <QScrollArea>

#include <map>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace spot
{

class JobRowView;

/// [ui]
class JobsPanel final : public QScrollArea
{
    Q_OBJECT
public:
    explicit JobsPanel(JobBoard& jobs, QWidget* parent = nullptr);

private:
    void readRows();
    JobBoard& m_jobs;
    QVBoxLayout* m_column;
    QLabel* m_empty;
    QPushButton* m_clear; ///< there when something has ended
    std::map<JobId, JobRowView*> m_rows;
};

} // namespace spot
