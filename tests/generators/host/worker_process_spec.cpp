// SPDX-License-Identifier: GPL-3.0-or-later
// A worker in its sandbox: each way of ending is told apart, each forbidden thing is refused, nothing is left behind.
#include "generators/host/worker_process.h"
#include "tests/generators/bad_plugin/bad_plugin.h"

#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

using namespace spot;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

class WorkerProcessSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SPOTWRIGHT_SPEC_SECRET", "a key");
        m_confinement = Confinement::detect();
        if (!m_confinement.isFull()) qInfo("reduced isolation here: %s", m_confinement.whyReduced.c_str());
    }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_root = m_dir->path().toStdString();
        fs::create_directories(m_root / "scratch");
    }

    void a_good_job_ends_ok_with_its_file_and_its_progress()
    {
        double last = 0;
        bool began = false;
        const WorkerOutcome outcome = run("good", {}, {}, {[&] { began = true; }, [&](double f, const std::string&) { last = f; }});
        QCOMPARE(reasonOf(outcome), QString());
        QCOMPARE(outcome.end, WorkerEnd::Ok);
        QCOMPARE(outcome.result, std::string(R"({"files":[{"role":"sound","path":"sound.wav"}]})"));
        QVERIFY(began);
        QVERIFY(last >= 0.25);
        QCOMPARE(fs::file_size(m_root / "scratch" / "sound.wav"), std::uintmax_t(96044));
    }

    void a_crash_is_told_with_its_signal_and_its_last_words()
    {
        const WorkerOutcome outcome = run("segv");
        QCOMPARE(outcome.end, WorkerEnd::Crashed);
        QCOMPARE(outcome.fault, Fault::Crashed);
        QCOMPARE(outcome.signal, SIGSEGV);
        QCOMPARE(outcome.reason, std::string("bad crashed: Segmentation fault (signal 11)"));
        QVERIFY(outcome.lastWords.find("about to touch nothing") != std::string::npos);
        QCOMPARE(run("abort").signal, SIGABRT);
    }
    void leaving_without_a_word_is_a_crash() { QCOMPARE(run("leave").reason, std::string("bad ended with code 7 before it had finished")); }

    void a_busy_hang_ends_at_the_deadline()
    {
        const WorkerOutcome outcome = run("hang", {.limits = {256, 1, 16, 1}});
        QCOMPARE(outcome.end, WorkerEnd::TimedOut);
        QCOMPARE(outcome.reason, std::string("bad was not finished after 1 s, which is its limit"));
    }
    void a_job_that_never_finishes_ends_at_the_deadline() { QCOMPARE(run("never finish", {.limits = {256, 1, 16, 1}}).end, WorkerEnd::TimedOut); }

    void a_worker_that_falls_silent_is_ended()
    {
        WorkerTimings timings;
        timings.silentWarning = 300ms;
        timings.silentEnd = 1200ms;
        const WorkerOutcome outcome = run("never finish", {}, {}, {{}, [](double, const std::string&) {
            for (const pid_t pid : test::workersBelow(getpid())) kill(pid, SIGSTOP);
        }}, timings);
        QCOMPARE(outcome.end, WorkerEnd::TimedOut);
        QVERIFY2(outcome.reason.starts_with("bad gave no sign of life for 1.2"), outcome.reason.c_str());
        QVERIFY(!outcome.notes.empty());
    }

    void a_memory_bomb_meets_its_limit()
    {
        const WorkerOutcome outcome = run("memory bomb");
        QCOMPARE(outcome.reason, std::string("bad used more than its 256 MB of memory"));
        QCOMPARE(outcome.end, WorkerEnd::OverLimit);
        QCOMPARE(outcome.fault, Fault::NoSpace);
    }
    void a_file_too_large_and_files_too_many_meet_their_limit()
    {
        QCOMPARE(run("file bomb").end, WorkerEnd::OverLimit);
        init();
        const WorkerOutcome many = run("disk bomb");
        QCOMPARE(many.end, WorkerEnd::OverLimit);
        QCOMPARE(many.reason, std::string("bad wrote more than its 16 MB of files"));
    }

    void finishing_twice_and_reporting_on_another_job_break_the_protocol()
    {
        QCOMPARE(run("twice").reason, std::string("bad said twice that it had finished"));
        QCOMPARE(run("wrong job").end, WorkerEnd::BrokeProtocol);
    }
    void a_result_over_one_mebibyte_fails_with_a_sentence()
    {
        QCOMPARE(run("long result").reason, std::string("bad could not do it: the plugin's result is over 1 MiB"));
    }
    void a_refused_request_fails_with_the_plugin_s_own_reason()
    {
        const WorkerOutcome outcome = run("refuse");
        QCOMPARE(outcome.end, WorkerEnd::Failed);
        QCOMPARE(outcome.reason, std::string("bad could not do it: the field text is missing"));
    }

    void cancelling_lets_the_plugin_stop_by_itself()
    {
        std::stop_source stop;
        const WorkerOutcome outcome = run("wait", {}, stop.get_token(), {{}, [&](double, const std::string&) { stop.request_stop(); }});
        QCOMPARE(outcome.end, WorkerEnd::Cancelled);
        QCOMPARE(outcome.reason, std::string("bad was cancelled"));
    }
    void a_plugin_that_ignores_cancel_is_killed_after_the_grace()
    {
        WorkerTimings timings;
        timings.cancelGrace = 300ms;
        std::stop_source stop;
        const auto began = std::chrono::steady_clock::now();
        const WorkerOutcome outcome = run("ignore cancel", {}, stop.get_token(), {{}, [&](double, const std::string&) { stop.request_stop(); }}, timings);
        QCOMPARE(outcome.end, WorkerEnd::Cancelled);
        QVERIFY(std::chrono::steady_clock::now() - began < 5s);
    }
    void a_stop_before_the_start_runs_nothing()
    {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(run("good", {}, stop.get_token()).end, WorkerEnd::Cancelled);
        QVERIFY(!fs::exists(m_root / "scratch" / "sound.wav"));
    }

    void a_worker_killed_from_outside_is_a_crash()
    {
        const WorkerOutcome outcome = run("never finish", {}, {}, {{}, [](double, const std::string&) {
            for (const pid_t pid : test::workersBelow(getpid())) kill(pid, SIGKILL);
        }});
        QCOMPARE(outcome.end, WorkerEnd::Crashed);
        QCOMPARE(outcome.signal, SIGKILL);
    }

    void nothing_that_a_plugin_started_outlives_its_job()
    {
        QCOMPARE(run("orphan").end, WorkerEnd::Ok);
        QVERIFY(test::workersBelow(getpid()).empty());
        for (const auto& process : fs::directory_iterator("/proc")) { // orphans would have another parent by now
            std::error_code error;
            const fs::path folder = fs::read_symlink(process.path() / "cwd", error);
            QVERIFY(error || folder != m_root / "scratch");
        }
    }

    void the_network_does_not_exist_for_a_plugin() { QCOMPARE(refusal("network"), QString("EPERM")); }
    void other_processes_cannot_be_traced() { QCOMPARE(refusal("ptrace"), QString("EPERM")); }
    void nothing_can_be_mounted() { QCOMPARE(refusal("mount"), QString("EPERM")); }
    void keys_in_the_environment_do_not_arrive() { QCOMPARE(refusal("environment"), QString("none")); }
    void the_person_s_files_are_not_there()
    {
        if (!m_confinement.isFull()) QSKIP("reduced isolation: files of the same user can be read");
        const fs::path secret = m_root / "secret";
        std::ofstream(secret) << "mine";
        QCOMPARE(refusal("read", secret), QString("ENOENT"));
        QCOMPARE(refusal("read", fs::path(getenv("HOME") ? getenv("HOME") : "/root")), QString("ENOENT"));
        QCOMPARE(refusal("read", "/etc/passwd"), QString("ENOENT"));
        QCOMPARE(refusal("read", "/home"), QString("ENOENT"));
    }
    void the_plugin_s_own_folder_is_read_only()
    {
        if (!m_confinement.isFull()) QSKIP("reduced isolation: only the folder's own permissions protect it");
        QCOMPARE(refusal("write plugin"), QString("EROFS"));
    }

    void without_bubblewrap_the_job_runs_and_says_reduced_isolation()
    {
        const Confinement full = std::exchange(m_confinement, Confinement{{}, "bubblewrap is not installed: install the package bubblewrap"});
        const WorkerOutcome good = run("good");
        const QString network = refusal("network"), traced = refusal("ptrace"), key = refusal("environment");
        const WorkerOutcome orphan = run("orphan"), crash = run("segv");
        m_confinement = full;
        QCOMPARE(good.end, WorkerEnd::Ok);
        QVERIFY(!good.notes.empty());
        QCOMPARE(good.notes[0], std::string("reduced isolation: bubblewrap is not installed: install the package bubblewrap"));
        QCOMPARE(network, QString("EPERM"));
        QCOMPARE(traced, QString("EPERM"));
        QCOMPARE(key, QString("none"));
        QCOMPARE(orphan.end, WorkerEnd::Ok);
        QCOMPARE(crash.signal, SIGSEGV);
        QVERIFY(test::workersBelow(getpid()).empty());
    }

    void broken_tables_are_refused_before_any_call()
    {
        QVERIFY(run("good", {.library = "short"}).reason.find("the plugin's table is 8 bytes") != std::string::npos);
        const WorkerOutcome major = run("good", {.library = "major"});
        QVERIFY(major.reason.find("speaks version 2 of the plugin interface") != std::string::npos);
        QCOMPARE(major.fault, Fault::Unsupported);
        QVERIFY(run("good", {.library = "member"}).reason.find("lacks id, version, create or destroy") != std::string::npos);
        QVERIFY(run("good", {.id = "other-name"}).reason.find("calls itself bad, its capability.json other-name") != std::string::npos);
    }
    void a_library_that_is_none_fails_with_the_loader_s_words()
    {
        test::install({}, m_root / "plugin");
        std::ofstream(m_root / "plugin" / "plugin.so") << "not a library";
        const WorkerOutcome outcome = start("good", {}, {}, {});
        QCOMPARE(outcome.end, WorkerEnd::Failed);
        QVERIFY2(outcome.reason.find("cannot be loaded") != std::string::npos, outcome.reason.c_str());
    }
    void a_worker_that_is_not_there_fails_with_its_path()
    {
        test::install({}, m_root / "plugin");
        WorkerOrder order = orderFor("good", {});
        order.worker = "/nowhere/spotwright-worker";
        const WorkerOutcome outcome = runWorker(order, {}, {});
        QCOMPARE(outcome.end, WorkerEnd::Failed);
        QVERIFY2(outcome.reason.find("/nowhere/spotwright-worker") != std::string::npos, outcome.reason.c_str());
    }

