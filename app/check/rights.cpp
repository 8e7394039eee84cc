// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/rules.h"

#include "app/model/nesting.h"

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
    const auto tell = [&](const Clip& clip, TrackId track, ClipId at, MediaTime when) {
        const auto* media = std::get_if<MediaClip>(&clip.content);
        const MediaItem* item = media ? project.find(media->media) : nullptr;
        if (!item || known.count(item->content) || !told.insert(item->id).second) return;
        findings.push_back({Severity::Warning, "rights", track, at, when, "where \"" + item->name + "\" comes from is not written in this machine's ledger",
                            "Import the file here, or deliver where it was made"});
    };
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips) tell(*clip, track->id, clip->id, clip->place.start);
    for (const TimelineId nested : allShownIn(project, timeline)) // told where the timeline is, their own clips are elsewhere
        for (const TrackPtr& track : project.find(nested)->tracks)
            for (const ClipPtr& clip : track->clips) tell(*clip, {}, {}, {});
}

} // namespace spot
