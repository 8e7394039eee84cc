// SPDX-License-Identifier: GPL-3.0-or-later
// OTIO with its media in one archive or folder: comes back as what it was, and a bad one leaves nothing.
#include "app/exchange/exchange.h"
#include "app/exchange/otio_json.h"
#include "tests/support/made_zip.h"
#include "tests/support/quick_folder.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <set>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

/// The contents of the text timeline are hashes of its files' names: a file that holds its own name is such a media.
class NamedMedia final : public MediaResolver
{
public:
    explicit NamedMedia(const fs::path& folder) : m_folder(folder) { fs::create_directories(folder); }
    void add(const MediaItem& item, const std::string& bytes, const std::string& file)
    {
        putBytes(m_folder / file, bytes);
        m_files[item.content] = m_folder / file;
    }
    void addAll(const Project& project)
    {
        for (const MediaPtr& item : project.media) add(*item, item->name, item->name);
    }
    Result<fs::path> pathOf(const ContentHash& media) const override
    {
        const auto found = m_files.find(media);
        return found == m_files.end() ? Result<fs::path>(Error{Fault::NotFound, "not here"}) : found->second;
    }

private:
    fs::path m_folder;
    std::map<ContentHash, fs::path> m_files;
};

struct Nowhere final : MediaResolver {
    Result<fs::path> pathOf(const ContentHash&) const override { return Error{Fault::NotFound, "not here"}; }
};

/// Takes files in that hold their own names.
Result<MediaItem> takenIn(const Project& project, const fs::path& file)
{
    const auto content = hashOfFile(file);
    for (const MediaPtr& item : project.media)
        if (content && item->content == *content) return *item;
    return Error{Fault::Corrupt, "is no media"};
}

MediaPtr& mediaNamed(Project& project, const std::string& name)
{
    return *std::find_if(project.media.begin(), project.media.end(), [&](const MediaPtr& item) { return item->name == name; });
}

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) names.insert(entry.path().lexically_relative(folder).string());
    return names;
}

const char* const cut = R"({"OTIO_SCHEMA":"Timeline.1","name":"cut","global_start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":0},"tracks":{"OTIO_SCHEMA":"Stack.1","children":[{"OTIO_SCHEMA":"Track.1","name":"V1","kind":"Video","children":[{"OTIO_SCHEMA":"Clip.2","name":"a","source_range":{"OTIO_SCHEMA":"TimeRange.1","start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":0},"duration":{"OTIO_SCHEMA":"RationalTime.1","rate":25,"value":10}},"media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"URL"}},"active_media_reference_key":"DEFAULT_MEDIA"}]}]}})";
std::string cutOf(const std::string& address)
{
    std::string text = cut;
    return text.replace(text.find("URL"), 3, address);
}

} // namespace

class OtioBundleSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void an_archive_and_a_folder_of_ours_come_back_identical_with_their_media()
    {
        for (const char* name : {"cut.otioz", "cut.otiod"}) {
            QuickFolder home;
            const Project before = text::project("V1: a[0,48) b[48,96)+5<12 u[100,120); T1: ta[3,17); N1: n[0,30)");
            NamedMedia media(home.file("store"));
            media.addAll(before);
            const auto written = exportTimeline(*formatOfFile(name), before, before.timelines.front()->id, home.file(name), media);
            QVERIFY_OK(written);
            auto after = importFile(home.file(name), {{}, {}, home.file("unpacked")});
            QVERIFY_OK(after);
            QVERIFY(after->report.lines.empty());
            QVERIFY(after->project == before);
            int taken = 0;
            takeInMedia(*after, Nowhere{}, [&](const fs::path& file) { return ++taken, takenIn(before, file); });
            QVERIFY2(after->report.lines.empty(), after->report.lines.empty() ? "" : after->report.lines[0].c_str());
            QCOMPARE(static_cast<std::size_t>(taken), before.media.size());
            QVERIFY(after->project == before);
        }
    }

    void the_archive_is_what_other_tools_expect()
    {
        QuickFolder home;
        const Project project = text::project("V1: a[0,48) b[48,96)");
        NamedMedia media(home.file("store"));
        media.addAll(project);
        QVERIFY_OK(exportTimeline(ExchangeFormat::Otioz, project, project.timelines.front()->id, home.file("cut.otioz"), media));
        zip_t* zip = zip_open(home.file("cut.otioz").c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
        QVERIFY(zip);
        std::vector<std::string> names;
        for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
            zip_stat_t stat;
            zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat);
            names.push_back(stat.name);
            if (names.back().starts_with("media/")) QCOMPARE(stat.comp_method, zip_uint16_t(ZIP_CM_STORE));
        }
        zip_discard(zip);
        QCOMPARE(names, (std::vector<std::string>{"version.txt", "content.otio", "media/a.mp4", "media/b.mp4"}));
        const std::string first = bytesIn(home.file("cut.otioz"));
        QVERIFY_OK(exportTimeline(ExchangeFormat::Otioz, project, project.timelines.front()->id, home.file("cut.otioz"), media)); // over it
        QCOMPARE(bytesIn(home.file("cut.otioz")), first);
        QVERIFY_OK(exportTimeline(ExchangeFormat::Otiod, project, project.timelines.front()->id, home.file("cut.otiod/"), media));
        QCOMPARE(namesIn(home.file("cut.otiod")), (std::set<std::string>{"content.otio", "media", "media/a.mp4", "media/b.mp4"}));
        const auto json = parsedOtio(bytesIn(home.file("cut.otiod/content.otio")));
        QVERIFY_OK(json);
        QCOMPARE((*json)["tracks"]["children"][0]["children"][0]["media_references"]["DEFAULT_MEDIA"]["target_url"].get<std::string>(), std::string("media/a.mp4"));
        QVERIFY_FAULT(exportTimeline(ExchangeFormat::Otiod, project, project.timelines.front()->id, home.file("cut.otiod"), media), Fault::Invalid, "is there already");
    }

    void files_of_one_name_are_kept_apart_and_missing_ones_are_listed()
    {
        QuickFolder home;
        Project project = text::project("V1: a[0,48) b[48,96) c[96,120)");
        NamedMedia media(home.file("store"));
        media.add(*mediaNamed(project, "a.mp4"), "a.mp4", "1.mp4");
        media.add(*mediaNamed(project, "b.mp4"), "b.mp4", "2.mp4");
        for (const char* name : {"a.mp4", "b.mp4"}) {
            MediaItem renamed = *mediaNamed(project, name);
            renamed.name = renamed.name == "a.mp4" ? "../Take/봄.mp4" : "../take/봄.MP4";
            mediaNamed(project, name) = std::make_shared<const MediaItem>(renamed);
        }
        const auto done = exportTimeline(ExchangeFormat::Otioz, project, project.timelines.front()->id, home.file("cut.otioz"), media);
        QVERIFY_OK(done);
        QVERIFY(done->report.lines.at(0).find("media \"c.mp4\" is missing here") == 0);
        auto after = importFile(home.file("cut.otioz"), {});
        QVERIFY_OK(after);
        QCOMPARE(after->unpacked, home.file("cut media"));
        takeInMedia(*after, Nowhere{}, [&](const fs::path& file) { return takenIn(project, file); });
        QCOMPARE(after->report.lines.size(), std::size_t{1});
        QVERIFY(after->report.lines[0].find("\"c.mp4\"") != std::string::npos);
        QVERIFY(after->project == project);
        std::set<std::string> contents;
        for (const auto& entry : fs::directory_iterator(home.file("cut media/media"))) contents.insert(bytesIn(entry.path()));
        QCOMPARE(contents, (std::set<std::string>{"a.mp4", "b.mp4"}));
    }

    void a_media_file_that_changed_stops_the_export_and_leaves_nothing()
    {
        QuickFolder home;
        const Project project = text::project("V1: a[0,48)");
        NamedMedia media(home.file("store"));
        media.add(*project.media[0], "something else", "a.mp4");
        for (const char* name : {"cut.otioz", "cut.otiod"}) QVERIFY_FAULT(exportTimeline(*formatOfFile(name), project, project.timelines.front()->id, home.file(name), media), Fault::Corrupt, "no longer what it was");
        QCOMPARE(namesIn(home.path()), (std::set<std::string>{"store", "store/a.mp4"}));
        QVERIFY_FAULT(exportTimeline(ExchangeFormat::Otioz, project, project.timelines.front()->id, home.file("none/cut.otioz"), media), Fault::NotFound, "no such folder");
    }

    void media_outside_of_a_bundle_are_not_opened()
    {
        QuickFolder home;
        putBytes(home.file("secret.mov"), "secret");
        fs::create_directories(home.file("cut.otiod/media"));
        fs::create_symlink(home.file("secret.mov"), home.file("cut.otiod/media/link.mov"));
        for (const std::string& address : {std::string("../secret.mov"), home.file("secret.mov").string(), "file://" + home.file("secret.mov").string(), std::string("media/%2e%2e/%2e%2e/secret.mov"), std::string("media/link.mov")}) {
            putBytes(home.file("cut.otiod/content.otio"), cutOf(address));
            auto done = importFile(home.file("cut.otiod"), {});
            QVERIFY_OK(done);
            QVERIFY(done->media.at(0).file.empty());
            QVERIFY2(done->report.lines.back().find("lies outside of the bundle") != std::string::npos, address.c_str());
        }
        putBytes(home.file("cut.otiod/content.otio"), cutOf("media/here.mov"));
        QCOMPARE(importFile(home.file("cut.otiod"), {})->media.at(0).file, home.file("cut.otiod/media/here.mov"));
    }

    void a_bad_cut_in_a_good_archive_leaves_nothing()
    {
        QuickFolder home;
        const auto refused = [&](const std::vector<MadeEntry>& entries, Fault fault, const char* words) {
            makeZip(home.file("cut.otioz"), entries);
            QVERIFY_FAULT(importFile(home.file("cut.otioz"), {}), fault, words);
            QCOMPARE(namesIn(home.path()), (std::set<std::string>{"cut.otioz"}));
        };
        refused({{"version.txt", "1.0.0"}, {"media/a.mov", "a"}}, Fault::Corrupt, "has no file content.otio");
        refused({{"version.txt", "1.0.0"}, {"content.otio", "{\"OTIO_SCHEMA\":"}}, Fault::Corrupt, "content.otio: not JSON");
        refused({{"version.txt", "1.0.0"}, {"content.otio", std::string(100'000, '[')}}, Fault::Corrupt, "nested deeper");
        refused({{"version.txt", "1.0.0"}, {"content.otio", cutOf("media/a.mov")}, {"../a.mov", "a"}}, Fault::Corrupt, "leads out of its folder");
        makeZip(home.file("cut.otioz"), {{"version.txt", "7.0\n"}, {"content.otio", cutOf("media/a.mov"), true}, {"media/a.mov", "a"}});
        const auto other = importFile(home.file("cut.otioz"), {});
        QVERIFY_OK(other);
        QVERIFY(other->report.lines.back().find("of version \"7.0\"") != std::string::npos);
        QCOMPARE(other->media.at(0).file, home.file("cut media/media/a.mov"));
        QVERIFY_FAULT(importFile(home.file("cut.otioz"), {}), Fault::Invalid, "is there already");
        QVERIFY_FAULT(importFile(home.file("gone.otioz"), {}), Fault::NotFound, "gone.otioz");
        QVERIFY_FAULT(importFile(home.file("gone.otiod"), {}), Fault::NotFound, "gone.otiod");
    }
};

QTEST_GUILESS_MAIN(OtioBundleSpec)
#include "otio_bundle_spec.moc"
