// SPDX-License-Identifier: GPL-3.0-or-later
// CMX3600 lists out and in: the same frames come back, what a list cannot carry is said, bad lists are refused with their line.
#include "app/exchange/edl.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

using namespace spot;

namespace
{

std::vector<EdlTrack> lists(const Project& project, ExchangeReport& report)
{
    return *edlsOf(project, *project.timelines.front(), [](const MediaItem&) { return std::string(); }, report);
}

const std::string head = "TITLE: x\nFCM: NON-DROP FRAME\n\n";

} // namespace

class EdlSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cuts_and_dissolves_are_written_as_in_every_list()
    {
        ExchangeReport report;
        const auto made = lists(text::project("V1: hero[0,63)+12 pour[63,150)+28<25"), report);
        QCOMPARE(made.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(made[0].text), QString("TITLE: Spot 16:9 V1\nFCM: NON-DROP FRAME\n"
                                                              "\n001  HERO     V     C        00:00:00:12 00:00:03:00 01:00:00:00 01:00:02:13\n* FROM CLIP NAME: hero.mp4\n"
                                                              "\n002  HERO     V     C        00:00:03:00 00:00:03:00 01:00:02:13 01:00:02:13\n"
                                                              "002  POUR     V     D    025 00:00:01:03 00:00:04:15 01:00:02:13 01:00:06:00\n* FROM CLIP NAME: hero.mp4\n* TO CLIP NAME: pour.mp4\n"));
    }

    void what_a_transition_has_before_the_cut_moves_the_cut_and_wipes_have_codes()
    {
        Project project = text::project("V1: hero[0,63)+12 pour[63,150)+28<10<15");
        Timeline timeline = *project.timelines.front();
        Track track = *timeline.tracks[0];
        for (const auto& [angle, code] : {std::pair(180.0, "W101 025"), std::pair(30.0, "D    025")}) {
            Clip changed = *track.clips[1];
            changed.transition.style.kind = TransitionKind::Wipe, changed.transition.style.angle = angle;
            track.clips[1] = std::make_shared<const Clip>(changed);
            timeline.tracks[0] = std::make_shared<const Track>(track);
            project.timelines[0] = std::make_shared<const Timeline>(timeline);
            ExchangeReport report;
            const std::string text = lists(project, report)[0].text;
            QVERIFY2(text.find("001  HERO     V     C        00:00:00:12 00:00:02:15 01:00:00:00 01:00:02:03") != text.npos, text.c_str());
            QVERIFY2(text.find(std::string("002  POUR     V     ") + code + " 00:00:00:18 00:00:04:15 01:00:02:03 01:00:06:00") != text.npos, text.c_str());
            QVERIFY(report.lines.at(0).find("it is cut 10 frames earlier") != std::string::npos);
            const auto after = fromEdl(text, "x", "/", fps25);
            QVERIFY_OK(after);
            QCOMPARE(QString::fromStdString(text::show(after->project)), QString("V: hero.mp4[0,53)+12 pour.mp4[53,150)+18<25"));
            QCOMPARE(text::clip(after->project, "pour.mp4").transition.style.angle, angle == 180 ? 180.0 : 0.0);
        }
    }

    void a_still_that_comes_in_before_its_cut_is_as_long_in_the_source_as_in_the_record()
    {
        ExchangeReport report;
        const std::string text = lists(text::project("V1: hero[0,50) u[50,100)<10<15"), report)[0].text;
        QVERIFY2(text.find("D    025 00:00:00:00 00:00:02:10 01:00:01:15 01:00:04:00") != text.npos, text.c_str());
    }

    void a_speed_begins_where_its_event_begins()
    {
        Project project = text::project("V1: hero[0,50) pour[50,75)+60<10<15");
        Timeline timeline = *project.timelines.front();
        Track track = *timeline.tracks[0];
        Clip fast = *track.clips[1];
        std::get<MediaClip>(fast.content).speed = {2, 1};
        track.clips[1] = std::make_shared<const Clip>(fast);
        timeline.tracks[0] = std::make_shared<const Track>(track);
        project.timelines[0] = std::make_shared<const Timeline>(timeline);
        ExchangeReport report;
        const std::string text = lists(project, report)[0].text;
        QVERIFY2(text.find("D    025 00:00:01:15 00:00:04:10 ") != text.npos, text.c_str());
        QVERIFY2(text.find("M2   POUR           0050.0                00:00:01:15\n") != text.npos, text.c_str());
    }

    void a_cut_comes_back_on_the_same_frames_at_every_rate()
    {
        for (const FrameRate rate : {fps23976, fps25, fps2997, fps60}) {
            ExchangeReport report;
            const Project before = text::project("V1: a[0,48) b[48,96)+5<12 a2[100,120)+7 v[130,140)", {rate, {}});
            const auto after = fromEdl(lists(before, report)[0].text, "x", "/", rate);
            QVERIFY_OK(after);
            QCOMPARE(QString::fromStdString(text::show(after->project)), QString("V: a.mp4[0,48) b.mp4[48,96)+5<12 a2.mp4[100,120)+7 v[130,140)"));
        }
    }

    void every_track_has_a_list_of_its_own()
    {
        ExchangeReport report;
        const auto made = lists(text::project("V1: a[0,48); T1: tb[3,17); N1: n[0,30)"), report);
        QCOMPARE(made.size(), std::size_t{3});
        QVERIFY(made[2].text.find("001  N        A     C ") != std::string::npos);
        QVERIFY(report.lines.at(0).find("00:00:00:03 \"tb\": its text is black there") == 0);
    }

    void lists_of_other_programs_are_read()
    {
        const auto done = fromEdl(head + "001  AX       AA/V  C        00:00:01:00 00:00:03:00 10:00:00:00 10:00:02:00  \r\n* FROM CLIP NAME:  one.mov\r\n* SOURCE FILE: ../films/one.mov\r\nM2   AX       050.0                00:00:01:00\r\n"
                                         "002  BL       V     C        00:00:00:00 00:00:01:00 10:00:02:00 10:00:03:00\n* LOC: 10:00:02:05 RED     super on\n>>> SOURCE X\n",
                                  "x", "/edits", fps25);
        QVERIFY_OK(done);
        QCOMPARE(QString::fromStdString(text::show(done->project)), QString("AA/V: one.mov[0,50)+25; V: BL[50,75)"));
        QVERIFY((std::get<MediaClip>(text::clip(done->project, "one.mov").content).speed == Speed{2, 1}));
        QCOMPARE(QString::fromStdString(done->media.at(0).file.string()), QString("/films/one.mov"));
        const Marker& marker = done->project.timelines[0]->markers.at(0);
        QCOMPARE(marker.name, std::string("super on"));
        QVERIFY(marker.colour == MarkerColour::Red);
        QVERIFY(marker.span.start == fps25.startOf(55));
        QCOMPARE(done->report.lines.size(), std::size_t{1});
    }

    void dropped_frames_are_counted()
    {
        const auto done = fromEdl("FCM: DROP FRAME\n001  A  V  C  00:00:59;29 00:01:00;03 01:00:59;29 01:01:00;03\n", "x", "/", {});
        QVERIFY_OK(done);
        QVERIFY(done->project.timelines[0]->rate == fps2997);
        const Clip& clip = *done->project.timelines[0]->tracks[0]->clips[0];
        QCOMPARE(fps2997.frameAt(clip.place.start), 1799);
        QCOMPARE(fps2997.framesIn(clip.place.length()), 2);
    }

    void bad_lists_are_refused_with_line_and_cause_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const std::string& text, const char* words) { QTest::newRow(name) << QByteArray::fromStdString(text) << QString(words); };
        row("empty", "", "no event is in it");
        row("a film", std::string("\0\0\0\x18""ftypmp42", 12), "line 1: neither TITLE");
        row("truncated", head + "001  AX       V     C        00:00:01:00 00:00:03:00 10:00:00:00 10:00", "line 4: \"10:00\" is no timecode");
        row("few words", head + "001  AX  V  C\n", "line 4: an event has a number");
        row("frame 30 at 25", head + "001  A  V  C  00:00:01:30 00:00:03:00 10:00:00:00 10:00:02:00\n", "give another --rate");
        row("99 hours", head + "001  A  V  C  99:00:01:00 99:00:03:00 10:00:00:00 10:00:02:00\n", "is no time of a day");
        row("backwards", head + "001  A  V  C  00:00:01:00 00:00:03:00 10:00:02:00 10:00:00:00\n", "line 4: ends before it begins");
        row("overlap", head + "001  A  V  C  00:00:01:00 00:00:03:00 10:00:00:00 10:00:02:00\n002  A  V  C  00:00:01:00 00:00:03:00 10:00:01:00 10:00:03:00\n", "line 5: covers the event before it");
        row("a dissolve without a length", head + "001  A  V  D  00:00:01:00 00:00:03:00 10:00:00:00 10:00:02:00\n", "has no length");
        row("absurd speed", head + "001  A  V  C  00:00:01:00 00:00:03:00 10:00:00:00 10:00:02:00\nM2   A  1e999  00:00:01:00\n", "line 5: M2");
    }
    void bad_lists_are_refused_with_line_and_cause()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const auto done = fromEdl(text.toStdString(), "x", "/", fps25);
        QVERIFY(!done);
        QVERIFY2(done.error().message.find(words.toStdString()) != std::string::npos, done.error().message.c_str());
        QVERIFY_FAULT(fromEdl(text.toStdString(), "x", "/", {}), Fault::Invalid, "--rate");
    }
};

QTEST_GUILESS_MAIN(EdlSpec)
#include "edl_spec.moc"
