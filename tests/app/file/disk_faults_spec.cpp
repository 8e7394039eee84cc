// SPDX-License-Identifier: GPL-3.0-or-later
// Whichever change of the disk fails, for want of room or because it is broken: what was there is there, the person is told, and
// the next save works.
#include "app/edit/apply.h"
#include "app/file/project_store.h"
#include "tests/support/failing_disk.h"
#include "tests/support/quick_folder.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <functional>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

using Store = std::unique_ptr<ProjectStore>;

ProjectPtr renamed(const Project& project, const std::string& name)
{
    return std::make_shared<const Project>(*spot::apply(project, SetBrief{name, project.brief, project.storyboard}));
}
/// A project of four steps, of which the third is shown.
Result<Store> fourSteps(const fs::path& file)
{
    SPOT_TRY(store, ProjectStore::createFrom(file, text::project("V1: a[0,48) b[48,96); N1: n[0,30)")));
    for (const char* name : {"two", "three", "four"}) SPOT_TRY_DONE(store->append(renamed(*store->project(), name), {name}));
    SPOT_TRY_DONE(store->moveTo({3}));
    return std::move(store);
}
std::string shown(const ProjectStore& store)
{
    std::string text = store.project()->name + " at " + std::to_string(store.current().id.value) + ":";
    for (const HistoryStep& step : store.steps()) text += " " + step.name;
    return text;
}

struct Work {
    const char* name;
    std::function<Result<Done>(ProjectStore&)> run;
    std::string after;
};
const std::vector<Work>& works()
{
    static const std::vector<Work> list{
        {"a new step", [](ProjectStore& s) { return s.append(renamed(*s.project(), std::string(4'000, 'x') + "five"), {"five"}); }, std::string(4'000, 'x') + "five at 5: New project two three four five"},
        {"undo", [](ProjectStore& s) { return s.moveTo({2}); }, "two at 2: New project two three four"},
        {"redo", [](ProjectStore& s) { return s.moveTo({4}); }, "four at 4: New project two three four"},
    };
    return list;
}

} // namespace

class DiskFaultsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void every_change_of_a_save_may_fail_data()
    {
        QTest::addColumn<int>("work");
        QTest::addColumn<bool>("full");
        for (std::size_t w = 0; w < works().size(); ++w)
            for (const bool full : {true, false}) QTest::addRow("%s, %s", works()[w].name, full ? "the disk is full" : "the disk is broken") << static_cast<int>(w) << full;
    }
    void every_change_of_a_save_may_fail()
    {
        QFETCH(int, work);
        QFETCH(bool, full);
        const Work& what = works()[static_cast<std::size_t>(work)];
        FailingDisk disk;
        int failed = 0;
        for (int n = 1; n < 500; ++n) {
            const QuickFolder folder;
            const fs::path file = folder.file();
            auto store = fourSteps(file);
            QVERIFY_OK(store);
            const std::string before = shown(**store);
            disk.failFrom(n, full ? FailingDisk::Cause::Full : FailingDisk::Cause::Broken);
            const Result<Done> done = what.run(**store);
            disk.heal();
            if (!done) {
                ++failed;
                QVERIFY_FAULT(done, full ? Fault::NoSpace : Fault::Io, "spot.spot: ");
                QVERIFY_FAULT(done, full ? Fault::NoSpace : Fault::Io, "nothing was changed");
                QCOMPARE(shown(**store), before);
                QVERIFY_OK(what.run(**store)); // the next save works
            }
            QCOMPARE(shown(**store), what.after);
            store->reset();
            store = ProjectStore::open(file);
            QVERIFY_OK(store);
            QCOMPARE(shown(**store), what.after);
            if (!disk.hasFailed()) break;
            QVERIFY2(n < 499, "the save never came to its end");
        }
        QVERIFY(failed >= 2); // the log's frames and their sync at the least
    }

    void a_process_that_ends_after_a_failed_save_leaves_the_old_state_or_the_new_one_whole()
    {
        FailingDisk disk;
        for (int n = 1; n < 500; ++n) {
            const QuickFolder folder, elsewhere;
            const fs::path file = folder.file();
            auto store = fourSteps(file);
            QVERIFY_OK(store);
            const std::string before = shown(**store);
            disk.failFrom(n, FailingDisk::Cause::Broken);
            const Result<Done> done = works()[0].run(**store);
            disk.heal();
            for (const auto& entry : fs::directory_iterator(folder.path())) // what the next start finds
                if (entry.is_regular_file() && entry.path().extension() != ".spot-shm") fs::copy(entry, elsewhere.path());
            auto found = ProjectStore::open(elsewhere.file());
            QVERIFY_OK(found);
            if (done) QCOMPARE(shown(**found), works()[0].after);
            else QVERIFY2(shown(**found) == before || shown(**found) == works()[0].after, shown(**found).substr(0, 200).c_str());
            if (!disk.hasFailed()) return;
        }
        QFAIL("the save never came to its end");
    }

    void a_new_project_that_cannot_be_written_leaves_nothing()
    {
        FailingDisk disk;
        for (int n = 1; n < 500; ++n) {
            const QuickFolder folder;
            const fs::path file = folder.file();
            disk.failFrom(n, FailingDisk::Cause::Full);
            const auto store = ProjectStore::createFrom(file, text::project("V1: a[0,48)"));
            disk.heal();
            if (!disk.hasFailed()) {
                QVERIFY_OK(store);
                return;
            }
            if (store) continue; // it was whole by then, and is open for reading with the reason
            const bool isInPlace = fs::exists(file); // then only opening it failed
            QVERIFY(isInPlace || fs::is_empty(folder.path()));
            if (isInPlace) {
                const auto again = ProjectStore::open(file);
                QVERIFY_OK(again);
            }
        }
        QFAIL("the project was never written");
    }

    void opening_on_a_failing_disk_changes_nothing()
    {
        FailingDisk disk;
        for (int n = 1; n < 500; ++n) {
            const QuickFolder folder;
            const fs::path file = folder.file();
            QVERIFY_OK(fourSteps(file));
            disk.failFrom(n, FailingDisk::Cause::Broken);
            auto store = ProjectStore::open(file);
            QVERIFY(!store || (*store)->project()->name == "three");
            if (store) store->reset(); // closing meets the broken disk too
            disk.heal();
            auto again = ProjectStore::open(file);
            QVERIFY_OK(again);
            QCOMPARE(shown(**again), std::string("three at 3: New project two three four"));
            QVERIFY_OK(works()[0].run(**again));
            if (!disk.hasFailed()) return;
        }
        QFAIL("opening never came to its end");
    }
};

QTEST_GUILESS_MAIN(DiskFaultsSpec)
#include "disk_faults_spec.moc"
