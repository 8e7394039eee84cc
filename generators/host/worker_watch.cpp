// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/host/worker_watch.h"
#include "generators/host/folder_size.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace spot
{

namespace
{

using namespace std::chrono_literals;

constexpr auto round = 50ms;                    // how often sizes are looked at
constexpr auto progressPause = 50ms;            // at most 20 reports a second reach the listener
constexpr auto farewell = 2000ms;               // from finished to exit
constexpr std::size_t longestErrors = 64 * 1024;
constexpr std::size_t mostNotes = 50;           // a plugin may talk, but not without end
constexpr std::int64_t mebi = 1 << 20;

std::string seconds(std::chrono::milliseconds time)
{
    const auto tenths = time.count() / 100;
    return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "") + " s";
}

std::string lastLine(const std::string& text)
{
    const std::size_t end = text.find_last_not_of("\n ");
    if (end == text.npos) return {};
    const std::size_t begin = text.find_last_of('\n', end);
    return text.substr(begin == text.npos ? 0 : begin + 1, end - (begin == text.npos ? 0 : begin));
}

/// Address space is larger than memory: libraries, stacks and one arena per thread come on top.
std::int64_t addressSpace(const Capability& capability)
{
    if (!capability.devices.empty()) return 0;
    return (capability.limits.memoryMb + 1024 + 96 * std::int64_t(capability.limits.threads)) * mebi;
}

} // namespace

WorkerWatch::WorkerWatch(const WorkerOrder& order, const WorkerListener& listener, const WorkerPlaces& places, Child child)
    : m_order(order), m_listener(listener), m_places(places), m_child(std::move(child))
{
}

bool WorkerWatch::goOn(int wake)
{
    std::array<pollfd, 4> waiting{{{m_child.link(), static_cast<short>(POLLIN | (m_toSend.empty() ? 0 : POLLOUT)), 0},
                                   {m_child.errors(), POLLIN, 0},
                                   {m_child.exitWatch(), POLLIN, 0},
                                   {m_cancelledAt ? -1 : wake, POLLIN, 0}}};
    poll(waiting.data(), waiting.size(), static_cast<int>(round.count()));
    m_exited = waiting[2].revents != 0;
    readErrors();
    readLink();
    send({});
    checkClock();
    checkSizes();
    return !m_exited && !m_verdict;
}

void WorkerWatch::readErrors()
{
    std::array<char, 4096> piece;
    for (int i = 0; i < 64; ++i) {
        const ssize_t n = read(m_child.errors(), piece.data(), piece.size());
        if (n <= 0) break;
        m_errors.append(piece.data(), static_cast<std::size_t>(n));
        if (m_errors.size() > longestErrors) m_errors.erase(0, m_errors.size() - longestErrors);
    }
}

void WorkerWatch::readLink()
{
    std::array<std::byte, 16384> piece;
    for (int i = 0; i < 256 && !m_verdict; ++i) {
        const ssize_t n = recv(m_child.link(), piece.data(), piece.size(), 0);
        if (n <= 0) break;
        m_decoder.add(std::span(piece).first(static_cast<std::size_t>(n)));
        for (;;) {
            const auto message = m_decoder.next();
            if (!message) return judge(WorkerEnd::BrokeProtocol, Fault::Corrupt, "spoke nonsense: " + message.error().message);
            if (!*message) break;
            take(**message);
            if (m_verdict) return;
        }
    }
}

void WorkerWatch::take(const Message& message)
{
    m_lastSign = Clock::now();
    if (const auto* hello = std::get_if<Hello>(&message.body)) {
        if (std::exchange(m_saidHello, true)) return judge(WorkerEnd::BrokeProtocol, Fault::Corrupt, "said hello twice");
        if (hello->version != protocolVersion)
            return judge(WorkerEnd::BrokeProtocol, Fault::Unsupported, "is of another version than this program: install both anew");
        return sendStart();
    }
    if (!m_saidHello) return judge(WorkerEnd::BrokeProtocol, Fault::Corrupt, "spoke before it said hello");
    if (message.job != m_order.job) return judge(WorkerEnd::BrokeProtocol, Fault::Corrupt, "reported on a job that it was not given");
    if (const auto* progress = std::get_if<Progress>(&message.body)) return takeProgress(*progress);
    if (const auto* finished = std::get_if<Finished>(&message.body)) return takeFinished(*finished);
    if (const auto* log = std::get_if<LogText>(&message.body)) {
        if (log->level >= 1 && m_notes.size() < mostNotes) m_notes.push_back(log->line);
        return;
    }
    if (!std::holds_alternative<Heartbeat>(message.body))
        judge(WorkerEnd::BrokeProtocol, Fault::Corrupt, "sent a message that only the host sends");
}

void WorkerWatch::sendStart()
{
    m_child.watchDescendants();
    const WorkerLimits& limits = m_order.capability.limits;
    Start start;
    start.plugin = m_places.plugin.string();
    start.library = m_order.capability.library;
    start.id = m_order.capability.id;
    start.request = m_order.request;
    start.memoryBytes = addressSpace(m_order.capability);
    start.fileBytes = limits.scratchMb * mebi;
    start.cpuSeconds = limits.seconds * (limits.threads + 1);
    start.mayConnect = m_order.confinement.isFull();
    send({m_order.job, start});
    if (m_listener.began) m_listener.began();
}

void WorkerWatch::send(const Message& message)
{
    if (message.job != 0) {
        const auto bytes = encode(message);
        if (!bytes) return judge(WorkerEnd::Failed, Fault::OutOfRange, "could not be told the request: " + bytes.error().message);
        m_toSend += *bytes;
    }
    while (!m_toSend.empty()) {
        const ssize_t n = ::send(m_child.link(), m_toSend.data(), m_toSend.size(), MSG_NOSIGNAL);
        if (n <= 0) return; // full: the next round; gone: the exit says why
        m_toSend.erase(0, static_cast<std::size_t>(n));
    }
}

