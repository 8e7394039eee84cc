// SPDX-License-Identifier: GPL-3.0-or-later
// Files that nobody should write, for every reader: refused in bounded time, with place and cause, and never a crash.
#include "app/cli/csv.h"
#include "app/edit/invariants.h"
#include "app/exchange/exchange.h"
#include "app/exchange/otio.h"
#include "app/file/edit_file.h"
#include "app/file/project_json.h"
#include "app/file/project_store.h"
#include "tests/support/made_zip.h"
#include "tests/support/quick_folder.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <QElapsedTimer>

#include <functional>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    return at == text.npos ? text : text.replace(at, from.size(), to);
}
std::string repeated(const std::string& part, std::size_t times)
{
    std::string all;
    all.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += part;
    return all;
}

const Project& small()
{
    static const Project project = text::project("V1: a[0,48) b[48,96)+5<12; T1: ta[3,17); N1: n[0,30)");
    return project;
}
std::string otio()
{
    ExchangeReport report;
    return *otioOf(small(), *small().timelines.front(), [](const MediaItem& item) { return "media/" + item.name; }, report);
}
/// Without our project in it: the cut alone is read.
std::string plainOtio()
{
    OtioJson json = *parsedOtio(otio());
    json["metadata"].erase("spotwright");
    return json.dump(1);
}

/// The fault and the sentence, or nothing: what came of the bytes is a sound value.
using Reader = std::function<std::optional<Error>(const std::string& bytes)>;

std::optional<Error> otioRead(const std::string& bytes)
{
    const auto done = fromOtio(bytes, {"x", "/films", {}});
    if (!done) return done.error();
    const auto broken = brokenInvariant(done->project);
    return broken ? std::optional(Error{Fault::Crashed, *broken}) : std::nullopt;
}
Reader fileReader(const fs::path& file)
{
    return [file](const std::string& bytes) -> std::optional<Error> {
        putBytes(file, bytes);
        fs::remove_all(file.parent_path() / "unpacked");
        const auto done = importFile(file, {fps25, {}, file.parent_path() / "unpacked"});
        if (!done && done.error().message.find(file.filename().string()) == std::string::npos) return Error{Fault::Crashed, "names no file: " + done.error().message};
        if (!done && fs::exists(file.parent_path() / "unpacked")) return Error{Fault::Crashed, "left something unpacked"};
        if (!done) return done.error();
        const auto broken = brokenInvariant(done->project);
        return broken ? std::optional(Error{Fault::Crashed, *broken}) : std::nullopt;
    };
}
std::optional<Error> editsRead(const std::string& bytes)
{
    const auto file = editFileFrom(bytes, "moves.json");
    if (!file) return file.error();
    const auto after = applied(small(), *file);
    if (!after) return after.error();
    const auto broken = brokenInvariant(*after);
    return broken ? std::optional(Error{Fault::Crashed, *broken}) : std::nullopt;
}
std::optional<Error> tableRead(const std::string& bytes)
{
    const auto table = csvFrom(bytes);
    return table ? std::nullopt : std::optional(table.error());
}
std::optional<Error> projectRead(const std::string& bytes)
{
    const auto project = projectFrom(bytes);
    return project ? std::nullopt : std::optional(project.error());
}

const char* const srt = "1\n00:00:01,000 --> 00:00:02,500\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\nlines\n";
const char* const vtt = "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.500 line:90% align:start\nOne\n\n00:00:03.000 --> 00:00:04.000\nTwo\n";
const char* const edl = "TITLE: CUT\nFCM: NON-DROP FRAME\n\n001  A001 V C        00:00:01:00 00:00:02:00 01:00:00:00 01:00:01:00\n* FROM CLIP NAME: A.MOV\n002  B001 V D    012 00:00:03:00 00:00:05:00 01:00:01:00 01:00:03:00\nM2   B001       050.0                00:00:03:00\n";
const char* const moves = R"([{"kind": "move clip", "timeline": 1, "clip": 3, "track": 2, "start": 1000}, {"kind": "trim clip", "timeline": 1, "clip": 3, "edge": "end", "to": 100000000}])";
const char* const table = "name,price\n\"Sch\xC3\xB6ne \"\"Blume\"\"\",3.99\nb,4\n";

} // namespace

class HostileFilesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void files_that_end_early_anywhere_are_read_in_part_or_refused_with_a_sentence()
    {
        QuickFolder home;
        makeZip(home.file("whole.otioz"), {{"version.txt", "1.0.0"}, {"content.otio", plainOtio(), true}, {"media/a.mp4", std::string(500, 'a')}});
        const std::pair<std::string, Reader> readers[]{{otio(), otioRead}, {plainOtio(), otioRead}, {jsonOf(small()), projectRead}, {bytesIn(home.file("whole.otioz")), fileReader(home.file("cut.otioz"))}, {srt, fileReader(home.file("a.srt"))},
                                                       {vtt, fileReader(home.file("a.vtt"))}, {edl, fileReader(home.file("a.edl"))}, {moves, editsRead}, {table, tableRead}};
        for (const auto& [whole, read] : readers) {
            const std::size_t step = std::max<std::size_t>(1, whole.size() / 50);
            for (std::size_t length = 0; length < whole.size(); length += step) {
                const auto refused = read(whole.substr(0, length));
                if (!refused) continue; // a text may end where a line ends
                QVERIFY2(refused->fault != Fault::Crashed && refused->message.size() > 8 && refused->message.size() < 2000, refused->message.c_str());
            }
        }
    }

    void bytes_that_were_changed_anywhere_give_a_sound_value_or_a_sentence()
    {
        QuickFolder home;
        const std::pair<std::string, Reader> readers[]{{otio(), otioRead}, {plainOtio(), otioRead}, {srt, fileReader(home.file("a.srt"))}, {vtt, fileReader(home.file("a.vtt"))}, {edl, fileReader(home.file("a.edl"))}, {moves, editsRead}, {table, tableRead}};
        for (const auto& [whole, read] : readers) {
            const std::size_t step = std::max<std::size_t>(1, whole.size() / 40);
            for (std::size_t at = 0; at < whole.size(); at += step)
                for (const char odd : {'9', '-', '"', '\0', '\xFF'}) {
                    std::string bytes = whole;
                    bytes[at] = odd;
                    const auto refused = read(bytes);
                    QVERIFY2(!refused || refused->fault != Fault::Crashed, refused ? refused->message.c_str() : "");
                }
        }
    }

    void absurd_numbers_in_otio_are_refused_or_come_to_nothing()
    {
        const std::string whole = plainOtio();
        for (const char* number : {"1e308", "-1e308", "NaN", "Infinity", "-Infinity", "0", "-1", "0.0", "9223372036854775808", "18446744073709551616", "1e-308", "\"5\"", "null", "[]", "{}", "true"})
            for (const std::string key : {"\"rate\": 25", "\"value\": 48", "\"value\": 5", "\"value\": 12", "\"value\": 0", "\"in_offset\": {", "\"source_range\": {", "\"children\": [", "\"tracks\": {", "\"OTIO_SCHEMA\": \"Track.1\"", "\"media_references\": {", "\"target_url\": \"media/a.mp4\"", "\"kind\": \"Video\""}) {
                const std::size_t colon = key.find(':');
                const std::string with = key.back() == '{' || key.back() == '[' ? key.substr(0, colon) + ": " + number + ", \"was" + key.substr(1) : key.substr(0, colon) + ": " + number;
                const std::string bytes = replaced(whole, key, with);
                if (bytes == whole) continue;
                const auto refused = otioRead(bytes);
                QVERIFY2(!refused || (refused->fault != Fault::Crashed && !refused->message.empty()), (key + " " + number + ": " + (refused ? refused->message : "")).c_str());
            }
        QVERIFY(otioRead(replaced(whole, "\"value\": 48", "\"value\": -48"))->message.find("negative") != std::string::npos);
        QVERIFY(otioRead(replaced(whole, "\"value\": 48", "\"value\": 1e308"))->message.find("tracks.children[0].children[0].source_range.duration") != std::string::npos);
    }

    void absurd_times_in_lists_and_subtitles_are_refused_with_their_line()
    {
        QuickFolder home;
        const Reader readSrt = fileReader(home.file("a.srt")), readVtt = fileReader(home.file("a.vtt")), readEdl = fileReader(home.file("a.edl"));
        for (const char* clock : {"99999999999:00:00,000", "-1:00:00,000", "00:99:00,000", "aa:00:02,500", "", "9223372036854775808:00:00,000"}) {
            const auto refused = readSrt(replaced(srt, "00:00:02,500", clock));
            QVERIFY2(refused && refused->message.find("line 2") != std::string::npos, clock);
        }
        for (const char* clock : {"99999999999:00:00.000", "-1:00.000", "00:99.000", "00:00:00:00"}) QVERIFY2(readVtt(replaced(vtt, "00:02.500", clock)), clock);
        for (const char* clock : {"99:99:99:99", "-1:00:00:00", "00:00:00:30", "9223372036854775808:00:00:00", "NaN"}) {
            const auto refused = readEdl(replaced(edl, "01:00:01:00", clock));
            QVERIFY2(refused && refused->message.find("line 4") != std::string::npos, clock);
        }
        for (const char* speed : {"1e308", "NaN", "-99999999", "000.0", "9223372036854775808"}) {
            const auto refused = readEdl(replaced(edl, "050.0", speed));
            QVERIFY2(!refused || refused->fault != Fault::Crashed, speed);
        }
    }

    void absurd_edits_are_refused_with_their_line()
    {
        for (const char* number : {"1e308", "-1e308", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "1.5", "null", "\"x\"", "[]", "true", "NaN"})
            for (const char* key : {"\"timeline\": 1", "\"clip\": 3", "\"track\": 2", "\"start\": 1000", "\"to\": 100000000"}) {
                const std::string name = std::string(key).substr(0, std::string(key).find(':'));
                const auto refused = editsRead(replaced(moves, key, name + ": " + number));
                QVERIFY2(refused && refused->fault != Fault::Crashed && refused->message.find("moves.json") == 0, (std::string(key) + " " + number).c_str());
            }
    }

    void nesting_without_end_is_refused_at_once()
    {
        QuickFolder home;
        QElapsedTimer clock;
        const std::string lists(std::size_t{100} << 20, '['), objects = repeated("{\"a\":", 20'000'000);
        for (const std::string* bytes : {&lists, &objects}) {
            clock.start();
            QVERIFY(otioRead(*bytes)->message.find("nested deeper than 200 levels") != std::string::npos);
            QVERIFY(projectRead(*bytes)->message.find("nested deeper than 64 levels") != std::string::npos);
            QVERIFY(editsRead(*bytes)->message.find("nested deeper than 64 levels") != std::string::npos);
            QVERIFY2(clock.elapsed() < 30'000, qPrintable(QString::number(clock.elapsed())));
        }
        std::string deep = R"({"OTIO_SCHEMA":"Stack.1","children":[)", whole = repeated(deep, 500);
        QVERIFY(otioRead(R"({"OTIO_SCHEMA":"Timeline.1","tracks":)" + whole)->message.find("nested deeper") != std::string::npos);
    }

    void values_without_end_are_refused_in_bounded_memory()
    {
        QElapsedTimer clock;
        clock.start();
        const std::string wide = "[" + repeated("[],", 21'000'000);
        QVERIFY(otioRead(wide)->message.find("more than 10000000 values") != std::string::npos);
        QVERIFY(editsRead(wide)->message.find("more than 20000000 values") != std::string::npos);
        QVERIFY(tableRead(repeated("a,", 30'000'000))->message.find("more than 1000 columns") != std::string::npos);
        QVERIFY(tableRead(std::string((std::size_t{64} << 20) + 1, 'a'))->fault == Fault::OutOfRange);
        QVERIFY2(clock.elapsed() < 60'000, qPrintable(QString::number(clock.elapsed())));
    }

    void many_edits_are_placed_on_their_lines_in_one_walk()
    {
        QElapsedTimer clock;
        clock.start();
        const std::string one = R"({"kind": "move clip", "timeline": 1, "clip": 3, "track": 2, "start": 0},)" "\n";
        std::string many = "[" + repeated(one, 10'000);
        many.erase(many.size() - 2);
        const auto file = editFileFrom(many + "]", "moves.json");
        QVERIFY_OK(file);
        QCOMPARE(file->edits.size(), std::size_t{10'000});
        QVERIFY(file->lines.front() == 1 && file->lines.back() == 10'000);
        QVERIFY2(clock.elapsed() < 30'000, qPrintable(QString::number(clock.elapsed())));
    }

    void a_project_file_that_ends_early_or_was_changed_never_opens_as_something_else()
    {
        QuickFolder home;
        QVERIFY(ProjectStore::createFrom(home.file("whole.spot"), small()).has_value());
        const std::string whole = bytesIn(home.file("whole.spot"));
        for (std::size_t length = 0; length < whole.size(); length += whole.size() / 40 + 1) {
            putBytes(home.file("cut.spot"), whole.substr(0, length));
            const auto opened = ProjectStore::open(home.file("cut.spot"));
            QVERIFY2(!opened && opened.error().message.find("cut.spot") != std::string::npos, qPrintable(QString::number(length)));
            fs::remove_all(home.file("cut.spot"));
        }
        for (std::size_t at = 0; at < whole.size(); at += whole.size() / 50 + 1) {
            std::string bytes = whole;
            for (std::size_t i = at; i < std::min(at + 16, bytes.size()); ++i) bytes[i] = static_cast<char>(bytes[i] ^ 0xA5);
            putBytes(home.file("odd.spot"), bytes);
            const auto opened = ProjectStore::open(home.file("odd.spot"));
            if (opened) QVERIFY(!brokenInvariant(*(*opened)->project()));
            else QVERIFY(!opened.error().message.empty());
            fs::remove_all(home.file("odd.spot"));
        }
    }
};

QTEST_GUILESS_MAIN(HostileFilesSpec)
#include "hostile_files_spec.moc"
