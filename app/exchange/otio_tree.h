// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio_tree.h: ways through a tree of OTIO: which object is which of our things, and what stands between clips.
#pragma once

#include "app/exchange/otio_json.h"
#include "app/model/timeline.h"

#include <functional>
#include <vector>

namespace spot
{

/// The number that an object of ours has in metadata.spotwright under "clip", "track", ...; 0: none.
std::uint64_t ourNumber(const OtioJson& object, const char* key);

/// The children of a track in groups: what stands before a clip, and the clip; the last group has none.
struct OtioGroup {
    OtioJson before = OtioJson::array(); ///< gaps, transitions and whatever else became no clip
    OtioJson clip;                       ///< null: the end of the track
    ClipId id;
};
using ClipOf = std::function<ClipId(const OtioJson& child)>; ///< 0: it is none
std::vector<OtioGroup> groupsOf(const OtioJson& children, const ClipOf& clipOf);
OtioJson childrenOf(std::vector<OtioGroup> groups);

/// The times of a track's children and nothing else: equal as long as the cut is the same.
std::string cutDigest(const OtioJson& children);

/// Where a marker belongs to; neither: the stack.
struct MarkerOwner {
    ClipId clip;
    TrackId track;
};
/// Markers of a timeline go to their clip or track, into its time. `stack`: of a timeline as we write it, all markers on it; those of
/// clips that show a timeline stay, for they would be taken for that timeline's own.
void placeMarkers(OtioJson& stack, const std::function<MarkerOwner(MarkerId)>& ownerOf);

/// A row of items, whatever its schema is called; what else stands in the place of a track is an item of its own.
bool isTrack(const OtioJson& json);
/// Without what we note in it, and without keys that say nothing: for comparing.
OtioJson bare(const OtioJson& json);
/// Of what bare() leaves.
std::string digestOf(const OtioJson& json);

/// A copy without some of its keys.
OtioJson without(const OtioJson& object, std::initializer_list<const char*> keys);

} // namespace spot
