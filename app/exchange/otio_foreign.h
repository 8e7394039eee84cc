// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio_foreign.h: what a file of OTIO says beside what we have words for is kept with the things it came with, and
// said again when they are written: metadata, unknown effects, references and schemas, gaps and clocks.
#pragma once

#include "app/exchange/exchange_report.h"
#include "app/exchange/otio_json.h"
#include "app/model/project.h"

#include <map>

namespace spot
{

/// What the reader leaves with a thing before the rest of its foreign text is known.
struct OtioSource {
    std::int64_t mediaStart = 0;  ///< of a clip: where its media's own clock begins, frames of the timeline
    std::string referenceKey;     ///< of a clip: the name of its media reference; empty: DEFAULT_MEDIA
    ClipId ownerClip;             ///< of a marker: the clip that has it
    TrackId ownerTrack;           ///< of a marker: the track that has it
    std::string address;          ///< of a media: as the file names it
};
Foreign foreignOf(const OtioSource& source);
OtioSource sourceOf(const Foreign& foreign);

/// The objects of a file that became things of a project; they outlive this.
struct OtioOrigins {
    TimelineId id;
    const OtioJson* timeline = nullptr; ///< null: it came out of a stack inside of another one
    const OtioJson* stack = nullptr;    ///< its tracks
    std::map<TrackId, const OtioJson*> tracks;
    std::map<ClipId, const OtioJson*> clips;
    std::map<MarkerId, const OtioJson*> markers;
};

/// Keeps with the timeline and what is on it all that the file says otherwise than `ours`, the tree that the project is written
/// as now (for a timeline out of a stack: {"tracks": otioStack()}). What is longer than Foreign::longest is a line in the report.
void keepForeign(Project& project, OtioJson ours, const OtioOrigins& origins, ExchangeReport& report);

/// Puts what was kept into the tree. Where the cut of a track changed, its times are ours, and what stood at places that are
/// there no longer is a line in the report.
void bringBack(OtioJson& ours, const Project& project, const Timeline& timeline, ExchangeReport& report);
/// The same for what otioStack() gives.
void bringBackStack(OtioJson& stack, const Project& project, const Timeline& timeline, ExchangeReport& report);

/// Markers of a stack go to the clip or track that had them, or to its duplicate.
void placeForeignMarkers(OtioJson& stack, const Timeline& timeline);

/// How many things of the timeline have something that only OTIO carries.
std::size_t foreignCount(const Timeline& timeline);

} // namespace spot
