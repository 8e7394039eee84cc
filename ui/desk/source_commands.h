// SPDX-License-Identifier: GPL-3.0-or-later
// ui/desk/source_commands.h: three- and four-point editing from the media item that is looked at, onto the targets.
#pragma once

#include "ui/desk/desk.h"

namespace spot
{

/// A point of the source goes to where it is looked at; out to the end of that frame. A point on the wrong side is taken away.
bool markSource(Desk& desk, Edge edge);
void clearSourceMarks(Desk& desk);
/// By frames of the item's own rate, within the item.
void stepSource(Desk& desk, std::int64_t frames);
void lookAt(Desk& desk, MediaTime at);

/// What gives way when the source's length is not that of the place.
enum class FourPoints { Fit, IgnoreSourceOut, IgnoreSourceIn, IgnoreOut, IgnoreIn };
/// True when all four points are set and the lengths differ: then one of FourPoints is to be chosen.
bool areFourPoints(const Desk& desk);

/// Puts the source, between its points, onto the targets, at the timeline's in or out point or the playhead; a still without a
/// place lasts three seconds. A film's sound goes to the target of sounds, if there is one, linked with its picture. Selects what
/// came; without a marked place the playhead goes after it.
bool putSource(Desk& desk, bool insert, FourPoints choice = FourPoints::IgnoreOut);

} // namespace spot
