// SPDX-License-Identifier: GPL-3.0-or-later
// Backups: when one is made, which are kept, what a damaged file says, and how one comes back. Files of older formats open.
#include "app/edit/apply.h"
#include "app/file/project_store.h"
#include "app/file/restore.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <QTemporaryDir>

#include <algorithm>
#include <fstream>

using namespace spot;
namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Moment = std::chrono::system_clock::time_point;

namespace
{

Project start() { return text::project("V1: a[0,48) b[48,96); N1: n[0,30)"); }

ProjectPtr renamed(const Project& project, const std::string& name)
{
    return std::make_shared<const Project>(*spot::apply(project, SetBrief{name, project.brief, project.storyboard}));
}

struct Folder {
    QTemporaryDir folder;
    fs::path file(const char* name = "spot.spot") const { return folder.filePath(name).toStdString(); }
};

HistoryStep step(std::uint64_t id, Moment time) { return {{id}, {}, {}, "", Author::Person, time, {}}; }
Backup backup(std::uint64_t id, Moment time) { return {"x", time, {id}}; }

/// Makes a project of `steps` steps and closes it.
void makeSteps(const fs::path& file, int steps)
{
    auto store = fs::exists(file) ? ProjectStore::open(file) : ProjectStore::createFrom(file, start());
    QVERIFY_OK(store);
    for (int i = 0; i < steps; ++i) QVERIFY_OK((*store)->append(renamed(start(), "n" + std::to_string((*store)->stepCount())), {"rename"}));
}

void damage(const fs::path& file)
{
    std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
    out.seekp(4096);
    out << std::string(20000, 'x');
}

} // namespace

