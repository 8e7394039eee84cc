// SPDX-License-Identifier: GPL-3.0-or-later
// ui/desk/cut_commands.h: keys and menu rows for markers, in and out, ranges, speed, links and groups; each is one step of history.
#pragma once

#include "ui/desk/desk.h"

namespace spot
{

/// The in or out point goes to the playhead; out to the end of the frame on show. A point on the wrong side of it is taken away.
bool markIn(Desk& desk);
bool markOut(Desk& desk);
bool clearInAndOut(Desk& desk);
void goToIn(Desk& desk);
void goToOut(Desk& desk);
/// Both points at the ends of the selected clips, or without a selection of the picture under the playhead.
bool markClips(Desk& desk);
/// The marker at the playhead, if there is one.
const Marker* markerAtPlayhead(const Desk& desk);
/// A marker at the playhead. Refused where one stands already.
bool addMarker(Desk& desk);
/// The playhead to the next (+1) or previous (-1) marker.
bool goToMarker(Desk& desk, int direction);
/// Between in and out, on all tracks that are not locked; `close` lets what follows move up.
bool takeOutRange(Desk& desk, bool close);
bool splitAllAtPlayhead(Desk& desk);
/// The gap before the selected clip.
bool closeGapBefore(Desk& desk);
/// The selected clip and the next one change places.
bool swapWithNext(Desk& desk);
/// Copies of the selection right after it.
bool duplicateSelection(Desk& desk);
bool reverseSelection(Desk& desk);
/// Holds the picture of the selected clip at the playhead for two seconds.
bool freezeAtPlayhead(Desk& desk);
/// The clips that run with this one when links are taken along: linked with it, moving, one on each other track.
std::vector<ClipId> runningPartners(const Desk& desk, const Clip& clip);
/// Of the selected clips and their partners; what follows moves. percent: 1..10000 either way, negative backwards.
bool setSpeedOfSelection(Desk& desk, int percent);
/// Percent of the first selected clip; 100 where it has none.
int speedOfSelection(const Desk& desk);
/// Links the selection, or leaves the links when all of it is in one already.
bool toggleLink(Desk& desk);
bool toggleGroup(Desk& desk);
/// The selection becomes a timeline of this name, with a clip that shows it in its place.
bool nestSelection(Desk& desk, const QString& name);
/// The selected clip that shows a timeline becomes what it shows.
bool takeApart(Desk& desk);
/// Shows the timeline that the clip shows; false when it shows none.
bool openSequence(Desk& desk, ClipId clip);
/// The selected clips leave their groups.
bool ungroupSelection(Desk& desk);
/// Everything that ends after the playhead on tracks that are not locked; `oneTrack`: on those of the selection only.
bool selectForward(Desk& desk, bool oneTrack);

/// The timeline before (-1) or after (+1) the one on show, around the end.
void showNeighbour(Desk& desk, int direction);

/// What is selected with a clip: those in its group and, if the desk takes them, those linked to it.
Desk::Selection togetherWith(const Desk& desk, ClipId clip);

} // namespace spot
