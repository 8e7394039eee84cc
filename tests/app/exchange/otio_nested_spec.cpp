// SPDX-License-Identifier: GPL-3.0-or-later
// Timelines inside of timelines are Stacks in OTIO: ours come back identical, those of others play and are given back as they were.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/exchange/exchange.h"
#include "app/exchange/otio.h"
#include "app/exchange/otio_difference.h"
#include "app/exchange/otio_foreign.h"
#include "app/exchange/otio_tree.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;

namespace
{

const AddressOf noted = [](const MediaItem& item) { return sourceOf(item.foreign).address.empty() ? "media/" + item.name : sourceOf(item.foreign).address; };

Result<ImportedFile> read(const std::string& text) { return fromOtio(text, {"x", "/films", {}}); }
/// As a tool without our project in it sees the file.
OtioJson written(const Project& project)
{
    ExchangeReport report;
    OtioJson json = *parsedOtio(*otioOf(project, *project.timelines.front(), noted, report));
    json["metadata"]["spotwright"].erase("project");
    return json;
}

std::string time(double value, const char* rate = "25.0") { return R"({"OTIO_SCHEMA":"RationalTime.1","rate":)" + std::string(rate) + R"(,"value":)" + std::to_string(value) + "}"; }
std::string range(int start, int frames, const char* rate = "25.0") { return R"({"OTIO_SCHEMA":"TimeRange.1","start_time":)" + time(start, rate) + R"(,"duration":)" + time(frames, rate) + "}"; }
std::string clip(const std::string& name, int start, int frames, const std::string& more = "", const char* rate = "25.0")
{
    return R"({"OTIO_SCHEMA":"Clip.2","name":")" + name + R"(","source_range":)" + range(start, frames, rate) + more + R"(,"media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ExternalReference.1","available_range":)" + range(0, 400, rate) + R"(,"target_url":"media/)" + name + R"(.mov"}},"active_media_reference_key":"DEFAULT_MEDIA"})";
}
std::string marker(const char* name, int at) { return R"({"OTIO_SCHEMA":"Marker.2","name":")" + std::string(name) + R"(","color":"RED","marked_range":)" + range(at, 0) + "}"; }
std::string row(const std::string& children, const std::string& more = "", const char* kind = "Video") { return R"({"OTIO_SCHEMA":"Track.1","name":"V1","kind":")" + std::string(kind) + "\"" + more + R"(,"children":[)" + children + "]}"; }
std::string stack(const std::string& rows, const std::string& more = "") { return R"({"OTIO_SCHEMA":"Stack.1","name":"nest")" + more + R"(,"children":[)" + rows + "]}"; }
std::string cut(const std::string& rows) { return R"({"OTIO_SCHEMA":"Timeline.1","name":"cut","global_start_time":)" + time(0) + R"(,"tracks":)" + stack(rows) + "}"; }

const Timeline& shownBy(const Project& project, const std::string& name) { return *project.find(std::get<SequenceClip>(text::clip(project, name).content).timeline); }

/// Ours: a..c on the outer one, of which b and c became a timeline that is shown twice.
Project nested()
{
    Project project = text::project("V1: a[0,48) b[48,96)+5 c[96,140)+9; N1: n[0,30)");
    const TimelineId outer = project.timelines.front()->id;
    project = *spot::apply(project, AddMarker{outer, {{}, {fps25.startOf(60), fps25.startOf(70)}, MarkerColour::Blue, "inside", "", {}}});
    project = *spot::apply(project, NestClips{outer, {text::clip(project, "b").id, text::clip(project, "c").id}, "intro"});
    const Timeline& inside = *project.timelines.back();
    Clip again;
    again.name = "again";
    again.place = {fps25.startOf(200), fps25.startOf(230)};
    again.content = SequenceClip{inside.id, fps25.startOf(10), {1, 2}};
    return *spot::apply(project, InsertClip{outer, project.timelines.front()->tracks.front()->id, again});
}

void unchangedThroughUs(const std::string& text)
{
    const auto before = parsedOtio(text);
    QVERIFY_OK(before);
    const auto done = read(text);
    QVERIFY_OK(done);
    QVERIFY(!brokenInvariant(done->project));
    const OtioJson after = bare(written(done->project));
    QVERIFY2(sameOtio(after, bare(*before)), differenceOf(bare(*before), after).dump().substr(0, 1500).c_str());
}

} // namespace

class OtioNestedSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ours_are_written_as_stacks_and_come_back_identical()
    {
        const Project before = nested();
        ExchangeReport report;
        const std::string text = *otioOf(before, *before.timelines.front(), noted, report);
        const auto json = parsedOtio(text);
        QVERIFY_OK(json);
        const OtioJson& children = (*json)["tracks"]["children"][0]["children"];
        const OtioJson& first = children[1];
        const OtioJson& again = children[3];
        QCOMPARE(first["OTIO_SCHEMA"].get<std::string>(), std::string("Stack.1"));
        QCOMPARE(first["source_range"]["duration"]["value"].get<int>(), 92);
        QCOMPARE(first["children"][0]["children"][0]["name"].get<std::string>(), std::string("b"));
        QCOMPARE(first["children"][0]["children"][0]["media_references"]["DEFAULT_MEDIA"]["target_url"].get<std::string>(), std::string("media/b.mp4"));
        QCOMPARE(again["source_range"]["start_time"]["value"].get<int>(), 10);
        QCOMPARE(again["effects"][0]["time_scalar"].get<double>(), 0.5);
        QVERIFY(again["children"] == first["children"]);
        const auto after = read(text);
        QVERIFY_OK(after);
        QVERIFY(after->report.lines.empty());
        QVERIFY(after->project == before);
    }

    void ours_without_our_project_in_them_play_the_same()
    {
        const Project before = nested();
        const auto after = read(textOfOtio(written(before), -1));
        QVERIFY_OK(after);
        QVERIFY(!brokenInvariant(after->project));
        QCOMPARE(after->project.timelines.size(), std::size_t{2}); // both clips show one timeline
        QCOMPARE(text::show(before), text::show(after->project));
        const auto& again = std::get<SequenceClip>(text::clip(after->project, "again").content);
        QVERIFY((again.in == fps25.startOf(10) && again.speed == Speed{1, 2}));
        Project inside = after->project;
        std::swap(inside.timelines[0], inside.timelines[1]);
        QCOMPARE(text::show(inside), std::string("V1: b[0,48)+5 c[48,92)+9"));
    }

    void a_change_around_ours_leaves_them_and_a_change_inside_comes_as_a_timeline_of_its_own()
    {
        const Project before = nested();
        ExchangeReport report;
        OtioJson json = *parsedOtio(*otioOf(before, *before.timelines.front(), noted, report));
        OtioJson& children = json["tracks"]["children"][0]["children"];
        children[0]["source_range"]["duration"]["value"] = 40;
        const auto around = read(json.dump());
        QVERIFY_OK(around);
        QVERIFY(shownBy(around->project, "again") == shownBy(before, "again"));
        QCOMPARE(around->project.timelines.size(), before.timelines.size());
        children[1]["children"][0]["children"][0]["source_range"]["duration"]["value"] = 30;
        const auto inside = read(json.dump());
        QVERIFY_OK(inside);
        QVERIFY(!brokenInvariant(inside->project));
        QVERIFY(shownBy(inside->project, "again") == shownBy(before, "again"));
        QCOMPARE(inside->project.timelines.size(), before.timelines.size() + 1);
        QVERIFY(std::any_of(inside->report.lines.begin(), inside->report.lines.end(), [](const std::string& line) { return line.find("was changed inside of another one") != std::string::npos; }));
    }

    void stacks_of_others_play_and_return_unchanged()
    {
        const std::string inner = stack(row(clip("b", 4, 30, R"(,"metadata":{"fx":1},"markers":[)" + marker("beat", 9) + "]") + "," + clip("c", 0, 20)), R"(,"source_range":)" + range(5, 40) + R"(,"metadata":{"vendor":{"a":[1,2]}},"markers":[)" + marker("in the nest", 7) + "," + marker("first", 2) + "]");
        const std::string text = cut(row(clip("a", 0, 10) + "," + inner + "," + clip("d", 0, 10)));
        const auto done = read(text);
        QVERIFY_OK(done);
        QCOMPARE(done->project.timelines.size(), std::size_t{2});
        const auto& shown = std::get<SequenceClip>(text::clip(done->project, "nest").content);
        QVERIFY(shown.in == fps25.startOf(5));
        QCOMPARE(done->project.timelines[1]->markers.size(), std::size_t{3});
        unchangedThroughUs(text);
    }

    void tracks_inside_of_tracks_and_stacks_in_the_place_of_tracks_play_and_return_unchanged()
    {
        const std::string inner = row(clip("b", 4, 30) + "," + clip("c", 0, 20), R"(,"source_range":)" + range(5, 40));
        const auto done = read(cut(row(clip("a", 0, 10) + "," + inner)));
        QVERIFY_OK(done);
        QVERIFY(shownBy(done->project, "V1").tracks.front()->clips.size() == 2);
        unchangedThroughUs(cut(row(clip("a", 0, 10) + "," + inner)));
        unchangedThroughUs(cut(stack(row(clip("b", 0, 30))) + "," + row(clip("a", 0, 10))));
        unchangedThroughUs(cut(row(stack(row(stack(row(clip("b", 0, 30)), R"(,"source_range":)" + range(2, 20)))))));
    }

    void a_stack_that_asks_for_more_than_is_in_it_or_begins_before_it_plays_what_there_is()
    {
        const auto longer = read(cut(row(stack(row(clip("b", 0, 30)), R"(,"source_range":)" + range(10, 100)))));
        QVERIFY_OK(longer);
        QVERIFY(shownBy(longer->project, "nest").duration() == fps25.startOf(110));
        const auto earlier = read(cut(row(stack(row(clip("b", 0, 30)), R"(,"source_range":)" + range(-4, 20)))));
        QVERIFY_OK(earlier);
        QVERIFY(std::get<SequenceClip>(text::clip(earlier->project, "nest").content).in == MediaTime{});
        QVERIFY(earlier->report.lines.at(0).find("begins 4 frames before what is in it") != std::string::npos);
    }

    void a_nested_rate_of_its_own_stays()
    {
        const auto done = read(cut(row(clip("a", 0, 10) + "," + stack(row(clip("b", 3, 48, "", "24.0")), R"(,"source_range":)" + range(5, 20)) + "," + clip("c", 0, 10))));
        QVERIFY_OK(done);
        QVERIFY(done->project.timelines[0]->rate == fps25 && done->project.timelines[1]->rate == fps24);
        QCOMPARE(text::show(done->project), std::string("V1: a[0,10) nest[10,30)+5 c[30,40)"));
    }

    void a_track_is_read_in_its_own_range_and_returns_unchanged()
    {
        const std::string text = cut(row(clip("a", 3, 20, R"(,"markers":[)" + marker("x", 15) + "]") + "," + clip("b", 0, 20) + "," + clip("c", 0, 20), R"(,"source_range":)" + range(10, 25)));
        const auto done = read(text);
        QVERIFY_OK(done);
        QCOMPARE(text::show(done->project), std::string("V1: a[0,10)+13 b[10,25)"));
        unchangedThroughUs(text);
        const auto moved = spot::apply(done->project, TrimClip{done->project.timelines[0]->id, text::clip(done->project, "b").id, Edge::End, fps25.startOf(20)});
        QVERIFY_OK(moved);
        ExchangeReport report;
        const auto out = otioOf(*moved, *moved->timelines.front(), noted, report);
        QVERIFY_OK(out);
        QCOMPARE((*parsedOtio(*out))["tracks"]["children"][0]["children"].size(), std::size_t{2});
        QVERIFY(report.lines.at(0).find("stays behind, because it changed") != std::string::npos);
    }

    void markers_of_clips_stay_with_them_in_a_duplicate()
    {
        const auto done = read(cut(row(clip("a", 0, 20) + "," + clip("b", 0, 20, R"(,"markers":[)" + marker("late", 15) + "," + marker("early", 5) + "]"), R"(,"markers":[)" + marker("of the row", 3) + "]")));
        QVERIFY_OK(done);
        const auto twice = spot::apply(done->project, DuplicateTimeline{done->project.timelines[0]->id, "copy"});
        QVERIFY_OK(twice);
        Project copy = *twice;
        std::swap(copy.timelines[0], copy.timelines[1]);
        QVERIFY(sameOtio(bare(written(copy)["tracks"]["children"]), bare(written(*twice)["tracks"]["children"])));
        const OtioJson track = written(copy)["tracks"]["children"][0];
        QCOMPARE(track["children"][1]["markers"][0]["name"].get<std::string>(), std::string("late"));
        QCOMPARE(track["markers"].size(), std::size_t{1});
    }

    void what_is_nested_too_deep_is_refused_with_its_place()
    {
        std::string deep = clip("a", 0, 10);
        for (int i = 0; i < 20; ++i) deep = stack(row(deep));
        QVERIFY_FAULT(read(cut(row(deep))), Fault::OutOfRange, "16 deep, this one lies deeper");
        std::string wide; // as many as nobody cuts
        for (int i = 0; i < 300; ++i) wide += (i ? "," : "") + stack(row(clip("a", 0, 1)));
        QVERIFY_OK(read(cut(row(wide))));
    }
};

QTEST_GUILESS_MAIN(OtioNestedSpec)
#include "otio_nested_spec.moc"
