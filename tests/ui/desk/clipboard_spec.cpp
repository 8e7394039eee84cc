// SPDX-License-Identifier: GPL-3.0-or-later
// Clips and attributes through the system's clipboard, within a project, into another one, and bad bytes.
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"
#include "ui/desk/clipboard.h"
#include "ui/desk/commands.h"
#include "ui/desk/cut_commands.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTemporaryDir>

#include <random>

using namespace spot;
using text::show;

namespace
{

MediaTime frame(std::int64_t n) { return fps25.startOf(n); }

void putOnClipboard(const QByteArray& bytes)
{
    auto* data = new QMimeData;
    data->setData(QLatin1String(clipsFormat), bytes);
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace

class ClipboardSpec : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document, m_other;
    std::unique_ptr<Desk> m_desk;

    std::unique_ptr<Document> fileOf(const char* name, const std::string& text)
    {
        auto made = Document::create(std::filesystem::path(m_folder->filePath(name).toStdString()), text::project(text));
        return made ? std::move(*made) : nullptr;
    }
    void open(const std::string& text)
    {
        m_desk = std::make_unique<Desk>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_document = fileOf("one.spot", text);
        QVERIFY(m_document);
        m_desk->setDocument(m_document.get());
    }
    ClipId id(const char* name) const { return text::clip(m_desk->project(), name).id; }
    std::string shown() const { return show(m_desk->project()); }

private Q_SLOTS:
    void init() { open("V1: a[0,30) b[30,60); T1: t[10,20); N1: n[0,30)+5"); }
    void cleanup() { m_desk.reset(), m_document.reset(), m_other.reset(); }

    void copies_keep_their_tracks_and_times_and_are_linked_anew_as_one_step()
    {
        m_desk->select({id("a"), id("n")});
        QVERIFY(toggleLink(*m_desk));
        m_desk->select({id("a"), id("n"), id("t")});
        QVERIFY(copySelection(*m_desk));
        QVERIFY(m_desk->hintText().contains('3'));
        m_desk->setPlayhead(frame(59));
        m_desk->select({});
        QVERIFY(pasteClips(*m_desk, false));
        QCOMPARE(shown(), std::string("V1: a[0,30) b[30,59) a[59,89); T1: t[10,20) t[69,79); N1: n[0,30)+5 n[59,89)+5"));
        QCOMPARE(m_desk->selection().size(), std::size_t{3});
        const Timeline& after = *m_desk->timeline();
        const LinkId fresh = after.tracks[0]->clips[2]->link;
        QVERIFY(fresh && fresh == after.tracks[2]->clips[1]->link && fresh != after.tracks[0]->clips[0]->link);
        QVERIFY(undo(*m_desk));
        QCOMPARE(shown(), std::string("V1: a[0,30) b[30,60); T1: t[10,20); N1: n[0,30)+5"));
    }
    void a_paste_insert_makes_room_and_a_second_paste_follows_the_first()
    {
        m_desk->select({id("a")});
        QVERIFY(copySelection(*m_desk));
        m_desk->setPlayhead(frame(30));
        QVERIFY(pasteClips(*m_desk, true));
        QCOMPARE(shown(), std::string("V1: a[0,30) a[30,60) b[60,90); T1: t[10,20); N1: n[0,30)+5"));
        QCOMPARE(m_desk->playhead(), frame(60));
        QVERIFY(pasteClips(*m_desk, true));
        QCOMPARE(shown(), std::string("V1: a[0,30) a[30,60) a[60,90) b[90,120); T1: t[10,20); N1: n[0,30)+5"));
    }
    void what_is_cut_leaves_a_gap_and_comes_back_by_pasting()
    {
        m_desk->select({id("a"), id("t")});
        QVERIFY(cutSelection(*m_desk));
        QCOMPARE(shown(), std::string("V1: b[30,60); T1:; N1: n[0,30)+5"));
        QVERIFY(pasteClips(*m_desk, false));
        QCOMPARE(shown(), std::string("V1: a[0,30) b[30,60); T1: t[10,20); N1: n[0,30)+5"));
        QVERIFY(undo(*m_desk) && undo(*m_desk));
        QCOMPARE(shown(), std::string("V1: a[0,30) b[30,60); T1: t[10,20); N1: n[0,30)+5"));
        m_desk->select({});
        QVERIFY(!cutSelection(*m_desk) && m_desk->hintText().contains("select"));
    }
    void another_project_takes_them_by_the_contents_of_its_media_and_adds_the_tracks_that_it_lacks()
    {
        m_desk->select({id("a"), id("t")});
        QVERIFY(copySelection(*m_desk));
        m_other = fileOf("two.spot", "N1: n[0,10); V1: c[0,5) a[5,15)");
        QVERIFY(m_other);
        m_desk->setDocument(m_other.get());
        m_desk->setPlayhead(frame(14));
        QVERIFY2(pasteClips(*m_desk, false), qPrintable(m_desk->hintText()));
        QCOMPARE(shown(), std::string("N1: n[0,10); V1: c[0,5) a[5,14) a[14,44); T1: t[24,34)"));
        const Track& pictures = *m_desk->timeline()->tracks[1];
        QCOMPARE(std::get<MediaClip>(pictures.clips[2]->content).media, std::get<MediaClip>(pictures.clips[1]->content).media);
        QVERIFY(undo(*m_desk));
        QCOMPARE(shown(), std::string("N1: n[0,10); V1: c[0,5) a[5,15)")); // the track as well
    }
    void a_project_that_lacks_the_media_refuses_and_names_it()
    {
        m_desk->select({id("a")});
        QVERIFY(copySelection(*m_desk));
        m_other = fileOf("three.spot", "V1: c[0,5)");
        m_desk->setDocument(m_other.get());
        QVERIFY(!pasteClips(*m_desk, false));
        QVERIFY2(m_desk->hintText().contains("a.mp4"), qPrintable(m_desk->hintText()));
        QVERIFY(!m_other->canUndo());
    }
    void a_single_track_goes_to_the_chosen_target_and_a_locked_one_is_refused()
    {
        open("V1: a[0,30); V2: b[40,50)");
        m_desk->chooseTarget(false, m_desk->timeline()->tracks[1]->id);
        m_desk->select({id("a")});
        QVERIFY(copySelection(*m_desk) && pasteClips(*m_desk, false));
        QCOMPARE(shown(), std::string("V1: a[0,30); V2: a[0,30) b[40,50)"));
        open("V1!: a[0,30)");
        m_desk->select({id("a")});
        QVERIFY(copySelection(*m_desk));
        QVERIFY(!pasteClips(*m_desk, false) && m_desk->hintText().contains("locked"));
    }
    void bytes_that_are_no_clips_are_refused_and_change_nothing()
    {
        m_desk->select({id("a"), id("t"), id("n")});
        QVERIFY(copySelection(*m_desk));
        const QByteArray good = QGuiApplication::clipboard()->mimeData()->data(QLatin1String(clipsFormat));
        const std::string before = shown();
        const QByteArray nonsense[] = {"", "no clips", "{}", "[[[[", QByteArray(100'000, '['), good.left(good.size() / 2), QByteArray("\xff\xfe\x00\x01", 4), "{\"timelines\": [], \"nextId\": 3}"};
        for (const QByteArray& bytes : nonsense) {
            putOnClipboard(bytes);
            m_desk->hint({});
            QVERIFY(!pasteClips(*m_desk, false) && !pasteClips(*m_desk, true) && !attributesOnClipboard(*m_desk).any());
            QVERIFY(!m_desk->hintText().isEmpty());
            QCOMPARE(shown(), before);
        }
        QGuiApplication::clipboard()->setText("some words");
        QVERIFY(!pasteClips(*m_desk, false));
        std::mt19937 dice(7);
        for (int round = 0; round < 300; ++round) { // damaged in one to four places: refused, or still clips
            QByteArray bytes = good;
            for (unsigned n = dice() % 4 + 1; n > 0; --n) bytes[static_cast<qsizetype>(dice() % static_cast<unsigned>(bytes.size()))] = static_cast<char>(dice());
            putOnClipboard(bytes);
            if (pasteClips(*m_desk, dice() % 2)) QVERIFY(undo(*m_desk));
            QCOMPARE(shown(), before);
        }
    }
    void a_nested_timeline_is_pasted_in_its_project_and_refused_in_another()
    {
        m_desk->select({id("a")});
        QVERIFY2(nestSelection(*m_desk, "inner"), qPrintable(m_desk->hintText()));
        const Clip* nest = nullptr;
        for (const ClipPtr& clip : m_desk->timeline()->tracks[0]->clips)
            if (std::holds_alternative<SequenceClip>(clip->content)) nest = clip.get();
        QVERIFY(nest);
        const TimelineId inner = std::get<SequenceClip>(nest->content).timeline;
        m_desk->select({nest->id});
        QVERIFY(copySelection(*m_desk));
        m_desk->setPlayhead(frame(30));
        QVERIFY2(pasteClips(*m_desk, true), qPrintable(m_desk->hintText()));
        QCOMPARE(std::get<SequenceClip>(m_desk->timeline()->tracks[0]->clips[1]->content).timeline, inner);
        m_other = fileOf("four.spot", "V1: a[0,5)");
        m_desk->setDocument(m_other.get());
        QVERIFY(!pasteClips(*m_desk, false) && m_desk->hintText().contains("lacks"));
    }
    void attributes_are_pasted_as_chosen_onto_those_that_can_have_them()
    {
        Look look;
        look.opacity = Curve(0.5), look.transform.x = Curve(0.25), look.crop.left = 0.1;
        QVERIFY(m_desk->apply(SetLook{m_desk->timelineId(), id("a"), look}));
        m_desk->select({id("a")});
        QVERIFY(copySelection(*m_desk));
        const AttributeChoice there = attributesOnClipboard(*m_desk);
        QVERIFY(there.motion && there.hearing && !there.style);
        m_desk->select({id("b"), id("n")});
        QVERIFY(pasteAttributes(*m_desk, {false, true, false, false, false, false}));
        QCOMPARE(text::clip(m_desk->project(), "b").look.opacity, Curve(0.5));
        QCOMPARE(text::clip(m_desk->project(), "b").look.transform.x, Curve());
        QVERIFY(pasteAttributes(*m_desk, {true, true, true, true, true, true}));
        QVERIFY(text::clip(m_desk->project(), "b").look == look);
        QVERIFY(undo(*m_desk) && undo(*m_desk));
        QCOMPARE(text::clip(m_desk->project(), "b").look.opacity, Curve(1));
        m_desk->select({id("t")});
        QVERIFY(!pasteAttributes(*m_desk, {false, false, false, true, true, false}));
        QVERIFY(!m_desk->hintText().isEmpty());
    }
};

QTEST_MAIN(ClipboardSpec)
#include "clipboard_spec.moc"
