// SPDX-License-Identifier: GPL-3.0-or-later
// The queue with a real worker: good jobs, every deceit at the door, crash and retry, cache, cancel, and what a crash of ours leaves.
#include "assets/ledger/ledger.h"
#include "assets/store/content_store.h"
#include "generators/jobs/job_queue.h"
#include "generators/jobs/job_store.h"
#include "tests/generators/bad_plugin/bad_plugin.h"

#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <nlohmann/json.hpp>
#include <unistd.h>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

/// Collects what the queue tells and waits for what is expected.
class Told
{
public:
    std::function<void(const JobEvent&)> onEvent = [](const JobEvent&) {};

    void add(const JobEvent& event)
    {
        onEvent(event);
        const std::lock_guard lock(m_mutex);
        m_events.push_back(event);
        m_changed.notify_all();
    }
    /// The first event that fits, or an empty one after a minute.
    template <class Fits> JobEvent wait(Fits fits)
    {
        std::unique_lock lock(m_mutex);
        JobEvent found;
        m_changed.wait_for(lock, std::chrono::minutes(1), [&] {
            for (const JobEvent& event : m_events)
                if (fits(event)) return found = event, true;
            return false;
        });
        return found;
    }
    JobEvent end(JobId job)
    {
        return wait([job](const JobEvent& event) { return event.job == job && isFinal(event.state); });
    }
    std::vector<JobState> states(JobId job)
    {
        const std::lock_guard lock(m_mutex);
        std::vector<JobState> all;
        for (const JobEvent& event : m_events)
            if (event.job == job && (all.empty() || all.back() != event.state)) all.push_back(event.state);
        return all;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<JobEvent> m_events;
};

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

const JobPurpose ours{"our project", 7, "A line: voice", true};

} // namespace

class JobQueueSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_root = m_dir->path().toStdString();
        fs::create_directories(m_root / "scratch");
        test::install({}, m_root / "plugins" / "bad");
        open();
    }
    void cleanup() { close(); }

    void a_good_job_ends_in_the_store_and_in_the_ledger()
    {
        const JobId id = submit(asking("good"));
        const JobEvent end = m_told->end(id);
        QVERIFY2(end.outcome, end.error ? end.error->message.c_str() : "no event");
        QCOMPARE(m_told->states(id), (std::vector{JobState::Queued, JobState::Submitting, JobState::Running, JobState::Ingesting, JobState::Ready}));
        QCOMPARE(end.outcome->files.size(), std::size_t(1));
        QVERIFY(m_store->pathOf(end.outcome->files[0].media));
        const auto entries = m_ledger->entries();
        QCOMPARE(entries.size(), std::size_t(1));
        const auto& fact = std::get<Generated>(entries[0].fact);
        QCOMPARE(fact.media, end.outcome->files[0].media);
        QCOMPARE(fact.plugin, std::string("bad"));
        QCOMPARE(fact.requestHash, asking("good").hash());
        QVERIFY(fs::is_empty(m_root / "scratch"));
    }

    void the_same_request_is_answered_from_the_cache_and_another_seed_is_not()
    {
        const JobEvent first = m_told->end(submit(asking("good")));
        const JobId again = submit(asking("good"));
        const JobEvent second = m_told->end(again);
        QVERIFY(second.outcome && second.outcome->fromCache);
        QVERIFY(second.outcome->files == first.outcome->files);
        QCOMPARE(m_told->states(again), (std::vector{JobState::Queued, JobState::Ready}));
        const JobEvent other = m_told->end(submit(asking("good", 2)));
        QVERIFY(other.outcome && !other.outcome->fromCache);
        QVERIFY(!(other.outcome->files == first.outcome->files));
        close();
        open(); // and in the next run
        QVERIFY(m_told->end(submit(asking("good"))).outcome->fromCache);
    }

    void the_door_refuses_deceit_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no file") << "which is not there";
        QTest::newRow("dots") << "which is not a relative path inside its folder";
        QTest::newRow("absolute") << "which is not a relative path inside its folder";
        QTest::newRow("symlink") << "which is reached through a link";
        QTest::newRow("linked folder") << "which is reached through a link";
        QTest::newRow("fifo") // the sandbox lets a plugin make none; ingest_spec shows the door closed to one all the same
             << "which is not there";
        QTest::newRow("folder") << "which is not a regular file";
        QTest::newRow("garbage") << "clip.wav";
        QTest::newRow("playlist") << "clip.m3u8";
        QTest::newRow("no json") << "a result that is not a JSON object";
        QTest::newRow("no files") << "a result without a list of 1 to 64 files";
        QTest::newRow("picture") << "a sound as \"picture\"";
    }
    void the_door_refuses_deceit()
    {
        QFETCH(QString, sentence);
        const JobEvent end = m_told->end(submit(asking(QTest::currentDataTag())));
        QCOMPARE(end.state, JobState::Failed);
        QVERIFY2(QString::fromStdString(end.error->message).contains(sentence), end.error->message.c_str());
        QVERIFY(m_ledger->entries().empty());
        QVERIFY(fs::is_empty(m_root / "scratch"));
    }
    void a_picture_job_does_not_take_a_sound()
    {
        GenerationRequest request = asking("good");
        request.kind = GenerationKind::Video;
        request.size = {640, 360};
        request.frames = 30;
        const JobEvent end = m_told->end(submit(request));
        QCOMPARE(end.state, JobState::Failed);
        QVERIFY2(end.error->message.find("no picture") != std::string::npos, end.error->message.c_str());
    }

    void a_crash_is_tried_once_more_and_then_told()
    {
        const JobId id = submit(asking("segv"));
        const JobEvent end = m_told->end(id);
        QCOMPARE(end.state, JobState::Failed);
        QCOMPARE(end.error->fault, Fault::Crashed);
        const auto states = m_told->states(id);
        QCOMPARE(std::count(states.begin(), states.end(), JobState::Queued), std::ptrdiff_t(2));
        QCOMPARE(std::count(states.begin(), states.end(), JobState::Running), std::ptrdiff_t(2));
    }
    void a_worker_killed_in_the_middle_is_replaced_and_the_job_ends_well()
    {
        int attempts = 0;
        m_told->onEvent = [&](const JobEvent& event) {
            if (event.stage != "beginning") return;
            if (++attempts == 1)
                for (const pid_t pid : test::workersBelow(getpid())) kill(pid, SIGKILL);
            else
                for (const auto& folder : fs::directory_iterator(m_root / "scratch")) std::ofstream(folder.path() / "go") << "";
        };
        const JobEvent end = m_told->end(submit(asking("gate")));
        QCOMPARE(end.state, JobState::Ready);
        QCOMPARE(attempts, 2);
    }

    void a_running_job_and_a_waiting_one_can_be_cancelled()
    {
        const JobId running = submit(asking("wait", 1)), other = submit(asking("wait", 2)), waiting = submit(asking("wait", 3));
        for (const JobId id : {running, other})
            QCOMPARE(m_told->wait([id](const JobEvent& e) { return e.job == id && e.stage == "beginning"; }).job, id);
        QVERIFY(m_queue->cancel(waiting));
        QCOMPARE(m_told->end(waiting).state, JobState::Cancelled);
        QVERIFY(m_queue->cancel(running));
        const JobEvent end = m_told->end(running);
        QCOMPARE(end.state, JobState::Cancelled);
        QCOMPARE(end.error->fault, Fault::Cancelled);
        QCOMPARE(m_queue->cancel(running).error().fault, Fault::NotFound);
        QVERIFY(m_queue->cancel(other));
        QCOMPARE(m_told->end(other).state, JobState::Cancelled);
    }
    void an_ended_job_can_be_tried_anew()
    {
        const JobId id = submit(asking("refuse"));
        QCOMPARE(m_told->end(id).state, JobState::Failed);
        const auto again = m_queue->retry(id);
        QVERIFY(again && *again != id);
        QCOMPARE(m_told->end(*again).state, JobState::Failed);
        QCOMPARE(m_queue->retry(JobId{999}).error().fault, Fault::NotFound);
    }

    void submit_returns_at_once_and_refuses_what_cannot_be()
    {
        QCOMPARE(m_queue->submit(GenerationRequest{}).error().fault, Fault::NotFound);
        GenerationRequest french = asking("good");
        french.language = "fr";
        QCOMPARE(m_queue->submit(french).error().fault, Fault::Unsupported);
    }
    void without_consent_a_job_is_denied_and_with_it_it_runs()
    {
        close();
        test::install({.wantsVoiceConsent = true}, m_root / "plugins" / "bad");
        open();
        GenerationRequest request = asking("good");
        request.people = {"Kim"};
        const auto denied = m_queue->submit(request);
        QVERIFY(!denied);
        QCOMPARE(denied.error().fault, Fault::Denied);
        QVERIFY(denied.error().message.find("Kim") != std::string::npos);
        QVERIFY(m_ledger->append(ConsentGiven{"Kim", "voice", "", "", hashOf("signed")}));
        QCOMPARE(m_told->end(submit(request)).state, JobState::Ready);
    }
    void a_job_over_the_budget_is_denied()
    {
        close();
        test::install({.pricePerCall = 0.75}, m_root / "plugins" / "bad");
        open(1.0);
        QCOMPARE(m_told->end(submit(asking("good"))).state, JobState::Ready);
        QCOMPARE(m_queue->submit(asking("good", 2)).error().fault, Fault::Denied);
    }

    void inputs_lie_in_the_job_s_folder_under_their_ending()
    {
        std::ofstream(m_root / "can.png") << "pixels";
        const auto media = m_store->put(m_root / "can.png");
        QVERIFY(media);
        bool found = false;
        m_told->onEvent = [&](const JobEvent& event) {
            if (event.stage != "beginning") return;
            for (const auto& folder : fs::directory_iterator(m_root / "scratch")) {
                found = found || fs::file_size(folder.path() / "inputs" / "0.png") == 6;
                std::ofstream(folder.path() / "go") << "";
            }
        };
        GenerationRequest request = asking("gate");
        request.inputs = {{"product", "the can", *media}};
        QCOMPARE(m_told->end(submit(request)).state, JobState::Ready);
        QVERIFY(found);
        request.inputs[0].media = hashOf("never stored");
        QCOMPARE(m_told->end(submit(request)).error->fault, Fault::NotFound);
    }

    void closing_stops_what_runs_and_its_project_takes_it_up_again()
    {
        const JobId id = submit(asking("wait"), ours);
        QCOMPARE(m_told->wait([id](const JobEvent& e) { return e.job == id && e.stage == "beginning"; }).job, id);
        close();
        QVERIFY(test::workersBelow(getpid()).empty());
        open();
        m_queue->resume(ours.project);
        QCOMPARE(m_told->wait([id](const JobEvent& e) { return e.job == id && e.state == JobState::Running; }).job, id);
        QVERIFY(m_queue->requestOf(id) == asking("wait"));
        QVERIFY(m_queue->purposeOf(id) == ours);
        QVERIFY(m_queue->cancel(id));
        QCOMPARE(m_told->end(id).state, JobState::Cancelled);
    }
    void what_another_project_left_is_not_touched_and_blocks_nothing()
    {
        const JobId left = submit(asking("wait"), ours), alsoLeft = submit(asking("wait", 2), ours);
        QCOMPARE(m_told->wait([left](const JobEvent& e) { return e.job == left && e.stage == "beginning"; }).job, left);
        close();
        open();
        m_queue->resume("another project");
        m_queue->resume("");
        const JobId mine = submit(asking("good"), {"another project", 7, "", false});
        QCOMPARE(m_told->end(mine).state, JobState::Ready); // all lanes were free
        QVERIFY(m_told->states(left).empty() && m_told->states(alsoLeft).empty());
        close();
        QCOMPARE(JobStore::open(m_root / "jobs.sqlite")->unfinished(ours.project)->size(), std::size_t(2)); // they wait on
    }
    void a_finished_take_is_told_again_until_it_is_marked_as_taken()
    {
        const JobId id = submit(asking("good"), ours);
        const JobEvent end = m_told->end(id);
        QCOMPARE(end.state, JobState::Ready);
        for (const bool isTaken : {false, true}) {
            close();
            open();
            m_queue->resume(ours.project);
            QCOMPARE(m_told->end(submit(asking("good", 2), {"another project", 1, "", false})).state, JobState::Ready); // told after what waited
            QCOMPARE(m_told->states(id).size(), std::size_t(isTaken ? 0 : 1));
            if (isTaken) break;
            const JobEvent again = m_told->end(id);
            QVERIFY(again.outcome && again.outcome->files == end.outcome->files);
            QVERIFY(m_queue->purposeOf(id) == ours);
            m_queue->markTaken(id);
        }
    }
    void what_was_left_can_be_forgotten()
    {
        const JobId finished = submit(asking("good"), ours), running = submit(asking("wait"), ours);
        QCOMPARE(m_told->end(finished).state, JobState::Ready);
        QCOMPARE(m_told->wait([running](const JobEvent& e) { return e.job == running && e.stage == "beginning"; }).job, running);
        close();
        open();
        m_queue->forget(ours.project);
        m_queue->resume(ours.project);
        QCOMPARE(m_told->end(submit(asking("good", 2))).state, JobState::Ready);
        QVERIFY(m_told->states(finished).empty() && m_told->states(running).empty());
    }
    void a_job_tried_anew_is_for_the_same_purpose()
    {
        const JobId id = submit(asking("refuse"), ours);
        QCOMPARE(m_told->end(id).state, JobState::Failed);
        const auto again = m_queue->retry(id);
        QVERIFY(again);
        QVERIFY(m_queue->purposeOf(*again) == ours);
        QCOMPARE(m_told->end(*again).state, JobState::Failed);
    }
    void what_a_crash_left_in_submitting_is_told_as_unknown()
    {
        close();
        {
            auto jobs = JobStore::open(m_root / "jobs.sqlite");
            QVERIFY(jobs && jobs->add(jobs->nextId(), asking("good"), ours));
            QVERIFY(jobs->setState(JobId{1}, JobState::Submitting));
            QVERIFY(jobs->add(jobs->nextId(), asking("good", 2), ours));
            QVERIFY(jobs->setState(JobId{2}, JobState::Running));
        }
        open();
        m_queue->resume(ours.project);
        QCOMPARE(m_told->end(JobId{1}).state, JobState::Unknown);
        QCOMPARE(m_told->end(JobId{2}).state, JobState::Ready);
        const auto again = m_queue->retry(JobId{1});
        QVERIFY(again);
        QCOMPARE(m_told->end(*again).state, JobState::Ready);
    }
    void a_plugin_that_is_gone_fails_its_job_with_a_next_step()
    {
        close();
        fs::remove_all(m_root / "plugins" / "bad");
        {
            auto jobs = JobStore::open(m_root / "jobs.sqlite");
            QVERIFY(jobs && jobs->add(jobs->nextId(), asking("good"), ours));
        }
        open();
        m_queue->resume(ours.project);
        const JobEvent end = m_told->end(JobId{1});
        QCOMPARE(end.state, JobState::Failed);
        QCOMPARE(end.error->fault, Fault::NotFound);
    }

