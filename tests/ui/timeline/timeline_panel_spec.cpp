// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the tracks: the ruler with its markers, in and out, the headers' switches, the tools.
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"
#include "ui/desk/commands.h"
#include "ui/timeline/time_ruler.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/timeline/track_headers.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QSignalSpy>
#include <QToolButton>

using namespace spot;

namespace
{

MediaTime frame(std::int64_t n) { return fps25.startOf(n); }

} // namespace

class TimelinePanelSpec : public QObject
{
    Q_OBJECT
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<TimelinePanel> m_panel;

    TimeRuler& ruler() { return m_panel->ruler(); }
    const Timeline& timeline() const { return *m_desk->timeline(); }
    QPoint at(std::int64_t n, int y = 8) { return {static_cast<int>(std::lround(m_panel->view().scale().x(frame(n)))), y}; }
    void press(QPoint p) { QTest::mousePress(&ruler(), Qt::LeftButton, {}, p); }
    void drag(QPoint p)
    {
        QMouseEvent move(QEvent::MouseMove, p, ruler().mapToGlobal(p), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&ruler(), &move);
    }
    void release(QPoint p) { QTest::mouseRelease(&ruler(), Qt::LeftButton, {}, p); }
    QToolButton* button(const char* track, const char* words)
    {
        for (TrackHeader* header : m_panel->findChildren<TrackHeader*>())
            if (header->shown().name == track)
                for (QToolButton* found : header->findChildren<QToolButton*>())
                    if (found->accessibleName().contains(QLatin1String(words))) return found;
        return nullptr;
    }
    const Track& track(const char* name) { return text::track(m_desk->project(), name); }

private Q_SLOTS:
    void init()
    {
        m_panel.reset(), m_desk.reset();
        auto document = Document::inMemory(text::project("V1: a[0,60) b[60,100); V2: ; T1: ; N1: n[0,60); E1: "));
        QVERIFY_OK(document);
        m_document = std::move(*document);
        m_desk = std::make_unique<Desk>();
        m_desk->setDocument(m_document.get());
        m_panel = std::make_unique<TimelinePanel>(*m_desk, nullptr);
        m_panel->resize(1200, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->view().setScale({{}, 200}); // 8 pixels a frame
        m_panel->setSnapping(false);
    }
    void cleanup() { m_panel.reset(), m_desk.reset(), m_document.reset(); }

    void a_marker_is_dragged_as_one_step_and_escape_puts_it_back()
    {
        Marker marker;
        marker.span = {frame(10), frame(15)};
        QVERIFY(m_desk->apply(AddMarker{m_desk->timelineId(), marker}));
        press(at(10));
        QCOMPARE(m_desk->playhead(), frame(10)); // a press goes there
        drag(at(20)), drag(at(30)), release(at(30));
        QCOMPARE(timeline().markers[0].span, (TimeRange{frame(30), frame(35)}));
        QVERIFY(undo(*m_desk));
        QCOMPARE(timeline().markers[0].span.start, frame(10));
        press(at(10)), drag(at(40));
        QCOMPARE(timeline().markers[0].span.start, frame(40));
        QTest::keyClick(&ruler(), Qt::Key_Escape);
        QCOMPARE(timeline().markers[0].span.start, frame(10));
        drag(at(50)), release(at(50));
        QCOMPARE(timeline().markers[0].span.start, frame(10));
    }
    void a_double_press_on_a_marker_asks_to_edit_it_and_a_right_click_for_the_menu()
    {
        Marker marker;
        marker.span = {frame(10), frame(10)};
        QVERIFY(m_desk->apply(AddMarker{m_desk->timelineId(), marker}));
        QSignalSpy edits(&ruler(), &TimeRuler::markerRequested), menus(&ruler(), &TimeRuler::menuRequested);
        QTest::mouseDClick(&ruler(), Qt::LeftButton, {}, at(10));
        QCOMPARE(edits.count(), 1);
        QTest::mouseDClick(&ruler(), Qt::LeftButton, {}, at(50));
        QCOMPARE(edits.count(), 1);
        QContextMenuEvent asks(QContextMenuEvent::Mouse, at(33), ruler().mapToGlobal(at(33)));
        QCoreApplication::sendEvent(&ruler(), &asks);
        QCOMPARE(menus.count(), 1);
        QCOMPARE(m_desk->playhead(), frame(33));
    }
    void in_and_out_are_dragged_and_out_of_order_is_refused()
    {
        QVERIFY(m_desk->apply(SetInOut{m_desk->timelineId(), frame(20), frame(40)}));
        press(at(20, 22)), drag(at(25, 22)), release(at(25, 22));
        QCOMPARE(timeline().marked(), (TimeRange{frame(25), frame(40)}));
        press(at(40, 22)), drag(at(45, 22)), release(at(45, 22));
        QCOMPARE(timeline().marked(), (TimeRange{frame(25), frame(45)}));
        press(at(45, 22)), drag(at(35, 22)), drag(at(10, 22));
        QVERIFY(!m_desk->hintText().isEmpty());
        release(at(10, 22));
        QCOMPARE(timeline().marked(), (TimeRange{frame(25), frame(35)}));
        QVERIFY(undo(*m_desk));
        QCOMPARE(timeline().marked(), (TimeRange{frame(25), frame(45)}));
    }
    void beside_them_the_ruler_scrubs()
    {
        press(at(50)), drag(at(52)), release(at(52));
        QCOMPARE(m_desk->playhead(), frame(52));
        QVERIFY(!m_document->canUndo());
    }
    void each_switch_of_a_header_is_one_step()
    {
        const std::pair<const char*, bool Track::*> switches[] = {{"Hear only", &Track::isSolo}, {"Sync lock", &Track::isSyncLocked}, {"Mute", &Track::isMuted}, {"Lock this", &Track::isLocked}};
        for (const auto& [words, is] : switches) {
            QVERIFY2(button("N1", words), words);
            QTest::mouseClick(button("N1", words), Qt::LeftButton);
            QVERIFY2(track("N1").*is, words);
            QVERIFY(button("N1", words)->isChecked());
            QVERIFY(undo(*m_desk));
            QVERIFY(!(track("N1").*is) && !button("N1", words)->isChecked());
        }
    }
    void one_track_of_each_kind_is_a_target_and_a_press_on_it_takes_it_away()
    {
        QVERIFY(button("V1", "Pictures from")->isChecked() && button("E1", "Sound from")->isChecked() && !button("V2", "Pictures from")->isChecked());
        QTest::mouseClick(button("V2", "Pictures from"), Qt::LeftButton);
        QVERIFY(!button("V1", "Pictures from")->isChecked() && button("V2", "Pictures from")->isChecked());
        QCOMPARE(m_desk->target(false), std::optional(track("V2").id));
        QTest::mouseClick(button("V2", "Pictures from"), Qt::LeftButton);
        QVERIFY(!m_desk->target(false));
        QTest::mouseClick(button("V2", "Pictures from"), Qt::LeftButton);
        QTest::mouseClick(button("V2", "Lock this"), Qt::LeftButton); // a locked one is none: the first free one is again
        QCOMPARE(m_desk->target(false), std::optional(track("V1").id));
        QVERIFY(!button("V2", "Pictures from")->isEnabled());
    }
    void every_tool_has_a_button_and_one_is_chosen()
    {
        int tools = 0;
        for (const char* name : {"(V)", "(B)", "(N)", "(Y)", "(U)", "(R)", "(C)"})
            for (QToolButton* found : m_panel->findChildren<QToolButton*>())
                if (found->accessibleName().contains(QLatin1String(name))) {
                    QTest::mouseClick(found, Qt::LeftButton);
                    QVERIFY(found->isChecked());
                    QCOMPARE(static_cast<int>(m_panel->view().tool()), tools++);
                }
        QCOMPARE(tools, 7);
    }
};

QTEST_MAIN(TimelinePanelSpec)
#include "timeline_panel_spec.moc"
