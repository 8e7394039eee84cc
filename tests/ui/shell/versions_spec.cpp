// SPDX-License-Identifier: GPL-3.0-or-later
// Versions in the window: made by a dialog, told apart in the choice of timelines, overridden, out of date and reset in the properties.
#include "app/model/version.h"
#include "tests/support/spec.h"
#include "ui/properties/version_rows.h"
#include "ui/shell/main_window.h"
#include "ui/shell/version_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>

using namespace spot;

namespace
{

constexpr ClipId superId{20};

Project sample()
{
    Track texts;
    texts.id = TrackId{3}, texts.name = "T1", texts.role = TrackRole::Text;
    Clip text;
    text.id = superId;
    text.name = "super";
    text.place = {fps30.startOf(0), fps30.startOf(60)};
    text.content = TextClip{"Fresh", {}};
    texts.clips.push_back(std::make_shared<const Clip>(text));
    Timeline timeline;
    timeline.id = TimelineId{1};
    timeline.name = "Master";
    timeline.canvas = {320, 180};
    timeline.tracks = {std::make_shared<const Track>(texts)};
    Project project;
    project.name = "spec";
    project.timelines = {std::make_shared<const Timeline>(timeline)};
    project.nextId = 30;
    return project;
}

} // namespace

class VersionsSpec : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<MainWindow> m_window;

    Desk& desk() { return m_window->desk(); }
    QComboBox* timelines()
    {
        for (auto* box : m_window->findChildren<QComboBox*>())
            if (box->accessibleName() == QLatin1String("Format")) return box;
        return nullptr;
    }
    VersionRows* rows() { return m_window->findChild<VersionRows*>(); }
    QPushButton* button(const char* words)
    {
        for (auto* each : rows()->findChildren<QPushButton*>())
            if (each->text() == QLatin1String(words)) return each;
        return nullptr;
    }
    /// What the dialog of Ctrl+Alt+B is answered with.
    template <class Answer> void answer(Answer with)
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        bool wasAsked = false, stays = false;
        QStringList said;
        QTimer::singleShot(0, this, [&] {
            auto* dialog = qobject_cast<VersionDialog*>(QApplication::activeModalWidget());
            wasAsked = dialog;
            if (!dialog) return;
            with(*dialog);
            if (!dialog->isVisible()) return;
            stays = true; // what the answer left open would wait for ever
            for (auto* label : dialog->findChildren<QLabel*>()) said << label->text();
            dialog->reject();
        });
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(wasAsked);
        QVERIFY2(!stays, qPrintable(said.join(QLatin1Char('|'))));
    }
    static void press(VersionDialog& dialog, QDialogButtonBox::StandardButton which) { QTest::mouseClick(dialog.findChild<QDialogButtonBox*>()->button(which), Qt::LeftButton); }
    void makeAll()
    {
        answer([](VersionDialog& dialog) { press(dialog, QDialogButtonBox::Ok); });
    }
    const Timeline* named(const char* name)
    {
        for (const TimelinePtr& timeline : desk().project().timelines)
            if (timeline->name == name) return timeline.get();
        return nullptr;
    }
    /// The version's own super says something else.
    ClipId overrideText(const char* words)
    {
        const ClipId own = named("9:16")->version->standInOf(superId);
        desk().showTimeline(named("9:16")->id);
        desk().select({own});
        desk().apply(SetText{desk().timelineId(), own, words, {}});
        return own;
    }

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(), m_studio.reset(), m_folder.reset(); }
    void the_dialog_makes_what_is_not_there_yet_in_one_step();
    void nothing_chosen_is_said_and_makes_nothing();
    void a_language_marks_texts_as_to_be_translated();
    void the_choice_of_timelines_names_the_master();
    void an_override_is_seen_becomes_out_of_date_and_is_reset();
    void an_override_can_be_kept_as_it_is();
    void a_detached_version_follows_nobody();
    void a_timeline_without_a_master_refuses_to_follow_one();
};

void VersionsSpec::init()
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
}

