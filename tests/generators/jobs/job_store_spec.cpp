// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs on disk: what was acknowledged is there after kill -9, and one file serves one program.
#include "generators/jobs/job_store.h"
#include "generators/jobs/job_text.h"

#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fstream>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace spot;

namespace
{

GenerationRequest request(std::uint64_t seed)
{
    GenerationRequest r;
    r.plugin = "voice-x";
    r.kind = GenerationKind::Voice;
    r.text = "one";
    r.seed = seed;
    return r;
}

GenerationOutcome outcome() { return {{{"sound", hashOf("a sound")}}, {{"one", MediaTime{0}, MediaTime::fromMilliseconds(400)}}, "a note", false}; }

const JobPurpose ours{"our project", 7, "A line: voice", true};

} // namespace

class JobStoreSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jobs_and_outcomes_come_back()
    {
        QTemporaryDir dir;
        const std::string file = dir.filePath("deep/jobs.sqlite").toStdString();
        {
            auto store = JobStore::open(file);
            QVERIFY2(store, store ? "" : store.error().message.c_str());
            QCOMPARE(store->nextId(), JobId{1});
            QVERIFY(store->add(JobId{1}, request(1), ours));
            QVERIFY(store->add(store->nextId(), request(2), ours));
            QVERIFY(store->setState(JobId{1}, JobState::Failed, Error{Fault::Crashed, "it fell"}));
            QVERIFY(store->remember(hashOf("key"), outcome()));
        }
        auto store = JobStore::open(file);
        QVERIFY(store);
        const auto left = store->unfinished(ours.project);
        QVERIFY(left);
        QCOMPARE(left->size(), std::size_t(1));
        QVERIFY((*left)[0].request == request(2));
        QVERIFY((*left)[0].purpose == ours);
        QVERIFY(store->unfinished("another")->empty() && store->unfinished("")->empty());
        QCOMPARE(store->find(JobId{1})->error->message, std::string("it fell"));
        QCOMPARE(store->find(JobId{9}).error().fault, Fault::NotFound);
        QCOMPARE(store->nextId(), JobId{3});
        auto known = store->remembered(hashOf("key"));
        QVERIFY(known && known->fromCache);
        known->fromCache = false;
        QVERIFY(*known == outcome());
        QVERIFY(!store->remembered(hashOf("another key")));
    }

    void a_finished_take_waits_for_its_project_until_it_is_taken()
    {
        QTemporaryDir dir;
        const std::string file = dir.filePath("jobs.sqlite").toStdString();
        {
            auto store = JobStore::open(file);
            QVERIFY(store && store->add(store->nextId(), request(1), ours));
            QVERIFY(store->finish(JobId{1}, outcome()));
        }
        auto store = JobStore::open(file);
        QVERIFY(store);
        const auto waiting = store->waitingTakes(ours.project);
        QVERIFY(waiting && waiting->size() == 1);
        QVERIFY((*waiting)[0].outcome == outcome());
        QCOMPARE((*waiting)[0].state, JobState::Ready);
        QVERIFY(store->waitingTakes("another")->empty());
        QVERIFY(store->markTaken(JobId{1}));
        QVERIFY(store->waitingTakes(ours.project)->empty());
    }

    void a_file_of_the_first_format_opens_and_its_jobs_are_nobody_s()
    {
        QTemporaryDir dir;
        const std::string file = dir.filePath("jobs.sqlite").toStdString();
        sqlite3* raw = nullptr;
        QCOMPARE(sqlite3_open(file.c_str(), &raw), SQLITE_OK);
        const std::string first = "CREATE TABLE job (id INTEGER PRIMARY KEY, state INTEGER NOT NULL, request TEXT NOT NULL, fault INTEGER, message TEXT) STRICT;"
                                  "CREATE INDEX job_state ON job (state);"
                                  "CREATE TABLE outcome (key TEXT PRIMARY KEY, outcome TEXT NOT NULL) STRICT;"
                                  "PRAGMA user_version=1;"
                                  "INSERT INTO job (id, state, request) VALUES (4, 1, '" + textOf(request(1)) + "')";
        QCOMPARE(sqlite3_exec(raw, first.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_close(raw), SQLITE_OK);
        for (int run = 0; run < 2; ++run) {
            auto store = JobStore::open(file);
            QVERIFY2(store, store ? "" : store.error().message.c_str());
            const auto job = store->find(JobId{4});
            QVERIFY(job && job->request == request(1) && job->purpose.project.empty());
            QCOMPARE(store->nextId(), JobId{5});
        }
    }

    void what_was_acknowledged_survives_kill_9()
    {
        QTemporaryDir dir;
        const std::string file = dir.filePath("jobs.sqlite").toStdString();
        int acknowledged[2];
        QCOMPARE(pipe(acknowledged), 0);
        const pid_t child = fork();
        if (child == 0) {
            auto store = JobStore::open(file);
            for (std::uint64_t n = 1; store; ++n) {
                const JobId id = store->nextId();
                if (!store->add(id, request(n), ours) || !store->setState(id, n % 2 ? JobState::Submitting : JobState::Running)) break;
                (void)!write(acknowledged[1], &id.value, sizeof id.value);
            }
            _exit(1);
        }
        close(acknowledged[1]);
        std::uint64_t last = 0;
        while (last < 40) QCOMPARE(read(acknowledged[0], &last, sizeof last), ssize_t(sizeof last));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        while (read(acknowledged[0], &last, sizeof last) == ssize_t(sizeof last)) {}
        close(acknowledged[0]);

        auto store = JobStore::open(file);
        QVERIFY2(store, store ? "" : store.error().message.c_str());
        const auto left = store->unfinished(ours.project);
        QVERIFY(left);
        QVERIFY(left->size() >= last);
        for (std::uint64_t n = 1; n <= last; ++n) {
            const StoredJob& job = (*left)[n - 1];
            QCOMPARE(job.id, JobId{n});
            QVERIFY(job.request == request(n));
            QCOMPARE(afterCrash(job.state, true), n % 2 ? JobState::Unknown : JobState::Queued);
        }
    }

    void a_second_program_is_told_to_wait()
    {
        QTemporaryDir dir;
        const std::string file = dir.filePath("jobs.sqlite").toStdString();
        auto first = JobStore::open(file);
        QVERIFY(first);
        const auto second = JobStore::open(file);
        QVERIFY(!second);
        QCOMPARE(second.error().fault, Fault::Denied);
        QVERIFY2(second.error().message.find("open in another Spotwright") != std::string::npos, second.error().message.c_str());
    }

    void a_file_that_is_no_database_is_corrupt()
    {
        QTemporaryDir dir;
        const std::string file = dir.filePath("jobs.sqlite").toStdString();
        std::ofstream(file) << std::string(5000, 'x');
        QCOMPARE(JobStore::open(file).error().fault, Fault::Corrupt);
    }
};

QTEST_GUILESS_MAIN(JobStoreSpec)
#include "job_store_spec.moc"
