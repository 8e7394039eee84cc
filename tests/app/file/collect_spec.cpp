// SPDX-License-Identifier: GPL-3.0-or-later
// Media are found again at their places, by content and by name; a collected project has everything with it and originals stay.
#include "app/edit/apply.h"
#include "app/file/collect.h"
#include "app/file/media_search.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <QProcess>
#include <QTemporaryDir>

#include <fstream>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

void writeBytes(const fs::path& file, const std::string& bytes)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}
std::string readBytes(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The contents of the text timeline are hashes of its files' names: a file that holds its own name is such a media.
Project start() { return text::project("V1: a[0,48) b[48,96); N1: n[0,30)"); }

struct Home {
    QTemporaryDir folder;
    fs::path at(const char* name) const { return folder.filePath(name).toStdString(); }
    Result<ContentStore> store(const char* name = "media folder") const { return ContentStore::open(at(name)); }
};

/// The files of start(), in the folder "in" and in the store.
Result<Done> putAll(const Home& home, ContentStore& store)
{
    for (const MediaPtr& item : start().media) {
        const fs::path file = home.at(("in/" + item->name).c_str());
        writeBytes(file, item->name);
        SPOT_TRY_DONE(store.put(file));
    }
    return Done{};
}

} // namespace

class CollectSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void media_come_back_from_beside_the_project_or_from_their_absolute_path()
    {
        Home home;
        const Project project = start();
        auto store = home.store();
        QVERIFY_OK(store);
        QCOMPARE(absentMedia(project, *store).size(), std::size_t(3));
        writeBytes(home.at("moved/films/a.mp4"), "a.mp4");
        writeBytes(home.at("elsewhere/b.mp4"), "b.mp4");
        writeBytes(home.at("moved/films/n.wav"), "n.wavx"); // changed since
        const fs::path file = home.at("moved/p.spot");
        MediaPlaces places;
        for (const MediaPtr& item : project.media) places[item->content] = {"/gone/" + item->name, fs::path("films") / item->name, item->name.size()};
        places[text::project("V1: b[0,1)").media[0]->content] = placeOf(home.at("elsewhere/b.mp4"), file);
        const auto came = takeInFromPlaces(project, places, file, *store);
        QVERIFY_OK(came);
        QCOMPARE(*came, 2);
        QCOMPARE(absentMedia(project, *store).size(), std::size_t(1));
        QCOMPARE(absentMedia(project, *store)[0]->name, std::string("n.wav"));
        QCOMPARE(placeOf(home.at("elsewhere/b.mp4"), file).relative.string(), std::string("../elsewhere/b.mp4"));
    }

    void a_folder_is_searched_by_content_and_by_name()
    {
        Home home;
        writeBytes(home.at("f/deep/renamed.bin"), "a.mp4");
        writeBytes(home.at("f/B.MP4"), "a new cut of b");
        auto search = FolderSearch::open(home.at("f"));
        QVERIFY_OK(search);
        const Project project = start();
        QCOMPARE(search->byContent(project.media[0]->content, 0).value_or("").filename().string(), std::string("renamed.bin"));
        QCOMPARE(search->byContent(project.media[0]->content, 5).value_or("").filename().string(), std::string("renamed.bin"));
        QVERIFY(!search->byContent(project.media[0]->content, 6));
        QVERIFY(!search->byContent(project.media[1]->content, 0));
        QCOMPARE(search->byName("b.mp4").value_or("").filename().string(), std::string("B.MP4"));
        QVERIFY(!search->byName("n.wav"));
        QVERIFY_FAULT(FolderSearch::open(home.at("none")), Fault::NotFound, "there is no such folder");
    }

    void another_content_for_a_media_is_an_edit_that_keeps_every_rule()
    {
        const Project project = start();
        MediaItem item = *project.media[0];
        item.content = hashOf(std::string_view("another"));
        const auto after = spot::apply(project, SetMedia{item});
        QVERIFY_OK(after);
        QCOMPARE(after->media[0]->content, item.content);
        QCOMPARE(text::show(*after), text::show(project));
        item.duration = fps25.startOf(10);
        QVERIFY_FAULT(spot::apply(project, SetMedia{item}), Fault::OutOfRange, "\"a.mp4\" does not fit where it is used: ");
        item.id = {99};
        QVERIFY_FAULT(spot::apply(project, SetMedia{item}), Fault::NotFound, "no media 99");
    }

    void a_collected_folder_has_all_media_of_all_steps_and_knows_them_by_relative_paths()
    {
        Home home;
        auto store = home.store();
        QVERIFY_OK(store);
        auto project = ProjectStore::createFrom(home.at("p.spot"), start());
        QVERIFY_OK(project);
        QVERIFY_FAULT(collect(**project, *store, home.at("out")), Fault::NotFound, "these media are missing: \"a.mp4\", \"b.mp4\", \"n.wav\"");
        QVERIFY_OK(putAll(home, *store));
        writeBytes(home.at("in/new.mp4"), "new");
        QVERIFY_OK(store->put(home.at("in/new.mp4")));
        MediaItem item = *start().media[0];
        item.content = hashOf(std::string_view("new")), item.name = "N/1.mp4";
        const auto next = spot::apply(start(), SetMedia{item});
        QVERIFY_OK((*project)->append(std::make_shared<const Project>(*next), {"relink"}));

        const auto collected = collect(**project, *store, home.at("out"));
        QVERIFY_OK(collected);
        QCOMPARE(collected->media, std::size_t(4));
        QVERIFY(collected->missing.empty());
        QCOMPARE(readBytes(home.at("out/media/N_1.mp4")), std::string("new"));
        QCOMPARE(readBytes(home.at("out/media/a.mp4")), std::string("a.mp4"));
        QVERIFY(!fs::exists(home.at("out/p.spot-backups")));
        QVERIFY_FAULT(collect(**project, *store, home.at("out")), Fault::Invalid, "is there already");

        fs::rename(home.at("out"), home.at("on another machine"));
        auto moved = ProjectStore::open(home.at("on another machine/p.spot"));
        QVERIFY_OK(moved);
        QCOMPARE((*moved)->stepCount(), std::size_t(2));
        auto other = home.store("other media folder");
        QVERIFY_OK(other);
        const auto came = takeInFromPlaces(*(*moved)->project(), (*moved)->mediaPlaces(), (*moved)->path(), *other);
        QVERIFY_OK(came);
        QCOMPARE(*came, 3);
        QVERIFY(absentMedia(*(*moved)->project(), *other).empty());
    }

    void an_archive_holds_the_same_and_is_the_same_every_time()
    {
        Home home;
        auto store = home.store();
        QVERIFY_OK(putAll(home, *store));
        auto project = ProjectStore::createFrom(home.at("p.spot"), start());
        QVERIFY_OK(project);
        QVERIFY_OK(collect(**project, *store, home.at("out.zip")));
        fs::rename(home.at("out.zip"), home.at("first.zip"));
        QVERIFY_OK(collect(**project, *store, home.at("out.zip")));
        QCOMPARE(readBytes(home.at("out.zip")), readBytes(home.at("first.zip")));
        QProcess python;
        python.start("python3", {"-m", "zipfile", "-l", QString::fromStdString(home.at("out.zip").string())});
        QVERIFY(python.waitForFinished());
        const QByteArray list = python.readAllStandardOutput();
        for (const char* name : {"out/p.spot", "out/media/a.mp4", "out/media/b.mp4", "out/media/n.wav"}) QVERIFY2(list.contains(name), list.constData());
    }

    void a_media_file_that_is_no_longer_what_it_was_stops_it_and_nothing_is_left()
    {
        Home home;
        auto store = home.store();
        QVERIFY_OK(putAll(home, *store));
        auto project = ProjectStore::createFrom(home.at("p.spot"), start());
        QVERIFY_OK(project);
        const auto stored = store->pathOf(start().media[1]->content);
        fs::permissions(*stored, fs::perms::owner_write, fs::perm_options::add);
        writeBytes(*stored, "B.mp4");
        QVERIFY_FAULT(collect(**project, *store, home.at("out")), Fault::Corrupt, "\"b.mp4\" is no longer what it was");
        QVERIFY_FAULT(collect(**project, *store, home.at("out.zip")), Fault::Corrupt, "\"b.mp4\" is no longer what it was");
        for (const auto& entry : fs::directory_iterator(home.folder.path().toStdString())) QVERIFY2(entry.path().filename().string().rfind("out", 0) != 0, entry.path().c_str());
    }
};

QTEST_GUILESS_MAIN(CollectSpec)
#include "collect_spec.moc"
