// SPDX-License-Identifier: GPL-3.0-or-later
// The files that an import names become media of its project, or a line that says why not.
#include "app/exchange/exchange.h"

#include "app/edit/invariants.h"

#include <algorithm>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

MediaPtr& itemOf(Project& project, MediaId id)
{
    const auto found = std::find_if(project.media.begin(), project.media.end(), [id](const MediaPtr& item) { return item->id == id; });
    SPOT_CHECK(found != project.media.end(), "an import names media that its project does not have");
    return *found;
}

/// Why the file cannot stand for the item; none: it does now.
std::optional<std::string> cannotStand(Project& project, const ForeignMedia& media, const TakeIn& takeIn)
{
    if (media.file.empty()) return "names nothing on this machine";
    std::error_code code;
    const fs::file_status status = fs::status(media.file, code);
    if (!fs::exists(status)) return "is not there: " + media.file.string();
    if (!fs::is_regular_file(status)) return "is no file: " + media.file.string();
    auto taken = takeIn(media.file);
    if (!taken) return taken.error().message;
    MediaPtr& item = itemOf(project, media.item);
    const MediaPtr before = item;
    if (taken->content == before->content) return std::nullopt; // it is what we know of it already
    taken->id = before->id;
    taken->name = before->name;
    taken->slot = before->slot, taken->origin = before->origin, taken->words = before->words, taken->foreign = before->foreign;
    item = std::make_shared<const MediaItem>(std::move(*taken));
    const auto broken = brokenInvariant(project);
    if (!broken) return std::nullopt;
    item = before;
    return "does not hold what the cut asks of it: " + *broken;
}

} // namespace

void takeInMedia(ImportedFile& imported, const MediaResolver& store, const TakeIn& takeIn)
{
    for (const ForeignMedia& media : imported.media) {
        const MediaPtr item = itemOf(imported.project, media.item);
        if (store.pathOf(item->content)) continue;
        if (const auto why = cannotStand(imported.project, media, takeIn))
            imported.report.add("media \"" + item->name + "\" (" + media.written.substr(0, 200) + ") is offline: " + *why);
    }
}

} // namespace spot