void WorkerWatch::takeProgress(const Progress& progress)
{
    m_fraction = std::max(m_fraction, progress.fraction);
    const bool isNew = progress.stage != std::exchange(m_stage, progress.stage);
    if (!m_listener.progress || (!isNew && Clock::now() - m_lastProgress < progressPause)) return;
    if (Clock::now() - m_lastProgress < progressPause / 5) return; // a new stage may come sooner, a flood of them not
    m_lastProgress = Clock::now();
    m_listener.progress(m_fraction, m_stage);
}

void WorkerWatch::takeFinished(const Finished& finished)
{
    if (m_finished) return judge(WorkerEnd::BrokeProtocol, Fault::Corrupt, "said twice that it had finished");
    m_finished = finished;
    m_finishedAt = Clock::now();
}

void WorkerWatch::cancel()
{
    if (m_cancelledAt) return;
    m_cancelledAt = Clock::now();
    if (m_saidHello) send({m_order.job, Cancel{}});
    else judge(WorkerEnd::Cancelled, Fault::Cancelled, "was cancelled");
}

void WorkerWatch::checkClock()
{
    const auto now = Clock::now();
    const auto silent = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_lastSign);
    const WorkerTimings& timings = m_order.timings;
    const std::chrono::seconds deadline(m_order.capability.limits.seconds);
    if (m_exited) return;
    if (m_finishedAt) {
        if (now - *m_finishedAt > farewell) m_exited = true; // it said all that was asked of it; it need not leave in peace
    } else if (m_cancelledAt && now - *m_cancelledAt > timings.cancelGrace) {
        judge(WorkerEnd::Cancelled, Fault::Cancelled, "was cancelled; it did not stop by itself and was ended");
    } else if (!m_saidHello && now - m_began > timings.starting) {
        judge(WorkerEnd::TimedOut, Fault::Timeout, "did not start within " + seconds(timings.starting) + ": " + lastLine(m_errors));
    } else if (now - m_began > deadline) {
        judge(WorkerEnd::TimedOut, Fault::Timeout, "was not finished after " + seconds(deadline) + ", which is its limit");
    } else if (m_saidHello && silent > timings.silentEnd) {
        judge(WorkerEnd::TimedOut, Fault::Timeout, "gave no sign of life for " + seconds(silent));
    } else if (m_saidHello && silent > timings.silentWarning && !std::exchange(m_warned, true)) {
        m_notes.push_back("gave no sign of life for " + seconds(silent));
    }
}

void WorkerWatch::checkSizes()
{
    const auto now = Clock::now();
    if (m_exited || now - m_lastSizes < round) return;
    m_lastSizes = now;
    const WorkerLimits& limits = m_order.capability.limits;
    if (m_child.memoryBytes() > limits.memoryMb * mebi)
        return judge(WorkerEnd::OverLimit, Fault::NoSpace, "used more than its " + std::to_string(limits.memoryMb) + " MB of memory");
    const FolderSize scratch = sizeOf(m_order.scratch);
    if (scratch.bytes > limits.scratchMb * mebi || scratch.isCrowded)
        judge(WorkerEnd::OverLimit, Fault::NoSpace, "wrote more than its " + std::to_string(limits.scratchMb) + " MB of files");
}

void WorkerWatch::judge(WorkerEnd end, Fault fault, std::string reason)
{
    if (!m_verdict) m_verdict = Verdict{end, fault, std::move(reason)};
}

WorkerWatch::Verdict WorkerWatch::verdictOnExit(const ExitState& exit) const
{
    using enum WorkerEnd;
    if (m_finished && m_finished->status == 0 && !m_cancelledAt) return {Ok, Fault::Invalid, {}};
    if (m_cancelledAt) return {Cancelled, Fault::Cancelled, "was cancelled"};
    if (m_finished) {
        const std::string message = m_finished->message.empty() ? "gave no reason" : m_finished->message;
        return {Failed, m_finished->status == 2 ? Fault::Unsupported : Fault::Invalid, "could not do it: " + message};
    }
    const WorkerLimits& limits = m_order.capability.limits;
    if (exit.signal == SIGXFSZ)
        return {OverLimit, Fault::NoSpace, "wrote more than its " + std::to_string(limits.scratchMb) + " MB of files"};
    if (exit.signal == SIGXCPU) return {TimedOut, Fault::Timeout, "used up the processor time of its limit"};
    if (exit.signal != 0) {
        const char* name = sigdescr_np(exit.signal);
        return {Crashed, Fault::Crashed, std::string("crashed: ") + (name ? name : "an unknown signal") + " (signal " + std::to_string(exit.signal) + ")"};
    }
    if (!m_saidHello) return {Failed, Fault::Unsupported, "could not be started: " + lastLine(m_errors)};
    return {Crashed, Fault::Crashed, "ended with code " + std::to_string(exit.code) + " before it had finished"};
}

WorkerOutcome WorkerWatch::outcome()
{
    readErrors();
    if (!m_verdict) readLink(); // what it said last, before it went
    const bool byItself = m_exited && !m_verdict;
    const ExitState exit = m_child.kill();
    readErrors();
    const Verdict verdict = m_verdict ? *m_verdict : verdictOnExit(exit);
    WorkerOutcome outcome{verdict.end, verdict.fault, {}, {}, byItself ? exit.signal : 0, m_errors, m_notes};
    if (verdict.end == WorkerEnd::Ok) outcome.result = m_finished->result;
    else outcome.reason = m_order.capability.id + " " + verdict.reason;
    return outcome;
}

} // namespace spot
