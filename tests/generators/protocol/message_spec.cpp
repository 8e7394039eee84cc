// SPDX-License-Identifier: GPL-3.0-or-later
// Messages between host and worker: what goes in comes out, and nothing else comes out.
#include "generators/protocol/message.h"

#include <QTest>
#include <random>

using namespace spot;

namespace
{

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span(text)); }

std::vector<Message> oneOfEach()
{
    return {{0, Hello{}},
            {7, Start{"/plugin", "plugin.so", "voice-test", R"({"kind":"voice","text":"제주에서"})", 1 << 30, 1 << 20, 60, true}},
            {7, Progress{0.25, "drawing"}},
            {7, LogText{1, "a line"}},
            {~0ULL, Finished{0, R"({"files":[]})", ""}},
            {7, Cancel{}},
            {7, Heartbeat{}}};
}

std::string raw(std::uint32_t length, std::uint16_t type, std::string_view body)
{
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(length >> (8 * i));
    for (int i = 0; i < 2; ++i) bytes += static_cast<char>(type >> (8 * i));
    return bytes + std::string(8, '\0') + std::string(body);
}

bool isRefused(std::string_view bytes)
{
    MessageDecoder decoder;
    decoder.add(bytesOf(bytes));
    const auto first = decoder.next();
    const auto again = decoder.next();
    return !first && first.error().fault == Fault::Corrupt && !again;
}
bool isRefused(std::uint16_t type, std::string_view body) { return isRefused(raw(body.size(), type, body)); }

} // namespace

class MessageSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void each_message_comes_back_as_it_was_sent()
    {
        MessageDecoder decoder;
        for (const Message& message : oneOfEach()) {
            const auto bytes = encode(message);
            QVERIFY(bytes);
            decoder.add(bytesOf(*bytes));
        }
        for (const Message& message : oneOfEach()) {
            const auto back = decoder.next();
            QVERIFY(back);
            QVERIFY(back->has_value());
            QVERIFY(**back == message);
        }
        QVERIFY(!decoder.next()->has_value());
    }

    void a_message_may_arrive_byte_by_byte()
    {
        MessageDecoder decoder;
        for (const Message& message : oneOfEach()) {
            const std::string bytes = *encode(message);
            for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
                decoder.add(bytesOf(std::string_view(bytes).substr(i, 1)));
                QVERIFY(!decoder.next()->has_value());
            }
            decoder.add(bytesOf(std::string_view(bytes).substr(bytes.size() - 1)));
            QVERIFY(**decoder.next() == message);
        }
    }

    void a_length_over_one_mebibyte_is_refused_before_its_bytes_arrive() { QVERIFY(isRefused(raw((1 << 20) + 1, 3, ""))); }
    void a_body_over_one_mebibyte_is_not_sent()
    {
        const auto bytes = encode({1, LogText{0, std::string(1 << 20, 'x')}});
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().fault, Fault::OutOfRange);
    }
    void unknown_types_are_refused()
    {
        QVERIFY(isRefused(0, "{}"));
        QVERIFY(isRefused(8, "{}"));
        QVERIFY(isRefused(65535, "{}"));
    }
    void a_body_that_is_not_an_object_is_refused()
    {
        for (const char* body : {"", "[]", "7", "null", "{", "{}{}", "\xff\xfe", "{\"level\":0,\"line\":\"\xff\"}"}) QVERIFY(isRefused(4, body));
    }
    void missing_extra_and_mistyped_fields_are_refused()
    {
        QVERIFY(isRefused(3, R"({"fraction":0.5})"));
        QVERIFY(isRefused(3, R"({"fraction":0.5,"stage":"a","more":1})"));
        QVERIFY(isRefused(3, R"({"fraction":"0.5","stage":"a"})"));
        QVERIFY(isRefused(7, R"({"more":1})"));
        QVERIFY(isRefused(4, R"({"level":1,"line":{"deep":[1]}})"));
    }
    void values_outside_their_range_are_refused()
    {
        QVERIFY(isRefused(3, R"({"fraction":1.01,"stage":""})"));
        QVERIFY(isRefused(3, R"({"fraction":-1e300,"stage":""})"));
        QVERIFY(isRefused(4, R"({"level":3,"line":""})"));
        QVERIFY(isRefused(5, R"({"status":5,"result":"","message":""})"));
        QVERIFY(isRefused(5, R"({"status":18446744073709551615,"result":"","message":""})"));
        QVERIFY(isRefused(5, R"({"status":0.5,"result":"","message":""})"));
    }
    void a_body_nested_a_hundred_thousand_deep_is_refused_and_harms_nothing()
    {
        QVERIFY(isRefused(4, std::string(100000, '[')));
        std::string deep;
        for (int i = 0; i < 100000; ++i) deep += R"({"a":)";
        QVERIFY(isRefused(4, deep));
        QVERIFY(isRefused(4, std::string(50000, '[') + std::string(50000, ']')));
    }
    void text_that_is_not_utf8_arrives_as_text()
    {
        MessageDecoder decoder;
        decoder.add(bytesOf(*encode({1, LogText{0, "caf\xe9"}})));
        const auto back = decoder.next();
        QVERIFY(back);
        QCOMPARE(std::get<LogText>((*back)->body).line, std::string("caf\xEF\xBF\xBD"));
    }
    void random_bytes_never_crash_the_decoder()
    {
        std::mt19937 random(20261);
        for (int round = 0; round < 20000; ++round) {
            std::string bytes(random() % 64, '\0');
            for (char& c : bytes) c = static_cast<char>(random());
            if (bytes.size() > 6 && round % 2) bytes[1] = bytes[2] = bytes[3] = bytes[5] = 0, bytes[4] = static_cast<char>(random() % 9);
            MessageDecoder decoder;
            decoder.add(bytesOf(bytes));
            for (int i = 0; i < 8; ++i)
                if (const auto message = decoder.next(); !message || !*message) break;
        }
    }
    void a_message_with_any_byte_changed_gives_an_error_or_another_message_but_no_crash()
    {
        std::mt19937 random(7);
        for (const Message& message : oneOfEach()) {
            const std::string good = *encode(message);
            for (int round = 0; round < 2000; ++round) {
                std::string bad = good;
                for (int i = 0; i < 1 + round % 3; ++i) bad[random() % bad.size()] = static_cast<char>(random());
                MessageDecoder decoder;
                decoder.add(bytesOf(bad));
                decoder.add(bytesOf(good));
                for (int i = 0; i < 4; ++i)
                    if (const auto next = decoder.next(); !next || !*next) break;
            }
        }
    }
};

QTEST_GUILESS_MAIN(MessageSpec)
#include "message_spec.moc"
