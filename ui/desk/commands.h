// SPDX-License-Identifier: GPL-3.0-or-later
// ui/desk/commands.h: what a key or a menu does to the timeline on show; each is one step of history.
#pragma once

#include "ui/desk/desk.h"

namespace spot
{

enum class Lift { LeaveGap, CloseGap };

/// Splits the selected clips under the playhead, or without a selection every clip under it on tracks that are not locked.
bool splitAtPlayhead(Desk& desk);
bool deleteSelection(Desk& desk, Lift lift);
/// Moves the edge of the selected clips (or of the picture under the playhead) to the playhead; `ripple` closes the gap.
bool trimToPlayhead(Desk& desk, Edge edge, bool ripple);
/// By whole frames of the timeline.
bool nudgeSelection(Desk& desk, std::int64_t frames);
/// A text of three seconds at the playhead, selected: on a text track that is free there, else on a new one on top.
bool addText(Desk& desk);
/// Around the cut at the selected clip's start, see addTransition; takes away one that is there.
bool dissolveAtSelection(Desk& desk, MediaTime length);
/// Where the handles do not reach, all on the side where they do, or shorter; where there are none, the refusal says what is missing.
bool addTransition(Desk& desk, const Clip& clip, Transition wanted);
void selectAll(Desk& desk);
/// The playhead to the next (+1) or previous (-1) edge of any clip.
void goToEdit(Desk& desk, int direction);
/// Stops, with a hint, where the person's own work ends and what was made from the script begins.
bool undo(Desk& desk);
bool redo(Desk& desk);
/// The name of a history step in the person's language.
QString stepName(const std::string& englishName);

} // namespace spot
