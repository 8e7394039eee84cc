// SPDX-License-Identifier: GPL-3.0-or-later
// OTIO out and in: our own file comes back as what it was, files of others are read as far as they can be, bad ones are refused.
#include "app/exchange/exchange.h"
#include "app/exchange/otio.h"
#include "app/exchange/otio_json.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"
#include "tests/support/timeline_text.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace spot;

namespace
{

const AddressOf nowhere = [](const MediaItem& item) { return "media/" + item.name; };

std::string otio(const Project& project)
{
    ExchangeReport report;
    return *otioOf(project, *project.timelines.front(), nowhere, report);
}

/// A whole foreign timeline at 25 per second with these children in one track.
std::string foreign(const std::string& children, const std::string& kind = "Video")
{
    return R"({"OTIO_SCHEMA":"Timeline.1","name":"cut","global_start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":900000},"tracks":{"OTIO_SCHEMA":"Stack.1","markers":[{"OTIO_SCHEMA":"Marker.2","name":"legal","color":"RED","marked_range":{"OTIO_SCHEMA":"TimeRange.1","start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":50},"duration":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":10}},"comment":"super"}],"children":[{"OTIO_SCHEMA":"Track.1","name":"V1","kind":")" +
           kind + R"(","children":[)" + children + "]}]}}";
}
std::string range(int start, int frames)
{
    return R"({"OTIO_SCHEMA":"TimeRange.1","start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":)" + std::to_string(start) + R"(},"duration":{"OTIO_SCHEMA":"RationalTime.1","rate":25.0,"value":)" + std::to_string(frames) + "}}";
}
std::string clip(const std::string& name, int start, int frames, const std::string& more = "")
{
    return R"({"OTIO_SCHEMA":"Clip.2","name":")" + name + R"(","source_range":)" + range(start, frames) + more + R"(,"media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ExternalReference.1","available_range":)" + range(0, 400) + R"(,"target_url":"media/)" + name + R"(.mov"}},"active_media_reference_key":"DEFAULT_MEDIA"})";
}
std::string dissolve(int before, int after)
{
    const auto time = [](int n) { return R"({"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":)" + std::to_string(n) + "}"; };
    return R"({"OTIO_SCHEMA":"Transition.1","transition_type":"SMPTE_Dissolve","in_offset":)" + time(before) + R"(,"out_offset":)" + time(after) + "}";
}

} // namespace

class OtioSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void our_own_file_comes_back_identical()
    {
        for (const FrameRate rate : {fps23976, fps25, fps2997, fps60}) {
            const Project before = text::project("V1: a[0,48) b[48,96)+5<12 v[100,120) u[120,130); T1: ta[3,17); N1: n[0,30); M1!: m[0,130)", {rate, {}});
            const auto after = fromOtio(otio(before), {"x", "/tmp", {}});
            QVERIFY_OK(after);
            QVERIFY(after->project == before);
            QVERIFY(after->report.lines.empty());
        }
    }

    void equal_projects_give_equal_bytes()
    {
        const Project project = text::project("V1: a[0,48) b[48,96)+5<12");
        QCOMPARE(otio(project), otio(project));
    }

    void a_dissolve_is_written_around_the_cut_with_what_it_has_on_both_sides()
    {
        const auto json = parsedOtio(otio(text::project("V1: a[0,48)+2 b[48,96)+5<4<12")));
        QVERIFY_OK(json);
        const auto& children = (*json)["tracks"]["children"][0]["children"];
        QCOMPARE(children.size(), std::size_t{3});
        QCOMPARE(children[0]["source_range"]["start_time"]["value"].get<int>(), 2);
        QCOMPARE(children[0]["source_range"]["duration"]["value"].get<int>(), 48);
        QCOMPARE(QString::fromStdString(children[1]["transition_type"].get<std::string>()), QString("SMPTE_Dissolve"));
        QCOMPARE(children[1]["in_offset"]["value"].get<int>(), 4);
        QCOMPARE(children[1]["out_offset"]["value"].get<int>(), 12);
        QCOMPARE(children[2]["source_range"]["start_time"]["value"].get<int>(), 5);
        QCOMPARE(children[2]["source_range"]["duration"]["value"].get<int>(), 48);
    }

    void other_transitions_are_custom_ones_and_come_back_from_a_changed_file()
    {
        Project before = text::project("V1: a[0,48) b[48,96)+5<4<12 c[96,120)+9; T1: ta[3,17)");
        Timeline timeline = *before.timelines.front();
        Track track = *timeline.tracks[0];
        Clip changed = *track.clips[1];
        changed.transition.style = {TransitionKind::Wipe, {1, 0, 0, 1}, 135, 0.25, Heading::Up};
        track.clips[1] = std::make_shared<const Clip>(changed);
        timeline.tracks[0] = std::make_shared<const Track>(track);
        before.timelines[0] = std::make_shared<const Timeline>(timeline);
        ExchangeReport report;
        auto json = parsedOtio(*otioOf(before, timeline, nowhere, report));
        QVERIFY_OK(json);
        QVERIFY(report.lines.at(0).find("other tools may not know its wipe") != std::string::npos);
        auto& tracks = (*json)["tracks"]["children"];
        QCOMPARE(QString::fromStdString(tracks[0]["children"][1]["transition_type"].get<std::string>()), QString("Custom_Transition"));
        tracks[1]["children"][0]["source_range"]["duration"]["value"] = 10; // the gap before the text
        const auto after = fromOtio(json->dump(), {"x", "/tmp", {}});
        QVERIFY_OK(after);
        QVERIFY(text::clip(after->project, "b").transition == changed.transition);
    }

    void a_cut_that_another_tool_changed_is_read_and_keeps_our_texts()
    {
        const Project before = text::project("V1: a[0,48) b[48,96)+5<12; T1: ta[3,17)");
        auto json = parsedOtio(otio(before));
        QVERIFY_OK(json);
        auto& tracks = (*json)["tracks"]["children"];
        tracks[1]["children"][0]["source_range"]["duration"]["value"] = 10; // the gap before the text
        const auto after = fromOtio(json->dump(), {"x", "/tmp", {}});
        QVERIFY_OK(after);
        QCOMPARE(QString::fromStdString(text::show(after->project)), QString("V1: a[0,48) b[48,96)+5<12; T1: ta[10,24)"));
        QCOMPARE(std::get<TextClip>(text::clip(after->project, "ta").content).text, std::string("ta"));
        QCOMPARE(after->project.media.size(), before.media.size());
        QVERIFY(text::clip(after->project, "ta").id == text::clip(before, "ta").id);
        QVERIFY(after->report.lines.at(0).find("changed by another tool") != std::string::npos);
    }

    void sounds_between_frames_begin_at_their_media_and_not_before()
    {
        Project project = text::project("V1: a[0,48); N1: n[10,30)");
        Timeline timeline = *project.timelines.front();
        Track track = *timeline.tracks[1];
        Clip clip = *track.clips[0];
        clip.place = clip.place.movedBy(MediaTime::fromMilliseconds(19));
        track.clips[0] = std::make_shared<const Clip>(clip);
        timeline.tracks[1] = std::make_shared<const Track>(track);
        project.timelines[0] = std::make_shared<const Timeline>(timeline);
        auto json = parsedOtio(otio(project));
        QVERIFY_OK(json);
        auto& sound = (*json)["tracks"]["children"][1]["children"];
        QCOMPARE(sound[1]["source_range"]["start_time"]["value"].get<int>(), 0);
        QVERIFY(fromOtio(json->dump(), {"x", "/", {}})->project == project);
        sound[0]["source_range"]["duration"]["value"] = 4;
        const auto changed = fromOtio(json->dump(), {"x", "/", {}});
        QVERIFY_OK(changed);
        QCOMPARE(QString::fromStdString(text::show(changed->project)), QString("V1: a[0,48); N1: n[4,24)"));
    }

    void the_cut_of_another_tool_becomes_a_project()
    {
        const std::string speed = R"(,"effects":[{"OTIO_SCHEMA":"LinearTimeWarp.1","effect_name":"LinearTimeWarp","time_scalar":2.0},{"OTIO_SCHEMA":"Effect.1","effect_name":"Glow","metadata":{"x":NaN}}])";
        const auto done = fromOtio(foreign(clip("hero", 12, 75) + "," + dissolve(12, 13) + "," + clip("pour", 40, 75, speed) + R"(,{"OTIO_SCHEMA":"Gap.1","source_range":)" + range(0, 25) + "}," + clip("end", 0, 75)), {"BRAND", "/films", {}});
        QVERIFY_OK(done);
        QCOMPARE(QString::fromStdString(text::show(done->project)), QString("V1: hero[0,75)+12 pour[75,150)+40<12<13 end[175,250)"));
        QVERIFY((std::get<MediaClip>(text::clip(done->project, "pour").content).speed == Speed{2, 1}));
        const Timeline& timeline = *done->project.timelines.front();
        QVERIFY(timeline.rate == fps25);
        QCOMPARE(timeline.markers.size(), std::size_t{1});
        QVERIFY(timeline.markers[0].colour == MarkerColour::Red);
        QCOMPARE(done->media.size(), std::size_t{3});
        QCOMPARE(QString::fromStdString(done->media[0].file.string()), QString("/films/media/hero.mov"));
        QVERIFY(done->report.lines.at(0).find("Glow") != std::string::npos);
    }

    void sounds_cross_and_clock_times_count_from_the_media_start()
    {
        std::string late = clip("mix", 90012, 75);
        late.replace(late.find(R"("value":0})"), 10, R"("value":90000})");
        const auto done = fromOtio(foreign(late + "," + dissolve(5, 5) + "," + clip("out", 10, 50), "Audio"), {"x", "/", {}});
        QVERIFY_OK(done);
        QCOMPARE(QString::fromStdString(text::show(done->project)), QString("V1: mix[0,75)+12 out[75,125)+10<5<5"));
        const auto alone = fromOtio(foreign(clip("mix", 10, 75) + "," + dissolve(5, 0), "Audio"), {"x", "/", {}});
        QVERIFY_OK(alone);
        QVERIFY(text::clip(alone->project, "mix").hearing.fadeOut == fps25.startOf(5));
    }

    void missing_media_stay_offline_with_a_line()
    {
        auto done = fromOtio(foreign(clip("hero", 12, 75)), {"x", "/nowhere", {}});
        QVERIFY_OK(done);
        int asked = 0;
        takeInMedia(*done, TestMedia(), [&](const std::filesystem::path&) -> Result<MediaItem> { ++asked; return Error{Fault::Corrupt, "no film"}; });
        QCOMPARE(asked, 0);
        QVERIFY(done->report.lines.at(0).find("\"hero.mov\" (media/hero.mov) is offline: is not there") != std::string::npos);
    }

    void a_file_that_is_too_short_for_the_cut_stays_offline()
    {
        QTemporaryDir folder;
        QDir(folder.path()).mkdir("media");
        QFile film(folder.filePath("media/hero.mov"));
        QVERIFY(film.open(QIODevice::WriteOnly));
        for (const int frames : {40, 400}) {
            auto done = fromOtio(foreign(clip("hero", 12, 75)), {"x", folder.path().toStdString(), {}});
            QVERIFY_OK(done);
            takeInMedia(*done, TestMedia(), [&](const std::filesystem::path& file) -> Result<MediaItem> {
                MediaItem item;
                item.name = file.filename().string();
                item.content = hashOf(std::string_view("film"));
                item.duration = fps25.startOf(frames);
                item.size = {640, 360};
                return item;
            });
            QCOMPARE(done->report.lines.size(), frames == 40 ? std::size_t{1} : std::size_t{0});
            QCOMPARE(done->project.media[0]->content == hashOf(std::string_view("film")), frames == 400);
        }
    }

    void addresses_in_the_network_or_of_other_machines_are_never_opened()
    {
        for (const char* address : {"http://example.org/a.mov", "ftp://x/a.mov", "file://server/share/a.mov", "data:,x\\u0000"}) {
            std::string text = foreign(clip("hero", 0, 10));
            text.replace(text.find("media/hero.mov"), 14, address);
            const auto done = fromOtio(text, {"x", "/", {}});
            QVERIFY_OK(done);
            QVERIFY2(done->media.at(0).file.empty(), address);
        }
    }

    void bad_files_are_refused_with_place_and_cause_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& text, const char* words) { QTest::newRow(name) << QByteArray::fromStdString(text) << QString(words); };
        const std::string good = foreign(clip("a", 0, 10));
        const auto with = [&](const std::string& from, const std::string& to) { std::string t = good; t.replace(t.find(from), from.size(), to); return t; };
        row("empty", "", "not JSON");
        row("truncated", good.substr(0, good.size() / 2), "not JSON");
        row("a number", "17", "none of its objects");
        row("a clip", clip("a", 0, 10), "this is a Clip");
        row("no tracks", R"({"OTIO_SCHEMA":"Timeline.1","global_start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":0}})", "tracks.children: a list is expected");
        row("no rate", R"({"OTIO_SCHEMA":"Timeline.1","tracks":{"OTIO_SCHEMA":"Stack.1","children":[]}})", "says no frame rate");
        row("negative", foreign(clip("a", 0, -10)), "tracks.children[0].children[0].source_range.duration: is negative");
        row("absurd", foreign(R"({"OTIO_SCHEMA":"Gap.1","source_range":{"OTIO_SCHEMA":"TimeRange.1","start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":0},"duration":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":1e300}}})"), "more than 48 hours");
        row("a day and more", foreign(clip("a", 0, 25 * 86400) + "," + clip("b", 0, 25)), "ends after 24 hours");
        row("before its media", foreign(clip("a", -5, 10)), "begins 5 frames before its media");
        row("wrong types", with(R"("source_range":{)", R"("source_range":[],"x":{)"), "source_range: a TimeRange is expected");
        row("a text as value", with(R"("value":0})", R"("value":"0"})"), "RationalTime with a value and a rate");
        row("no length", foreign(R"({"OTIO_SCHEMA":"Clip.2","name":"a"})"), "neither source_range nor available_range");
        row("a list as child", foreign("[]"), "children[0]: an object is expected");
    }
    void bad_files_are_refused_with_place_and_cause()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const auto done = fromOtio(text.toStdString(), {"x", "/", {}});
        QVERIFY(!done);
        QVERIFY2(done.error().message.find(words.toStdString()) != std::string::npos, done.error().message.c_str());
    }

    void a_hundred_megabytes_of_nesting_are_refused_at_once()
    {
        QVERIFY_FAULT(fromOtio(std::string(100 << 20, '['), {"x", "/", {}}), Fault::Corrupt, "nested deeper than 200");
        std::string stacks = R"({"OTIO_SCHEMA":"Stack.1","children":[)", tail = "]}", nested;
        for (int i = 0; i < 150; ++i) nested += stacks;
        for (int i = 0; i < 150; ++i) nested += tail;
        QVERIFY_FAULT(fromOtio(foreign(nested), {"x", "/", {}}), Fault::Corrupt, "nested deeper than 200");
    }

    void every_byte_that_breaks_is_survived()
    {
        const std::string good = otio(text::project("V1: a[0,48) b[48,96)+5<12; T1: ta[3,17)"));
        for (std::size_t i = 0; i < good.size(); i += 37) {
            std::string bad = good;
            bad[i] = static_cast<char>(bad[i] ^ 0x15);
            (void)fromOtio(bad, {"x", "/", {}});
            (void)fromOtio(good.substr(0, i), {"x", "/", {}});
        }
    }
};

QTEST_GUILESS_MAIN(OtioSpec)
#include "otio_spec.moc"
