// SPDX-License-Identifier: GPL-3.0-or-later
// The .spot file: history survives closing and killing, a failing disk loses nothing, and what cannot be written is opened to read.
#include "app/edit/apply.h"
#include "app/file/project_store.h"
#include "app/file/schema_upgrade.h"
#include "tests/support/random_edits.h"
#include "tests/support/spec.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <fstream>
#include <random>

#include <csignal>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

Project start() { return text::project("V1: a[0,48) b[48,96); N1: n[0,30)"); }

ProjectPtr renamed(const Project& project, const std::string& name)
{
    const auto after = spot::apply(project, SetBrief{name, project.brief, project.storyboard});
    return std::make_shared<const Project>(*after);
}

struct Folder {
    QTemporaryDir folder;
    fs::path file(const char* name = "spot.spot") const { return folder.filePath(name).toStdString(); }
    /// Files, without the folders of backups.
    std::size_t count() const
    {
        std::size_t files = 0;
        for (const auto& entry : fs::directory_iterator(folder.path().toStdString())) files += entry.is_regular_file();
        return files;
    }
};

void writeBytes(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }
std::string readBytes(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
void sql(const fs::path& file, const char* statement)
{
    auto database = Database::open(file, OpenAs::Writer, file);
    if (!database || !(*database)->run(statement)) stopProgram("project_store_spec", 0, statement);
}

/// Makes steps named "1", "2", ... and tells each number once it is acknowledged, until it is killed. Undoes and redoes at times.
[[noreturn]] void editUntilKilled(const fs::path& file, int pipe)
{
    auto store = ProjectStore::open(file);
    if (!store) _exit(1);
    for (int n = static_cast<int>((*store)->stepCount());; ++n) {
        if (!(*store)->append(renamed(*(*store)->project(), std::to_string(n)), {"step " + std::to_string(n)})) _exit(2);
        if (n % 5 == 0 && (!(*store)->moveTo((*store)->parent()->id) || !(*store)->moveTo((*store)->newestChild()->id))) _exit(3);
        if (write(pipe, &n, sizeof n) != sizeof n) _exit(4);
    }
}

/// A small disk of its own, for as long as it lives.
class SmallDisk
{
public:
    explicit SmallDisk(const fs::path& at) : m_at(at)
    {
        fs::create_directories(at);
        m_isThere = mount("tmpfs", at.c_str(), "tmpfs", 0, "size=512k") == 0;
    }
    bool isThere() const { return m_isThere; }
    bool makeReadOnly() { return mount("tmpfs", m_at.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=512k") == 0; }
    ~SmallDisk() { if (m_isThere) umount2(m_at.c_str(), MNT_DETACH); }

private:
    fs::path m_at;
    bool m_isThere = false;
};

} // namespace

class ProjectStoreSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void an_empty_name_is_an_error_and_no_end_of_the_program()
    {
        QVERIFY_FAULT(ProjectStore::open({}), Fault::Invalid, "the name of the project is empty");
        QVERIFY_FAULT(ProjectStore::createFrom({}, start()), Fault::Invalid, "the name of the project is empty");
    }
    void a_project_comes_back_with_its_history_from_a_single_file()
    {
        Folder folder;
        text::Dice dice(3);
        std::vector<ProjectPtr> versions{std::make_shared<const Project>(start())};
        {
            auto store = ProjectStore::createFrom(folder.file(), start());
            QVERIFY_OK(store);
            for (int i = 0; i < 80; ++i)
                if (auto after = spot::apply(*versions.back(), text::drawEdit(dice, *versions.back())); after && !(*after == *versions.back())) {
                    versions.push_back(std::make_shared<const Project>(std::move(*after)));
                    QVERIFY_OK((*store)->append(versions.back(), {"step"}));
                }
        }
        QVERIFY(versions.size() > 20);
        QCOMPARE(folder.count(), std::size_t(1));
        auto store = ProjectStore::open(folder.file());
        QVERIFY_OK(store);
        QVERIFY(!(*store)->readOnlyReason());
        for (std::size_t i = versions.size(); i-- > 0;) {
            QVERIFY(*(*store)->project() == *versions[i]);
            if (const HistoryStep* parent = (*store)->parent()) QVERIFY_OK((*store)->moveTo(parent->id));
            else QCOMPARE(i, std::size_t(0));
        }
        for (std::size_t i = 1; i < versions.size(); ++i) {
            QVERIFY_OK((*store)->moveTo((*store)->newestChild()->id));
            QVERIFY(*(*store)->project() == *versions[i]);
        }
    }

    void a_branch_that_was_left_is_kept_and_redo_follows_the_newest()
    {
        Folder folder;
        auto store = ProjectStore::createFrom(folder.file(), start());
        QVERIFY_OK(store);
        const StepId root = (*store)->current().id;
        QVERIFY_OK((*store)->append(renamed(start(), "one"), {"one"}));
        const StepId one = (*store)->current().id;
        QVERIFY_OK((*store)->moveTo(root));
        QVERIFY_OK((*store)->append(renamed(start(), "two"), {"two", Author::Planner, {4}}));
        QVERIFY_OK((*store)->moveTo(root));
        store->reset();
        store = ProjectStore::open(folder.file());
        QVERIFY_OK(store);
        QCOMPARE((*store)->newestChild()->name, std::string("two"));
        QVERIFY((*store)->newestChild()->author == Author::Planner && (*store)->newestChild()->gesture == GestureId{4});
        QCOMPARE((*store)->line().size(), std::size_t(2));
        QVERIFY_OK((*store)->moveTo(one));
        QCOMPARE((*store)->project()->name, std::string("one"));
        QVERIFY_FAULT((*store)->moveTo({77}), Fault::NotFound, "has no step 77");
    }

    void equal_parts_are_written_once()
    {
        Folder folder;
        Project project = start();
        auto store = ProjectStore::createFrom(folder.file(), project);
        QVERIFY_OK(store);
        for (int i = 0; i < 40; ++i) QVERIFY_OK((*store)->append(renamed(project, std::to_string(i)), {"rename"}));
        store->reset();
        auto database = Database::open(folder.file(), OpenAs::Reader, folder.file());
        QVERIFY_OK(database);
        QVERIFY(*(*database)->number("SELECT count(*) FROM page") < 50); // a root each; brief, media, timeline and tracks once
    }

    void nothing_acknowledged_is_lost_when_the_process_is_killed()
    {
        Folder folder;
        QVERIFY_OK(ProjectStore::createFrom(folder.file(), start()));
        std::mt19937 random(41);
        int last = 0;
        for (int round = 0; round < 40; ++round) {
            int ends[2];
            QCOMPARE(pipe(ends), 0);
            const pid_t child = fork();
            QVERIFY(child >= 0);
            if (child == 0) editUntilKilled(folder.file(), ends[1]);
            close(ends[1]);
            const auto wanted = static_cast<int>(random() % 12);
            int acknowledged = last, read = 0;
            for (int n = 0; n < wanted && ::read(ends[0], &read, sizeof read) == sizeof read; ++n) acknowledged = read;
            usleep(static_cast<useconds_t>(random() % 3000)); // the moment of the kill, which is what is tried here
            kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY2(WIFSIGNALED(status), qPrintable(QString("the child ended by itself: %1").arg(WEXITSTATUS(status))));
            while (::read(ends[0], &read, sizeof read) == sizeof read) acknowledged = read;
            close(ends[0]);
            auto store = ProjectStore::open(folder.file());
            QVERIFY_OK(store);
            const auto line = (*store)->line();
            QVERIFY2(static_cast<int>(line.size()) > acknowledged, qPrintable(QString("%1 steps, %2 acknowledged").arg(line.size()).arg(acknowledged)));
            for (std::size_t n = 1; n < line.size(); ++n) QCOMPARE(line[n].name, "step " + std::to_string(n));
            last = static_cast<int>(line.size()) - 1;
            while ((*store)->newestChild()) QVERIFY_OK((*store)->moveTo((*store)->newestChild()->id));
            QCOMPARE((*store)->project()->name, last ? std::to_string(last) : "Spot");
        }
        QVERIFY(last > 100);
        QCOMPARE(folder.count(), std::size_t(1));
    }

    void a_full_disk_refuses_the_step_and_keeps_everything()
    {
        Folder folder;
        SmallDisk disk(folder.file("disk"));
        if (!disk.isThere()) QSKIP("a small disk cannot be mounted here: this needs root and CAP_SYS_ADMIN");
        const fs::path file = folder.file("disk/spot.spot");
        auto store = ProjectStore::createFrom(file, start());
        QVERIFY_OK(store);
        writeBytes(folder.file("disk/ballast"), std::string(64 << 10, 'x'));
        Project project = start();
        std::size_t steps = 0;
        Result<Done> done = Done{};
        for (; done && steps < 1000; ++steps) done = (*store)->append(renamed(project, std::string(3000, 'a') + std::to_string(steps)), {"rename"});
        QVERIFY_FAULT(done, Fault::NoSpace, "spot.spot: the disk is full, nothing was changed");
        --steps;
        QCOMPARE((*store)->stepCount(), steps + 1);
        const ProjectPtr kept = (*store)->project();
        fs::remove(folder.file("disk/ballast"));
        QVERIFY_OK((*store)->append(renamed(project, "room again"), {"rename"}));
        QVERIFY_OK((*store)->moveTo((*store)->parent()->id));
        store->reset();
        store = ProjectStore::open(file);
        QVERIFY_OK(store);
        QCOMPARE((*store)->stepCount(), steps + 2);
        QVERIFY(*(*store)->project() == *kept);
    }

    void a_new_project_on_a_full_disk_leaves_nothing()
    {
        Folder folder;
        SmallDisk disk(folder.file("disk"));
        if (!disk.isThere()) QSKIP("a small disk cannot be mounted here: this needs root and CAP_SYS_ADMIN");
        writeBytes(folder.file("disk/ballast"), std::string(500 << 10, 'x'));
        QVERIFY_FAULT(ProjectStore::createFrom(folder.file("disk/spot.spot"), start()), Fault::NoSpace, "spot.spot: the disk is full");
        QCOMPARE(std::distance(fs::directory_iterator(folder.file("disk")), {}), std::ptrdiff_t(1));
    }

    void a_read_only_disk_is_opened_to_read()
    {
        Folder folder;
        SmallDisk disk(folder.file("disk"));
        if (!disk.isThere()) QSKIP("a small disk cannot be mounted here: this needs root and CAP_SYS_ADMIN");
        const fs::path file = folder.file("disk/spot.spot");
        QVERIFY_OK(ProjectStore::createFrom(file, start()));
        QVERIFY(disk.makeReadOnly());
        auto store = ProjectStore::open(file);
        QVERIFY_OK(store);
        QVERIFY(*(*store)->project() == start());
        QVERIFY((*store)->readOnlyReason().value_or("").find("spot.spot is read-only") == 0);
        QVERIFY_FAULT((*store)->append(renamed(start(), "x"), {"x"}), Fault::Denied, "read-only");
        QVERIFY_FAULT(ProjectStore::createFrom(folder.file("disk/other.spot"), start()), Fault::Denied, "cannot be written");
    }

    void a_second_window_reads_and_says_why()
    {
        Folder folder;
        auto first = ProjectStore::createFrom(folder.file(), start());
        QVERIFY_OK(first);
        QVERIFY_OK((*first)->append(renamed(start(), "newer"), {"rename"}));
        {
            auto second = ProjectStore::open(folder.file());
            QVERIFY_OK(second);
            QCOMPARE((*second)->project()->name, std::string("newer"));
            QVERIFY((*second)->readOnlyReason().value_or("").find("is open in another window") != std::string::npos);
            QVERIFY_FAULT((*second)->append(renamed(start(), "x"), {"x"}), Fault::Denied, "another window");
        }
        QVERIFY_OK((*first)->append(renamed(start(), "newest"), {"rename"}));
        first->reset();
        auto third = ProjectStore::open(folder.file());
        QVERIFY_OK(third);
        QVERIFY(!(*third)->readOnlyReason());
        QCOMPARE((*third)->project()->name, std::string("newest"));
    }

    void a_newer_format_is_opened_to_read_or_refused_with_a_sentence()
    {
        Folder folder;
        QVERIFY_OK(ProjectStore::createFrom(folder.file(), start()));
        sql(folder.file(), "PRAGMA user_version = 9");
        auto store = ProjectStore::open(folder.file());
        QVERIFY_OK(store);
        QVERIFY((*store)->readOnlyReason().value_or("").find("was made by a newer Spotwright (format 9") != std::string::npos);
        store->reset();
        sql(folder.file(), "ALTER TABLE step RENAME TO stage");
        QVERIFY_FAULT(ProjectStore::open(folder.file()), Fault::Unsupported, "was made by a newer Spotwright");
    }

    void a_file_of_version_1_comes_up_whole_with_its_history_and_can_be_changed()
    {
        Folder folder;
        fs::copy_file(fs::path(qEnvironmentVariable("SPOTWRIGHT_SOURCE", ".").toStdString()) / "tests/app/file/fixtures/format-1-cut.spot", folder.file());
        fs::permissions(folder.file(), fs::perms::owner_all);
        auto store = ProjectStore::open(folder.file());
        QVERIFY_OK(store);
        QVERIFY(!(*store)->readOnlyReason());
        QCOMPARE(text::show(*(*store)->project()), std::string("V1: a[0,48)+5 b[48,96)<12 u[96,110); T1: t[10,40); N1: n[0,30); M1: m[0,60) m[60,120)+60"));
        QCOMPARE((*store)->stepCount(), std::size_t{4});
        QVERIFY_OK((*store)->moveTo((*store)->newestChild()->id));
        QVERIFY(text::track(*(*store)->project(), "Music").isMuted);
        for (const TrackPtr& track : (*store)->project()->timelines[0]->tracks) {
            QVERIFY(!track->isSolo && !track->isSyncLocked);
            for (const ClipPtr& clip : track->clips) QVERIFY(!clip->link && !clip->group);
        }
        QVERIFY_OK((*store)->append(renamed(*(*store)->project(), "raised"), {"rename"}));
        store->reset();
        auto database = Database::open(folder.file(), OpenAs::Reader, folder.file());
        QVERIFY_OK(database);
        const auto version = (*database)->number("PRAGMA user_version");
        QVERIFY_OK(version);
        QCOMPARE(*version, projectFileVersion);
    }

    void what_is_no_project_is_refused()
    {
        Folder folder;
        QVERIFY_FAULT(ProjectStore::open(folder.file("none.spot")), Fault::NotFound, "none.spot: there is no such file");
        writeBytes(folder.file("empty.spot"), "");
        QVERIFY_FAULT(ProjectStore::open(folder.file("empty.spot")), Fault::Corrupt, "the file is empty");
        writeBytes(folder.file("text.spot"), std::string(5000, 'x'));
        QVERIFY_FAULT(ProjectStore::open(folder.file("text.spot")), Fault::Corrupt, "text.spot: is not a Spotwright project");
        sql(folder.file("other.spot"), "CREATE TABLE songs(name TEXT)");
        QVERIFY_FAULT(ProjectStore::open(folder.file("other.spot")), Fault::Corrupt, "is a database, but not a Spotwright project");
        fs::create_directory(folder.file("folder.spot"));
        QVERIFY_FAULT(ProjectStore::open(folder.file("folder.spot")), Fault::Corrupt, "a folder or a device");
    }

    void a_file_cut_off_or_changed_anywhere_opens_right_or_is_refused()
    {
        Folder folder;
        {
            auto store = ProjectStore::createFrom(folder.file(), start());
            QVERIFY_OK(store);
            for (int i = 0; i < 30; ++i) QVERIFY_OK((*store)->append(renamed(start(), std::to_string(i)), {"rename"}));
        }
        const std::string whole = readBytes(folder.file());
        std::mt19937 random(5);
        for (std::size_t length = 0; length < whole.size(); length += 4096) {
            writeBytes(folder.file("cut.spot"), whole.substr(0, length + random() % 4096));
            const auto store = ProjectStore::open(folder.file("cut.spot"));
            QVERIFY2(!store, qPrintable(QString("%1 of %2 bytes were enough").arg(length).arg(whole.size())));
            QVERIFY(store.error().message.find("cut.spot: ") == 0);
        }
        int refused = 0;
        for (int i = 0; i < 60; ++i) {
            std::string changed = whole;
            for (int k = 0; k < 20; ++k) changed[random() % changed.size()] = static_cast<char>(random());
            writeBytes(folder.file("changed.spot"), changed);
            const auto store = ProjectStore::open(folder.file("changed.spot"));
            if (!store) ++refused;
            else QCOMPARE(text::show(*(*store)->project()), text::show(start()));
        }
        QVERIFY(refused > 30);
    }

    void a_page_changed_from_outside_is_noticed()
    {
        Folder folder;
        QVERIFY_OK(ProjectStore::createFrom(folder.file(), start()));
        sql(folder.file(), "UPDATE page SET body = replace(body, 'V1', 'V9')");
        QVERIFY_FAULT(ProjectStore::open(folder.file()), Fault::Corrupt, "was changed from outside");
    }

    void a_new_file_never_covers_another_and_a_broken_project_is_not_saved()
    {
        Folder folder;
        writeBytes(folder.file(), "mine");
        QVERIFY_FAULT(ProjectStore::createFrom(folder.file(), start()), Fault::Invalid, "a file of that name is in");
        QCOMPARE(readBytes(folder.file()), std::string("mine"));
        QVERIFY_FAULT(ProjectStore::createFrom(folder.file("no/such/spot.spot"), start()), Fault::NotFound, "is not there");
        Project broken = start();
        broken.nextId = 2;
        QVERIFY_FAULT(ProjectStore::createFrom(folder.file("broken.spot"), broken), Fault::Invalid, "cannot be saved");
        QCOMPARE(folder.count(), std::size_t(1));
    }

    void a_durable_step_takes_milliseconds()
    {
        Folder folder;
        auto store = ProjectStore::createFrom(folder.file(), start());
        QVERIFY_OK(store);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i) QVERIFY_OK((*store)->append(renamed(start(), std::to_string(i)), {"rename"}));
        qInfo("%.2f ms for each durable step", static_cast<double>(timer.nsecsElapsed()) / 20e6);
    }
};

QTEST_GUILESS_MAIN(ProjectStoreSpec)
#include "project_store_spec.moc"
