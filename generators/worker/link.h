// SPDX-License-Identifier: GPL-3.0-or-later
// generators/worker/link.h: the worker's end of the socket to the host.
#pragma once

#include "generators/protocol/message.h"

#include <mutex>
#include <optional>

namespace spot
{

/// Sending is thread-safe; reading belongs to one thread at a time. A host that is gone, or that sends nonsense, ends the process:
/// there is nobody left to work for.
class Link
{
public:
    explicit Link(int socket) : m_socket(socket) {}

    void send(const Message& message);                  ///<                                                      [any]
    Message waitForMessage();                           ///< blocks
    std::optional<Message> messageWithin(int milliseconds);

private:
    std::mutex m_sending;
    MessageDecoder m_decoder;
    int m_socket;
};

} // namespace spot
