// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/job_board.h"

#include "generators/jobs/job_queue.h"
#include "generators/jobs/job_text.h"

#include <algorithm>

namespace spot
{

JobBoard::JobBoard(QObject* parent) : QObject(parent) {}

void JobBoard::attach(JobQueue* queue)
{
    m_thread.check();
    m_queue = queue;
}

Result<JobId> JobBoard::submit(const GenerationRequest& request, SlotId slot, const std::string& title, bool wasAskedFor)
{
    m_thread.check();
    if (!m_queue) return Error{Fault::Unsupported, "there is no job queue here"};
    SPOT_TRY(id, m_queue->submit(request, {m_project, slot.value, title, wasAskedFor}));
    fill(rowOf(id)); // an event of the queue comes later, by the event loop
    Q_EMIT changed();
    return id;
}

Result<Done> JobBoard::cancel(JobId job)
{
    m_thread.check();
    if (!m_queue) return Error{Fault::Unsupported, "there is no job queue here"};
    return m_queue->cancel(job);
}

Result<JobId> JobBoard::retry(JobId job)
{
    m_thread.check();
    if (!m_queue) return Error{Fault::Unsupported, "there is no job queue here"};
    SPOT_TRY(id, m_queue->retry(job));
    fill(rowOf(id));
    Q_EMIT changed();
    return id;
}

void JobBoard::setProject(const std::string& identity)
{
    m_thread.check();
    m_project = identity;
    Q_EMIT changed();
}

void JobBoard::resume()
{
    m_thread.check();
    if (m_queue && !m_project.empty()) m_queue->resume(m_project);
}

void JobBoard::forget()
{
    m_thread.check();
    if (m_queue && !m_project.empty()) m_queue->forget(m_project);
}

void JobBoard::markTaken(JobId job)
{
    m_thread.check();
    if (m_queue) m_queue->markTaken(job);
}

std::string JobBoard::requestOf(JobId job) const
{
    const auto request = m_queue ? m_queue->requestOf(job) : std::nullopt;
    return request ? textOf(*request) : std::string("{}");
}

void JobBoard::clearEnded()
{
    m_thread.check();
    std::erase_if(m_rows, [](const JobRow& row) { return isFinal(row.state); });
    Q_EMIT changed();
}

const JobRow* JobBoard::find(JobId job) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [job](const JobRow& row) { return row.id == job; });
    return found == m_rows.end() ? nullptr : &*found;
}

int JobBoard::running() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const JobRow& row) { return !isFinal(row.state); }));
}

void JobBoard::tell(const JobEvent& event)
{
    QMetaObject::invokeMethod(this, [this, event] { take(event); }, Qt::QueuedConnection);
}

void JobBoard::tellReducedIsolation(const std::string& why)
{
    QMetaObject::invokeMethod(this, [this, why] { Q_EMIT isolationReduced(QString::fromStdString(why)); }, Qt::QueuedConnection);
}

void JobBoard::take(const JobEvent& event)
{
    JobRow& row = rowOf(event.job);
    if (row.plugin.empty()) {
        row.isOfEarlierRun = true;
        fill(row);
    }
    row.state = event.state;
    row.fraction = event.state == JobState::Ready ? 1 : event.fraction;
    row.stage = event.stage;
    row.error = event.error;
    row.notes = event.outcome ? event.outcome->notes : std::string();
    const JobRow told = row; // what is told stays true while receivers add rows
    Q_EMIT changed();
    if (event.state == JobState::Ready && event.outcome) Q_EMIT finished(told, *event.outcome);
    else if (isFinal(event.state) && event.state != JobState::Ready) Q_EMIT failed(told);
}

/// What the queue knows of the job, by which a row is known to the person.
void JobBoard::fill(JobRow& row) const
{
    const auto request = m_queue ? m_queue->requestOf(row.id) : std::nullopt;
    const auto purpose = m_queue ? m_queue->purposeOf(row.id) : std::nullopt;
    if (!request || !purpose) return;
    row.plugin = request->plugin;
    row.seed = request->seed;
    row.title = purpose->title.empty() ? request->plugin : purpose->title;
    row.project = purpose->project;
    row.slot = SlotId{purpose->slot};
    row.wasAskedFor = purpose->wasAskedFor;
}

JobRow& JobBoard::rowOf(JobId job)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [job](const JobRow& row) { return row.id == job; });
    if (found != m_rows.end()) return *found;
    JobRow row;
    row.id = job;
    row.started = std::chrono::system_clock::now();
    m_rows.push_back(std::move(row));
    return m_rows.back();
}

} // namespace spot
