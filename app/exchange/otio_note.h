// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio_note.h: the foreign text of a thing as the JSON object that it is.
//   start, key, owner, address   what OtioSource holds
//   patch                        how the object differs from ours (otio_difference.h), without what has keys of its own here
//   was                          the number it had when it was read: its duplicates are found by it
//   markers                      [{"m": id of ours} | {"f": a marker that we did not read}]: where our order is another one; "none": no list
//   clip: about (whose reference it is), references, available (its range; "none": not said), before (what stands before it),
//         whole (the object, when it is neither Clip nor Stack), as (digest of ours that stands for it; none: whatever ours is)
//   track: timing, tail, bare; whole and as: one that is read in part only      timeline: stack
#pragma once

#include "app/exchange/otio_json.h"
#include "app/model/foreign.h"

namespace spot
{

inline constexpr const char* usualReference = "DEFAULT_MEDIA";

/// An object; an empty one when there is nothing or the text is damaged.
OtioJson noteIn(const Foreign& foreign);
Foreign foreignWith(const OtioJson& note);

/// The number of a key; 0 when it is not there or is none.
std::uint64_t numberAt(const OtioJson& object, const char* key);
/// The name of the media reference that the note is about.
std::string referenceKeyOf(const OtioJson& note);
/// The reference of a clip under this name, or null.
const OtioJson& referenceIn(const OtioJson& clip, const std::string& key);
/// Our clip with its media reference under another name.
void renameReference(OtioJson& clip, const std::string& key);
/// What a clip of ours is about: a timeline, or by its reference of this name a media item or a generator with its values.
OtioJson aboutOf(const OtioJson& clip, const std::string& key);

} // namespace spot
