// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window by keyboard, on a project in a file.
#include "tests/support/spec.h"
#include "ui/kit/number_field.h"
#include "ui/shell/main_window.h"
#include "ui/timeline/track_headers.h"

#include "ui/library/library_panel.h"
#include "ui/library/source_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeWidget>

using namespace spot;

namespace
{

MediaTime frame(std::int64_t n) { return fps30.startOf(n); }

Project sample()
{
    Track pictures, texts;
    pictures.id = TrackId{2}, pictures.name = "V1";
    texts.id = TrackId{3}, texts.name = "T1", texts.role = TrackRole::Text;
    for (std::uint64_t c = 0; c < 3; ++c) {
        Clip clip;
        clip.id = ClipId{10 + c};
        clip.name = "shot";
        clip.place = {frame(static_cast<std::int64_t>(c) * 30), frame(static_cast<std::int64_t>(c) * 30 + 30)};
        clip.content = ColourClip{{1, 0, 0, 1}, {0, 0, 1, 1}};
        pictures.clips.push_back(std::make_shared<const Clip>(clip));
    }
    Clip text;
    text.id = ClipId{20};
    text.name = "super";
    text.place = {frame(0), frame(60)};
    text.content = TextClip{"Fresh", {}};
    texts.clips.push_back(std::make_shared<const Clip>(text));
    Timeline timeline;
    timeline.id = TimelineId{1};
    timeline.name = "16:9";
    timeline.canvas = {320, 180};
    timeline.tracks = {std::make_shared<const Track>(pictures), std::make_shared<const Track>(texts)};
    Project project;
    project.name = "spec";
    project.timelines = {std::make_shared<const Timeline>(timeline)};
    project.nextId = 30;
    return project;
}

} // namespace

