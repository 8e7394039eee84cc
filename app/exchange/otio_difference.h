// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio_difference.h: what a foreign object says beside ours, so that it can be said again of ours as it is later.
#pragma once

#include "app/exchange/otio_json.h"

namespace spot
{

/// Equal whatever the order of the keys; 25 and 25.0 are equal.
bool sameOtio(const OtioJson& a, const OtioJson& b);

/// How `theirs` differs from `ours`; null: not at all. An object by its keys, times and lists of values as a whole. A list of
/// objects of OTIO (effects, gaps and transitions) by its items: those of the same schema stand for each other, the others are
/// kept as they are. "spotwright" in metadata is ours and never looked at.
///   {"k": {KEY: difference}} | {"w": ours, "f": theirs} (either left out: the key is not there) | {"l": [{"i": index in ours, "n": difference} | {"f": theirs}]}
OtioJson differenceOf(const OtioJson& ours, const OtioJson& theirs);

/// `ours` with all that the difference says and that ours does not say otherwise by now: where ours is what it was, it becomes
/// what theirs was; where it changed, it stays. restored(ours, differenceOf(ours, theirs)) is theirs.
/// A damaged difference says nothing.
OtioJson restored(OtioJson ours, const OtioJson& difference);

/// The difference without what it says of this key.
OtioJson withoutKey(OtioJson difference, const char* key);

} // namespace spot
