// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/protocol/message.h"

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

namespace spot
{

namespace
{

using Json = nlohmann::json;

template <class... F> struct Overloaded : F... {
    using F::operator()...;
};

Json toJson(const MessageBody& body)
{
    return std::visit(
        Overloaded{
            [](const Hello& m) { return Json{{"version", m.version}}; },
            [](const Start& m) {
                return Json{{"plugin", m.plugin},           {"library", m.library},         {"id", m.id},
                            {"request", m.request},         {"memory_bytes", m.memoryBytes}, {"file_bytes", m.fileBytes},
                            {"cpu_seconds", m.cpuSeconds},  {"may_connect", m.mayConnect}};
            },
            [](const Progress& m) { return Json{{"fraction", m.fraction}, {"stage", m.stage}}; },
            [](const LogText& m) { return Json{{"level", m.level}, {"line", m.line}}; },
            [](const Finished& m) { return Json{{"status", m.status}, {"result", m.result}, {"message", m.message}}; },
            [](const Cancel&) { return Json::object(); },
            [](const Heartbeat&) { return Json::object(); }},
        body);
}

/// Takes the fields of one body; isWhole() says that each was there, of its type, in its range, and that none was left.
class Fields
{
public:
    explicit Fields(const Json& json) : m_json(json) {}

    std::string text(const char* key)
    {
        const Json* value = find(key);
        if (value && value->is_string()) return value->get<std::string>();
        m_good = false;
        return {};
    }
    std::int64_t whole(const char* key, std::int64_t least, std::int64_t most)
    {
        const Json* value = find(key);
        const bool fits = value && value->is_number_integer() &&
                          !(value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX));
        if (fits && value->get<std::int64_t>() >= least && value->get<std::int64_t>() <= most) return value->get<std::int64_t>();
        m_good = false;
        return least;
    }
    double number(const char* key, double least, double most)
    {
        const Json* value = find(key);
        if (value && value->is_number() && value->get<double>() >= least && value->get<double>() <= most) return value->get<double>();
        m_good = false;
        return least;
    }
    bool boolean(const char* key)
    {
        const Json* value = find(key);
        if (value && value->is_boolean()) return value->get<bool>();
        m_good = false;
        return false;
    }
    bool isWhole() const { return m_good && m_taken == m_json.size(); }

private:
    const Json* find(const char* key)
    {
        const auto found = m_json.find(key);
        m_taken += found != m_json.end();
        return found != m_json.end() ? &*found : nullptr;
    }
    const Json& m_json;
    std::size_t m_taken = 0;
    bool m_good = true;
};

std::optional<MessageBody> bodyOf(std::size_t type, Fields& in)
{
    constexpr std::int64_t large = std::int64_t(1) << 50;
    switch (type) {
    case 0: return Hello{static_cast<int>(in.whole("version", 1, 1000))};
    case 1:
        return Start{in.text("plugin"),
                     in.text("library"),
                     in.text("id"),
                     in.text("request"),
                     in.whole("memory_bytes", 0, large),
                     in.whole("file_bytes", 0, large),
                     static_cast<int>(in.whole("cpu_seconds", 0, 1 << 30)),
                     in.boolean("may_connect")};
    case 2: {
        const double fraction = in.number("fraction", 0, 1);
        return Progress{fraction, in.text("stage")};
    }
    case 3: {
        const int level = static_cast<int>(in.whole("level", 0, 2));
        return LogText{level, in.text("line")};
    }
    case 4: {
        const int status = static_cast<int>(in.whole("status", 0, 4));
        return Finished{status, in.text("result"), in.text("message")};
    }
    case 5: return Cancel{};
    case 6: return Heartbeat{};
    default: return std::nullopt;
    }
}

template <class T> void putLittle(std::string& out, T value)
{
    for (std::size_t i = 0; i < sizeof value; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}
template <class T> T getLittle(std::string_view bytes)
{
    T value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) value |= static_cast<T>(static_cast<T>(static_cast<unsigned char>(bytes[i])) << (8 * i));
    return value;
}

Result<MessageBody> parse(std::uint16_t type, std::string_view text)
{
    const auto flat = [](int depth, Json::parse_event_t, Json&) { return depth <= 1; };
    const Json json = Json::parse(text, flat, false);
    const Error broken{Fault::Corrupt, "a message of type " + std::to_string(type) + " has a body that this version does not know"};
    if (!json.is_object()) return broken;
    Fields fields(json);
    const auto body = bodyOf(static_cast<std::size_t>(type) - 1, fields);
    if (!body) return Error{Fault::Corrupt, "a message of the unknown type " + std::to_string(type)};
    if (!fields.isWhole()) return broken;
    return *body;
}

} // namespace

Result<std::string> encode(const Message& message)
{
    const std::string body = toJson(message.body).dump(-1, ' ', false, Json::error_handler_t::replace);
    if (body.size() > longestBody)
        return Error{Fault::OutOfRange, "a message of " + std::to_string(body.size()) + " bytes: at most 1 MiB may be sent"};
    std::string bytes;
    bytes.reserve(messageHeaderBytes + body.size());
    putLittle(bytes, static_cast<std::uint32_t>(body.size()));
    putLittle(bytes, static_cast<std::uint16_t>(message.body.index() + 1));
    putLittle(bytes, message.job);
    return bytes + body;
}

void MessageDecoder::add(std::span<const std::byte> bytes)
{
    if (m_error) return;
    m_bytes.erase(0, std::exchange(m_read, 0));
    m_bytes.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

Result<std::optional<Message>> MessageDecoder::next()
{
    if (m_error) return *m_error;
    const std::string_view rest = std::string_view(m_bytes).substr(m_read);
    if (rest.size() < messageHeaderBytes) return std::optional<Message>();
    const auto length = getLittle<std::uint32_t>(rest);
    const auto type = getLittle<std::uint16_t>(rest.substr(4));
    const auto fail = [this](Error error) { return *(m_error = std::move(error)); };
    if (length > longestBody) return fail({Fault::Corrupt, "a message of " + std::to_string(length) + " bytes: at most 1 MiB is read"});
    if (type == 0 || type > std::variant_size_v<MessageBody>)
        return fail({Fault::Corrupt, "a message of the unknown type " + std::to_string(type)});
    if (rest.size() < messageHeaderBytes + length) return std::optional<Message>();
    auto body = parse(type, rest.substr(messageHeaderBytes, length));
    if (!body) return fail(body.error());
    m_read += messageHeaderBytes + length;
    return std::optional<Message>({getLittle<std::uint64_t>(rest.substr(6)), std::move(*body)});
}

} // namespace spot
