// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-worker: serves one job of one plugin over one inherited socket, confined before foreign code is loaded.
#include "generators/worker/sandbox.h"
#include "generators/worker/served_job.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sys/socket.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace
{

using namespace spot;

constexpr int heartbeatMilliseconds = 250;

/// The number of an open socket, or -1.
int socketFrom(int count, char** words)
{
    if (count != 2) return -1;
    char* end = nullptr;
    const long number = std::strtol(words[1], &end, 10);
    struct stat facts{};
    if (*end || number < 3 || number > 1 << 20 || fstat(static_cast<int>(number), &facts) != 0 || !S_ISSOCK(facts.st_mode)) return -1;
    return static_cast<int>(number);
}

/// Reads what the host says and shows that the process lives, for as long as it does.
void keepInTouch(Link& link, ServedJob& job, std::uint64_t id)
{
    for (;;) {
        const auto message = link.messageWithin(heartbeatMilliseconds);
        if (!message) link.send({id, Heartbeat{}});
        else if (std::holds_alternative<Cancel>(message->body)) job.cancel();
    }
}

} // namespace

int main(int count, char** words)
{
    const int socket = socketFrom(count, words);
    if (socket < 0) {
        std::fputs("spotwright-worker: is started by Spotwright with the number of a socket; it has no use of its own\n", stderr);
        return 64;
    }
    std::signal(SIGPIPE, SIG_IGN);
    umask(0077);
    Link link(socket);
    link.send({0, Hello{}});
    const Message first = link.waitForMessage();
    const Start* start = std::get_if<Start>(&first.body);
    if (!start) return 65;

    const auto locked = lockIn({start->memoryBytes, start->fileBytes, start->cpuSeconds, start->mayConnect});
    if (!locked) {
        link.send({first.job, Finished{SPOTWRIGHT_UNSUPPORTED, {}, locked.error().message}});
        return 0;
    }
    ServedJob job(link, first.job, *start);
    std::thread(keepInTouch, std::ref(link), std::ref(job), first.job).detach();
    job.run();
    _exit(0); // without destructors: the plugin's and those of its libraries are none of ours
}
