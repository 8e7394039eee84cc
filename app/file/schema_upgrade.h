// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/schema_upgrade.h: how a project file comes from one version of its layout to the next, one step each.
#pragma once

#include "app/file/database.h"

namespace spot
{

inline constexpr std::int64_t projectFileVersion = 4;        ///< PRAGMA user_version
inline constexpr std::int64_t projectFileMark = 0x53504F54;  ///< "SPOT", PRAGMA application_id

/// Brings a file of an older version (0: an empty database) to projectFileVersion, all or nothing.
/// Errors: those of Database, Unsupported (the file is newer).
Result<Done> upgradeSchema(Database& database);

} // namespace spot
