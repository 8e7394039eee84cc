// SPDX-License-Identifier: GPL-3.0-or-later
// app/session/job_board.h: the generator jobs as rows, in the order they were asked for.
#pragma once

#include "app/model/ids.h"
#include "assets/base/owner_thread.h"
#include "generators/jobs/job.h"

#include <QObject>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace spot
{

class JobQueue;

/// One job as a person sees it.                                                                                 [value]
struct JobRow {
    JobId id;
    std::string title;  ///< "First light: picture"
    std::string plugin; ///< id in the catalog
    JobState state = JobState::Queued;
    double fraction = 0; ///< 0..1
    std::string stage;   ///< the plugin's word for what it does now
    std::optional<Error> error;
    std::string notes;   ///< when Ready: what the person should know of the result; empty for nothing
    std::string project; ///< Document::identity() of the one it is for; only that one gets the take
    SlotId slot;         ///< what of it it is made for; 0: only for the library
    std::uint64_t seed = 0; ///< of the request
    bool wasAskedFor = false; ///< the person asked for this take: it replaces the slot's clip even when that has media already
    bool isOfEarlierRun = false; ///< not asked for since the program was started
    std::chrono::system_clock::time_point started;
    bool operator==(const JobRow&) const = default;
};

/// Rows and the three things one can do with a job.                                                     [ui, tell aside]
class JobBoard final : public QObject
{
    Q_OBJECT
public:
    explicit JobBoard(QObject* parent = nullptr);
    /// The queue whose events come to tell(); outlives the board or is detached with null. Without one, submit is refused.
    void attach(JobQueue* queue);

    /// Whose jobs submit() asks for; empty for none.
    void setProject(const std::string& identity);
    const std::string& project() const { return m_project; }

    /// Never waits. Errors: those of JobQueue::submit, Unsupported (no queue).
    Result<JobId> submit(const GenerationRequest& request, SlotId slot, const std::string& title, bool wasAskedFor = false);
    Result<Done> cancel(JobId job);
    /// The same request once more, as a new row. Errors: those of JobQueue::retry.
    Result<JobId> retry(JobId job);
    /// Takes rows that have ended off the board.
    void clearEnded();
    /// See JobQueue: what earlier runs left of the project is taken up, or ended; a take that is in its project waits no more.
    void resume();
    void forget();
    void markTaken(JobId job);
    /// What was asked in a job, of this run or of an earlier one; as JSON.
    std::string requestOf(JobId job) const;

    const std::vector<JobRow>& rows() const { return m_rows; }
    const JobRow* find(JobId job) const; ///< good until the next call that is not const
    int running() const;                 ///< rows that have not ended

    /// Gives an event of the queue over to the board's thread; returns at once.                                   [any]
    void tell(const JobEvent& event);
    /// The same for the queue's word that plugins cannot be shut in wholly.                                       [any]
    void tellReducedIsolation(const std::string& why);

Q_SIGNALS:
    void changed();
    /// A job is Ready; the row is in its final state.
    void finished(const spot::JobRow& row, const spot::GenerationOutcome& outcome);
    /// A job is Failed, Cancelled or Unknown; row.error says why.
    void failed(const spot::JobRow& row);
    /// Plugins run here, though they cannot be shut in wholly: why, and what helps.
    void isolationReduced(const QString& why);

private:
    void take(const JobEvent& event);
    JobRow& rowOf(JobId job);
    void fill(JobRow& row) const;

    OwnerThread m_thread;
    JobQueue* m_queue = nullptr;
    std::string m_project;
    std::vector<JobRow> m_rows;
};

} // namespace spot
