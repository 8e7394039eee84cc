// SPDX-License-Identifier: GPL-3.0-or-later
// Three- and four-point editing from the library's source onto targets.
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"
#include "ui/desk/commands.h"
#include "ui/desk/cut_commands.h"
#include "ui/desk/source_commands.h"

using namespace spot;
using text::show;

namespace
{

MediaTime frame(std::int64_t n) { return fps25.startOf(n); }

} // namespace

class SourceSpec : public QObject
{
    Q_OBJECT
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Desk> m_desk;

    void open(const std::string& text)
    {
        m_desk = std::make_unique<Desk>();
        Project made = text::project(text);
        for (MediaPtr& item : made.media) { // as fast as the timeline
            MediaItem paced = *item;
            paced.rate = fps25;
            item = std::make_shared<const MediaItem>(paced);
        }
        auto document = Document::inMemory(made);
        QVERIFY_OK(document);
        m_document = std::move(*document);
        m_desk->setDocument(m_document.get());
    }
    void look(const char* clip) { m_desk->setSource({std::get<MediaClip>(text::clip(m_desk->project(), clip).content).media, {}, {}, {}}); }
    void mark(std::int64_t in, std::int64_t out)
    {
        lookAt(*m_desk, frame(in));
        QVERIFY(markSource(*m_desk, Edge::Start));
        lookAt(*m_desk, frame(out - 1));
        QVERIFY(markSource(*m_desk, Edge::End));
    }
    std::string shown() const { return show(m_desk->project()); }

private Q_SLOTS:
    void init() { open("V1: a[0,60); V2: ; N1: n[0,60); E1: "); }

    void a_part_of_the_source_goes_to_the_playhead_with_its_sound_and_the_playhead_after_it()
    {
        look("a"), mark(10, 20);
        m_desk->setPlayhead(frame(30));
        QVERIFY(putSource(*m_desk, false));
        QCOMPARE(shown(), std::string("V1: a[0,30) a.mp4[30,40)+10 a[40,60)+40; V2:; N1: n[0,60); E1: a.mp4[30,40)+10"));
        QCOMPARE(m_desk->selection().size(), std::size_t{2});
        QCOMPARE(m_desk->playhead(), frame(40));
        QVERIFY(undo(*m_desk));
        m_desk->chooseTarget(true, TrackId{}); // no sound
        m_desk->chooseTarget(false, m_desk->timeline()->tracks[1]->id);
        m_desk->setPlayhead(frame(30));
        QVERIFY(putSource(*m_desk, true));
        QCOMPARE(shown(), std::string("V1: a[0,60); V2: a.mp4[30,40)+10; N1: n[0,60); E1:"));
    }
    void the_points_are_where_the_source_is_looked_at_and_one_on_the_wrong_side_goes()
    {
        look("a"), mark(10, 20);
        QCOMPARE(*m_desk->source().in, frame(10));
        QCOMPARE(*m_desk->source().out, frame(20));
        stepSource(*m_desk, 5); // 24
        QVERIFY(markSource(*m_desk, Edge::Start));
        QVERIFY(!m_desk->source().out && *m_desk->source().in == frame(24));
        lookAt(*m_desk, frame(9999));
        QCOMPARE(m_desk->source().at, frame(199));
        clearSourceMarks(*m_desk);
        QVERIFY(!m_desk->source().in && !m_desk->source().out);
    }
    void the_marked_range_says_how_long_and_an_out_point_alone_is_filled_backwards()
    {
        look("a");
        lookAt(*m_desk, frame(50));
        QVERIFY(markSource(*m_desk, Edge::Start));
        m_desk->chooseTarget(true, TrackId{});
        QVERIFY(m_desk->apply(SetInOut{m_desk->timelineId(), frame(20), frame(30)}));
        QVERIFY(putSource(*m_desk, false));
        QCOMPARE(shown(), std::string("V1: a[0,20) a.mp4[20,30)+50 a[30,60)+30; V2:; N1: n[0,60); E1:"));
        QVERIFY(undo(*m_desk));
        clearSourceMarks(*m_desk), mark(10, 15);
        QVERIFY(m_desk->apply(SetInOut{m_desk->timelineId(), std::nullopt, frame(30)}));
        QVERIFY(putSource(*m_desk, false));
        QCOMPARE(shown(), std::string("V1: a[0,25) a.mp4[25,30)+10 a[30,60)+30; V2:; N1: n[0,60); E1:"));
    }
    void four_points_that_differ_ask_and_each_answer_does_what_it_says()
    {
        look("a"), mark(10, 30);
        m_desk->chooseTarget(true, TrackId{});
        m_desk->chooseTarget(false, m_desk->timeline()->tracks[1]->id);
        QVERIFY(!areFourPoints(*m_desk));
        QVERIFY(m_desk->apply(SetInOut{m_desk->timelineId(), frame(40), frame(50)}));
        QVERIFY(areFourPoints(*m_desk));
        const std::pair<FourPoints, const char*> ways[] = {{FourPoints::Fit, "a.mp4[40,50)+10"},         {FourPoints::IgnoreSourceOut, "a.mp4[40,50)+10"},
                                                           {FourPoints::IgnoreSourceIn, "a.mp4[40,50)+20"}, {FourPoints::IgnoreOut, "a.mp4[40,60)+10"},
                                                           {FourPoints::IgnoreIn, "a.mp4[30,50)+10"}};
        for (const auto& [way, put] : ways) {
            QVERIFY(putSource(*m_desk, false, way));
            QCOMPARE(shown(), std::string("V1: a[0,60); V2: ") + put + "; N1: n[0,60); E1:");
            const auto& clip = std::get<MediaClip>(m_desk->timeline()->tracks[1]->clips[0]->content);
            QCOMPARE(clip.speed.isNormal(), way != FourPoints::Fit);
            QVERIFY(undo(*m_desk));
        }
        QVERIFY(m_desk->apply(SetInOut{m_desk->timelineId(), frame(40), frame(60)}));
        QVERIFY(!areFourPoints(*m_desk) && putSource(*m_desk, false)); // they agree
    }
    void a_sound_goes_to_a_sound_track_a_still_lasts_three_seconds_and_nothing_is_said()
    {
        look("n"), mark(0, 10);
        m_desk->setPlayhead(frame(5));
        QVERIFY(putSource(*m_desk, false));
        QCOMPARE(shown(), std::string("V1: a[0,60); V2:; N1: n[0,5) n.wav[5,15) n[15,60)+15; E1:"));
        open("V1: u[0,10)");
        look("u");
        m_desk->setPlayhead(frame(9));
        QVERIFY(!markSource(*m_desk, Edge::Start));
        QVERIFY(putSource(*m_desk, false));
        QCOMPARE(shown(), std::string("V1: u[0,9) u.png[9,84)"));
    }
    void without_a_source_or_a_target_it_says_why()
    {
        QVERIFY(!putSource(*m_desk, false) && m_desk->hintText().contains("library"));
        look("a");
        m_desk->chooseTarget(true, TrackId{}), m_desk->chooseTarget(false, TrackId{});
        QVERIFY(!putSource(*m_desk, true) && m_desk->hintText().contains("target"));
        QVERIFY(!m_document->canUndo());
    }
};

QTEST_MAIN(SourceSpec)
#include "source_spec.moc"
