// SPDX-License-Identifier: GPL-3.0-or-later
// The Document: one step per edit or gesture, one signal per change, a history that is there again after closing.
#include "app/session/document.h"
#include "app/file/project_store.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace spot;

namespace
{

const char* const cut = "V1: a[0,48) b[48,96); N1: n[0,30)";

struct Open {
    explicit Open(std::unique_ptr<Document> d) : document(std::move(d))
    {
        QObject::connect(document.get(), &Document::changed, document.get(), [this](const Change& change) { changes.push_back(change); });
    }
    std::unique_ptr<Document> document;
    std::vector<Change> changes;
    Clip clip(const char* name) const { return text::clip(*document->project(), name); }
    TimelineId timeline() const { return document->project()->timelines.front()->id; }
    std::string show() const { return text::show(*document->project()); }
    TrimClip trimEnd(const char* name, int frame) const { return {timeline(), clip(name).id, Edge::End, fps25.startOf(frame)}; }
};

Open inMemory(const char* timeline = cut) { return Open(std::move(*Document::inMemory(text::project(timeline)))); }

} // namespace

class DocumentSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void an_edit_is_a_step_with_a_name_that_can_be_undone_and_redone()
    {
        Open open = inMemory();
        const ProjectPtr before = open.document->project();
        QVERIFY(!open.document->canUndo() && !open.document->canRedo());
        QVERIFY_OK(open.document->apply(open.trimEnd("a", 24)));
        QCOMPARE(open.show(), std::string("V1: a[0,24) b[48,96); N1: n[0,30)"));
        QCOMPARE(open.document->undoName(), std::string("Trim clip"));
        const ProjectPtr after = open.document->project();
        QVERIFY_OK(open.document->undo());
        QVERIFY(*open.document->project() == *before);
        QCOMPARE(open.document->redoName(), std::string("Trim clip"));
        QVERIFY(!open.document->canUndo());
        QVERIFY_OK(open.document->redo());
        QVERIFY(*open.document->project() == *after);
        QVERIFY_FAULT(open.document->redo(), Fault::NotFound, "nothing to redo");
        QCOMPARE(open.changes.size(), std::size_t(3));
    }

    void a_gesture_that_cannot_be_written_when_the_next_begins_is_told_and_put_back()
    {
        QTemporaryDir folder;
        auto made = Document::create(folder.filePath("spot.spot").toStdString(), text::project(cut));
        QVERIFY_OK(made);
        Open open(std::move(*made));
        std::vector<Error> told;
        QObject::connect(open.document.get(), &Document::notSaved, open.document.get(), [&](const Error& error) { told.push_back(error); });
        const GestureId gesture = open.document->beginGesture();
        QVERIFY_OK(open.document->apply(open.trimEnd("a", 24), gesture));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit none{0, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0);
        open.document->beginGesture();
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(open.show(), std::string(cut));
    }

    void a_change_names_what_differs_and_the_time_it_covers()
    {
        Open open = inMemory();
        QVERIFY_OK(open.document->apply(open.trimEnd("a", 24)));
        QCOMPARE(open.changes.size(), std::size_t(1));
        const Change& change = open.changes.front();
        QVERIFY(change.timelines == std::vector{open.timeline()});
        QVERIFY(change.clips == std::vector{open.clip("a").id});
        QVERIFY((change.range == TimeRange{{}, fps25.startOf(48)}));
        QVERIFY(change.tracks.empty() && change.media.empty() && !change.brief && !change.settings);

        const TrackId track = text::track(*open.document->project(), "N1").id;
        QVERIFY_OK(open.document->apply(SetTrack{open.timeline(), track, "N1", true, false, 0}));
        QVERIFY(open.changes.back().tracks == std::vector{track});
        QVERIFY(open.changes.back().clips.empty() && open.changes.back().range.isEmpty());
    }

    void a_refused_edit_changes_nothing_and_sends_nothing()
    {
        Open open = inMemory();
        const ProjectPtr before = open.document->project();
        QVERIFY_FAULT(open.document->apply(open.trimEnd("a", 60)), Fault::OutOfRange, "cover");
        QVERIFY(open.document->project() == before);
        QVERIFY(open.changes.empty() && !open.document->canUndo());
    }

    void an_edit_that_changes_nothing_leaves_no_step()
    {
        Open open = inMemory();
        QVERIFY_OK(open.document->apply(open.trimEnd("a", 48)));
        QVERIFY(open.changes.empty() && !open.document->canUndo());
    }

    void a_drag_is_one_step_and_what_it_passed_over_comes_back()
    {
        Open open = inMemory();
        const GestureId gesture = open.document->beginGesture();
        const auto move = [&](int frame) { return MoveClip{open.timeline(), open.clip("a").id, text::track(*open.document->project(), "V1").id, fps25.startOf(frame), true}; };
        for (const int frame : {10, 40, 60, 90, 100}) QVERIFY_OK(open.document->apply(move(frame), gesture));
        QCOMPARE(open.show(), std::string("V1: b[48,96) a[100,148); N1: n[0,30)"));
        QVERIFY_OK(open.document->endGesture());
        QCOMPARE(open.document->history().size(), std::size_t(2));
        QVERIFY_OK(open.document->undo());
        QCOMPARE(open.show(), std::string(cut));
    }

    void a_gesture_that_ends_where_it_began_leaves_no_step()
    {
        Open open = inMemory();
        const GestureId gesture = open.document->beginGesture();
        for (const int frame : {40, 30, 48}) QVERIFY_OK(open.document->apply(open.trimEnd("a", frame), gesture));
        QVERIFY_OK(open.document->endGesture());
        QVERIFY(!open.document->canUndo());
        QCOMPARE(open.document->history().size(), std::size_t(1));
    }

    void escape_puts_back_what_was_there()
    {
        Open open = inMemory();
        const ProjectPtr before = open.document->project();
        const GestureId gesture = open.document->beginGesture();
        QVERIFY_OK(open.document->apply(open.trimEnd("a", 30), gesture));
        QVERIFY_OK(open.document->cancelGesture());
        QVERIFY(open.document->project() == before);
        QCOMPARE(open.changes.size(), std::size_t(2));
        QVERIFY(!open.document->canUndo() && !open.document->canRedo());
    }

    void a_gesture_that_rests_is_written_and_can_still_be_cancelled_or_go_on()
    {
        Open open = inMemory();
        const GestureId gesture = open.document->beginGesture();
        QVERIFY_OK(open.document->apply(open.trimEnd("a", 30), gesture));
        QTRY_COMPARE(open.document->history().size(), std::size_t(2));
        QVERIFY_OK(open.document->apply(open.trimEnd("a", 20), gesture));
        QVERIFY_OK(open.document->endGesture());
        QCOMPARE(open.document->history().size(), std::size_t(2));
        QVERIFY_OK(open.document->undo());
        QCOMPARE(open.show(), std::string(cut));

        const GestureId second = open.document->beginGesture();
        QVERIFY_OK(open.document->apply(open.trimEnd("b", 60), second));
        QTRY_COMPARE(open.document->history().size(), std::size_t(2));
        QVERIFY_OK(open.document->cancelGesture());
        QCOMPARE(open.show(), std::string(cut));
        QCOMPARE(open.document->history().size(), std::size_t(2)); // the undone trim of a is still there to redo
        QCOMPARE(open.document->redoName(), std::string("Trim clip"));
    }

    void another_edit_ends_an_open_gesture()
    {
        Open open = inMemory();
        QVERIFY_OK(open.document->apply(open.trimEnd("a", 30), open.document->beginGesture()));
        QVERIFY_OK(open.document->apply(open.trimEnd("b", 60)));
        QCOMPARE(open.document->history().size(), std::size_t(3));
        QVERIFY_OK(open.document->apply(open.trimEnd("b", 70), open.document->beginGesture()));
        QVERIFY_OK(open.document->undo());
        QCOMPARE(open.show(), std::string("V1: a[0,30) b[48,60); N1: n[0,30)"));
    }

    void several_edits_are_one_step_or_none()
    {
        Open open = inMemory();
        const std::vector<Edit> edits{open.trimEnd("a", 30), open.trimEnd("b", 60)};
        QVERIFY_OK(open.document->applyAll(edits, "Trim 2 clips"));
        QCOMPARE(open.document->undoName(), std::string("Trim 2 clips"));
        QCOMPARE(open.changes.size(), std::size_t(1));
        const ProjectPtr before = open.document->project();
        const std::vector<Edit> bad{open.trimEnd("a", 20), open.trimEnd("b", 600)};
        QVERIFY_FAULT(open.document->applyAll(bad, "Trim 2 clips"), Fault::OutOfRange, "missing at the end of the media");
        QVERIFY(open.document->project() == before);
        QVERIFY_OK(open.document->undo());
        QCOMPARE(open.show(), std::string(cut));
    }

    void the_history_is_there_after_closing_with_its_names_and_authors()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("spot.spot").toStdString();
        {
            auto made = Document::create(file, text::project(cut));
            QVERIFY_OK(made);
            Open open(std::move(*made));
            QVERIFY_OK(open.document->apply(open.trimEnd("a", 40), {}, Author::Agent));
            QVERIFY_OK(open.document->apply(open.trimEnd("a", 30)));
            QVERIFY_OK(open.document->apply(open.trimEnd("a", 20)));
            QVERIFY_OK(open.document->undo());
            QVERIFY_OK(open.document->apply(open.trimEnd("b", 60), open.document->beginGesture())); // closing ends it
        }
        QVERIFY(!QFile::exists(folder.filePath("spot.spot-wal")));
        auto opened = Document::open(file);
        QVERIFY_OK(opened);
        Open open(std::move(*opened));
        QCOMPARE(open.show(), std::string("V1: a[0,30) b[48,60); N1: n[0,30)"));
        QVERIFY(open.document->history()[1].author == Author::Agent);
        QVERIFY_OK(open.document->undo());
        QVERIFY_OK(open.document->undo());
        QCOMPARE(open.show(), std::string("V1: a[0,40) b[48,96); N1: n[0,30)"));
        QVERIFY_OK(open.document->redo());
        QVERIFY_OK(open.document->redo());
        QCOMPARE(open.show(), std::string("V1: a[0,30) b[48,60); N1: n[0,30)"));
        QVERIFY(open.document->beginGesture().value > 1); // gestures of an earlier run keep their names
    }
};

QTEST_GUILESS_MAIN(DocumentSpec)
#include "document_spec.moc"
