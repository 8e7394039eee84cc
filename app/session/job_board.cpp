// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/job_board.h"

#include "generators/jobs/job_queue.h"

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
    SPOT_TRY(id, m_queue->submit(request));
    JobRow& row = rowOf(id); // an event of the queue comes later, by the event loop
    row.title = title;
    row.plugin = request.plugin;
    row.slot = slot;
    row.wasAskedFor = wasAskedFor;
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
    const JobRow* before = find(job);
    if (!before) return Error{Fault::NotFound, "there is no such job"};
    const JobRow asked = *before;
    SPOT_TRY(id, m_queue->retry(job));
    JobRow& row = rowOf(id);
    row.title = asked.title;
    row.plugin = asked.plugin;
    row.slot = asked.slot;
    row.wasAskedFor = asked.wasAskedFor;
    Q_EMIT changed();
    return id;
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

void JobBoard::take(const JobEvent& event)
{
    JobRow& row = rowOf(event.job);
    if (row.title.empty() && m_queue) // a job of an earlier run
        if (const auto request = m_queue->requestOf(event.job)) {
            row.plugin = request->plugin;
            row.title = request->plugin;
        }
    row.state = event.state;
    row.fraction = event.state == JobState::Ready ? 1 : event.fraction;
    row.stage = event.stage;
    row.error = event.error;
    const JobRow told = row; // what is told stays true while receivers add rows
    Q_EMIT changed();
    if (event.state == JobState::Ready && event.outcome) Q_EMIT finished(told, *event.outcome);
    else if (isFinal(event.state) && event.state != JobState::Ready) Q_EMIT failed(told);
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