void VersionsSpec::the_dialog_makes_what_is_not_there_yet_in_one_step()
{
    makeAll();
    QCOMPARE(desk().project().timelines.size(), std::size_t{4}); // 16:9 is the master itself
    QVERIFY(named("9:16") && named("9:16")->canvas == (FrameSize{180, 320}) && named("9:16")->version && named("1:1") && named("4:5"));
    QCOMPARE(desk().timelineId(), named("9:16")->id);
    answer([](VersionDialog& dialog) {
        for (auto* box : dialog.findChildren<QCheckBox*>()) QVERIFY(!box->isChecked()); // all are there
        dialog.reject();
    });
    QVERIFY_OK(m_studio->document()->undo());
    QCOMPARE(desk().project().timelines.size(), std::size_t{1});
}

void VersionsSpec::nothing_chosen_is_said_and_makes_nothing()
{
    answer([](VersionDialog& dialog) {
        for (auto* box : dialog.findChildren<QCheckBox*>()) box->setChecked(false);
        press(dialog, QDialogButtonBox::Ok);
        QVERIFY(dialog.isVisible());
        dialog.reject();
    });
    QCOMPARE(desk().project().timelines.size(), std::size_t{1});
}

void VersionsSpec::a_language_marks_texts_as_to_be_translated()
{
    answer([](VersionDialog& dialog) {
        for (auto* box : dialog.findChildren<QCheckBox*>()) box->setChecked(box->text() == QLatin1String("1:1"));
        QTest::keyClicks(dialog.findChild<QLineEdit*>(), QStringLiteral("ko"));
        press(dialog, QDialogButtonBox::Ok);
    });
    const Timeline* korean = named("1:1 ko");
    QVERIFY(korean && desk().timelineId() == korean->id);
    QVERIFY(timelines()->currentText().startsWith(QString::fromUtf8("⚠")));
    QVERIFY(timelines()->toolTip().contains(QLatin1String("master's language")));
    desk().select({korean->version->standInOf(superId)});
    QVERIFY(!rows()->isHidden() && !button("Reset to master")->isVisible());
}

void VersionsSpec::the_choice_of_timelines_names_the_master()
{
    makeAll();
    QCOMPARE(timelines()->count(), 4);
    QCOMPARE(timelines()->currentText(), QString::fromUtf8("9:16 ← Master"));
    QCOMPARE(timelines()->toolTip(), QStringLiteral("Follows Master."));
}

void VersionsSpec::an_override_is_seen_becomes_out_of_date_and_is_reset()
{
    makeAll();
    const ClipId own = overrideText("Tall and fresh");
    QVERIFY(!rows()->isHidden());
    QVERIFY(!button("Keep as it is")->isVisible());
    desk().apply(SetText{TimelineId{1}, superId, "Fresher", {}});
    QVERIFY(timelines()->currentText().startsWith(QString::fromUtf8("⚠")));
    QVERIFY(timelines()->toolTip().contains(QLatin1String("1 of them out of date")));
    QTest::mouseClick(button("Reset to master"), Qt::LeftButton);
    QCOMPARE(std::get<TextClip>(desk().timeline()->at(*desk().timeline()->find(own)).content).text, std::string("Fresher"));
    QVERIFY(rows()->isHidden());
    QCOMPARE(timelines()->currentText(), QString::fromUtf8("9:16 ← Master"));
}

void VersionsSpec::an_override_can_be_kept_as_it_is()
{
    makeAll();
    const ClipId own = overrideText("Tall and fresh");
    desk().apply(SetText{TimelineId{1}, superId, "Fresher", {}});
    QTest::mouseClick(button("Keep as it is"), Qt::LeftButton);
    QCOMPARE(std::get<TextClip>(desk().timeline()->at(*desk().timeline()->find(own)).content).text, std::string("Tall and fresh"));
    QCOMPARE(timelines()->toolTip(), QStringLiteral("Follows Master. 1 overridden."));
}

void VersionsSpec::a_detached_version_follows_nobody()
{
    makeAll();
    const TimelineId tall = desk().timelineId();
    desk().apply(DetachVersion{tall});
    QVERIFY(!desk().timeline()->version);
    QCOMPARE(timelines()->currentText(), QStringLiteral("9:16"));
}

void VersionsSpec::a_timeline_without_a_master_refuses_to_follow_one()
{
    for (QAction* action : m_window->findChildren<QAction*>())
        if (action->text() == QLatin1String("&Follow the master everywhere")) action->trigger();
    QVERIFY(desk().hintText().contains(QLatin1String("no version")));
}

QTEST_MAIN(VersionsSpec)
#include "versions_spec.moc"
