// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/worker/link.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace spot
{

namespace
{

[[noreturn]] void leave() { _exit(75); } // EX_TEMPFAIL; the host reads no meaning into it, it is gone

} // namespace

void Link::send(const Message& message)
{
    const auto bytes = encode(message);
    if (!bytes) return send({message.job, LogText{2, bytes.error().message}});
    const std::lock_guard lock(m_sending);
    std::size_t sent = 0;
    while (sent < bytes->size()) {
        const ssize_t n = ::send(m_socket, bytes->data() + sent, bytes->size() - sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) leave();
        sent += static_cast<std::size_t>(n);
    }
}

std::optional<Message> Link::messageWithin(int milliseconds)
{
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + std::chrono::milliseconds(milliseconds);
    for (;;) {
        auto message = m_decoder.next();
        if (!message) leave();
        if (*message) return **message;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (milliseconds >= 0 && left <= 0) return std::nullopt;
        pollfd waiting{m_socket, POLLIN, 0};
        const int ready = poll(&waiting, 1, milliseconds < 0 ? -1 : static_cast<int>(left));
        if (ready <= 0) continue;
        std::array<std::byte, 4096> piece;
        const ssize_t n = recv(m_socket, piece.data(), piece.size(), 0);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) leave();
        m_decoder.add(std::span(piece).first(static_cast<std::size_t>(n)));
    }
}

Message Link::waitForMessage() { return *messageWithin(-1); }

} // namespace spot
