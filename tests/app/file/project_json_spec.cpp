// SPDX-License-Identifier: GPL-3.0-or-later
// JSON of projects and edits: what is written comes back exactly, what is wrong is refused with its place.
#include "app/edit/apply.h"
#include "app/file/edit_json.h"
#include "app/file/project_json.h"
#include <set>
#include "tests/support/random_edits.h"
#include "tests/support/spec.h"

using namespace spot;

namespace
{

/// A project with everything in it.
Project drawn(std::uint64_t seed)
{
    text::Dice dice(seed);
    Project project = text::startProject(dice.chance(50) ? fps23976 : fps30);
    Brief brief;
    brief.title = "한림 \"탄산\" \\ \u0001 \U0001F34A";
    brief.ratios = {{16, 9}, {9, 16}};
    brief.brand.colours = {"#F28C28"};
    Storyboard board;
    board.scenes.push_back({});
    board.scenes.back().name = "First light";
    board.scenes.back().media = {{"the can", "can.png", 3, 9}};
    board.scenes.back().place = {{}, MediaTime{123'456'789'012}};
    project = *spot::apply(project, SetBrief{"spot", brief, board});
    for (int step = 0; step < 60; ++step)
        if (auto after = spot::apply(project, text::drawEdit(dice, project))) project = std::move(*after);
    return project;
}

/// The JSON of a small project with one part of its text changed.
std::string changed(const std::string& from, const std::string& to)
{
    std::string json = jsonOf(text::project("V1: a[0,48) b[48,96); V2: t[0,10)"));
    const auto at = json.find(from);
    if (at == json.npos) stopProgram("project_json_spec", 0, (from + " is not in " + json).c_str());
    return json.replace(at, from.size(), to);
}

} // namespace

class ProjectJsonSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void random_projects_come_back_as_they_were()
    {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            const Project project = drawn(seed);
            const std::string json = jsonOf(project);
            const auto back = projectFrom(json);
            QVERIFY_OK(back);
            QVERIFY2(*back == project, qPrintable(QString("seed %1").arg(seed)));
            QCOMPARE(jsonOf(*back), json);
            for (const TimelinePtr& timeline : project.timelines) {
                const auto part = timelineFrom(jsonOf(*timeline));
                QVERIFY_OK(part);
                if (timeline->version) QVERIFY(part->tracks.empty() && part->version == timeline->version); // follows from its master
                else QVERIFY(*part == *timeline);
                for (const TrackPtr& track : timeline->tracks) {
                    const auto row = trackFrom(jsonOf(*track));
                    QVERIFY_OK(row);
                    QVERIFY(*row == *track);
                }
            }
        }
    }

    void a_version_stores_what_it_overrides_and_no_tracks_that_follow()
    {
        Project project = text::project("V1: a[0,48) b[48,96); T1: t[0,10)");
        project = *spot::apply(project, MakeVersion{project.timelines[0]->id, "9:16", {1080, 1920}, "", std::nullopt, {}});
        const Timeline version = *project.timelines[1];
        project = *spot::apply(project, SetText{version.id, version.tracks[1]->clips[0]->id, "Frisch", {}});
        const std::string json = jsonOf(*project.timelines[1]);
        QVERIFY(json.find("Frisch") != json.npos && json.find("\"tracks\":[{\"clips") == json.npos && json.find("place\":[") != json.npos);
        const auto back = projectFrom(jsonOf(project));
        QVERIFY_OK(back);
        QVERIFY(*back == project);
        std::string broken = jsonOf(project);
        const std::string master = "\"master\": " + std::to_string(project.timelines[0]->id.value);
        const auto at = broken.find(master);
        QVERIFY(at != broken.npos);
        QVERIFY_FAULT(projectFrom(std::string(broken).replace(at, master.size(), "\"master\": " + std::to_string(version.id.value))), Fault::Corrupt, "version: ");
        QVERIFY_FAULT(timelineFrom(std::string(json).insert(1, "\"tracks\": [],")), Fault::Corrupt, "the field \"tracks\" is unknown");
    }

    void random_edits_come_back_as_they_were()
    {
        text::Dice dice(7);
        const Project project = drawn(3);
        std::set<std::size_t> kinds;
        for (int i = 0; i < 2000; ++i) {
            const Edit edit = text::drawEdit(dice, project);
            kinds.insert(edit.index());
            const auto back = editFrom(jsonOf(edit));
            QVERIFY_OK(back);
            QVERIFY2(*back == edit, jsonOf(edit).c_str());
        }
        const std::vector<Edit> rest{RemoveTimeline{project.timelines.front()->id}, RemoveTrack{project.timelines.front()->id, {1}}, SetMedia{*project.media.front()}, AddTimeline{*project.timelines.front()}, SetTimeline{*project.timelines.front()}, SetBrief{"x", project.brief, project.storyboard}};
        for (const Edit& edit : rest) {
            kinds.insert(edit.index());
            const auto back = editFrom(jsonOf(edit));
            QVERIFY_OK(back);
            QVERIFY(*back == edit);
        }
        QCOMPARE(kinds.size(), std::variant_size_v<EditKinds>);
    }

