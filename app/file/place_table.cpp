// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/place_table.h"

#include <algorithm>

namespace spot
{

namespace fs = std::filesystem;

MediaPlace placeOf(const fs::path& file, const fs::path& project)
{
    std::error_code none;
    MediaPlace place;
    place.absolute = fs::absolute(file, none).lexically_normal();
    place.relative = place.absolute.lexically_relative(fs::absolute(project, none).parent_path().lexically_normal());
    const auto bytes = fs::file_size(place.absolute, none);
    place.bytes = none ? 0 : bytes;
    return place;
}

Result<MediaPlaces> readPlaces(Database& database)
{
    MediaPlaces places;
    SPOT_TRY(select, database.prepare("SELECT content, absolute, relative, bytes FROM media_place"));
    for (;;) {
        SPOT_TRY(row, select.step());
        if (!row) return places;
        ContentHash content;
        if (select.bytes(0).size() != content.bytes.size()) return Error{Fault::Corrupt, "the list of media places is not built as expected"};
        std::copy(select.bytes(0).begin(), select.bytes(0).end(), content.bytes.begin());
        places[content] = {std::string(select.text(1)), std::string(select.text(2)), static_cast<std::uint64_t>(select.number(3))};
    }
}

Result<Done> writePlaces(Database& database, const MediaPlaces& places)
{
    SPOT_TRY(insert, database.prepare("INSERT OR REPLACE INTO media_place(content, absolute, relative, bytes) VALUES(?, ?, ?, ?)"));
    for (const auto& [content, place] : places) {
        const std::string absolute = place.absolute.string(), relative = place.relative.string();
        insert.bindBytes(1, content.bytes).bind(2, std::string_view(absolute)).bind(3, std::string_view(relative));
        SPOT_TRY_DONE(insert.bind(4, static_cast<std::int64_t>(place.bytes)).run());
    }
    return Done{};
}

} // namespace spot
