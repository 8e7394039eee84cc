// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/store/atomic_file.h"
#include "assets/store/content_store.h"
#include "assets/store/scratch.h"
#include "tests/support/spec.h"

#include <QTemporaryDir>
#include <fstream>
#include <sys/mount.h>
#include <unistd.h>

using namespace spot;

namespace
{

void write(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }
std::string read(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
int filesUnder(const std::filesystem::path& folder)
{
    int n = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) n += entry.is_regular_file();
    return n;
}

} // namespace

class StoreSpec : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }
private Q_SLOTS:
    void a_file_is_named_by_its_content_and_kept_once()
    {
        auto store = ContentStore::open(path("store"));
        QVERIFY_OK(store);
        write(path("a.MP4"), "hello");
        write(path("b.mp4"), "hello");
        const auto a = store->put(path("a.MP4")), b = store->put(path("b.mp4"));
        QVERIFY_OK(a);
        QVERIFY_OK(b);
        QCOMPARE(*a, hashOf("hello"));
        QCOMPARE(*a, *b);
        QCOMPARE(filesUnder(path("store")), 1);
        QCOMPARE(read(*store->pathOf(*a)), "hello");
        QCOMPARE(store->pathOf(*a)->extension().string(), ".mp4");
        write(path("a.MP4"), "changed"); // the store's copy is its own
        QCOMPARE(read(*store->pathOf(*a)), "hello");
        const auto again = ContentStore::open(path("store"));
        QVERIFY_OK(again->pathOf(*a));
    }
    void what_is_not_there_is_named()
    {
        auto store = ContentStore::open(path("store2"));
        QVERIFY_FAULT(store->pathOf(hashOf("x")), Fault::NotFound, "is not in the media folder");
        QVERIFY_FAULT(store->put(path("nowhere")), Fault::NotFound, "nowhere");
        QVERIFY_FAULT(store->put(m_folder.path().toStdString()), Fault::Invalid, "it is no file");
        write(path("plain"), "");
        QVERIFY(!ContentStore::open(path("plain") / "below"));
    }
    void a_copy_that_is_stopped_leaves_nothing()
    {
        auto store = ContentStore::open(path("store3"));
        QVERIFY_OK(store);
        write(path("film.mp4"), std::string(3'000'000, 'x'));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_FAULT(store->put(path("film.mp4"), stop.get_token()), Fault::Cancelled, "film.mp4 was stopped");
        QCOMPARE(filesUnder(path("store3")), 0);
        QVERIFY_OK(store->put(path("film.mp4")));
    }
    void a_full_disk_leaves_nothing_and_says_so()
    {
        const auto small = path("small");
        std::filesystem::create_directories(small);
        if (::getuid() != 0 || ::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=64k") != 0) QSKIP("mounting a small disk needs root");
        {
            auto store = ContentStore::open(small / "store");
            QVERIFY_OK(store);
            write(path("big.bin"), std::string(300'000, 'x'));
            QVERIFY_FAULT(store->put(path("big.bin")), Fault::NoSpace, "free some space and try again");
            QCOMPARE(filesUnder(small), 0);
            write(path("tiny.bin"), "ok");
            QVERIFY_OK(store->put(path("tiny.bin")));
            auto file = AtomicFile::create(small / "doc");
            QVERIFY_OK(file);
            QVERIFY_FAULT(file->write(std::string(300'000, 'y')), Fault::NoSpace, "doc");
        }
        ::umount(small.c_str());
    }
    void an_atomic_file_is_whole_or_absent()
    {
        write(path("doc"), "old");
        {
            auto file = AtomicFile::create(path("doc"));
            QVERIFY_OK(file);
            QVERIFY_OK(file->write(std::string("new")));
        }
        QCOMPARE(read(path("doc")), "old");
        {
            auto file = AtomicFile::create(path("doc"));
            QVERIFY_OK(file->write(std::string("new")));
            QVERIFY_OK(file->commit());
        }
        QCOMPARE(read(path("doc")), "new");
        QVERIFY_FAULT(AtomicFile::create("/proc/nowhere/x"), Fault::NotFound, "/proc/nowhere/x");
    }
    void scratch_goes_with_its_owner_and_after_a_crash()
    {
        std::filesystem::path left;
        {
            auto scratch = Scratch::make(path("scratch"), "job");
            QVERIFY_OK(scratch);
            left = scratch->path();
            write(left / "x", "1");
            QVERIFY(std::filesystem::exists(left / "x"));
        }
        QVERIFY(!std::filesystem::exists(left));
        const auto stale = path("scratch") / "job.999999999.abcdef", foreign = path("scratch") / "notes";
        std::filesystem::create_directories(stale);
        std::filesystem::create_directories(foreign);
        auto mine = Scratch::make(path("scratch"), "job");
        removeStaleScratch(path("scratch"));
        QVERIFY(!std::filesystem::exists(stale));
        QVERIFY(std::filesystem::exists(foreign) && std::filesystem::exists(mine->path()));
    }
};

QTEST_GUILESS_MAIN(StoreSpec)
#include "store_spec.moc"
