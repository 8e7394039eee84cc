// SPDX-License-Identifier: GPL-3.0-or-later
// From a job to its place in a project, with a real worker: only its own project gets a take, and what an earlier run left.
#include "app/session/another_take.h"
#include "app/session/studio.h"
#include "generators/jobs/job_store.h"
#include "generators/jobs/job_text.h"
#include "tests/generators/bad_plugin/bad_plugin.h"
#include "tests/support/spec.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>
#include <set>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

constexpr SlotId slot{5};
constexpr int minute = 60'000;

/// "good": done at once; "gate": done when let go; "wait": until cancelled; "refuse": fails.
GenerationRequest asking(const std::string& what, std::uint64_t seed = 1)
{
    GenerationRequest request;
    request.plugin = "bad";
    request.kind = GenerationKind::Voice;
    request.text = "hello";
    request.language = "en";
    request.seed = seed;
    request.params = nlohmann::json{{"do", what}}.dump();
    return request;
}

/// A project with one take in one slot and a clip that shows it.
Project projectWithTake(const std::string& name, const std::string& asked = "good")
{
    MediaItem take;
    take.id = {1};
    take.name = "One: voice";
    take.kind = ItemKind::Sound;
    take.content = hashOf("the first take");
    take.duration = MediaTime::fromSeconds(0.1);
    take.slot = slot;
    take.origin = {"bad", "1.0.0", textOf(asking(asked))};
    Clip clip;
    clip.id = {4};
    clip.name = "One";
    clip.place = {{}, fps30.startOf(1)};
    clip.content = MediaClip{{1}, {}};
    clip.slot = slot;
    Track track;
    track.id = {3};
    track.name = "Voice";
    track.role = TrackRole::Voice;
    track.clips = {std::make_shared<const Clip>(clip)};
    Timeline timeline;
    timeline.id = {2};
    timeline.name = "16:9";
    timeline.tracks = {std::make_shared<const Track>(track)};
    Project project;
    project.name = name;
    project.media = {std::make_shared<const MediaItem>(take)};
    project.timelines = {std::make_shared<const Timeline>(timeline)};
    project.nextId = 5;
    return project;
}

MediaId shown(const Project& project) { return std::get<MediaClip>(project.timelines[0]->tracks[0]->clips[0]->content).media; }

} // namespace

class TakesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_root = m_dir->path().toStdString();
        test::install({}, m_root / "plugins" / "bad");
        openStudio();
        for (const char* name : {"b", "a"}) QVERIFY_OK(m_studio->createDocument(file(name), projectWithTake(name)));
    }
    void cleanup() { m_studio.reset(); }

    void a_take_that_was_asked_for_replaces_the_clip_of_its_slot_in_one_step()
    {
        QSignalSpy added(m_studio.get(), &Studio::takeAdded);
        const auto job = askForAnotherTake(project(), slot, m_studio->jobs());
        QVERIFY_OK(job);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, minute);
        QCOMPARE(added[0][0].value<JobId>(), *job);
        QCOMPARE(shown(project()), added[0][1].value<MediaId>());
        QCOMPARE(project().takesOf(slot).size(), std::size_t(2));
        QCOMPARE(requestFrom(project().takesOf(slot).back()->origin.request)->seed, std::uint64_t(2));
        QVERIFY_OK(m_studio->document()->undo());
        QVERIFY(project() == projectWithTake("a"));
    }

    void the_end_of_the_program_stops_the_copy_of_a_large_file_and_leaves_nothing_of_it()
    {
        const std::filesystem::path film = m_root / "film.mov", media = m_root / "home" / "media";
        std::ofstream(film) << "begins";
        std::filesystem::resize_file(film, std::uintmax_t{1} << 40); // a hole of a tebibyte: nobody waits for its copy
        const auto files = [&] {
            std::ptrdiff_t n = 0;
            for (const auto& entry : std::filesystem::recursive_directory_iterator(media)) n += entry.is_regular_file();
            return n;
        };
        const std::ptrdiff_t before = files();
        m_studio->keep(film, {});
        QTRY_VERIFY_WITH_TIMEOUT(files() > before, minute); // the copy has begun
        m_studio.reset();
        QCOMPARE(files(), before);
    }

    void a_take_of_another_project_waits_for_that_project_and_touches_no_other()
    {
        const auto job = m_studio->jobs().submit(asking("gate", 9), slot, "One: voice", true);
        QVERIFY_OK(job);
        waitUntilItRuns(*job);
        QVERIFY_OK(m_studio->openDocument(file("b")));
        QSignalSpy added(m_studio.get(), &Studio::takeAdded), finished(&m_studio->jobs(), &JobBoard::finished);
        letGo();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, minute);
        makeATakeHere(); // so that whatever the other take might do has been done
        QCOMPARE(added.size(), 1);
        QCOMPARE(project().takesOf(slot).size(), std::size_t(1));
        QCOMPARE(shown(project()), MediaId{1});

        QVERIFY_OK(m_studio->openDocument(file("a")));
        QCOMPARE(project().takesOf(slot).size(), std::size_t(1));
        m_studio->resumeJobs();
        QTRY_COMPARE_WITH_TIMEOUT(project().takesOf(slot).size(), std::size_t(2), minute);
        QCOMPARE(shown(project()), project().takesOf(slot).back()->id);
        m_studio->resumeJobs(); // it does not come twice
        makeATakeHere();
        QCOMPARE(project().takesOf(slot).size(), std::size_t(2));
    }

    void a_take_that_finished_while_its_project_was_closed_is_there_in_the_next_run()
    {
        const auto job = m_studio->jobs().submit(asking("good", 9), slot, "One: voice", true);
        QVERIFY_OK(job);
        QSignalSpy finished(&m_studio->jobs(), &JobBoard::finished);
        m_studio->closeDocument();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, minute);
        openStudio();
        QVERIFY_OK(m_studio->openDocument(file("a")));
        m_studio->resumeJobs();
        QTRY_COMPARE_WITH_TIMEOUT(project().takesOf(slot).size(), std::size_t(2), minute);
        QCOMPARE(m_studio->document()->undoName(), std::string("Take: One: voice"));
        QCOMPARE(shown(project()), project().takesOf(slot).back()->id);
    }

    void a_job_that_ran_when_the_program_ended_goes_on_only_where_its_project_is_worked_on()
    {
        const auto job = m_studio->jobs().submit(asking("gate", 9), slot, "One: voice");
        QVERIFY_OK(job);
        waitUntilItRuns(*job);
        openStudio();
        for (const char* name : {"b", "a"}) { // neither another project nor a look at its own takes it up
            QVERIFY_OK(m_studio->openDocument(file(name)));
            if (std::string(name) == "b") m_studio->resumeJobs();
            makeATakeHere();
            QVERIFY(!m_studio->jobs().find(*job));
        }
        m_studio->resumeJobs();
        waitUntilItRuns(*job);
        const JobRow row = *m_studio->jobs().find(*job);
        QCOMPARE(row.title, std::string("One: voice"));
        QCOMPARE(row.slot, slot);
        QVERIFY(row.isOfEarlierRun);
        letGo();
        QTRY_COMPARE_WITH_TIMEOUT(project().takesOf(slot).size(), std::size_t(2), minute);
    }

    void a_take_that_was_taken_in_just_before_a_crash_does_not_come_twice()
    {
        const std::string ours = m_studio->document()->identity();
        const auto job = m_studio->jobs().submit(asking("good", 9), slot, "One: voice");
        QVERIFY_OK(job);
        QTRY_COMPARE_WITH_TIMEOUT(project().takesOf(slot).size(), std::size_t(2), minute);
        m_studio.reset();
        { // as if the program had been killed between the two writes
            auto jobs = JobStore::open(m_root / "home" / "jobs.sqlite");
            QVERIFY_OK(jobs);
            const auto stored = jobs->find(*job);
            QVERIFY_OK(stored);
            QVERIFY_OK(jobs->add(JobId{77}, stored->request, stored->purpose));
            QVERIFY_OK(jobs->finish(JobId{77}, *stored->outcome));
        }
        openStudio();
        QVERIFY_OK(m_studio->openDocument(file("a")));
        QSignalSpy added(m_studio.get(), &Studio::takeAdded);
        m_studio->resumeJobs();
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, minute);
        QCOMPARE(project().takesOf(slot).size(), std::size_t(2));
    }

    void two_clicks_make_two_different_takes()
    {
        QVERIFY_OK(askForAnotherTake(project(), slot, m_studio->jobs()));
        QVERIFY_OK(askForAnotherTake(project(), slot, m_studio->jobs()));
        QTRY_COMPARE_WITH_TIMEOUT(project().takesOf(slot).size(), std::size_t(3), minute);
        std::set<std::uint64_t> seeds;
        for (const MediaPtr& take : project().takesOf(slot)) seeds.insert(requestFrom(take->origin.request)->seed);
        QVERIFY((seeds == std::set<std::uint64_t>{1, 2, 3}));
        QVERIFY_OK(askForAnotherTake(project(), slot, m_studio->jobs())); // in whatever order the two came
        QCOMPARE(m_studio->jobs().rows().back().seed, std::uint64_t(4));
        QTRY_COMPARE_WITH_TIMEOUT(project().takesOf(slot).size(), std::size_t(4), minute);
    }

    void what_nobody_generated_has_no_other_take()
    {
        QVERIFY_FAULT(askForAnotherTake(project(), SlotId{99}, m_studio->jobs()), Fault::NotFound, "no generator made this");
    }

    void a_row_says_why_it_failed_keeps_its_purpose_in_a_retry_and_can_be_cleared()
    {
        JobBoard& board = m_studio->jobs();
        QSignalSpy failed(&board, &JobBoard::failed);
        const auto job = board.submit(asking("refuse"), slot, "One: voice", true);
        QVERIFY_OK(job);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, minute);
        QVERIFY(board.find(*job)->error.has_value());
        const auto again = board.retry(*job);
        QVERIFY_OK(again);
        QCOMPARE(board.find(*again)->title, std::string("One: voice"));
        QCOMPARE(board.find(*again)->slot, slot);
        QVERIFY(board.find(*again)->wasAskedFor);
        QCOMPARE(board.find(*again)->project, m_studio->document()->identity());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, minute);
        const auto running = board.submit(asking("wait"), slot, "Two: voice");
        QVERIFY_OK(running);
        board.clearEnded();
        QCOMPARE(board.rows().size(), std::size_t(1));
        QCOMPARE(board.running(), 1);
        QVERIFY_OK(board.cancel(*running));
        QTRY_COMPARE_WITH_TIMEOUT(board.running(), 0, minute);
        QVERIFY_FAULT(board.retry(JobId{999}), Fault::NotFound, "no job");
    }

    void two_projects_of_one_place_are_not_the_same_and_a_project_opened_again_is()
    {
        const std::string first = m_studio->document()->identity();
        QVERIFY_OK(m_studio->openDocument(file("b")));
        QVERIFY(m_studio->document()->identity() != first);
        QVERIFY_OK(m_studio->openDocument(file("a")));
        QCOMPARE(m_studio->document()->identity(), first);
        m_studio->closeDocument();
        fs::remove(file("a"));
        QVERIFY_OK(m_studio->createDocument(file("a"), projectWithTake("a")));
        QVERIFY(m_studio->document()->identity() != first);
    }

