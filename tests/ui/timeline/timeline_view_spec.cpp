// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline under the hand: real mouse and key events, and what the project is afterwards.
#include "tests/support/spec.h"
#include "ui/desk/commands.h"
#include "ui/desk/cut_commands.h"
#include "ui/timeline/timeline_view.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QSignalSpy>

#include <memory>

using namespace spot;

namespace
{

MediaTime frame(std::int64_t n) { return fps30.startOf(n); }

ClipPtr clip(std::uint64_t id, std::int64_t from, std::int64_t to)
{
    Clip made;
    made.id = ClipId{id};
    made.name = "clip " + std::to_string(id);
    made.place = {frame(from), frame(to)};
    made.content = ColourClip{};
    return std::make_shared<const Clip>(made);
}

/// One picture track with `clips` of 30 frames, each `step` frames after the one before, and an empty one above it.
Project project(std::uint64_t clips, std::int64_t step)
{
    Track lower, upper;
    lower.id = TrackId{2}, upper.id = TrackId{3};
    lower.name = "V1", upper.name = "V2";
    for (std::uint64_t c = 0; c < clips; ++c) lower.clips.push_back(clip(10 + c, static_cast<std::int64_t>(c) * step, static_cast<std::int64_t>(c) * step + 30));
    Timeline timeline;
    timeline.id = TimelineId{1};
    timeline.name = "16:9";
    timeline.tracks = {std::make_shared<const Track>(lower), std::make_shared<const Track>(upper)};
    Project made;
    made.name = "spec";
    made.timelines = {std::make_shared<const Timeline>(timeline)};
    made.nextId = 10 + clips;
    return made;
}

/// Two pictures end to end with their sounds, linked: 10 and 30, 11 and 31. An empty picture track above.
Project pair()
{
    Project made = project(2, 30);
    Timeline timeline = *made.timelines[0];
    MediaItem film;
    film.id = MediaId{50};
    film.name = "film";
    film.content = hashOf(std::string_view("film"));
    film.duration = frame(300);
    film.size = {1920, 1080};
    film.hasSound = true;
    made.media = {std::make_shared<const MediaItem>(film)};
    Track pictures = *timeline.tracks[0], sounds;
    sounds.id = TrackId{4}, sounds.name = "A1", sounds.role = TrackRole::Effects;
    for (std::size_t c = 0; c < 2; ++c) {
        Clip picture = *pictures.clips[c], sound = picture;
        picture.link = sound.link = LinkId{60 + c};
        picture.content = sound.content = MediaClip{film.id, frame(100), {}};
        sound.id = ClipId{30 + c};
        pictures.clips[c] = std::make_shared<const Clip>(picture);
        sounds.clips.push_back(std::make_shared<const Clip>(sound));
    }
    timeline.tracks[0] = std::make_shared<const Track>(pictures);
    timeline.tracks.push_back(std::make_shared<const Track>(sounds));
    made.timelines = {std::make_shared<const Timeline>(timeline)};
    made.nextId = 70;
    return made;
}

} // namespace

class TimelineViewSpec : public QObject
{
    Q_OBJECT
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<TimelineView> m_view;

    void open(const Project& opened)
    {
        m_view.reset(), m_desk.reset(), m_document.reset();
        auto document = Document::inMemory(opened);
        QVERIFY_OK(document);
        m_document = std::move(*document);
        m_desk = std::make_unique<Desk>();
        m_desk->setDocument(m_document.get());
        m_view = std::make_unique<TimelineView>(*m_desk, nullptr);
        m_view->resize(1000, 260);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->setScale({{}, 150}); // 5 pixels a frame
        m_view->setSnapping(false);
    }
    TimeRange placeOf(std::uint64_t id) const
    {
        const auto spot = m_desk->timeline()->find(ClipId{id});
        return spot ? m_desk->timeline()->at(*spot).place : TimeRange{};
    }
    QPoint inside(std::uint64_t id) const { return m_view->placeOf(ClipId{id}).center().toPoint(); }
    void press(QPoint at, Qt::KeyboardModifiers keys = {}) { QTest::mousePress(m_view.get(), Qt::LeftButton, keys, at); }
    void drag(QPoint to)
    {
        QMouseEvent move(QEvent::MouseMove, to, m_view->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view.get(), &move);
    }
    void release(QPoint at) { QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, at); }