private:
    void open(double spendingLimit = 0)
    {
        m_catalog = std::make_unique<Catalog>(Catalog::scan({m_root / "plugins"}));
        m_store = std::make_unique<ContentStore>(std::move(*ContentStore::open(m_root / "media")));
        m_ledger = std::make_unique<Ledger>(std::move(*Ledger::open(m_root / "ledger.jsonl")));
        m_jobs = std::make_unique<JobStore>(std::move(*JobStore::open(m_root / "jobs.sqlite")));
        m_told = std::make_unique<Told>();
        JobQueue::Options options;
        options.spendingLimit = spendingLimit;
        m_queue = std::make_unique<JobQueue>(JobQueue::Services{*m_catalog, *m_store, *m_ledger, *m_jobs, m_root / "scratch", test::workerPath()},
                                             options, [told = m_told.get()](const JobEvent& event) { told->add(event); });
    }
    void close()
    {
        m_queue.reset();
        m_jobs.reset();
    }
    JobId submit(const GenerationRequest& request, const JobPurpose& purpose = {})
    {
        const auto id = m_queue->submit(request, purpose);
        return id ? *id : JobId{};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_root;
    std::unique_ptr<Catalog> m_catalog;
    std::unique_ptr<ContentStore> m_store;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<JobStore> m_jobs;
    std::unique_ptr<Told> m_told;
    std::unique_ptr<JobQueue> m_queue;
};

QTEST_GUILESS_MAIN(JobQueueSpec)
#include "job_queue_spec.moc"
