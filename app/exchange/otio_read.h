// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio_read.h: one Timeline of OTIO into a cut.
#pragma once

#include "app/exchange/foreign_cut.h"
#include "app/exchange/otio.h"
#include "app/exchange/otio_foreign.h"

namespace spot
{

/// What a media without an address is called by, before the name of its clip.
inline constexpr std::string_view missingMark = "missing: ";

/// The project inside of a file of ours that somebody changed, and where the file says its media are.
struct OtioOwn {
    const Project& project;
    AddressOf addressOf;
};

/// own: of a file of ours, or null. place: what stands before the keys in sentences. A Stack or Track inside of a track becomes a
/// timeline that a clip shows; two with the same in them are one. The origins, those of timelines inside first, point into `timeline`.
/// Errors: Corrupt, OutOfRange, Unsupported, with the place.
Result<std::vector<OtioOrigins>> readOtio(const OtioJson& timeline, const std::string& place, ForeignCut& cut, const OtioOwn* own, ExchangeReport& report);

} // namespace spot
