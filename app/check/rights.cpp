// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/rules.h"

#include <set>

namespace spot
{

namespace
{

std::set<ContentHash> mediaWithOrigin(std::span<const LedgerEntry> ledger)
{
    std::set<ContentHash> known;
    for (const LedgerEntry& entry : ledger) {
        if (const auto* imported = std::get_if<Imported>(&entry.fact)) known.insert(imported->media);
        if (const auto* generated = std::get_if<Generated>(&entry.fact)) known.insert(generated->media);
    }
    return known;
}

} // namespace

void checkRights(const Project& project, const Timeline& timeline, std::span<const LedgerEntry> ledger, Findings& findings)
{
    const auto known = mediaWithOrigin(ledger);
    std::set<MediaId> told;
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips) {
            const auto* media = std::get_if<MediaClip>(&clip->content);
            const MediaItem* item = media ? project.find(media->media) : nullptr;
            if (!item || known.count(item->content) || !told.insert(item->id).second) continue;
            findings.push_back({Severity::Warning, "rights", track->id, clip->id, clip->place.start, "where \"" + item->name + "\" comes from is not written in this machine's ledger",
                                "Import the file here, or deliver where it was made"});
        }
}

} // namespace spot