    void speeds_links_markers_and_points_come_back_and_are_left_out_where_there_are_none()
    {
        const Project plain = text::project("V1: a[0,48) b[48,96)");
        for (const char* word : {"speed", "ramp", "keepPitch", "handles", "link", "group", "markers", "solo", "syncLocked", "\"out\""}) QVERIFY2(jsonOf(plain).find(word) == std::string::npos, word);
        Timeline timeline = *plain.timelines[0];
        timeline.markers = {{{1}, {MediaTime{}, fps25.startOf(10)}, MarkerColour::Magenta, "logo", "larger"}};
        timeline.out = fps25.startOf(20);
        Track track = *timeline.tracks[0];
        Clip clip = *track.clips[0];
        clip.link = {2}, clip.group = {3};
        std::get<MediaClip>(clip.content).speed = {-3, 7};
        std::get<MediaClip>(clip.content).in = fps25.startOf(60);
        track.clips[0] = std::make_shared<const Clip>(clip);
        track.isSolo = track.isSyncLocked = true;
        timeline.tracks[0] = std::make_shared<const Track>(track);
        Project project = plain;
        project.timelines[0] = std::make_shared<const Timeline>(timeline);
        const auto back = projectFrom(jsonOf(project));
        QVERIFY_OK(back);
        QVERIFY(*back == project);
        std::string json = jsonOf(timeline);
        QVERIFY(json.find(R"("speed":[-3,7])") != json.npos && json.find(R"("colour":"magenta")") != json.npos);
        const auto with = [&](const std::string& from, const std::string& to) {
            std::string text = jsonOf(project);
            return text.replace(text.find(from), from.size(), to);
        };
        QVERIFY_FAULT(projectFrom(with("-3,", "-14,")), Fault::Corrupt, "a speed that is not between 1 and 10000 percent, or no fraction in lowest terms");
        QVERIFY_FAULT(projectFrom(with("\"link\": 2", "\"link\": 2000")), Fault::Corrupt, "a link or a group that was not given out yet");
    }

    void ramps_pitch_and_bezier_keys_come_back()
    {
        Project project = text::project("V1: a[0,48)+20");
        const TimelineId cut = project.timelines[0]->id;
        const ClipId clip = text::clip(project, "a").id;
        project = *spot::apply(project, SetSpeedRamp{cut, clip, {{MediaTime{-7}, {3, 7}}, {fps25.startOf(9), {2, 1}}}, false, true, true});
        project = *spot::apply(project, SetKey{cut, clip, "look.opacity", {{}, 0.5, Ease::Bezier, {0.1, -0.5, 0.9, 1.25}}, {}});
        const auto back = projectFrom(jsonOf(project));
        QVERIFY_OK(back);
        QVERIFY(*back == project);
        const std::string json = jsonOf(*project.timelines[0]);
        QVERIFY(json.find(R"("ramp":[{"at":-7,"speed":[3,7]})") != json.npos && json.find(R"("keepPitch":true)") != json.npos);
        QVERIFY(json.find(R"({"at":0,"ease":"bezier","handles":[0.1,-0.5,0.9,1.25],"value":0.5})") != json.npos);
        std::string bad = jsonOf(project);
        bad.replace(bad.find("0.9"), 3, "1.9");
        QVERIFY_FAULT(projectFrom(bad), Fault::Corrupt, "handles outside of x 0 to 1");
    }

