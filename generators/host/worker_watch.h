// SPDX-License-Identifier: GPL-3.0-or-later
// generators/host/worker_watch.h: the rules by which one running worker is judged: time, silence, memory, disk, messages.
#pragma once

#include "generators/host/child.h"
#include "generators/host/worker_process.h"
#include "generators/protocol/message.h"

#include <chrono>
#include <optional>
#include <string>

namespace spot
{

/// Owns the process until its end is known. The first reason to end it is the one that counts.        [not thread-safe]
class WorkerWatch
{
public:
    WorkerWatch(const WorkerOrder& order, const WorkerListener& listener, const WorkerPlaces& places, Child child);

    /// One round: waits for news at most 50 ms or until `wake` is readable. False: the end has come.
    bool goOn(int wake);
    void cancel();
    WorkerOutcome outcome();

private:
    using Clock = std::chrono::steady_clock;
    struct Verdict {
        WorkerEnd end;
        Fault fault;
        std::string reason;
    };

    void readLink();
    void readErrors();
    void take(const Message& message);
    void takeProgress(const Progress& progress);
    void takeFinished(const Finished& finished);
    void sendStart();
    void send(const Message& message);
    void checkClock();
    void checkSizes();
    void judge(WorkerEnd end, Fault fault, std::string reason);
    Verdict verdictOnExit(const ExitState& exit) const;

    const WorkerOrder& m_order;
    const WorkerListener& m_listener;
    const WorkerPlaces m_places;
    Child m_child;
    MessageDecoder m_decoder;
    std::string m_toSend, m_errors;
    std::optional<Verdict> m_verdict;
    std::optional<Finished> m_finished;
    std::vector<std::string> m_notes;
    Clock::time_point m_began = Clock::now(), m_lastSign = m_began, m_lastSizes = m_began, m_lastProgress;
    std::optional<Clock::time_point> m_finishedAt, m_cancelledAt;
    bool m_saidHello = false, m_exited = false, m_warned = false;
    double m_fraction = 0;
    std::string m_stage;
};

} // namespace spot