private Q_SLOTS:
    void init() { open(project(3, 60)); }

    void dragging_a_clips_end_trims_it_and_undo_brings_it_back()
    {
        const QPoint edge(148, inside(10).y());
        press(edge), drag(edge - QPoint(25, 0)), drag(edge - QPoint(50, 0)), release(edge - QPoint(50, 0));
        QCOMPARE(placeOf(10), (TimeRange{frame(0), frame(20)}));
        QVERIFY(undo(*m_desk));
        QCOMPARE(placeOf(10), (TimeRange{frame(0), frame(30)}));
        QVERIFY(!m_document->canUndo());
    }
    void escape_while_dragging_restores_what_was_there_and_leaves_no_step()
    {
        press(inside(10)), drag(inside(10) + QPoint(60, 0));
        QCOMPARE(placeOf(10), (TimeRange{frame(12), frame(42)}));
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(placeOf(10), (TimeRange{frame(0), frame(30)}));
        release(inside(10));
        QVERIFY(!m_document->canUndo());
    }
    void dragging_a_clip_to_the_track_above_moves_it_there()
    {
        const QPoint up = inside(10) - QPoint(0, 69);
        press(inside(10)), drag(up + QPoint(20, 0)), drag(up + QPoint(50, 0)), release(up + QPoint(50, 0));
        QCOMPARE(placeOf(10), (TimeRange{frame(10), frame(40)}));
        QCOMPARE(m_desk->timeline()->find(ClipId{10})->track, std::size_t{1});
    }
    void a_refused_move_says_its_sentence_and_changes_nothing()
    {
        const Project before = m_desk->project();
        press(inside(10)), drag(inside(10) + QPoint(300, 0));
        QVERIFY(!m_desk->hintText().isEmpty());
        release(inside(10));
        QVERIFY(m_desk->project() == before);
    }
    void snapping_puts_a_moved_clip_against_its_neighbour()
    {
        m_view->setSnapping(true);
        m_desk->setPlayhead(frame(100));
        const QPoint at = inside(10);
        press(at), drag(at + QPoint(144, 0)), release(at + QPoint(144, 0));
        QCOMPARE(placeOf(10), (TimeRange{frame(30), frame(60)}));
    }
    void a_click_selects_shift_adds_and_a_click_beside_selects_nothing()
    {
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, inside(10));
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{10}}));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::ShiftModifier, inside(11));
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{10}, ClipId{11}}));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(200, inside(10).y()));
        QVERIFY(m_desk->selection().empty());
    }
    void a_rubber_band_selects_what_it_touches()
    {
        const QPoint from(180, inside(10).y() + 10);
        press(from), drag(QPoint(700, from.y() - 20)), release(QPoint(700, from.y() - 20));
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{11}, ClipId{12}}));
    }
    void splitting_at_the_playhead_gives_two_clips()
    {
        m_desk->setPlayhead(frame(12));
        QVERIFY(splitAtPlayhead(*m_desk));
        QCOMPARE(m_desk->timeline()->tracks[0]->clips.size(), std::size_t{4});
        QCOMPARE(placeOf(10), (TimeRange{frame(0), frame(12)}));
    }
    void delete_leaves_a_gap_and_ripple_delete_closes_it()
    {
        m_desk->select({ClipId{10}});
        QVERIFY(deleteSelection(*m_desk, Lift::LeaveGap));
        QCOMPARE(placeOf(11).start, frame(60));
        QVERIFY(undo(*m_desk));
        m_desk->select({ClipId{10}});
        QVERIFY(deleteSelection(*m_desk, Lift::CloseGap));
        QCOMPARE(placeOf(11).start, frame(30));
    }
    void deleting_with_nothing_selected_says_so()
    {
        QVERIFY(!deleteSelection(*m_desk, Lift::LeaveGap));
        QVERIFY(!m_desk->hintText().isEmpty());
    }
    void the_roll_tool_moves_a_cut_and_the_slide_tool_a_clip_between_its_neighbours()
    {
        open(project(3, 30));
        m_view->setTool(TimelineTool::Roll);
        const QPoint edge(148, inside(10).y());
        press(edge), drag(edge + QPoint(50, 0)), release(edge + QPoint(50, 0));
        QCOMPARE(placeOf(10), (TimeRange{frame(0), frame(40)}));
        QCOMPARE(placeOf(11), (TimeRange{frame(40), frame(60)}));
        m_view->setTool(TimelineTool::Slide);
        const QPoint middle = inside(11);
        press(middle), drag(middle + QPoint(20, 0)), drag(middle - QPoint(50, 0)), release(middle - QPoint(50, 0));
        QCOMPARE(placeOf(10).end, frame(30));
        QCOMPARE(placeOf(11), (TimeRange{frame(30), frame(50)}));
        QCOMPARE(placeOf(12).start, frame(50));
        QVERIFY(undo(*m_desk));
        QCOMPARE(placeOf(11), (TimeRange{frame(40), frame(60)})); // one drag, one step
    }
    void slip_and_stretch_say_when_there_is_no_media_to_run()
    {
        m_view->setTool(TimelineTool::Slip);
        press(inside(10)), drag(inside(10) + QPoint(20, 0)), release(inside(10));
        QVERIFY2(m_desk->hintText().contains("no moving media to slip"), qPrintable(m_desk->hintText()));
        QVERIFY(!m_document->canUndo());
        m_desk->select({ClipId{10}});
        QVERIFY(!setSpeedOfSelection(*m_desk, 200) && !reverseSelection(*m_desk) && !freezeAtPlayhead(*m_desk));
    }
    void linked_clips_are_selected_together_and_alt_takes_one_alone()
    {
        m_desk->select({ClipId{10}, ClipId{12}});
        QVERIFY(toggleLink(*m_desk));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(200, inside(10).y()));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, inside(10));
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{10}, ClipId{12}}));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(200, inside(10).y()));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, Qt::AltModifier, inside(10));
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{10}}));
        m_desk->select({ClipId{10}, ClipId{12}});
        QVERIFY(toggleLink(*m_desk));
        QVERIFY(!m_desk->timeline()->tracks[0]->clips[0]->link);
    }
    void a_linked_pair_is_trimmed_together_and_alt_trims_one_alone()
    {
        open(pair());
        const QPoint edge(148, inside(10).y());
        press(edge), drag(edge - QPoint(25, 0)), drag(edge - QPoint(50, 0));
        QVERIFY2(m_view->readout().contains("10"), qPrintable(m_view->readout()));
        release(edge - QPoint(50, 0));
        QVERIFY(m_view->readout().isEmpty());
        QCOMPARE(placeOf(10), (TimeRange{frame(0), frame(20)}));
        QCOMPARE(placeOf(30), (TimeRange{frame(0), frame(20)}));
        QVERIFY(undo(*m_desk));
        QCOMPARE(placeOf(30), (TimeRange{frame(0), frame(30)}));
        press(edge, Qt::AltModifier), drag(edge - QPoint(50, 0)), release(edge - QPoint(50, 0));
        QCOMPARE(placeOf(10).end, frame(20));
        QCOMPARE(placeOf(30).end, frame(30));
        const QPoint later = edge - QPoint(50, 0); // the edges are apart now: one does not take the other along
        press(later), drag(later + QPoint(25, 0)), release(later + QPoint(25, 0));
        QCOMPARE(placeOf(10).end, frame(25));
        QCOMPARE(placeOf(30).end, frame(30));
    }
    void a_linked_pair_ripples_once_and_rolls_together()
    {
        open(pair());
        m_view->setTool(TimelineTool::Ripple);
        const QPoint edge(148, inside(10).y());
        press(edge), drag(edge - QPoint(50, 0)), release(edge - QPoint(50, 0));
        QCOMPARE(placeOf(11), (TimeRange{frame(20), frame(50)}));
        QCOMPARE(placeOf(31), (TimeRange{frame(20), frame(50)}));
        QVERIFY(undo(*m_desk));
        m_view->setTool(TimelineTool::Roll);
        press(edge), drag(edge - QPoint(50, 0)), release(edge - QPoint(50, 0));
        QCOMPARE(placeOf(10).end, frame(20));
        QCOMPARE(placeOf(30).end, frame(20));
        QCOMPARE(placeOf(31).start, frame(20));
        m_desk->setTakesLinked(false);
        const QPoint rolled = edge - QPoint(50, 0);
        press(rolled), drag(rolled + QPoint(25, 0)), release(rolled + QPoint(25, 0));
        QCOMPARE(placeOf(10).end, frame(25));
        QCOMPARE(placeOf(30).end, frame(20));
    }
    void without_linked_selection_a_click_takes_one_clip()
    {
        open(pair());
        m_desk->setTakesLinked(false);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, inside(10));
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{10}}));
    }
    void a_linked_picture_goes_to_another_track_and_its_sound_stays_below()
    {
        open(pair());
        m_view->setTool(TimelineTool::Select);
        const QPoint from = inside(11), up = from - QPoint(0, 69);
        press(from), drag(up + QPoint(20, 0)), drag(up + QPoint(50, 0)), release(up + QPoint(50, 0));
        QCOMPARE(m_desk->timeline()->find(ClipId{11})->track, std::size_t{1});
        QCOMPARE(placeOf(11).start, frame(40));
        QCOMPARE(placeOf(31).start, frame(40));
    }
    void a_right_click_selects_the_clip_under_it_and_asks_for_the_menu()
    {
        QSignalSpy asked(m_view.get(), &TimelineView::menuRequested);
        QContextMenuEvent asks(QContextMenuEvent::Mouse, inside(11), m_view->mapToGlobal(inside(11)));
        QCoreApplication::sendEvent(m_view.get(), &asks);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{11}}));
    }
    void everything_after_the_playhead_is_selected_forward()
    {
        m_desk->setPlayhead(frame(70));
        QVERIFY(selectForward(*m_desk, false));
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{11}, ClipId{12}}));
        m_desk->setPlayhead(frame(149));
        QVERIFY(selectForward(*m_desk, true));
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{12}}));
    }
    void a_trimmed_edge_snaps_to_a_marker()
    {
        Marker marker;
        marker.span = {frame(23), frame(23)};
        QVERIFY(m_desk->apply(AddMarker{m_desk->timelineId(), marker}));
        m_view->setSnapping(true);
        const QPoint edge(148, inside(10).y());
        press(edge), drag(edge - QPoint(39, 0)), release(edge - QPoint(39, 0));
        QCOMPARE(placeOf(10).end, frame(23));
    }
    void groups_are_made_and_left()
    {
        m_desk->select({ClipId{10}, ClipId{11}});
        QVERIFY(toggleGroup(*m_desk));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(200, inside(10).y()));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, inside(11));
        QCOMPARE(m_desk->selection(), (Desk::Selection{ClipId{10}, ClipId{11}}));
        QVERIFY(ungroupSelection(*m_desk));
        QVERIFY(!m_desk->timeline()->tracks[0]->clips[0]->group);
        QVERIFY(!ungroupSelection(*m_desk)); // said
        QVERIFY(!m_desk->hintText().isEmpty());
    }
    void in_and_out_are_marked_at_the_playhead_and_what_lies_between_is_taken_out()
    {
        QVERIFY(!takeOutRange(*m_desk, true));
        m_desk->setPlayhead(frame(20));
        QVERIFY(markIn(*m_desk));
        m_desk->setPlayhead(frame(69));
        QVERIFY(markOut(*m_desk));
        QCOMPARE(m_desk->timeline()->marked(), (TimeRange{frame(20), frame(70)}));
        goToIn(*m_desk);
        QCOMPARE(m_desk->playhead(), frame(20));
        QVERIFY(takeOutRange(*m_desk, true));
        QCOMPARE(placeOf(10), (TimeRange{frame(0), frame(20)}));
        QCOMPARE(placeOf(11), (TimeRange{frame(20), frame(40)}));
        m_desk->setPlayhead(frame(5));
        QVERIFY(markOut(*m_desk)); // before the in point, which goes
        QVERIFY(!m_desk->timeline()->in && m_desk->timeline()->out == frame(6));
        QVERIFY(clearInAndOut(*m_desk));
    }
    void gaps_close_clips_swap_and_copies_follow()
    {
        m_desk->select({ClipId{11}});
        QVERIFY(closeGapBefore(*m_desk));
        QCOMPARE(placeOf(11).start, frame(30));
        QVERIFY(swapWithNext(*m_desk));
        QCOMPARE(placeOf(12).start, frame(30));
        m_desk->select({ClipId{10}});
        QVERIFY(!duplicateSelection(*m_desk)); // 12 lies there
        m_desk->select({ClipId{11}});
        QVERIFY(duplicateSelection(*m_desk));
        QCOMPARE(m_desk->timeline()->tracks[0]->clips.size(), std::size_t{4});
    }
    void a_trim_in_the_hand_survives_that_its_document_goes_away()
    {
        const QPoint edge(148, inside(10).y());
        press(edge), drag(edge - QPoint(25, 0));
        m_desk->setDocument(nullptr);
        release(edge);
        QVERIFY(!m_desk->timeline());
    }
    void of_a_thousand_clips_only_the_visible_ones_are_painted()
    {
        open(project(1000, 60));
        m_view->grab();
        QVERIFY2(m_view->clipsPainted() <= 8, qPrintable(QString::number(m_view->clipsPainted())));
        QVERIFY(m_view->clipsPainted() >= 3);
    }
};

QTEST_MAIN(TimelineViewSpec)
#include "timeline_view_spec.moc"
