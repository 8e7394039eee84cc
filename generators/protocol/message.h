// SPDX-License-Identifier: GPL-3.0-or-later
// generators/protocol/message.h: the few messages between host and worker, and their bytes; the only file that knows them.
//
// A message is: u32 length of the body in bytes (little endian, at most 1 MiB), u16 type, u64 job, then the body, a JSON object.
// JSON and not CBOR, because its reader here does not call itself for nested values: a hostile body cannot use up the stack.
#pragma once

#include "assets/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace spot
{

inline constexpr std::size_t messageHeaderBytes = 4 + 2 + 8;
inline constexpr std::size_t longestBody = 1 << 20;
inline constexpr int protocolVersion = 1;

/// worker -> host: the first message, before any foreign code is loaded.
struct Hello {
    int version = protocolVersion;
    bool operator==(const Hello&) const = default;
};
/// host -> worker: load this plugin under these limits and run this request.
struct Start {
    std::string plugin;  ///< folder of the plugin as the worker sees it
    std::string library; ///< file in it
    std::string id;      ///< what the library has to call itself
    std::string request; ///< JSON for the plugin
    std::int64_t memoryBytes = 0; ///< of address space; 0: not limited here, the host watches it
    std::int64_t fileBytes = 0;   ///< the largest file
    int cpuSeconds = 0;
    bool mayConnect = false;      ///< only where no socket outside the sandbox can be reached
    bool operator==(const Start&) const = default;
};
/// worker -> host
struct Progress {
    double fraction = 0; ///< 0..1
    std::string stage;
    bool operator==(const Progress&) const = default;
};
/// worker -> host
struct LogText {
    int level = 0; ///< 0 info, 1 warning, 2 error
    std::string line;
    bool operator==(const LogText&) const = default;
};
/// worker -> host: the plugin said finished. status has the values of spotwright_status.
struct Finished {
    int status = 0; ///< 0..4
    std::string result, message;
    bool operator==(const Finished&) const = default;
};
/// host -> worker
struct Cancel {
    bool operator==(const Cancel&) const = default;
};
/// worker -> host, each 250 ms
struct Heartbeat {
    bool operator==(const Heartbeat&) const = default;
};

using MessageBody = std::variant<Hello, Start, Progress, LogText, Finished, Cancel, Heartbeat>;
struct Message {
    std::uint64_t job = 0;
    MessageBody body;
    bool operator==(const Message&) const = default;
};

/// Text that is not UTF-8 gets replacement characters. Errors: OutOfRange, when the body is over 1 MiB.         [any]
Result<std::string> encode(const Message& message);

/// Puts messages together from bytes as they arrive. After an error it stays in that error.           [not thread-safe]
class MessageDecoder
{
public:
    void add(std::span<const std::byte> bytes);

    /// The next whole message, or nothing yet. Errors: Corrupt, on an unknown type, a body over 1 MiB, one that is not a flat JSON
    /// object of exactly the fields of its type, or a value outside its range.
    Result<std::optional<Message>> next();

private:
    std::string m_bytes;
    std::size_t m_read = 0;
    std::optional<Error> m_error;
};

} // namespace spot
