// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/links.h: which clips belong together, and how far linked picture and sound have drifted apart.
#pragma once

#include "app/model/timeline.h"

#include <map>

namespace spot
{

/// The clips of the timeline with the same link, that one too, in the order of tracks and time; only that one without a link.
std::vector<ClipId> linkedWith(const Timeline& timeline, ClipId clip);
/// The same for groups.
std::vector<ClipId> groupedWith(const Timeline& timeline, ClipId clip);

/// How much later than its linked picture a sound plays what belongs together: 2: two frames late, -1: one frame early, 0: in
/// sync. For a picture: how much later than its sound. Counted in the timeline's frames to the nearest. Nothing is known of a
/// clip whose link holds no clip of the other kind with the same media (or timeline) and the same speed; of several, the nearest in time counts.
std::optional<std::int64_t> framesOutOfSync(const Timeline& timeline, ClipId clip);
/// The same of every clip of which something is known, at once.
std::map<ClipId, std::int64_t> framesOutOfSync(const Timeline& timeline);

} // namespace spot