private:
    fs::path file(const std::string& name) const { return m_root / (name + ".spot"); }
    const Project& project() const { return *m_studio->document()->project(); }
    void openStudio()
    {
        m_studio.reset();
        auto studio = Studio::open({m_root / "home", test::workerPath(), {m_root / "plugins"}});
        QVERIFY_OK(studio);
        m_studio = std::move(*studio);
    }
    void waitUntilItRuns(JobId job)
    {
        const auto runs = [&] {
            const JobRow* row = m_studio->jobs().find(job);
            return row && row->stage == "beginning";
        };
        QTRY_VERIFY_WITH_TIMEOUT(runs(), minute);
    }
    void letGo()
    {
        for (const auto& folder : fs::directory_iterator(m_root / "home" / "scratch")) std::ofstream(folder.path() / "go") << "";
    }
    /// A take without a slot, taken in: everything that was asked before it has been told by then.
    void makeATakeHere()
    {
        const std::size_t before = project().media.size();
        QVERIFY_OK(m_studio->jobs().submit(asking("good", ++m_seed), SlotId{}, "Only for the library"));
        QTRY_COMPARE_WITH_TIMEOUT(project().media.size(), before + 1, minute);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_root;
    std::unique_ptr<Studio> m_studio;
    std::uint64_t m_seed = 1000;
};

QTEST_GUILESS_MAIN(TakesSpec)
#include "takes_spec.moc"