private:
    WorkerOrder orderFor(const std::string& what, const WorkerTimings& timings, const std::string& path = {})
    {
        WorkerOrder order;
        order.capability = *readCapability(m_root / "plugin" / "capability.json");
        order.worker = test::workerPath();
        order.scratch = m_root / "scratch";
        order.job = 42;
        const nlohmann::json params{{"do", what}, {"path", path}};
        order.request = nlohmann::json{{"kind", "voice"}, {"seed", 1}, {"params", params}}.dump();
        order.confinement = m_confinement;
        order.timings = timings;
        return order;
    }
    WorkerOutcome start(const std::string& what, std::stop_token stop, const WorkerListener& listener, const WorkerTimings& timings,
                        const std::string& path = {})
    {
        return runWorker(orderFor(what, timings, path), stop, listener);
    }
    WorkerOutcome run(const std::string& what, const test::BadPlugin& plugin = {}, std::stop_token stop = {},
                      const WorkerListener& listener = {}, const WorkerTimings& timings = {})
    {
        test::install(plugin, m_root / "plugin");
        return start(what, stop, listener, timings);
    }
    /// What the plugin got for an answer when it tried.
    QString refusal(const std::string& what, const fs::path& path = {})
    {
        test::install({}, m_root / "plugin");
        QString reason = reasonOf(start(what, {}, {}, {}, path.string()));
        return reason.remove("bad could not do it: ");
    }
    static QString reasonOf(const WorkerOutcome& outcome) { return QString::fromStdString(outcome.reason); }

    Confinement m_confinement;
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(WorkerProcessSpec)
#include "worker_process_spec.moc"
