// SPDX-License-Identifier: GPL-3.0-or-later
// ui/desk/clipboard.h: clips on the system's clipboard, also between two windows and two projects.
// What lies there is a slice of a project as project_json.h writes it: first a timeline with the copied clips at their places,
// then the timelines inside of them, and their media; the slice's name is the identity of the project it comes from. Media are found again by their content.
#pragma once

#include "ui/desk/desk.h"

class QMimeData;

namespace spot
{

inline constexpr const char* clipsFormat = "application/x-spotwright-clips+json";

/// The selection; false with a hint when there is none.
bool copySelection(Desk& desk);
/// Copies, and leaves gaps.
bool cutSelection(Desk& desk);
/// At the playhead, times between the clips and their tracks kept: onto the tracks they come from, in another timeline onto those
/// of the same kind and order; what is missing is added. A single picture (sound) track goes to the one that was chosen as target.
/// Selects what came and puts the playhead after it. Refused: no clips there, bytes that cannot be read, media that the project lacks.
bool pasteClips(Desk& desk, bool insert);

/// What to take over from the first clip on the clipboard.
struct AttributeChoice {
    bool motion = true, opacity = true, crop = true; ///< of pictures: fit and transform; opacity and blend mode
    bool hearing = true;                             ///< of sounds
    bool style = true;                               ///< of texts
    bool effects = true;                             ///< of pictures, texts and colours: in place of those they have
    bool any() const { return motion || opacity || crop || hearing || style || effects; }
};
/// What that clip has; all false with a hint when there is none.
AttributeChoice attributesOnClipboard(Desk& desk);
/// Onto those of the selection that can have them.
bool pasteAttributes(Desk& desk, const AttributeChoice& choice);

} // namespace spot
