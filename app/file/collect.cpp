// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/collect.h"

#include "app/file/media_copy.h"
#include "app/file/media_search.h"
#include "app/file/place_table.h"
#include "app/file/project_database.h"
#include "app/file/schema_upgrade.h"
#include "app/file/zip_file.h"
#include "assets/store/atomic_file.h"

#include <set>

#include <unistd.h>

namespace spot
{

namespace fs = std::filesystem;

namespace
{

struct Copy {
    MediaPtr item;
    fs::path from;
    std::string name; ///< below media/
};

/// The media of every step, each content once; what is missing from older ones is named in `missing`.
Result<std::vector<Copy>> copiesOf(const ProjectStore& project, const ContentStore& store, std::vector<std::string>& missing)
{
    std::string absent;
    for (const MediaPtr& item : absentMedia(*project.project(), store)) absent += (absent.empty() ? "\"" : ", \"") + item->name + "\"";
    if (!absent.empty()) return Error{Fault::NotFound, project.path().filename().string() + ": these media are missing: " + absent + "; find them with: spotwright-cli relink"};
    std::vector<Copy> copies;
    std::set<ContentHash> seen;
    std::set<std::string> taken;
    const auto add = [&](const Project& step) {
        for (const MediaPtr& item : step.media) {
            if (!item->content || !seen.insert(item->content).second) continue;
            const auto stored = store.pathOf(item->content);
            if (stored) copies.push_back({item, *stored, uniqueName(fileNameFor(*item, *stored), taken)});
            else missing.push_back(item->name);
        }
    };
    add(*project.project());
    for (const HistoryStep& step : project.steps()) {
        SPOT_TRY(version, project.projectAt(step.id));
        add(*version);
    }
    return copies;
}

/// The project file as it will lie beside its media.
Result<Done> writeProject(const ProjectStore& project, const std::vector<Copy>& copies, const fs::path& home, const fs::path& to)
{
    SPOT_TRY_DONE(copyDatabase(project.path(), to));
    SPOT_TRY(opened, openDatabase(to, OpenAs::Writer));
    SPOT_TRY_DONE(opened.database->run("PRAGMA synchronous = FULL"));
    SPOT_TRY_DONE(upgradeSchema(*opened.database));
    MediaPlaces places;
    std::error_code code;
    for (const Copy& copy : copies) places[copy.item->content] = {home / "media" / copy.name, fs::path("media") / copy.name, fs::file_size(copy.from, code)};
    SPOT_TRY(transaction, Transaction::begin(*opened.database));
    SPOT_TRY_DONE(opened.database->run("DELETE FROM media_place"));
    SPOT_TRY_DONE(writePlaces(*opened.database, places));
    return transaction.commit();
}

} // namespace

Result<Collected> collect(const ProjectStore& project, const ContentStore& store, const fs::path& wanted)
{
    std::error_code code;
    fs::path target = fs::absolute(wanted, code).lexically_normal();
    if (!target.has_filename()) target = target.parent_path();
    if (fs::exists(target, code)) return Error{Fault::Invalid, target.string() + ": is there already; choose another name"};
    if (!fs::is_directory(target.parent_path(), code)) return Error{Fault::NotFound, target.parent_path().string() + ": there is no such folder; make it first"};
    Collected collected{target, 0, 0, {}};
    SPOT_TRY(copies, copiesOf(project, store, collected.missing));
    const bool isArchive = target.extension() == ".zip";
    const fs::path home = isArchive ? target.parent_path() / target.stem() : target, aside = target.parent_path() / (".collect-" + std::to_string(::getpid()) + ".partial");
    const fs::path name = project.path().filename();
    const Result<Done> made = [&]() -> Result<Done> {
        fs::create_directories(aside / "media", code);
        if (code) return ioError(code.value(), "make the folder", aside);
        SPOT_TRY_DONE(writeProject(project, copies, home, aside / name));
        if (isArchive) {
            std::vector<ZipEntry> entries{{home.filename() / name, aside / name, true}};
            for (const Copy& copy : copies) {
                SPOT_TRY_DONE(checkMediaFile(*copy.item, copy.from));
                entries.push_back({home.filename() / "media" / copy.name, copy.from, false});
            }
            return writeZip(target, entries);
        }
        for (const Copy& copy : copies) SPOT_TRY_DONE(copyMediaFile(*copy.item, copy.from, aside / "media" / copy.name));
        SPOT_TRY_DONE(syncFolder(aside / "media"));
        SPOT_TRY_DONE(syncFolder(aside));
        return putInPlace(aside, target);
    }();
    fs::remove_all(aside, code);
    if (!made) return made.error();
    collected.media = copies.size();
    for (const Copy& copy : copies) collected.bytes += fs::file_size(copy.from, code);
    return collected;
}

} // namespace spot