    void numbers_keep_every_bit()
    {
        Project project = text::project("V1: a[0,48)");
        Look look;
        look.opacity = Curve({{MediaTime{9'007'199'254'740'993}, 0.1 + 0.2}, {MediaTime{-1}, 0x1.fffffffffffffp-2}});
        Clip clip = text::clip(project, "a");
        clip.look = look;
        Track track = text::track(project, "V1");
        track.clips = {std::make_shared<const Clip>(clip)};
        const auto back = trackFrom(jsonOf(track));
        QVERIFY_OK(back);
        QVERIFY(*back == track);
        QVERIFY(back->clips[0]->look.opacity.keys()[1].at.flicks == 9'007'199'254'740'993);
    }

    void an_edit_is_written_in_words()
    {
        QCOMPARE(jsonOf(Edit(TrimClip{{1}, {7}, Edge::End, {705'600'000}})), std::string(R"({"clip":7,"edge":"end","kind":"trim clip","timeline":1,"to":705600000})"));
        QVERIFY_FAULT(editFrom(R"({"kind":"trim clip","timeline":1,"clip":7,"edge":"end"})"), Fault::Corrupt, "the field \"to\" is missing");
        QVERIFY_FAULT(editFrom(R"({"kind":"trim clip","timeline":1,"clip":7,"edge":"middle","to":1})"), Fault::Corrupt, "edge: one of \"start\", \"end\" is expected here");
        QVERIFY_FAULT(editFrom(R"({"kind":"burn clip"})"), Fault::Corrupt, "kind: one of \"insert clip\"");
        QVERIFY_FAULT(editFrom(R"({"kind":"delete clip","timeline":1,"clip":7,"force":true})"), Fault::Corrupt, "the field \"force\" is unknown");
        QVERIFY_FAULT(editFrom("[]"), Fault::Corrupt, "an object with a \"kind\" is expected here");
    }

    void what_is_wrong_is_refused_with_its_place_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& json, const char* words) { QTest::newRow(name) << QString::fromStdString(json) << words; };
        row("text for a number", changed("\"nextId\": 9", "\"nextId\": \"9\""), "nextId: a whole number is expected here");
        row("a fraction of a flick", changed("1354752000\n", "1354752000.5\n"), "timelines[0].tracks[0].clips[0].place: a whole number");
        row("three ends", changed("1354752000\n", "1354752000, 1\n"), "timelines[0].tracks[0].clips[0].place: a list of 2 numbers");
        row("a number for a text", changed("\"name\": \"b\"", "\"name\": 3"), "timelines[0].tracks[0].clips[1].name: a text is expected here");
        row("an unknown role", changed("\"role\": \"picture\"", "\"role\": \"smell\""), "timelines[0].tracks[0].role: one of \"picture\"");
        row("an unknown kind", changed("\"kind\": \"media\"", "\"kind\": \"gas\""), "timelines[0].tracks[0].clips[0].content.kind: one of \"media\"");
        row("an unknown field", changed("\"name\": \"a\"", "\"name\": \"a\", \"colour\": 1"), "timelines[0].tracks[0].clips[0]: the field \"colour\" is unknown");
        row("a negative id", changed("\"nextId\": 9", "\"nextId\": -9"), "nextId: a negative number");
        row("an absurd number", changed("1354752000\n", "99999999999999999999\n"), "timelines[0].tracks[0].clips[0].place: a whole number");
        row("a time beyond 24 hours", changed("1354752000\n", "9223372036854775807\n"), "would end after 24 hours");
        row("1e400", changed("\"nextId\": 9", "\"nextId\": 9, \"x\": 1e400"), "not JSON");
        row("NaN", changed("\"nextId\": 9", "\"nextId\": NaN"), "not JSON");
        row("overlap", changed("1354752000\n", "1411200000\n"), "clips \"a\" and \"b\" would overlap");
        row("the same id twice", changed("\"id\": 5", "\"id\": 3"), "is there twice");
        row("an id of tomorrow", changed("\"id\": 5", "\"id\": 55"), "not given out yet");
        row("media that is not there", changed("\"media\": 4", "\"media\": 44"), "the project has no media 44");
        row("a short hash", changed("\"content\": \"", "\"content\": \"12"), "media[0].content: a hash has 64");
        row("a list for an object", "[1, 2]", "an object is expected here");
        row("nothing", "", "not JSON");
        row("deep nesting", std::string(100'000, '['), "nested deeper than 64");
        row("deep objects", "{\"brief\":" + std::string(200, '{'), "nested deeper than 64");
    }

    void what_is_wrong_is_refused_with_its_place()
    {
        QFETCH(QString, json);
        QFETCH(QString, words);
        const auto read = projectFrom(json.toStdString());
        QVERIFY2(!read, "was accepted");
        QVERIFY(read.error().fault == Fault::Corrupt);
        QVERIFY2(QString::fromStdString(read.error().message).contains(words), read.error().message.c_str());
    }

    void a_text_that_is_cut_off_anywhere_is_refused()
    {
        const std::string json = jsonOf(text::project("V1: a[0,48) b[48,96)<3; N1: n[0,30)"));
        for (std::size_t length = 0; length < json.size(); length += 7) QVERIFY(!projectFrom(std::string_view(json).substr(0, length)));
    }

    void damaged_text_never_does_more_than_fail()
    {
        const std::string json = jsonOf(drawn(5));
        text::Dice dice(11);
        int refused = 0;
        for (int i = 0; i < 300; ++i) {
            std::string damaged = json;
            for (auto n = dice.number(1, 4); n > 0; --n) damaged[static_cast<std::size_t>(dice.number(0, static_cast<std::int64_t>(json.size()) - 1))] = static_cast<char>(dice.number(0, 255));
            refused += !projectFrom(damaged);
        }
        QVERIFY(refused > 100);
    }
};

QTEST_GUILESS_MAIN(ProjectJsonSpec)
#include "project_json_spec.moc"