class BackupsSpec : public QObject
{
    Q_OBJECT
    const Moment noon = Moment(1'800'000'000s);

private Q_SLOTS:
    void one_that_failed_is_made_by_the_next_edit()
    {
        Folder folder;
        makeSteps(folder.file(), 3);
        const fs::path backups = backupFolder(folder.file());
        fs::remove_all(backups);
        std::ofstream(backups) << "in the way";
        BackupWriter writer(folder.file());
        writer.backUpWhenDue(step(1, noon), step(3, noon + 1h), noon + 1h);
        fs::remove(backups);
        QTRY_VERIFY((writer.backUpWhenDue(step(1, noon), step(3, noon + 1h), noon + 1h), !backupsOf(folder.file()).empty()));
    }

    void one_is_due_after_five_minutes_or_two_hundred_steps()
    {
        const HistoryStep first = step(1, noon);
        QVERIFY(!isBackupDue({}, first, first, noon + 1h));
        QVERIFY(!isBackupDue({}, first, step(2, noon + 4min), noon + 4min));
        QVERIFY(isBackupDue({}, first, step(2, noon + 1min), noon + 5min));
        QVERIFY(isBackupDue({}, first, step(201, noon + 1min), noon + 1min));
        const auto newest = backup(50, noon + 10min);
        QVERIFY(!isBackupDue(newest, first, step(50, noon + 9min), noon + 5h)); // nothing new
        QVERIFY(!isBackupDue(newest, first, step(51, noon + 11min), noon + 14min));
        QVERIFY(isBackupDue(newest, first, step(51, noon + 11min), noon + 15min));
        QVERIFY(isBackupDue(newest, first, step(250, noon + 11min), noon + 11min));
    }

    void twenty_recent_ones_one_an_hour_and_one_a_day_are_kept()
    {
        std::vector<Backup> all; // one every 6 minutes for 40 days, thinned as they come
        std::uint64_t id = 1;
        const Moment end = noon + 40 * 24h;
        for (Moment now = noon; now <= end; now += 6min) {
            all.insert(all.begin(), backup(++id, now));
            for (const Backup& gone : superfluous(all, now)) all.erase(std::find(all.begin(), all.end(), gone));
        }
        QVERIFY(all.size() >= 20 + 20 + 28 && all.size() <= 20 + 24 + 31);
        for (std::size_t i = 0; i < 20; ++i) QVERIFY(all[i].time == end - 6min * static_cast<int>(i));
        int lastDay = 0;
        for (const Backup& kept : all) lastDay += end - kept.time < 24h;
        QVERIFY(lastDay >= 20 + 21 && lastDay <= 20 + 24);
        QVERIFY(end - all.back().time >= 28 * 24h && end - all.back().time < 30 * 24h);
    }

    void every_two_hundred_steps_make_one_that_opens_with_its_history()
    {
        Folder folder;
        QVERIFY(backupsOf(folder.file()).empty());
        makeSteps(folder.file(), 199);
        QVERIFY(backupsOf(folder.file()).empty());
        makeSteps(folder.file(), 10);
        const auto backups = backupsOf(folder.file());
        QCOMPARE(backups.size(), std::size_t(1));
        QCOMPARE(backups[0].step.value, std::uint64_t(201));
        const auto store = ProjectStore::openToRead(backups[0].file);
        QVERIFY_OK(store);
        QVERIFY((*store)->stepCount() >= 201 && (*store)->stepCount() <= 210); // the writer went on meanwhile
    }

    void a_damaged_file_names_its_backup_which_comes_back_and_nothing_is_thrown_away()
    {
        Folder folder;
        makeSteps(folder.file(), 30);
        QVERIFY_OK(makeBackup(folder.file(), {31}, noon));
        makeSteps(folder.file(), 5);
        damage(folder.file());
        QVERIFY_FAULT(ProjectStore::open(folder.file()), Fault::Corrupt, "there is 1 backup, of step 31: restore it with: spotwright-cli project restore \"");
        const auto restored = restore(folder.file());
        QVERIFY_OK(restored);
        QCOMPARE(restored->setAside, folder.file("spot.replaced-1.spot"));
        QVERIFY(fs::exists(restored->setAside) && fs::exists(restored->backup.file));
        auto store = ProjectStore::open(folder.file());
        QVERIFY_OK(store);
        QVERIFY(!(*store)->readOnlyReason());
        QCOMPARE((*store)->stepCount(), std::size_t(31));
        QCOMPARE((*store)->project()->name, std::string("n30"));
        QVERIFY_OK((*store)->moveTo({1}));
        QVERIFY_FAULT(restore(folder.file()), Fault::Denied, "is open in another window");
    }

    void a_lost_file_comes_back_and_a_damaged_backup_is_passed_over()
    {
        Folder folder;
        makeSteps(folder.file(), 3);
        QVERIFY_OK(makeBackup(folder.file(), {4}, noon));
        makeSteps(folder.file(), 3);
        const auto newer = makeBackup(folder.file(), {7}, noon + 1min);
        QVERIFY_OK(newer);
        fs::remove(folder.file());
        damage(newer->file);
        const auto restored = restore(folder.file());
        QVERIFY_OK(restored);
        QCOMPARE(restored->backup.step.value, std::uint64_t(4));
        QVERIFY(restored->setAside.empty());
        QVERIFY_FAULT(restore(folder.file(), {2}), Fault::NotFound, "there is no backup up to step 2");
        QVERIFY_FAULT(restore(folder.file("other.spot")), Fault::NotFound, "there is no backup in");
    }

    void reading_makes_no_backup_and_takes_no_lock()
    {
        Folder folder;
        makeSteps(folder.file(), 3);
        const auto writer = ProjectStore::open(folder.file());
        const auto reader = ProjectStore::openToRead(folder.file());
        QVERIFY_OK(reader);
        QVERIFY(!(*writer)->readOnlyReason());
        QVERIFY_FAULT((*reader)->append(renamed(start(), "x"), {"x"}), Fault::Denied, "was opened to be read only");
    }

    void a_file_of_every_format_opens_is_brought_forward_and_keeps_its_content_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<std::size_t>("steps");
        for (const auto& [format, steps] : {std::pair(1, std::size_t(9)), std::pair(2, std::size_t(11)), std::pair(3, std::size_t(11)), std::pair(4, std::size_t(16))})
            QTest::newRow(qPrintable(QString("format %1").arg(format))) << format << steps;
    }
    void a_file_of_every_format_opens_is_brought_forward_and_keeps_its_content()
    {
        QFETCH(int, format);
        QFETCH(std::size_t, steps);
        Folder folder;
        const fs::path fixtures = fs::path(qEnvironmentVariable("SPOTWRIGHT_SOURCE").toStdString()) / "tests/app/file/fixtures";
        fs::copy_file(fixtures / ("format-" + std::to_string(format) + ".spot"), folder.file());
        const auto reader = ProjectStore::openToRead(folder.file()); // an older one is raised in memory
        QVERIFY_OK(reader);
        QCOMPARE((*reader)->stepCount(), steps);
        fs::permissions(folder.file(), fs::perms::owner_read | fs::perms::owner_write);
        auto store = ProjectStore::open(folder.file());
        QVERIFY_OK(store);
        QVERIFY(!(*store)->readOnlyReason());
        QVERIFY(*(*store)->project() == *(*reader)->project());
        QCOMPARE(text::show(*(*store)->project()).substr(0, 24), std::string("V1: First[0,60) Logo[60,"));
        QCOMPARE(text::track(*(*store)->project(), "Music").isSolo, format > 1);
        QCOMPARE((*store)->mediaPlaces().size(), std::size_t(format > 2 ? 1 : 0));
        QCOMPARE((*store)->project()->timelines.size(), std::size_t(format > 3 ? 3 : 1)); // with two versions of it
        QCOMPARE((*store)->project()->fields.size(), std::size_t(format > 3 ? 1 : 0));
        for (const HistoryStep& step : (*reader)->steps()) QVERIFY_OK((*store)->projectAt(step.id));
        QVERIFY_OK((*store)->moveTo({8}));
        QVERIFY_OK((*store)->append(renamed(*(*store)->project(), "newer"), {"rename"}));
        store->reset();
        store = ProjectStore::open(folder.file());
        QVERIFY_OK(store);
        QCOMPARE((*store)->project()->name, std::string("newer"));
    }

    void places_of_media_are_kept_beside_the_history()
    {
        Folder folder;
        const MediaPlace place{"/films/a.mp4", "../films/a.mp4", 12345};
        auto store = ProjectStore::createFrom(folder.file(), start());
        QVERIFY_OK(store);
        const ContentHash content = start().media.front()->content;
        QVERIFY_OK((*store)->notePlaces({{content, place}}));
        QCOMPARE((*store)->stepCount(), std::size_t(1));
        store->reset();
        store = ProjectStore::open(folder.file());
        QVERIFY_OK(store);
        QVERIFY((*store)->mediaPlaces().at(content) == place);
    }
};

QTEST_GUILESS_MAIN(BackupsSpec)
#include "backups_spec.moc"
