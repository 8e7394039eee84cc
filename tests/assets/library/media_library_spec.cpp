// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/library/media_library.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"

#include <fstream>

using namespace spot;

class MediaLibrarySpec : public QObject
{
    Q_OBJECT
    MadeMedia m_media;
    QTemporaryDir m_folder;
    std::filesystem::path under(const char* name) const { return m_folder.filePath(name).toStdString(); }
    std::filesystem::path film() const { return m_media.make("Seaside Film.mp4", "-f lavfi -i testsrc2=size=64x36:rate=25:duration=1 -c:v libx264 -pix_fmt yuv420p"); }
    std::filesystem::path sound() const { return m_media.make("waves.wav", "-f lavfi -i sine=duration=1"); }
    /// Store and ledger of its own below a name.
    struct Place {
        Result<ContentStore> store;
        Result<Ledger> ledger;
        std::filesystem::path labels;
    };
    Place place(const char* name) const { return {ContentStore::open(under(name) / "media"), Ledger::open(under(name) / "ledger.jsonl"), under(name) / "labels.json"}; }
private Q_SLOTS:
    void an_imported_file_has_its_name_its_info_and_its_fact()
    {
        Place p = place("import");
        auto library = MediaLibrary::open(*p.store, *p.ledger, p.labels);
        QVERIFY_OK(library);
        const auto item = library->import(film());
        QVERIFY_OK(item);
        QCOMPARE(item->name, std::string("Seaside Film.mp4"));
        QCOMPARE(item->origin, std::string("imported"));
        QCOMPARE(item->media, *hashOfFile(film()));
        QCOMPARE(item->when.size(), std::size_t{20});
        QCOMPARE(library->infoOf(item->media)->video->size, (FrameSize{64, 36}));
        QVERIFY_OK(p.store->pathOf(item->media));
        QCOMPARE(p.ledger->entries().size(), std::size_t{1});
        QCOMPARE(std::get<Imported>(p.ledger->entries()[0].fact).bytes, std::filesystem::file_size(film()));
    }
    void the_same_content_again_is_the_same_item()
    {
        Place p = place("again");
        auto library = MediaLibrary::open(*p.store, *p.ledger, p.labels);
        const auto first = library->import(film());
        std::filesystem::copy_file(film(), under("other name.mp4"));
        const auto second = library->import(under("other name.mp4"));
        QVERIFY_OK(second);
        QVERIFY(*first == *second);
        QCOMPARE(library->items().size(), std::size_t{1});
    }
    void what_cannot_be_decoded_leaves_nothing_behind()
    {
        Place p = place("refused");
        auto library = MediaLibrary::open(*p.store, *p.ledger, p.labels);
        std::ofstream(under("notes.mp4")) << "no film at all";
        QVERIFY_FAULT(library->import(under("notes.mp4")), Fault::Unsupported, "notes.mp4");
        QVERIFY_FAULT(library->import(under("nowhere.mp4")), Fault::NotFound, "nowhere.mp4");
        QVERIFY(library->items().empty());
        QVERIFY(p.ledger->entries().empty());
        QVERIFY(std::filesystem::is_empty(p.store->root()));
    }
    void tags_and_licence_stay_and_are_found()
    {
        Place p = place("labels");
        auto library = MediaLibrary::open(*p.store, *p.ledger, p.labels);
        const auto seaside = library->import(film()), waves = library->import(sound());
        QVERIFY_OK(waves);
        QVERIFY_OK(library->setLabels(waves->media, {{"sea", "바다", "sea"}, "CC-BY-4.0"}));
        QVERIFY_FAULT(library->setLabels(hashOf("nothing"), {}), Fault::NotFound, "is not in the library");
        auto reopened = MediaLibrary::open(*p.store, *p.ledger, p.labels);
        QVERIFY_OK(reopened);
        QCOMPARE(reopened->item(waves->media)->labels, (LibraryLabels{{"sea", "바다"}, "CC-BY-4.0"}));
        const auto names = [&](const char* text) {
            std::string all;
            for (const LibraryItem& item : reopened->find(text)) all += item.name + ";";
            return all;
        };
        QCOMPARE(names("SEA"), std::string("Seaside Film.mp4;waves.wav;"));
        QCOMPARE(names("sea cc-by"), std::string("waves.wav;"));
        QCOMPARE(names("바다"), std::string("waves.wav;"));
        QCOMPARE(names(""), std::string("Seaside Film.mp4;waves.wav;"));
        QCOMPARE(names("mountain"), std::string());
    }
    void what_generators_made_is_there_too()
    {
        Place p = place("made");
        auto library = MediaLibrary::open(*p.store, *p.ledger, p.labels);
        const auto media = p.store->put(sound());
        QVERIFY_OK(media);
        QVERIFY_OK(p.ledger->append(Generated{*media, "music-bed", "1.0", "procedural", hashOf("r"), "{}", 7, {}}));
        const auto items = library->items();
        QCOMPARE(items.size(), std::size_t{1});
        QCOMPARE(items[0].name, std::string("music-bed"));
        QCOMPARE(items[0].origin, std::string("procedural"));
        QCOMPARE(library->infoOf(*media)->kind, MediaKind::Audio);
        QVERIFY_FAULT(library->infoOf(hashOf("x")), Fault::NotFound, "is not in the media folder");
    }
    void damaged_labels_are_named_and_not_overwritten()
    {
        Place p = place("damaged");
        for (const char* text : {"", "[]", "{\"abc\":{}}", "{\"tags\"", "{\"0000000000000000000000000000000000000000000000000000000000000001\":{\"licence\":1,\"tags\":[]}}"}) {
            std::ofstream(p.labels, std::ios::trunc) << text;
            QVERIFY_FAULT(MediaLibrary::open(*p.store, *p.ledger, p.labels), Fault::Corrupt, "labels.json: the labels of the media are damaged");
        }
    }
};

QTEST_GUILESS_MAIN(MediaLibrarySpec)
#include "media_library_spec.moc"