class MainWindowSpec : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<MainWindow> m_window;

    const Track& pictures() { return *m_window->desk().timeline()->tracks[0]; }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        if (!m_window->isActiveWindow()) { // a dialog was in front
            m_window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        }
        QTest::keyClick(m_window.get(), static_cast<Qt::Key>(key), modifiers);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path root(m_folder->path().toStdString());
        auto studio = Studio::open({root / "home", root / "worker", {}});
        QVERIFY_OK(studio);
        m_studio = std::move(*studio);
        QVERIFY_OK(m_studio->createDocument(root / "spec.spot", sample()));
        m_window = std::make_unique<MainWindow>(*m_studio);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->timelineView().setFocus();
    }
    void cleanup() { m_window.reset(), m_studio.reset(), m_folder.reset(); }

    void keys_alone_split_delete_and_undo()
    {
        for (int press = 0; press < 10; ++press) key(Qt::Key_Right);
        QCOMPARE(m_window->desk().playhead(), frame(10));
        key(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(pictures().clips.size(), std::size_t{4});
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(pictures().clips.size(), std::size_t{3});
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(pictures().clips.size(), std::size_t{4});
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_Delete);
        QVERIFY(pictures().clips.empty());
    }
    void down_goes_to_the_next_edit_and_home_to_the_start()
    {
        key(Qt::Key_Down);
        QCOMPARE(m_window->desk().playhead(), frame(30));
        key(Qt::Key_Home);
        QCOMPARE(m_window->desk().playhead(), frame(0));
    }
    void a_number_typed_in_properties_is_one_step_and_undo_takes_it_back()
    {
        m_window->desk().select({ClipId{10}});
        auto* opacity = numberField(QStringLiteral("Opacity"));
        QVERIFY(opacity);
        opacity->setFocus();
        opacity->selectAll();
        QTest::keyClicks(opacity, QStringLiteral("40"));
        QTest::keyClick(opacity, Qt::Key_Return);
        QCOMPARE(pictures().clips[0]->look.opacity.at({}), 0.4);
        QVERIFY_OK(m_studio->document()->undo());
        QCOMPARE(pictures().clips[0]->look.opacity.at({}), 1.0);
        QVERIFY(!m_studio->document()->canUndo());
        QCOMPARE(opacity->value(), 100.0);
    }
    void a_blend_mode_is_chosen_by_its_first_letters()
    {
        m_window->desk().select({ClipId{10}});
        QComboBox* blends = nullptr;
        for (QComboBox* box : m_window->findChildren<QComboBox*>())
            if (box->accessibleName() == QLatin1String("Blends")) blends = box;
        QVERIFY(blends);
        blends->setFocus();
        QTest::keyClicks(blends, QStringLiteral("mul"));
        QVERIFY(pictures().clips[0]->look.blend == BlendMode::Multiply);
        QVERIFY_OK(m_studio->document()->undo());
        QVERIFY(pictures().clips[0]->look.blend == BlendMode::Normal);
        QCOMPARE(blends->currentText(), QStringLiteral("Normal"));
    }
    void a_dragged_number_is_one_step_however_far_the_pointer_went()
    {
        m_window->desk().select({ClipId{10}});
        QLineEdit* edit = numberField(QStringLiteral("Rotation"))->findChild<QLineEdit*>();
        QTest::mousePress(edit, Qt::LeftButton, {}, QPoint(5, 5));
        for (const int x : {20, 45, 85}) {
            QMouseEvent move(QEvent::MouseMove, QPointF(x, 5), edit->mapToGlobal(QPointF(x, 5)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(edit, &move);
        }
        QTest::mouseRelease(edit, Qt::LeftButton, {}, QPoint(85, 5));
        QCOMPARE(pictures().clips[0]->look.transform.rotation.at({}), 20.0);
        QVERIFY_OK(m_studio->document()->undo());
        QVERIFY(!m_studio->document()->canUndo());
    }
    void letters_typed_into_a_text_are_text_and_one_step()
    {
        m_window->desk().select({ClipId{20}});
        auto* words = m_window->findChild<QPlainTextEdit*>();
        words->setFocus();
        words->selectAll();
        QTest::keyClicks(words, QStringLiteral("Soda"));
        m_window->timelineView().setFocus();
        const Clip& clip = *m_window->desk().timeline()->tracks[1]->clips[0];
        QCOMPARE(std::get<TextClip>(clip.content).text, std::string("Soda"));
        QVERIFY(m_window->timelineView().isSnapping()); // S did not switch it off
        QVERIFY_OK(m_studio->document()->undo());
        QVERIFY(!m_studio->document()->canUndo());
    }
    void the_preview_shows_the_frame_at_the_playhead()
    {
        auto* view = m_window->findChild<FrameView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view->frame(), 30000);
        const std::uint8_t* top = view->frame()->rowAs<std::uint8_t>(0, 1) + view->frame()->width() / 2 * 4;
        QVERIFY2(top[0] > 200 && top[2] < 60, qPrintable(QString("red %1, blue %2").arg(top[0]).arg(top[2])));
    }
    void delete_in_a_list_and_down_in_a_number_are_not_the_timelines()
    {
        m_window->desk().select({ClipId{10}});
        const auto lists = m_window->findChildren<QComboBox*>();
        const auto list = std::find_if(lists.begin(), lists.end(), [](QComboBox* box) { return box->isVisible(); });
        QVERIFY(list != lists.end());
        (*list)->setFocus();
        QTest::keyClick(*list, Qt::Key_Delete);
        QCOMPARE(pictures().clips.size(), std::size_t{3});
        const auto numbers = m_window->findChildren<NumberField*>();
        const auto shown = std::find_if(numbers.begin(), numbers.end(), [](NumberField* field) { return field->isVisible(); });
        QVERIFY(shown != numbers.end());
        (*shown)->setFocus();
        QTest::keyClick(*shown, Qt::Key_Down);
        QCOMPARE(m_window->desk().playhead(), frame(0));
        QVERIFY(m_studio->document()->canUndo()); // the number went down
    }
    void t_adds_a_text_at_the_playhead_with_its_words_ready_to_be_typed_over()
    {
        m_window->desk().setPlayhead(frame(60));
        key(Qt::Key_T);
        const Track& texts = *m_window->desk().timeline()->tracks[1];
        QCOMPARE(texts.clips.size(), std::size_t{2});
        QCOMPARE(m_window->desk().selectedClip(), texts.clips[1].get());
        QVERIFY(qobject_cast<QPlainTextEdit*>(QApplication::focusWidget()));
        m_window->timelineView().setFocus();
        m_window->desk().setPlayhead(frame(30)); // taken on that track: another one is made for it
        key(Qt::Key_T);
        QCOMPARE(m_window->desk().timeline()->tracks.size(), std::size_t{3});
        QCOMPARE(m_window->desk().timeline()->tracks[2]->clips.size(), std::size_t{1});
    }
    void undo_stops_at_what_was_made_from_the_script()
    {
        QVERIFY_OK(m_studio->document()->apply(SetClipName{TimelineId{1}, ClipId{10}, "made"}, {}, Author::Planner));
        key(Qt::Key_K, Qt::ControlModifier), key(Qt::Key_T);
        m_window->timelineView().setFocus();
        for (int press = 0; press < 5; ++press) key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(pictures().clips[0]->name, std::string("made"));
        QVERIFY(!m_window->desk().hintText().isEmpty());
    }
    void escape_in_a_tracks_name_leaves_the_name_and_enter_takes_it()
    {
        auto* header = m_window->findChild<TrackHeader*>();
        QVERIFY(header);
        const auto type = [&](Qt::Key end) {
            QTest::mouseDClick(header, Qt::LeftButton, {}, {40, 12});
            auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
            if (!field) return;
            QTest::keyClicks(field, "Zzz");
            QTest::keyClick(field, end);
        };
        type(Qt::Key_Escape);
        m_window->timelineView().setFocus();
        QVERIFY(!m_studio->document()->canUndo());
        type(Qt::Key_Return);
        QCOMPARE(m_studio->document()->undoName(), std::string("Change track"));
    }
    void the_last_track_can_be_removed_by_its_own_menu()
    {
        const auto headers = m_window->findChildren<TrackHeader*>();
        const std::size_t before = m_window->desk().timeline()->tracks.size();
        QContextMenuEvent asks(QContextMenuEvent::Keyboard, {20, 10}, headers.back()->mapToGlobal(QPoint(20, 10)));
        QApplication::sendEvent(headers.back(), &asks);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Up);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(m_window->desk().timeline()->tracks.size(), before - 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(m_window->findChildren<TrackHeader*>().size(), static_cast<qsizetype>(before) - 1);
    }
    void no_key_does_two_things()
    {
        QCOMPARE(keyClashes(m_window->actions()).join('\n'), QString());
        const std::vector<ActionRow> two{{"a", "first", {QKeySequence("Ctrl+T")}, {}}, {"b", "second", {QKeySequence("F2"), QKeySequence("Ctrl+T")}, {}}};
        QCOMPARE(keyClashes(two), QStringList{"Ctrl+T: first, second"});
    }
    void the_cheat_sheet_names_every_key_of_the_table()
    {
        int shown = -1;
        onDialog([&](QWidget* dialog) {
            shown = 0;
            auto* tree = dialog->findChild<QTreeWidget*>();
            for (int m = 0; m < tree->topLevelItemCount(); ++m) shown += tree->topLevelItem(m)->childCount();
            dialog->close();
        });
        key(Qt::Key_Slash, Qt::ControlModifier);
        const auto& rows = m_window->actions();
        QCOMPARE(shown, static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const ActionRow& row) { return !row.keys.isEmpty(); })));
    }
    void clips_are_copied_cut_and_pasted_by_keys()
    {
        m_window->desk().select({ClipId{10}});
        key(Qt::Key_C, Qt::ControlModifier);
        m_window->desk().setPlayhead(frame(30));
        key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(pictures().clips.size(), std::size_t{4});
        QCOMPARE(pictures().clips[2]->place.start, frame(60));
        key(Qt::Key_X, Qt::ControlModifier); // what was pasted is selected
        QCOMPARE(pictures().clips.size(), std::size_t{3});
        m_window->desk().setPlayhead(frame(30));
        key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(pictures().clips.size(), std::size_t{4});
        for (int step = 0; step < 3; ++step) key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(pictures().clips.size(), std::size_t{3});
        QVERIFY(!m_studio->document()->canUndo());
    }
    void chosen_attributes_are_pasted_by_key_and_dialog()
    {
        Look look;
        look.opacity = Curve(0.5), look.crop.left = 0.2;
        QVERIFY(m_window->desk().apply(SetLook{TimelineId{1}, ClipId{10}, look}));
        m_window->desk().select({ClipId{10}});
        key(Qt::Key_C, Qt::ControlModifier);
        m_window->desk().select({ClipId{11}});
        onDialog([](QWidget* dialog) {
            for (QCheckBox* box : dialog->findChildren<QCheckBox*>())
                if (box->text().contains("Crop")) box->setChecked(false);
            QTest::keyClick(dialog, Qt::Key_Return);
        });
        key(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(pictures().clips[1]->look.opacity, Curve(0.5));
        QCOMPARE(pictures().clips[1]->look.crop.left, 0.0);
    }
    void m_sets_a_marker_and_m_again_edits_it()
    {
        m_window->desk().setPlayhead(frame(12));
        key(Qt::Key_M);
        QCOMPARE(m_window->desk().timeline()->markers.size(), std::size_t{1});
        onDialog([](QWidget* dialog) {
            QTest::keyClicks(dialog->findChild<QLineEdit*>(), "logo");
            QTest::keyClick(dialog, Qt::Key_Return);
        });
        key(Qt::Key_M);
        QCOMPARE(m_window->desk().timeline()->markers.at(0).name, std::string("logo"));
        key(Qt::Key_Home);
        key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(m_window->desk().playhead(), frame(12));
        key(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(m_window->desk().timeline()->markers.empty());
    }
    void a_range_is_marked_lifted_and_cleared_by_keys()
    {
        m_window->desk().select({ClipId{11}});
        key(Qt::Key_X);
        QCOMPARE(m_window->desk().timeline()->marked(), (TimeRange{frame(30), frame(60)}));
        key(Qt::Key_Semicolon);
        QCOMPARE(pictures().clips.size(), std::size_t{2});
        key(Qt::Key_X, Qt::AltModifier);
        QVERIFY(!m_window->desk().timeline()->in && !m_window->desk().timeline()->out);
    }
    void timelines_are_made_duplicated_renamed_changed_and_removed()
    {
        Desk& desk = m_window->desk();
        act("Re&move timeline");
        QVERIFY(desk.timeline() && !desk.hintText().isEmpty()); // the last one stays
        act("&Duplicate timeline");
        QCOMPARE(desk.project().timelines.size(), std::size_t{2});
        QCOMPARE(desk.timeline()->name, std::string("16:9 copy"));
        onDialog([](QWidget* dialog) {
            auto* name = dialog->findChild<QLineEdit*>();
            name->selectAll();
            QTest::keyClicks(name, "square");
            QTest::keyClick(name, Qt::Key_Return);
        });
        act("&Rename timeline...");
        QCOMPARE(desk.timeline()->name, std::string("square"));
        onDialog([](QWidget* dialog) {
            for (QComboBox* box : dialog->findChildren<QComboBox*>())
                if (const int square = box->findText("1:1"); square >= 0) {
                    box->setCurrentIndex(square);
                    Q_EMIT box->activated(square);
                }
            QTest::keyClick(dialog, Qt::Key_Return);
        });
        act("&Canvas, rate and length...");
        QCOMPARE(desk.timeline()->canvas, (FrameSize{1080, 1080}));
        key(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(desk.timeline()->name, std::string("16:9"));
        onDialog([](QWidget* dialog) { QTest::keyClick(dialog, Qt::Key_Escape); });
        act("&New timeline...");
        QCOMPARE(desk.project().timelines.size(), std::size_t{2});
        onDialog([](QWidget* dialog) { QTest::keyClick(dialog, Qt::Key_Return); });
        act("&New timeline...");
        QCOMPARE(desk.project().timelines.size(), std::size_t{3});
        QCOMPARE(desk.timelineId(), desk.project().timelines.back()->id);
        act("Re&move timeline");
        QCOMPARE(desk.project().timelines.size(), std::size_t{2});
    }
    void the_source_takes_i_and_o_while_it_has_the_focus_and_comma_inserts_what_is_between()
    {
        Desk& desk = m_window->desk();
        MediaItem film;
        film.name = "film", film.content = hashOf(std::string_view("film")), film.duration = frame(100), film.size = {640, 360};
        const MediaId media{desk.project().nextId};
        QVERIFY(desk.apply(AddMedia{film}));
        auto* list = m_window->findChild<MediaList*>();
        list->setCurrentRow(0);
        QCOMPARE(desk.source().media, media);
        auto* source = m_window->findChild<SourceView*>();
        QVERIFY(source->isVisible());
        source->setFocus();
        for (int press = 0; press < 10; ++press) QTest::keyClick(source, Qt::Key_Right);
        QTest::keyClick(source, Qt::Key_I);
        for (int press = 0; press < 4; ++press) QTest::keyClick(source, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(source, Qt::Key_O);
        QCOMPARE(desk.source().in, std::optional(frame(10)));
        QCOMPARE(desk.source().out, std::optional(frame(31)));
        QVERIFY(!desk.timeline()->in && !desk.timeline()->out && desk.playhead() == frame(0));
        m_window->timelineView().setFocus();
        desk.setPlayhead(frame(30));
        key(Qt::Key_Comma);
        QCOMPARE(pictures().clips.size(), std::size_t{4});
        QCOMPARE(pictures().clips[1]->place, (TimeRange{frame(30), frame(51)}));
        QCOMPARE(std::get<MediaClip>(pictures().clips[1]->content).in, frame(10));
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.apply(SetInOut{desk.timelineId(), frame(30), frame(40)}));
        onDialog([](QWidget* dialog) { QTest::keyClick(dialog, Qt::Key_Return); }); // fit to fill
        key(Qt::Key_Period);
        QCOMPARE(pictures().clips[1]->place, (TimeRange{frame(30), frame(40)}));
        QVERIFY(!std::get<MediaClip>(pictures().clips[1]->content).speed.isNormal());
        onDialog([](QWidget* dialog) { QTest::keyClick(dialog, Qt::Key_Escape); });
        const Project before = desk.project();
        key(Qt::Key_Period);
        QVERIFY(desk.project() == before);
    }
    void template_fields_are_added_ordered_and_removed()
    {
        Desk& desk = m_window->desk();
        desk.select({ClipId{20}});
        onDialog([](QWidget* dialog) {
            auto* name = dialog->findChild<QLineEdit*>();
            QTest::keyClicks(name, "Price");
            QTest::keyClick(name, Qt::Key_Return);
            QTest::keyClicks(name, "price"); // there already: refused, and said
            QTest::keyClick(name, Qt::Key_Return);
            name->selectAll();
            QTest::keyClicks(name, "Place");
            QTest::keyClick(name, Qt::Key_Return);
            auto* list = dialog->findChild<QTreeWidget*>();
            list->setCurrentItem(list->topLevelItem(1));
            for (QPushButton* button : dialog->findChildren<QPushButton*>())
                if (button->text() == "Up") QTest::keyClick(button, Qt::Key_Space);
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
        key(Qt::Key_T, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(desk.project().fields.size(), std::size_t{2});
        QCOMPARE(desk.project().fields[0].name, std::string("Place"));
        QCOMPARE(desk.project().fields[1].name, std::string("Price"));
        QVERIFY(desk.project().fields[1].targets[0].clip == ClipId{20} && desk.project().fields[1].kind == FieldKind::Text);
    }
    void opening_the_project_that_is_open_keeps_it_on_show()
    {
        m_window->openProject(m_studio->document()->path());
        QVERIFY(m_window->desk().timeline());
    }
    void another_document_in_the_studio_is_shown_and_the_old_one_is_forgotten()
    {
        const std::filesystem::path other = std::filesystem::path(m_folder->path().toStdString()) / "other.spot";
        Project empty = sample();
        empty.timelines.clear();
        QVERIFY_OK(m_studio->createDocument(other, empty));
        QCOMPARE(m_window->desk().document(), m_studio->document());
        QVERIFY(!m_window->desk().timeline());
        key(Qt::Key_K, Qt::ControlModifier); // nothing to split, said and not done
        QVERIFY(!m_window->desk().hintText().isEmpty());
    }
    void a_file_that_is_no_project_is_told_with_its_name()
    {
        const std::filesystem::path file = std::filesystem::path(m_folder->path().toStdString()) / "broken.spot";
        QFile broken(QString::fromStdString(file.string()));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("this is not a database, and it is long enough to be looked at as one");
        broken.close();
        m_window->openProject(file);
        QVERIFY(m_window->findChild<ErrorStrip*>()->sentence().contains(QStringLiteral("broken.spot")));
        QCOMPARE(pictures().clips.size(), std::size_t{3});
    }

private:
    /// Once the next dialog is open.
    template <class Do> void onDialog(Do act)
    {
        auto* look = new QTimer(this);
        connect(look, &QTimer::timeout, this, [look, act] {
            QWidget* dialog = QApplication::activeModalWidget();
            if (!dialog || !dialog->isVisible()) return;
            look->stop();
            look->deleteLater();
            act(dialog);
        });
        look->start(5);
    }
    void act(const char* words)
    {
        for (const ActionRow& row : m_window->actions())
            if (row.action && row.text == QLatin1String(words)) return row.action->trigger();
        QFAIL(words);
    }
    NumberField* numberField(const QString& name)
    {
        for (NumberField* field : m_window->findChildren<NumberField*>())
            if (field->accessibleName() == name && field->isVisibleTo(m_window.get())) return field;
        return nullptr;
    }
};

QTEST_MAIN(MainWindowSpec)
#include "main_window_spec.moc"
