// SPDX-License-Identifier: GPL-3.0-or-later
// The list of markers and the dialog of one, under real keys.
#include "tests/support/spec.h"
#include "ui/desk/commands.h"
#include "ui/desk/cut_commands.h"
#include "ui/markers/marker_dialog.h"
#include "ui/markers/markers_panel.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace spot;

class MarkersSpec : public QObject
{
    Q_OBJECT
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Desk> m_desk;

    const Timeline& timeline() const { return *m_desk->timeline(); }

private Q_SLOTS:
    void init()
    {
        Timeline timeline;
        timeline.id = TimelineId{1};
        timeline.name = "16:9";
        timeline.length = fps30.startOf(300);
        Project project;
        project.name = "spec";
        project.timelines = {std::make_shared<const Timeline>(timeline)};
        project.nextId = 10;
        m_desk.reset();
        auto document = Document::inMemory(project);
        QVERIFY_OK(document);
        m_document = std::move(*document);
        m_desk = std::make_unique<Desk>();
        m_desk->setDocument(m_document.get());
        for (const int frame : {90, 30, 60}) {
            m_desk->setPlayhead(fps30.startOf(frame));
            QVERIFY(addMarker(*m_desk));
        }
    }
    void a_second_marker_on_the_same_frame_is_refused_with_a_sentence()
    {
        QVERIFY(!addMarker(*m_desk));
        QVERIFY(!m_desk->hintText().isEmpty());
        QCOMPARE(timeline().markers.size(), std::size_t{3});
    }
    void the_next_and_the_previous_marker_are_gone_to_and_beyond_the_last_one_it_is_said()
    {
        m_desk->setPlayhead({});
        QVERIFY(goToMarker(*m_desk, 1) && goToMarker(*m_desk, 1));
        QCOMPARE(m_desk->playhead(), fps30.startOf(60));
        QVERIFY(goToMarker(*m_desk, 1) && !goToMarker(*m_desk, 1));
        QVERIFY(!m_desk->hintText().isEmpty());
        QVERIFY(goToMarker(*m_desk, -1));
        QCOMPARE(m_desk->playhead(), fps30.startOf(60));
    }
    void the_list_goes_to_a_marker_edits_it_with_enter_and_removes_it_with_delete()
    {
        MarkersPanel panel(*m_desk);
        panel.show();
        auto* list = panel.findChild<QListWidget*>();
        QCOMPARE(list->count(), 3);
        QSignalSpy edits(&panel, &MarkersPanel::editRequested);
        list->setFocus();
        list->setCurrentRow(2);
        QCOMPARE(m_desk->playhead(), fps30.startOf(90));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(edits.count(), 1);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(list->count(), 2);
        QVERIFY(undo(*m_desk));
        QCOMPARE(list->count(), 3);
    }
    void what_the_dialog_says_is_one_step()
    {
        MarkerDialog dialog(*m_desk, timeline().markers[0]);
        dialog.show();
        auto* name = dialog.findChild<QLineEdit*>();
        QTest::keyClicks(name, "packshot");
        dialog.findChild<QPlainTextEdit*>()->setPlainText("larger logo");
        dialog.findChildren<QSpinBox*>()[1]->setValue(15);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(timeline().markers[0].name, std::string("packshot"));
        QCOMPARE(timeline().markers[0].comment, std::string("larger logo"));
        QCOMPARE(timeline().markers[0].span, (TimeRange{fps30.startOf(30), fps30.startOf(45)}));
        QVERIFY(undo(*m_desk));
        QVERIFY(timeline().markers[0].name.empty() && timeline().markers[0].comment.empty());
    }
    void escape_in_the_dialog_leaves_the_marker_and_remove_takes_it_away()
    {
        const Timeline before = timeline();
        MarkerDialog left(*m_desk, timeline().markers[0]);
        left.show();
        QTest::keyClicks(left.findChild<QLineEdit*>(), "x");
        QTest::keyClick(&left, Qt::Key_Escape);
        QVERIFY(timeline() == before);
        MarkerDialog gone(*m_desk, timeline().markers[0]);
        gone.show();
        for (QAbstractButton* button : gone.findChild<QDialogButtonBox*>()->buttons())
            if (gone.findChild<QDialogButtonBox*>()->buttonRole(button) == QDialogButtonBox::DestructiveRole) button->click();
        QCOMPARE(timeline().markers.size(), std::size_t{2});
    }
};

QTEST_MAIN(MarkersSpec)
#include "markers_spec.moc"
