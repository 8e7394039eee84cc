// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/schema_upgrade.h"

#include <array>

namespace spot
{

namespace
{

/// 0 to 1. page: JSON by the SHA-256 of its bytes. step: one row of history each, rising ids, parent null for the first.
/// place: one row, the step that is shown.
Result<Done> firstLayout(Database& database)
{
    return database.run("CREATE TABLE page(hash BLOB NOT NULL PRIMARY KEY, body TEXT NOT NULL);"
                        "CREATE TABLE step(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES step(id), root BLOB NOT NULL, name TEXT NOT NULL,"
                        " author TEXT NOT NULL, time INTEGER NOT NULL, gesture INTEGER NOT NULL);"
                        "CREATE TABLE place(one INTEGER PRIMARY KEY CHECK(one = 1), current INTEGER NOT NULL REFERENCES step(id));"
                        "PRAGMA application_id = 1397772116");
}
/// 1 to 2. The tables stay. Pages may hold speeds, links, groups, markers, in and out points, solo and sync locks, which a reader of
/// version 1 would refuse; what version 1 wrote reads as it is, each of these at its default.
Result<Done> cutsWithSpeed(Database&) { return Done{}; }

static_assert(projectFileMark == 1397772116);

/// 2 to 3. media_place: where the bytes of a content were seen last; relative: to the project file's folder, "" for none.
Result<Done> mediaPlaces(Database& database)
{
    return database.run("CREATE TABLE media_place(content BLOB NOT NULL PRIMARY KEY, absolute TEXT NOT NULL, relative TEXT NOT NULL, bytes INTEGER NOT NULL)");
}

/// 3 to 4. The tables stay. Pages may hold what a reader of version 3 would refuse; what version 3 wrote reads as it is:
/// foreign: what files of other tools said of timelines, tracks, clips, markers and media;
/// transition: of clips; the dissolves of version 3 are read as transitions;
/// effects: stacks of them on clips and tracks; speed ramps, kept pitch and Bezier keys;
/// version, fields: timelines that follow a master, which store no tracks, and what a template exposes;
/// timelines inside of timelines and adjustments.
Result<Done> foreignNotes(Database&) { return Done{}; }

using Upgrade = Result<Done> (*)(Database&);
constexpr std::array<Upgrade, projectFileVersion> upgrades{firstLayout, cutsWithSpeed, mediaPlaces, foreignNotes}; // upgrades[n] leads from n to n + 1

} // namespace

Result<Done> upgradeSchema(Database& database)
{
    SPOT_TRY(version, database.number("PRAGMA user_version"));
    if (version == projectFileVersion) return Done{};
    if (version < 0 || version > projectFileVersion) return Error{Fault::Unsupported, "the project was made by a newer Spotwright"};
    SPOT_TRY(transaction, Transaction::begin(database));
    for (auto v = static_cast<std::size_t>(version); v < upgrades.size(); ++v) SPOT_TRY_DONE(upgrades[v](database));
    SPOT_TRY_DONE(database.run(("PRAGMA user_version = " + std::to_string(projectFileVersion)).c_str()));
    return transaction.commit();
}

} // namespace spot
