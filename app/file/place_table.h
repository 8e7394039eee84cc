// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/place_table.h: the media places of a project file.
#pragma once

#include "app/file/database.h"
#include "app/file/media_place.h"

namespace spot
{

/// Errors: those of Database, Corrupt.
Result<MediaPlaces> readPlaces(Database& database);
/// Adds or replaces; inside the caller's transaction.
Result<Done> writePlaces(Database& database, const MediaPlaces& places);

} // namespace spot
